import { hash } from 'node:crypto';
import { contentOf } from '../../src/core/items.ts';
import type { ListedObject, ObjectStore } from '../../src/object-store/object-store.ts';
import type { Chance } from './chance.ts';
import type { Evidence } from './evidence.ts';
import type { Kind } from './hostile-wire.ts';
import { type Encoding, type Naming, OBJECT } from './store-answers.ts';
import { must } from './topic.ts';

export const BUCKET = 'fuzzed-bucket';
export const PREFIX = 'site/';

/** The result for an object that isn't there. */
export const ABSENT = 'absent';

export interface Told {
  readonly kind: Kind;
  /** The answers, for a finding. */
  readonly about: () => string;
}

/** What a store is asked for, and what must have been said if it resolves. */
export interface Question {
  readonly name: string;
  ask(store: ObjectStore, chance: Chance): Promise<unknown>;
  prove(result: unknown, evidence: Evidence, told: Told): void;
  /** The result of a valid answer, as JSON; undefined: it differs. */
  readonly expected?: unknown;
  /** Whether an answer to another question is told from its own. */
  readonly isItsOwn?: boolean;
  /** Whether some are refused before they are sent. */
  readonly isRefusable?: boolean;
  /** What is in the bucket; undefined: the usual names. */
  readonly naming?: (chance: Chance, encoding: Encoding) => Naming;
}

export function question<Result>(
  name: string,
  ask: (store: ObjectStore, chance: Chance) => Promise<Result>,
  prove: (result: Result, evidence: Evidence, told: Told) => void,
  expected?: unknown,
  more: Pick<Question, 'isItsOwn' | 'isRefusable' | 'naming'> = {},
): Question {
  return { name, ask, prove: prove, expected, ...more };
}

const ITS_OWN = { isItsOwn: true };

const at = (key: string) => ({ bucket: BUCKET, key: PREFIX + key });

/** ETags that stand in an answer where no ETag of an object may stand. */
const FOREIGN = /of-a-trailer|of-an-informational|9{32}/;

export function proveETag(
  etag: string | undefined,
  evidence: Evidence,
  { kind, about }: Told,
): void {
  must(etag !== undefined && etag !== '', () => `stored without an ETag: ${about()}`);
  const said = [...evidence.valuesOf('etag'), ...evidence.textsOf('ETag')];
  must(said.includes(etag ?? ''), () => `stored with an ETag that nothing said: ${about()}`);
  const isTaken = kind !== 'bytes' && FOREIGN.test(etag ?? '');
  must(!isTaken, () => `the ETag of another answer is taken: ${about()}`);
}

function proveRows(
  rows: readonly { readonly key: string }[],
  element: readonly string[],
  isLast: boolean,
  evidence: Evidence,
  { kind, about }: Told,
): void {
  const keys = evidence.textsOf('Key');
  for (const { key } of rows) {
    must(key.startsWith(PREFIX), () => `lists ${JSON.stringify(key)}: ${about()}`);
    must(keys.has(key), () => `lists ${JSON.stringify(key)}, which nothing said: ${about()}`);
  }
  const said = element.reduce((sum, name) => sum + evidence.count(name), 0);
  // Two answers have twice the rows; there, the result is compared as a whole.
  must(
    rows.length === said || kind === 'splice',
    () => `lists ${rows.length} of ${said} rows: ${about()}`,
  );
  const ends = evidence.textsOf('IsTruncated');
  must(!isLast || ends.has('false'), () => `ends, and nothing said so: ${about()}`);
}

const NAMES = ['a', 'b/c', 'd', 'e.html', 'f'];
const FACTS = { size: 5, etag: '"0123456789abcdef0123456789abcdef"' };
const MODIFIED = { lastModified: '2026-11-30T02:59:00.000Z', storageClass: 'STANDARD' };
const SERVER_TIME = { serverTime: '2026-11-30T03:00:00.000Z' };

export const IN_PARTS = 'a put in parts';

const writes: readonly Question[] = [
  question(
    'put',
    async (store, chance) => {
      const content = Buffer.from(`content ${chance.next()}`);
      const result = await store.put({ ...at('a'), content: contentOf(content), headers: {} });
      return { ...result, md5: `"${hash('md5', content)}"` };
    },
    ({ etag, md5 }, evidence, told) => {
      proveETag(etag, evidence, told);
      const isIntact = ['framing', 'splice', 'informational', 'early', 'late'].includes(told.kind);
      must(!isIntact || etag === md5, () => `the ETag is another object's: ${told.about()}`);
    },
    undefined,
    ITS_OWN,
  ),
  question(
    IN_PARTS,
    (store) =>
      store.put({
        ...at('large'),
        content: contentOf(Buffer.from('0123456789')),
        partSize: 4,
        headers: {},
      }),
    ({ etag }, evidence, told) => {
      proveETag(etag, evidence, told);
    },
  ),
  question(
    'copy',
    (store) => store.copy({ ...at('a'), source: at('b'), headers: {} }),
    ({ etag }, evidence, told) => {
      proveETag(etag, evidence, told);
    },
    { etag: `"${hash('md5', OBJECT)}"`, attempts: 1 },
  ),
  question(
    'deleteMany',
    (store) =>
      store.deleteMany({
        bucket: BUCKET,
        objects: NAMES.map((name) => ({ key: PREFIX + name })),
      }),
    (results, evidence, { about }) => {
      const deleted = evidence.textsWithin('Deleted', 'Key');
      const isSingle = (key: string) =>
        evidence.sent.some(({ request: { method, path } }) => {
          return method === 'DELETE' && path.endsWith(`/${key}`);
        });
      NAMES.forEach((name, index) => {
        const key = PREFIX + name;
        const result = results[index];
        must(result !== undefined, () => `no result for ${key}: ${about()}`);
        if (result === undefined || 'error' in result) return;
        must(deleted.has(key) || isSingle(key), () => `${key} counts as deleted: ${about()}`);
      });
    },
    NAMES.map(() => ({ attempts: 1 })),
    ITS_OWN,
  ),
  question(
    'abortUpload',
    (store) => store.abortUpload({ ...at('large'), uploadId: 'upload-1' }),
    (_, evidence, { about }) => {
      must(evidence.hasStatus('204'), () => `aborted without status 204: ${about()}`);
    },
    { attempts: 1 },
  ),
];

