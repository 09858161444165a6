import { describe, expect, it } from 'vitest';
import { messageOf, StoreError } from '../../src/core/errors.ts';
import { contentOf } from '../../src/core/items.ts';
import { excerptOf } from '../../src/core/text.ts';
import { answerErrorOf, foreignAnswer, refusalOf, toStoreError } from '../../src/s3/errors.ts';
import type { S3Store } from '../../src/s3/store.ts';
import { type ClientName, openOn } from '../support/open-with-client.ts';
import type { Fault } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

function answered(status: number, headers: Readonly<Record<string, string>> = {}, body = '') {
  return { status, headers: new Map(Object.entries(headers)), body };
}

/** As the SDK throws it, when it asks for credentials or a session. */
function thrown(status: number, name: string, body = '') {
  const $response = { statusCode: status, headers: {} };
  const $metadata = { httpStatusCode: status };
  return Object.assign(new Error(name), { name, $metadata, $response, $responseBodyText: body });
}

describe('foreignAnswer', () => {
  it('says the status, the server, where a redirect leads and the first words', () => {
    const headers = { server: 'gw', location: 'https://user:hush@sign.in.example/?token=hush' };
    const body = '<html>\n<title>Sign in</title>\n<p>Welcome &amp; hello';
    expect(foreignAnswer(answered(302, headers, body))).toEqual({
      code: 'NotFromStore',
      message:
        'HTTP 302 Found from "gw" to "sign.in.example", not an S3 answer: ' +
        '"Sign in Welcome &amp; hello"',
    });
  });

  it.each([
    [answered(599), 'HTTP 599, not an S3 answer'],
    [answered(301, { location: '/in' }), 'HTTP 301 Moved Permanently to another path, not an'],
    [answered(403, {}, '{"error":"no"}'), 'HTTP 403 Forbidden, not an S3 answer: "{\\"er'],
    [answered(404, {}, '<a\u0007><b>'), 'S3: "<a\\u{7}><b>"'.slice(4)],
  ])('%o: %s', (answer, text) => {
    expect(foreignAnswer(answer)?.message).toContain(text);
  });

  it('is cut, on one line and without controls', () => {
    const long = '\u001b[31m'.repeat(1e5);
    const { message = '' } = foreignAnswer(answered(500, { server: long }, long)) ?? {};
    expect(message.length).toBeLessThan(3000);
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    ['has the id of a request', answered(403, { 'x-amz-request-id': '1' })],
    ['has the header of another maker', answered(404, { 'x-oss-request-id': '1' })],
    ['looks like success', answered(200)],
    ['says that nothing has changed', answered(304)],
  ])('leaves alone what %s', (_, answer) => {
    expect(foreignAnswer(answer)).toBeUndefined();
  });

  it.each([
    [403, undefined],
    [404, undefined],
    [412, undefined],
    [500, undefined],
    [301, 'NotFromStore'],
    [407, 'NotFromStore'],
  ])('to HEAD, where no answer has words, %i is %s', (status, code) => {
    expect(foreignAnswer(answered(status), 'HeadObject')?.code).toBe(code);
  });
});

describe('what the SDK throws', () => {
  it.each(['NotFound', '403', 'SyntaxError', 'UnknownError'])(
    'is the answer of no store where it names %s',
    (name) => {
      const { code, message } = toStoreError(thrown(403, name, '<p>Sign in</p>'));
      expect([code, message]).toEqual([
        'NotFromStore',
        'HTTP 403 Forbidden, not an S3 answer: "Sign in"',
      ]);
    },
  );

  it('keeps its code where it names one of AWS, and its status', () => {
    const error = toStoreError(thrown(403, 'ExpiredTokenException'));
    expect(error).toMatchObject({ code: 'ExpiredTokenException', status: 403 });
  });

  it('keeps its code where the connection was lost', () => {
    const lost = Object.assign(thrown(200, 'Error'), { code: 'ECONNRESET' });
    expect(toStoreError(lost)).toMatchObject({ code: 'ECONNRESET', status: undefined });
  });
});

describe('hazard 80: a name or an id that an answer gives', () => {
  const LONG_ID = 'a'.repeat(129);
  const CUT = LONG_ID.slice(1);

  it('is cut at 128 characters in headers', () => {
    const headers = {
      'x-amz-request-id': LONG_ID,
      'x-amz-bucket-region': LONG_ID,
      'retry-after': LONG_ID,
    };
    const error = refusalOf({ ...answered(301, headers), body: Buffer.alloc(0) });
    const { region, retryAfter } = answerErrorOf(error) ?? {};
    expect([error.requestId, region, retryAfter]).toEqual([CUT, CUT, CUT]);
  });

  it('is cut at 128 characters in a body', () => {
    const fields = `<Region>${LONG_ID}</Region><RequestId>${LONG_ID}</RequestId>`;
    const body = Buffer.from(`<Error><Code>PermanentRedirect</Code>${fields}</Error>`);
    const error = refusalOf({ ...answered(301), body });
    expect([error.requestId, answerErrorOf(error)?.region]).toEqual([CUT, CUT]);
  });

  it('is cut at 128 characters where the SDK throws it', () => {
    const refused = thrown(403, 'ExpiredTokenException');
    const $metadata = { ...refused.$metadata, requestId: LONG_ID };
    expect(toStoreError(Object.assign(refused, { $metadata })).requestId).toBe(CUT);
  });
});

const MIB = 1024 * 1024;
/** More than a packet, and than a piece of what a socket reads. */
const LONG = 8 * 1024;
const CODE = 'Very'.repeat(LONG / 4);
/** With a surrogate pair where it is cut. */
const MESSAGE = `${'x'.repeat(1022)}${'\u{1F600}'.repeat(LONG / 2)}`;
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
      // Such answers are asked for again: a few will do.
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
