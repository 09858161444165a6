import { describe, expect, it } from 'vitest';
import { deleteObjects } from '../../../src/s3/operations/object/delete-objects.ts';
import type { Answer, Fault } from 's3-test-server';
import { contentOf } from '../../../src/core/items.ts';
import { PART_SIZE } from '../../../src/object-store/part-sizes.ts';
import type { S3Store } from '../../../src/s3/store.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

/** Answers in which an element has another text; without a text, the element is left out. */
function withElement(name: string, text?: string): Fault {
  const element = new RegExp(`<${name}>[^<]*</${name}>|<${name} */>`);
  const edit = ({ body, ...answer }: Answer): Answer => {
    const told = text === undefined ? '' : `<${name}>${text}</${name}>`;
    const cleared = body.toString().replace(element, '');
    return { ...answer, body: Buffer.from(cleared.replace(/<\/[^<]*>$/, `${told}$&`)) };
  };
  return { kind: 'edit', edit };
}

const upload = { bucket: BUCKET, key: 'p/a', uploadId: 'u' };
const large = (store: S3Store) =>
  store.put({
    bucket: BUCKET,
    key: 'p/a',
    content: contentOf(Buffer.alloc(PART_SIZE + 1)),
    headers: {},
  });
const list = (store: S3Store) => store.list({ bucket: BUCKET, prefix: 'p/' });
const after = { key: 'p/a', versionId: 'v', uploadId: 'u' };

type Row = readonly [string, string, string, (store: S3Store) => Promise<unknown>];
const ROWS: readonly Row[] = [
  ['ListObjectsV2', 'Prefix', 'q/', list],
  ['ListObjectsV2', 'Prefix', '', list],
  ['ListObjectsV2', 'ContinuationToken', 'x', list],
  ['ListObjectsV2', 'StartAfter', 'p/a', list],
  [
    'ListObjectsV2',
    'StartAfter',
    'p/b',
    (store) => store.list({ bucket: BUCKET, prefix: 'p/', startAfter: 'p/a' }),
  ],
  [
    'ListObjectsV2',
    'ContinuationToken',
    'x',
    (store) =>
      store.list({
        bucket: BUCKET,
        prefix: 'p/',
        continuationToken: Buffer.from('after:p/a').toString('base64'),
      }),
  ],
  [
    'ListObjectVersions',
    'Prefix',
    'q/',
    (store) => store.listVersions({ bucket: BUCKET, prefix: 'p/' }),
  ],
  [
    'ListObjectVersions',
    'KeyMarker',
    '',
    (store) => store.listVersions({ bucket: BUCKET, prefix: 'p/', after }),
  ],
  [
    'ListObjectVersions',
    'VersionIdMarker',
    'w',
    (store) => store.listVersions({ bucket: BUCKET, prefix: 'p/', after }),
  ],
  [
    'ListMultipartUploads',
    'Prefix',
    'q/',
    (store) => store.listUploads({ bucket: BUCKET, prefix: 'p/' }),
  ],
  [
    'ListMultipartUploads',
    'KeyMarker',
    'p/b',
    (store) => store.listUploads({ bucket: BUCKET, prefix: 'p/', after }),
  ],
  [
    'ListMultipartUploads',
    'UploadIdMarker',
    'w',
    (store) => store.listUploads({ bucket: BUCKET, prefix: 'p/', after }),
  ],
  ['ListParts', 'UploadId', 'w', (store) => store.uploadSize(upload)],
  ['ListParts', 'Key', 'p/b', (store) => store.uploadSize(upload)],
  ['CreateMultipartUpload', 'Key', 'p/b', large],
  ['CompleteMultipartUpload', 'Key', 'p/b', large],
];

