import { describe, expect, it } from 'vitest';
import { OPEN, startOddProxy } from '../../../support/proxy-server.ts';
import { given, withPassword } from './behind-proxy.ts';

const FORGED = 'Content-Length: 3\r\nETag: "of the proxy"\r\nConnection: close\r\n\r\nabc';

/** What it is, what the proxy answers, and what is said of it. */
type Row = readonly [string, string | undefined, string];

const REFUSALS: readonly Row[] = [
  ['201', `HTTP/1.1 201 Created\r\n${FORGED}`, 'answered CONNECT TARGET with status 201'],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', 'answered CONNECT TARGET with status 204'],
  ['302', 'HTTP/1.1 302 x\r\nLocation: /\r\n\r\n', 'answered CONNECT TARGET with status 302'],
  ['403', `HTTP/1.1 403 x\r\n${FORGED}`, 'CONNECT TARGET with status 403: correct HTTPS_PROXY'],
  ['407', `HTTP/1.1 407 x\r\n${FORGED}`, 'with status 407: put a user name and password that'],
  ['503', `HTTP/1.1 503 x\r\n${FORGED}`, 'answered CONNECT TARGET with status 503'],
  ['101', 'HTTP/1.1 101 x\r\n\r\n', 'answered CONNECT TARGET with status 101'],
  // A proxy has nothing to announce; undici takes none but the first head for the answer.
  ['103, then 200', `HTTP/1.1 103 x\r\n\r\n${OPEN}`, 'answered CONNECT TARGET with status 103'],
  ['100, then 200', `HTTP/1.1 100 x\r\n\r\n${OPEN}`, 'did not answer CONNECT in HTTP/1.1'],
  ['200 with an answer', `HTTP/1.1 200 OK\r\n${FORGED}`, 'sent data of its own into the tunnel'],
  ['nothing', '', 'did not answer CONNECT TARGET in 300 ms'],
  ['half an answer', 'HTTP/1.1 200 OK\r\n', 'did not answer CONNECT TARGET in 300 ms'],
  ['another spelling of 200', 'HTTP/1.1 2e2 OK\r\n\r\n', 'did not answer CONNECT in HTTP/1.1'],
  ['garbage', 'SSH-2.0-x\r\n\r\n', 'did not answer CONNECT in HTTP/1.1'],
  ['a long head', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(3000)}`, 'more than 16384 bytes'],
  ['a long header', `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(17_000)}`, 'more than 16384 bytes'],
  ['the end', undefined, 'closed the connection before it answered CONNECT TARGET'],
];

describe('what a proxy answers to CONNECT is never the answer of the store', () => {
  it.each(REFUSALS)('%s', async (_, answer, statement) => {
    const proxy = await startOddProxy(() => answer);
    const { send, target, sent } = await given(
      withPassword(proxy.url),
      statement.endsWith(' ms') ? 300 : undefined,
    );
    const status = /with status (\d+)/.exec(statement)?.[1];
    await expect(send()).rejects.toMatchObject({
      code: 'ProxyError',
      status: status === undefined ? undefined : Number(status),
      message: expect.stringContaining(statement.replace('TARGET', target)) as string,
    });
    await expect(send()).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`^the proxy 127.0.0.1:${proxy.port} [^@]*, or name localhost in NO_PROXY$`),
      ) as string,
    });
    expect(sent()).toBe(0);
  });

  it('not even when its next answers open tunnels', async () => {
    const proxy = await startOddProxy((n) => (n === 0 ? `HTTP/1.1 201 x\r\n${FORGED}` : OPEN));
    const { send } = await given(proxy.url);
    await expect(send()).rejects.toMatchObject({ code: 'ProxyError' });
    expect((await send()).headers.has('etag')).toBe(false);
  });
});
