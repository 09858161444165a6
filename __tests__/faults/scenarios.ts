import type { DeletePrefixInputs, UploadDirInputs } from '../../src/action/inputs/types.ts';

import { BUCKET, common, directoryOf, underPrefix, type Scenario } from './scenario-parts.ts';
import { syncs } from './sync-scenario.ts';

export { BUCKET, type Scenario } from './scenario-parts.ts';

export const OTHER_BUCKET = 'other-bucket';
const PART = 8 * 1024 * 1024;

/** What no run may touch. */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  'site-backup/a': 'neighbour',
  site: 'named like the prefix',
  'other/a': 'elsewhere',
};

const LARGE = Buffer.alloc(PART + 1, 'large');

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
      versions: 'current',
      bypassGovernance: false,
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

const FILES = { 'a.css': 'a', 'b.js': 'b', 'c.png': '', 'index.html': '<p>' };
const STACKS: Stacks = {
  k0: ['0', '1', '2'],
  k1: ['0', '1', undefined],
  k2: [undefined],
  k3: ['0'],
  k4: ['0', undefined, '2'],
};
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
  'deletion of all versions': versionDeletes('all', STACKS, {}),
  'deletion of noncurrent versions': versionDeletes('noncurrent', STACKS, {
    k0: ['2'],
    k1: [undefined],
    k2: [undefined],
    k3: ['0'],
    k4: ['2'],
  }),
  'synchronisation of a site': await syncs(),
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
