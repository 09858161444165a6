import {
  BUCKET,
  common,
  deletes,
  keysFileOf,
  retained,
  underPrefix,
  uploads,
  type Scenario,
} from './scenario.ts';
import { syncs, syncsWithState } from './sync-scenario.ts';

const PART = 8 * 1024 * 1024;
const LARGE = Buffer.alloc(PART + 1, 'large');

/** Bodies of the versions of each key, the oldest first; `undefined` is a delete marker. */
type Stacks = Readonly<Record<string, readonly (string | undefined)[]>>;

function versionDeletes(versions: 'noncurrent' | 'all', stacks: Stacks, left: Stacks): Scenario {
  const current = Object.entries(left).flatMap(([key, [body]]) =>
    body === undefined ? [] : [[key, body] as const],
  );
  return {
    ...deletes([], { versions }, 2),
    seed: (server) => {
      server.setVersioning(BUCKET, 'Enabled');
      for (const [key, bodies] of Object.entries(stacks)) {
        for (const [n, body] of bodies.entries()) {
          const lastModified = new Date(Date.UTC(2020, 0, n + 1));
          const options = { lastModified, isDeleteMarker: body === undefined };
          server.bucket(BUCKET).seed(`site/${key}`, body, options);
        }
      }
    },
    expected: underPrefix(Object.fromEntries(current)),
    expectedVersions: underPrefix(left),
  };
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

const FILES = { 'a.css': 'a', 'b.js': 'b', 'c.png': '', 'index.html': '<p>' };
const STACKS: Stacks = {
  k0: ['0', '1', '2'],
  k1: ['0', '1', undefined],
  k2: [undefined],
  k3: ['0'],
  k4: ['0', undefined, '2'],
};
/** A site in a site, one with a lease. */
const STATES = [
  ...['.s3-batch-action', '.s3-batch-action.lease', 'a', 'b/.s3-batch-action', 'b/c', 'd'],
];
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
  'upload in parts': await uploads(
    { large: LARGE, small: 's' },
    { hasLargeBodies: true },
  )('overwrite'),
  'upload in parts of absent files': await uploads(
    { large: LARGE, small: 's' },
    { hasLargeBodies: true },
  )('skip'),
  'deletion of a prefix': deletes(FIVE),
  'deletion under a cap': deletes(FIVE, { maxDeletes: { kind: 'count', count: 5 } }),
  'deletion of all versions': versionDeletes('all', STACKS, {}),
  'deletion of sites with their states': deletes(STATES),
  'deletion of all versions of a site': versionDeletes(
    'all',
    { ...STACKS, '.s3-batch-action': ['0', '1'], '.s3-batch-action.lease': ['0'] },
    {},
  ),
  'deletion of noncurrent versions': versionDeletes('noncurrent', STACKS, {
    k0: ['2'],
    k1: [undefined],
    k2: [undefined],
    k3: ['0'],
    k4: ['2'],
  }),
  'deletion of named keys': deletes(FIVE, { keysFrom: await keysFileOf(FIVE) }),
  'abortion of uploads': aborts(),
  'synchronisation of a site': await syncs(),
  'synchronisation with a state': await syncsWithState(),
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
