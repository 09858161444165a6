import { describe, expect, it } from 'vitest';
import { foreignAnswer } from '../../src/s3/error-codes/foreign-answer.ts';

function thrown(
  statusCode: number,
  headers: Readonly<Record<string, string>> = {},
  { name = 'UnknownError', body = '' } = {},
) {
  const facts = { name, $response: { statusCode, headers }, $responseBodyText: body };
  return Object.assign(new Error(name), facts);
}

describe('foreignAnswer', () => {
  it('says the status, the server, where a redirect leads and the first words', () => {
    const headers = { server: 'gw', location: 'https://user:hush@sign.in.example/?token=hush' };
    const body = '<html>\n<title>Sign in</title>\n<p>Welcome &amp; hello';
    expect(foreignAnswer(thrown(302, headers, { body }))).toEqual({
      code: 'NotFromStore',
      message:
        'HTTP 302 Found from "gw" to "sign.in.example", not in the form of S3: ' +
        '"Sign in Welcome &amp; hello"',
    });
  });

  it.each([
    [thrown(599), 'HTTP 599, not in the form of S3'],
    [thrown(301, { location: '/in' }), 'HTTP 301 Moved Permanently to another path, not in'],
    [
      thrown(403, {}, { body: '{"error":"no"}' }),
      'HTTP 403 Forbidden, not in the form of S3: "{\\"er',
    ],
    [thrown(404, {}, { body: '<a\u0007><b>' }), 'S3: "<a\\u{7}><b>"'.slice(4)],
    [thrown(404, {}, { name: 'NotFound' }), 'HTTP 404 Not Found, not in'],
    [thrown(403, {}, { name: '403' }), 'HTTP 403 Forbidden, not in'],
    [thrown(502, {}, { name: 'SyntaxError' }), 'HTTP 502 Bad Gateway, not in'],
  ])('%o: %s', (error, text) => {
    expect(foreignAnswer(error)?.message).toContain(text);
  });

  it('is cut, on one line and without controls', () => {
    const long = '\u001b[31m'.repeat(1e5);
    const { message = '' } = foreignAnswer(thrown(500, { server: long }, { body: long })) ?? {};
    expect(message.length).toBeLessThan(3000);
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    ['names an error of S3', thrown(403, {}, { name: 'AccessDenied' })],
    ['has the id of a request', thrown(403, { 'x-amz-request-id': '1' })],
    ['has the header of another maker', thrown(404, { 'x-oss-request-id': '1' })],
    ['looks like success', thrown(200, {}, { name: 'SyntaxError' })],
    ['says that nothing has changed', thrown(304)],
    ['never came', Object.assign(new Error('x'), { name: 'Error', code: 'ECONNRESET' })],
    ['is nothing at all', undefined],
  ])('leaves alone what %s', (_, error) => {
    expect(foreignAnswer(error)).toBeUndefined();
  });

  it.each([
    [403, undefined],
    [404, undefined],
    [412, undefined],
    [500, undefined],
    [301, 'NotFromStore'],
    [407, 'NotFromStore'],
  ])('to HEAD, where no answer has words, %i is %s', (status, code) => {
    expect(foreignAnswer(thrown(status), 'HeadObject')?.code).toBe(code);
  });
});
