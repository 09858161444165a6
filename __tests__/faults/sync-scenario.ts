import { createHash } from 'node:crypto';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import { createHeadersFor } from '../../src/headers/headers-for.ts';
import { headersHash, randomDigits } from '../../src/sync/state/digests.ts';
import { encodeState } from '../../src/sync/state/format.ts';
import { type StateEntry, tablesOfEntries } from '../../src/sync/state/tables.ts';
import { BUCKET, common, directoryOf, type Scenario, underPrefix } from './scenario.ts';

type Files = Readonly<Record<string, string>>;

const SITE: Files = { 'a.css': 'a', 'b.js': 'new', 'index.html': '<p>', 'new.png': 'n' };
const STATE_KEY = 'site/.s3-batch-action';
const RULES = [{ glob: 'a.css', headers: { 'cache-control': 'no-cache' } }];

/** A site of which one file changed, one is new, one object's headers are wrong and two must go. */
export async function syncs(): Promise<Scenario> {
  const before: Files = { 'a.css': 'a', 'b.js': 'old', 'index.html': '<p>', k0: 'x', k1: 'x' };
  return {
    inputs: await inputsFor(SITE, undefined),
    seed: (server) => {
      for (const [name, body] of Object.entries(before)) {
        server.bucket(BUCKET).seed(`site/${name}`, body, { lastModified: anHourAgo() });
      }
    },
    expected: underPrefix(SITE),
    cacheControl: { 'site/a.css': 'no-cache' },
    pageSize: 3,
  };
}

/** The same after a deploy that left a state, by which one file needs no request. */
export async function syncsWithState(): Promise<Scenario> {
  const site: Files = { 'a.css': 'a', 'b.js': 'new', 'index.html': '<p>' };
  const before: Files = { ...site, 'b.js': 'old', k0: 'gone' };
  const headersFor = createHeadersFor([]);
  return {
    ...(await syncs()),
    inputs: await inputsFor(site, STATE_KEY),
    seed: (server) => {
      const lastModified = anHourAgo();
      for (const [name, body] of Object.entries(before)) {
        const headers = headersFor(name) as Readonly<Record<string, string>>;
        server.bucket(BUCKET).seed(`site/${name}`, body, { lastModified, headers });
      }
      server.bucket(BUCKET).seed(STATE_KEY, stateOf(before, headersFor), { lastModified });
    },
    expected: underPrefix(site),
    stateKey: STATE_KEY,
  };
}

async function inputsFor(files: Files, stateKey: string | undefined): Promise<Scenario['inputs']> {
  const root = await directoryOf(files);
  return ({ endpoint, region }, concurrency) => ({
    ...common,
    mode: 'sync-dir',
    endpoint,
    region,
    concurrency,
    batchSize: 1,
    source: root,
    sourceGiven: 'public',
    include: [],
    exclude: [],
    includeHiddenFiles: false,
    followSymlinks: false,
    allowEmptySource: false,
    headers: RULES,
    deletes: true,
    compare: 'content',
    keepDeletedFor: 0,
    deleteCondition: 'auto',
    stateKey,
    uploadOrder: ['assets', 'rest', 'html'],
  });
}

/** What a deploy of these files has left. */
function stateOf(files: Files, headersFor: (path: string) => ObjectHeaders): Buffer {
  const entries = Object.entries(files).map(([name, body]): readonly [string, StateEntry] => {
    const md5 = createHash('md5').update(body).digest('hex');
    const headers = headersHash(headersFor(name));
    return [`site/${name}`, { etag: md5, size: body.length, content: md5, headers, unknown: [] }];
  });
  const [salt, nonce] = [randomDigits(), randomDigits()];
  const tables = tablesOfEntries(salt, entries);
  const state = { condition: 'clean', salt, nonce, lock: undefined, tables, carried: [] } as const;
  const { size, copy } = encodeState(state, { bucket: BUCKET, prefix: common.prefix });
  return copy(0, size);
}

function anHourAgo(): Date {
  return new Date(Date.now() - 3_600_000);
}
