import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeletePrefixInputs, Inputs, UploadDirInputs } from '../../src/action/inputs/types.ts';
import type { S3Server } from '../support/s3-server/index.ts';

export const BUCKET = 'test-bucket';
export const OTHER_BUCKET = 'other-bucket';
const PART = 8 * 1024 * 1024;

/** What a run works on, and what the server holds when it has ended well. */
export interface Scenario {
  readonly inputs: (server: S3Server, concurrency: number) => Inputs;
  /** Fills the bucket before the run; what lies beside the prefix is there in any case. */
  readonly seed: (server: S3Server) => void;
  /** Bodies under the prefix at the end, by key. */
  readonly expected: Readonly<Record<string, string | Buffer>>;
  /** Keys of the uploads that are open at the end; default: none. */
  readonly uploads?: readonly string[];
  /** Rows in a page of a listing. */
  readonly pageSize?: number;
  /** Runs at a time that do not keep each other's bodies waiting; default: many. */
  readonly lanes?: number;
}

/** What no run may touch. */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  'site-backup/a': 'neighbour',
  site: 'named like the prefix',
  'other/a': 'elsewhere',
};

const LARGE = Buffer.alloc(PART + 1, 'large');

const common = {
  bucket: BUCKET,
  prefix: 'site/',
  allowHttp: false,
  forcePathStyle: true,
  dryRun: false,
  onFailure: 'fail',
} as const;

function uploads(files: Readonly<Record<string, string | Buffer>>, more: Partial<Scenario> = {}) {
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

function deletes(
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
function retained(
  keys: readonly string[],
  left: readonly string[],
  more: Partial<DeletePrefixInputs>,
): Scenario {
  const expected = underPrefix(Object.fromEntries(left.map((key) => [key, key])));
  return { ...deletes(keys, more), expected };
}

/** Old uploads under the prefix, two of them to one key, beside what must stay. */
function aborts(): Scenario {
  const left = ['site-backup/u', 'site/young'];
  return {
    inputs: ({ endpoint, region }, concurrency) => ({
      ...common,
      mode: 'abort-uploads',
      include: [],
      exclude: [],
      olderThan: 30 * 60_000,
      endpoint,
      region,
      concurrency,
      batchSize: 1000,
    }),
    seed: (server) => {
      const bucket = server.bucket(BUCKET);
      for (const key of ['k0', 'k1', 'k1', 'k2'])
        bucket.seedUpload(`site/${key}`, { parts: ['x'] });
      bucket.seedUpload('site-backup/u');
      bucket.seedUpload('site/young', { initiated: new Date() });
    },
    expected: {},
    uploads: left,
    pageSize: 2,
  };
}

async function directoryOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(root, { recursive: true });
  for (const [name, body] of Object.entries(files)) await writeFile(join(root, name), body);
  return root;
}

async function keysFileOf(names: readonly string[]): Promise<string> {
  const root = await directoryOf({ keys: names.map((name) => `site/${name}\n`).join('') });
  return join(root, 'keys');
}

function underPrefix<Body>(files: Readonly<Record<string, Body>>): Record<string, Body> {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`site/${name}`, body]));
}

const FILES = { 'a.css': 'a', 'b.js': 'b', 'c.png': '', 'index.html': '<p>' };
const FIVE = ['k0', 'k1', 'k2', 'k3', 'k4'];

/** Every kind of request that a mode sends is sent in one of these. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'upload of files': await uploads(FILES)('overwrite'),
  'upload of absent files': await uploads(FILES, {
    seed: (server) => {
      server.bucket(BUCKET).seed('site/a.css', 'theirs');
    },
    expected: underPrefix({ ...FILES, 'a.css': 'theirs' }),
  })('skip'),
  'upload in parts': await uploads({ large: LARGE, small: 's' }, { lanes: 3 })('overwrite'),
  'upload in parts of absent files': await uploads({ large: LARGE }, { lanes: 3 })('skip'),
  'deletion of a prefix': deletes(FIVE),
  'deletion under a cap': deletes(FIVE, { maxDeletes: { kind: 'count', count: 5 } }),
  'deletion of named keys': deletes(FIVE, { keysFrom: await keysFileOf(FIVE) }),
  'abortion of uploads': aborts(),
  'deletion of a key that XML has not': deletes(['k0', 'k\u0001']),
  'deletion of all but the newest directory': retained(
    ['1/a', '1/b', '2/a', '3/a', '3/b', 'beside'],
    ['3/a', '3/b', 'beside'],
    { keepNewest: 1 },
  ),
  'deletion of all but the newest objects': retained(FIVE, ['k3', 'k4'], {
    keepNewest: 2,
    keepNewestOf: 'objects',
    maxDeletes: { kind: 'count', count: 3 },
  }),
};
