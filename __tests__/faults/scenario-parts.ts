import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inputs } from '../../src/action/inputs/types.ts';
import type { S3Server } from '../support/s3-server/index.ts';

export const BUCKET = 'test-bucket';

/** What a run works on, and what the server holds when it has ended well. */
export interface Scenario {
  readonly inputs: (server: S3Server, concurrency: number) => Inputs;
  /** Fills the bucket before the run; what lies beside the prefix is there in any case. */
  readonly seed: (server: S3Server) => void;
  /** Bodies under the prefix at the end, by key. */
  readonly expected: Readonly<Record<string, string | Buffer>>;
  /** Versions under the prefix at the end, of each key the newest first; a marker is `undefined`. */
  readonly expectedVersions?: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** The Cache-Control that objects have at the end, by key. */
  readonly cacheControl?: Readonly<Record<string, string>>;
  /** Rows in a page of a listing. */
  readonly pageSize?: number;
  /** Runs at a time that do not keep each other's bodies waiting; default: many. */
  readonly lanes?: number;
}

export const common = {
  bucket: BUCKET,
  prefix: 'site/',
  allowHttp: false,
  forcePathStyle: true,
  dryRun: false,
  onFailure: 'fail',
} as const;

/** A directory that holds these files. */
export async function directoryOf(
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(root, { recursive: true });
  for (const [name, body] of Object.entries(files)) await writeFile(join(root, name), body);
  return root;
}

export function underPrefix<Body>(files: Readonly<Record<string, Body>>): Record<string, Body> {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`site/${name}`, body]));
}