const reads: readonly Question[] = [
  question(
    'head',
    async (store) => (await store.head(at('a'))) ?? ABSENT,
    (result, evidence, { about }) => {
      if (result === ABSENT) {
        must(evidence.hasStatus('404'), () => `absent without a 404: ${about()}`);
        return;
      }
      const said = (name: string) => evidence.valuesOf(name);
      must(
        result.etag === undefined || said('etag').includes(result.etag),
        () => `an ETag that nothing said: ${about()}`,
      );
      must(
        result.size === undefined || said('content-length').map(Number).includes(result.size),
        () => `a size that nothing said: ${about()}`,
      );
    },
  ),
  ...[true, false].map((inPieces) =>
    question(
      inPieces ? 'get in pieces' : 'get',
      async (store) => {
        const { size, body } = await store.get({ ...at('a'), inPieces });
        const pieces: Uint8Array[] = [];
        for await (const piece of body) pieces.push(piece);
        return { size, bytes: Buffer.concat(pieces) };
      },
      ({ size, bytes }, evidence, { kind, about }) => {
        must(bytes.length === size, () => `${bytes.length} of ${size} bytes: ${about()}`);
        const isChecked =
          evidence.valuesOf('x-amz-checksum-crc32').length > 0 && !['bytes', 'head'].includes(kind);
        must(!isChecked || bytes.equals(OBJECT), () => `other bytes: ${about()}`);
      },
    ),
  ),
  question(
    'grants',
    (store) => store.grants(at('a')),
    (_, evidence, { about }) => {
      must(evidence.count('AccessControlPolicy') > 0, () => `grants of nothing: ${about()}`);
    },
    { 'x-amz-acl': 'public-read' },
  ),
  question(
    'tags',
    (store) => store.tags(at('a')),
    (tags, evidence, { kind, about }) => {
      const count = Object.values(tags).join('').split('&').filter(Boolean).length;
      must(evidence.count('Tag') === count || kind === 'splice', () => `${count} tags: ${about()}`);
    },
    { 'x-amz-tagging': 'team=web' },
  ),
  question(
    'uploadSize',
    (store) => store.uploadSize({ ...at('large'), uploadId: 'upload-1' }),
    (size, _, { about }) => {
      must(Number.isInteger(size) && size >= 0, () => `${size} bytes: ${about()}`);
    },
    12,
  ),
];

const listings: readonly Question[] = [
  question(
    'list',
    (store) => store.list({ bucket: BUCKET, prefix: PREFIX }),
    ({ objects, nextToken }, evidence, told) => {
      proveRows(objects, ['Contents'], nextToken === undefined, evidence, told);
      must(sound(objects), () => `a size or a date is none: ${told.about()}`);
    },
    {
      objects: NAMES.map((name) => ({ key: PREFIX + name, ...FACTS, ...MODIFIED })),
      ...SERVER_TIME,
      nextToken: 'token-2',
    },
    ITS_OWN,
  ),
  question(
    'listVersions',
    (store) => store.listVersions({ bucket: BUCKET, prefix: PREFIX }),
    ({ versions, next }, evidence, told) => {
      proveRows(versions, ['Version', 'DeleteMarker'], next === undefined, evidence, told);
      must(sound(versions), () => `a size or a date is none: ${told.about()}`);
    },
    {
      versions: NAMES.map((name, index) => ({
        key: PREFIX + name,
        versionId: `v${index}`,
        isLatest: true,
        isDeleteMarker: false,
        ...FACTS,
        ...MODIFIED,
      })),
      ...SERVER_TIME,
      next: { key: `${PREFIX}f`, versionId: 'v4' },
    },
    ITS_OWN,
  ),
  question(
    'listUploads',
    (store) => store.listUploads({ bucket: BUCKET, prefix: PREFIX }),
    ({ uploads, next }, evidence, told) => {
      proveRows(uploads, ['Upload'], next === undefined, evidence, told);
    },
    {
      uploads: NAMES.map((name, index) => ({
        key: PREFIX + name,
        uploadId: `u${index}`,
        initiated: MODIFIED.lastModified,
      })),
      ...SERVER_TIME,
      next: { key: `${PREFIX}f`, uploadId: 'u4' },
    },
    ITS_OWN,
  ),
];

function sound(rows: readonly Pick<ListedObject, 'size' | 'lastModified'>[]): boolean {
  return rows.every(({ size, lastModified }) => {
    return Number.isSafeInteger(size) && size >= 0 && !Number.isNaN(lastModified.getTime());
  });
}

export const QUESTIONS = [...writes, ...reads, ...listings];
