import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadDirInputs } from '../../src/action/modes/upload-dir.ts';
import type { DeletePrefixInputs } from '../../src/action/inputs/delete-prefix.ts';
import type { Inputs } from '../../src/action/modes/modes.ts';
import type { S3Server } from 's3-test-server';

export const BUCKET = 'test-bucket';
export const OTHER_BUCKET = 'other-bucket';

/** What a run works on, and what the server holds when it has ended well. */
export interface Scenario {
  readonly inputs: (place: Pick<S3Server, 'endpoint' | 'region'>, concurrency: number) => Inputs;
  /** Fills the bucket before the run; what lies beside the prefix is there in any case. */
  readonly seed: (server: S3Server) => void;
  /** Bodies under the prefix at the end, by key. */
  readonly expected: Readonly<Record<string, string | Buffer>>;
  /** Versions under the prefix at the end, of each key the newest first; a marker is `undefined`. */
  readonly expectedVersions?: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** The Cache-Control that objects have at the end, by key. */
  readonly cacheControl?: Readonly<Record<string, string>>;
  /** Key of what a sync writes of its own accord. */
  readonly stateKey?: string;
  /** Keys of the uploads that are open at the end; default: none. */
  readonly uploads?: readonly string[];
  /** Rows in a page of a listing. */
  readonly pageSize?: number;
  /** Whether few runs at a time keep each other's bodies waiting. */
  readonly hasLargeBodies?: true;
}

/** What no run may touch. */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  'site-backup/a': 'neighbour',
  site: 'named like the prefix',
  'other/a': 'elsewhere',
};

export const common = {
  bucket: BUCKET,
  prefix: 'site/',
  allowHttp: false,
  forcePathStyle: true,
  dryRun: false,
  onFailure: 'fail',
  summary: true,
  title: '',
  unmatched: 'auto',
  warnings: [],
} as const;

export function uploads(
  files: Readonly<Record<string, string | Buffer>>,
  more: Partial<Scenario> = {},
) {
  const source = directoryOf(files);
  return async (ifExists: UploadDirInputs['ifExists']): Promise<Scenario> => {
    const root = await source;
    return {
      inputs: ({ endpoint, region }, concurrency) => ({
        ...common,
        mode: 'upload-dir',
        endpoint,
        region,
        concurrency,
        batchSize: 1000,
        source: root,
        sourceGiven: 'public',
        include: [],
        exclude: [],
        includeHiddenFiles: false,
        followSymlinks: false,
        allowEmptySource: false,
        headers: [],
        ifExists,
      }),
      seed: () => undefined,
      expected: underPrefix(files),
      ...more,
    };
  };
}

export function deletes(
  keys: readonly string[],
  more: Partial<DeletePrefixInputs> = {},
  pageSize = 3,
): Scenario {
  return {
    inputs: ({ endpoint, region }, concurrency) => ({
      ...common,
      mode: 'delete-prefix',
      keepNewestOf: 'directories',
      include: [],
      exclude: [],
      versions: 'current',
      bypassGovernance: false,
      deleteCondition: 'auto',
      endpoint,
      region,
      concurrency,
      batchSize: 2,
      ...more,
    }),
    seed: (server) => {
      for (const key of keys) server.bucket(BUCKET).seed(`site/${key}`, key);
    },
    expected: {},
    pageSize,
  };
}

/** A deletion after which these are left. */
export function retained(
  keys: readonly string[],
  left: readonly string[],
  more: Partial<DeletePrefixInputs>,
): Scenario {
  const expected = underPrefix(Object.fromEntries(left.map((key) => [key, key])));
  return { ...deletes(keys, more), expected };
}

/** A directory that holds these files. */
export async function directoryOf(
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(root, { recursive: true });
  for (const [name, body] of Object.entries(files)) await writeFile(join(root, name), body);
  return root;
}

export async function keysFileOf(names: readonly string[]): Promise<string> {
  const root = await directoryOf({ keys: names.map((name) => `site/${name}\n`).join('') });
  return join(root, 'keys');
}

export function underPrefix<Body>(files: Readonly<Record<string, Body>>): Record<string, Body> {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`site/${name}`, body]));
}
