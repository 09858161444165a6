import { describe, expect, it } from 'vitest';
import { foreignAnswer } from '../../src/s3/error-codes/foreign-answer.ts';
import { toStoreError } from '../../src/s3/errors.ts';

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
        'HTTP 302 Found from "gw" to "sign.in.example", not in the form of S3: ' +
        '"Sign in Welcome &amp; hello"',
    });
  });

  it.each([
    [answered(599), 'HTTP 599, not in the form of S3'],
    [answered(301, { location: '/in' }), 'HTTP 301 Moved Permanently to another path, not in'],
    [answered(403, {}, '{"error":"no"}'), 'HTTP 403 Forbidden, not in the form of S3: "{\\"er'],
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
        'HTTP 403 Forbidden, not in the form of S3: "Sign in"',
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
