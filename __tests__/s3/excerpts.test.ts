import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/content.ts';
import { messageOf, StoreError } from '../../src/core/errors.ts';
import { excerptOf } from '../../src/core/excerpt.ts';
import type { S3Store } from '../../src/s3/store.ts';
import { openOn, type ClientName } from '../support/open-with-client.ts';
import type { Fault } from '../support/s3-server/index.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const MIB = 1024 * 1024;
const CODE = 'Very'.repeat(MIB / 4);
/** With a surrogate pair where it is cut. */
const MESSAGE = `${'x'.repeat(1022)}${'\u{1F600}'.repeat(MIB / 2)}`;
const ERROR = `<Code>${CODE}</Code><Message>${MESSAGE}</Message><RequestId>${CODE}</RequestId>`;

const object = { bucket: BUCKET, key: 'a' };
const calls: Readonly<Record<string, (store: S3Store) => Promise<unknown>>> = {
  put: (store) => store.put({ ...object, content: contentOf('x'), headers: {} }),
  'put in parts': (store) =>
    store.put({ ...object, content: contentOf(Buffer.alloc(9 * MIB)), headers: {} }),
  list: (store) => store.list({ bucket: BUCKET, prefix: '' }),
  copy: (store) => store.copy({ ...object, key: 'b', source: object, headers: {} }),
  'delete many': (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] }),
};

const IMPATIENT = { firstAnswer: 100, request: 100, noSuccess: 100 };

/** What is kept of an error, in all its causes. */
function textsOf(thrown: unknown): string[] {
  const texts: string[] = [];
  for (let error = thrown; error instanceof Error; error = error.cause) {
    texts.push(error.name, error.message, ...(error instanceof StoreError ? [error.code] : []));
    if (error instanceof StoreError) texts.push(error.requestId ?? '');
    texts.push(error.stack?.slice(0, error.stack.indexOf('\n    at ')) ?? '');
  }
  return texts;
}

function answer(status: number, root: string, body: string): Fault {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><${root}>${body}</${root}>`;
  return { kind: 'replace', status, headers: { 'content-type': 'application/xml' }, body: xml };
}

function expectExcerpts(thrown: unknown): void {
  expect(thrown).toBeInstanceOf(StoreError);
  const error = thrown as StoreError;
  expect(error.code).toBe(`${CODE.slice(0, 1023)}…`);
  expect(messageOf(error).startsWith(`${'x'.repeat(1022)}…`)).toBe(true);
  const texts = textsOf(error);
  expect(texts.filter((text) => text.length > 2200 || !text.isWellFormed())).toEqual([]);
}

describe.each<ClientName>(['wire', 'sdk'])(
  'on the client %s, what a store says is cut',
  (client) => {
    it.each(Object.entries(calls))('in an error of %s', async (_, call) => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      server.onRequest = () => answer(400, 'Error', ERROR);
      expectExcerpts(await call(store).catch((thrown: unknown) => thrown));
    });

    it.each(['copy', 'put in parts', 'delete many'])('in an error with 200 of %s', async (name) => {
      const server = await startTestServer();
      // To read such answers takes long: a few will do.
      const store = await openOn(client, server, { limits: IMPATIENT });
      server.bucket(BUCKET).seed('a', 'x');
      const refused = ['CopyObject', 'CompleteMultipartUpload', 'DeleteObjects'];
      server.onRequest = ({ operation }) =>
        refused.includes(operation) ? answer(200, 'Error', ERROR) : undefined;
      expectExcerpts(await calls[name]?.(store).catch((thrown: unknown) => thrown));
    });

    it('in the error of one key of many', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      server.onRequest = () => answer(200, 'DeleteResult', `<Error><Key>a</Key>${ERROR}</Error>`);
      const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
      expectExcerpts(result !== undefined && 'error' in result ? result.error : undefined);
    });
  },
);

describe('excerptOf', () => {
  it('keeps 1,024 characters, and halves no pair', () => {
    expect(excerptOf('x'.repeat(1024))).toBe('x'.repeat(1024));
    expect(excerptOf('x'.repeat(1025))).toBe(`${'x'.repeat(1023)}…`);
    expect(excerptOf(`${'x'.repeat(1021)}\u{1F600}yy`)).toBe(`${'x'.repeat(1021)}\u{1F600}…`);
    expect(excerptOf(`${'x'.repeat(1022)}\u{1F600}y`)).toBe(`${'x'.repeat(1022)}…`);
  });
});