describe('hazard 80: a document that is the answer to another request', () => {
  it.each(ROWS)('is no answer to %s: its %s is %j', async (operation, name, text, call) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('p/a', 'x');
    server.bucket(BUCKET).seedUpload('p/a', { uploadId: 'u' });
    let isOther = true;
    server.onRequest = (request) => {
      if (request.operation !== operation) return undefined;
      const fault = isOther ? withElement(name, text) : withElement(name);
      isOther = false;
      return fault;
    };
    // It is asked again; some stores leave the element out.
    await call(store);
    const asked = server.log.filter((entry) => entry.operation === operation);
    expect(asked.length).toBeGreaterThan(1);
    server.clearLog();
    await call(store);
    expect(server.log.filter((entry) => entry.operation === operation)).toHaveLength(1);
  });

  it.each([
    ['as it is', 'p +%/', 'p +%/'],
    ['encoded', 'p +%/', 'p%20%2B%25%2F'],
    ['with a plus for a space', 'p +/', 'p+%2B/'],
    ['with a plus of its own', 'p+é/', 'p+%C3%A9/'],
    ['without what XML lacks', 'p\u0001/', 'p\ufffd/'],
  ])('is told from one that writes the prefix %s', async (_, prefix, text) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => withElement('Prefix', text);
    await store.list({ bucket: BUCKET, prefix });
    expect(server.log).toHaveLength(1);
  });

  it.each([
    ['more results than keys', '<Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key></Deleted>'],
    ['a key twice', '<Deleted><Key>a</Key></Deleted><Error><Key>a</Key></Error>'],
    ['other keys alone', '<Error><Key>b</Key><Code>AccessDenied</Code></Error>'],
  ])('is no answer to DeleteObjects: %s', async (_, rows) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'x');
    const body = `<DeleteResult>${rows}</DeleteResult>`;
    let answers = 0;
    server.onRequest = () => {
      answers += 1;
      return answers > 1
        ? undefined
        : {
            kind: 'replace',
            status: 200,
            headers: {},
            body,
          };
    };
    const objects = [{ key: 'a' }];
    expect(await store.deleteMany({ bucket: BUCKET, objects })).toEqual([{ attempts: 2 }]);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });
});

describe('hazard 80: a piece of another object', () => {
  const ask = { kind: 'edit' } as const;
  it.each([
    ['ends later', { 'content-range': 'bytes 8388608-8388611/8388612' }],
    ['has another ETag', { etag: '"other"' }],
  ])('that %s is not taken', async (_, changes) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const bytes = Buffer.alloc(PART_SIZE + 3, 'x');
    server.bucket(BUCKET).seed('a', bytes);
    let pieces = 0;
    server.onRequest = () => {
      pieces += 1;
      if (pieces !== 2) return undefined;
      return {
        ...ask,
        edit: (answer) => ({ ...answer, headers: { ...answer.headers, ...changes } }),
      };
    };
    const { body } = await store.get({ bucket: BUCKET, key: 'a', inPieces: true });
    let size = 0;
    for await (const piece of body) size += piece.byteLength;
    expect([size, pieces]).toEqual([bytes.length, 3]);
  });
});

describe('hazard 80: an answer to DeleteObjects', () => {
  it.each([0, 1])(
    'has 2 KiB for each result beside its key, and no byte more: %i',
    async (more) => {
      const objects = [{ key: 'a' }, { key: 'b' }];
      const server = await startTestServer();
      const store = await openTestStore(server);
      const { body } = deleteObjects.write({ bucket: BUCKET, objects }, 'md5');
      const most = 64 * 1024 + objects.length * 2 * 1024 + 6 * (body?.length ?? 0);
      const rows = objects.map(({ key }) => `<Deleted><Key>${key}</Key></Deleted>`);
      const filled = (...texts: readonly string[]) =>
        `<DeleteResult>${rows.join(texts[0])}${texts[1] ?? ''}</DeleteResult>`;
      const filling = most + more - filled('').length;
      // No text may be of more than 64 KiB.
      const half = Math.floor(filling / 2);
      server.onRequest = () => ({
        kind: 'replace',
        status: 200,
        body: filled(' '.repeat(half), ' '.repeat(filling - half)),
      });
      const deleting = store.deleteMany({ bucket: BUCKET, objects });
      if (more === 0) expect(await deleting).toEqual([{ attempts: 1 }, { attempts: 1 }]);
      else await expect(deleting).rejects.toThrow(`the answer is longer than ${most} bytes`);
    },
  );
});
