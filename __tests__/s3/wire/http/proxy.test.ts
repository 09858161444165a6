import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createConnections } from '../../../../src/s3/wire/connections.ts';
import { OPEN, startOddProxy, startProxy } from '../../../support/proxy-server.ts';
import { startTlsFront } from '../../../support/tls-front.ts';
import { given, withPassword } from './behind-proxy.ts';
import { connectionsOf, get, listening, OK, put, startServer } from './wire-server.ts';

describe('a proxy', () => {
  it('learns its user name and password and the host alone', async () => {
    const proxy = await startOddProxy(() => OPEN);
    const { send, target } = await given(withPassword(proxy.url));
    await send();
    expect((await send()).status).toBe(200);
    const credentials = Buffer.from('user:hu%sh%ff').toString('base64');
    expect(proxy.requests).toEqual([
      `CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\nconnection: close\r\n` +
        `proxy-connection: keep-alive\r\nproxy-authorization: Basic ${credentials}\r\n\r\n`,
    ]);
  });

  it('may be spoken to over TLS, and carries TLS within', async () => {
    const proxy = await startOddProxy(() => OPEN);
    const front = await startTlsFront(proxy.port);
    const { port } = await startServer(({ socket }) => socket.write(OK));
    const store = await startTlsFront(port);
    onTestFinished(async () => {
      await front.close();
      await store.close();
    });
    const ca = [front, store].map(({ certificate }) => readFileSync(certificate));
    const context = createSecureContext({ ca });
    const connections = connectionsOf({ secureContext: () => context }, 1, () => front.endpoint);
    expect((await connections.send(put(store.endpoint))).status).toBe(200);
  });

  it.each(['store', 'proxy'])(
    'over TLS is left by closing, with TLS within: %s',
    async (silent) => {
      const sent = Promise.withResolvers<undefined>();
      const waiting = await listening((socket) => {
        socket.once('data', () => {
          sent.resolve(undefined);
        });
      });
      const proxy = await startOddProxy(() => OPEN);
      const front = await startTlsFront(silent === 'proxy' ? waiting.port : proxy.port);
      const store = await startTlsFront(waiting.port);
      onTestFinished(async () => {
        await front.close();
        await store.close();
      });
      const ca = [front, store].map(({ certificate }) => readFileSync(certificate));
      const context = createSecureContext({ ca });
      const connections = connectionsOf({ secureContext: () => context }, 1, () => front.endpoint);
      const sending = connections.send(put(store.endpoint));
      await Promise.all([
        expect(sending).rejects.toThrow('the connections were closed'),
        sent.promise.then(() => {
          connections.close();
        }),
      ]);
      await waiting.allClosed();
    },
  );

  it('over TLS is given the sessions of earlier connections, as is the store within', async () => {
    const proxy = await startOddProxy(() => OPEN);
    const front = await startTlsFront(proxy.port);
    const closing = OK.replace('OK', 'OK\r\nConnection: close');
    const { port } = await startServer(({ socket }) => socket.write(closing));
    const store = await startTlsFront(port);
    onTestFinished(async () => {
      await front.close();
      await store.close();
    });
    const ca = [front, store].map(({ certificate }) => readFileSync(certificate));
    const context = createSecureContext({ ca });
    const connections = connectionsOf({ secureContext: () => context }, 1, () => front.endpoint);
    for (let n = 0; n < 3; n += 1) await connections.send(put(store.endpoint));
    expect([front.resumed(), store.resumed()]).toEqual([
      [false, true, true],
      [false, true, true],
    ]);
  });

  it('that answers CONNECT in drops has no more time than one that is silent', async () => {
    const { port, allClosed } = await listening((socket) => {
      const timer = setInterval(() => socket.write('a'), 20);
      socket.write('HTTP/1.1 200 OK\r\nA: ');
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    const { send, target } = await given(`http://127.0.0.1:${port}`, 300);
    await expect(send()).rejects.toMatchObject({
      code: 'ProxyError',
      message: expect.stringContaining(`did not answer CONNECT ${target} within 300 ms`) as string,
    });
    await allClosed();
  });

  it('whose certificate is not trusted gets nothing', async () => {
    const proxy = await startOddProxy(() => OPEN);
    const front = await startTlsFront(proxy.port);
    onTestFinished(() => front.close());
    const { send } = await given(front.endpoint);
    await expect(send()).rejects.toMatchObject({
      message: expect.stringContaining("can't be reached (") as string,
    });
    expect(proxy.requests).toEqual([]);
  });

  it.each(['http:', 'https:'])('that is not there is named, for %s', async (protocol) => {
    const connections = connectionsOf({}, 1, () => 'http://user:hush@127.0.0.1:1');
    await expect(connections.send(put(`${protocol}//localhost:9`))).rejects.toMatchObject({
      code: 'ProxyError',
      message:
        "the proxy 127.0.0.1:1 can't be reached (ECONNREFUSED): correct HTTPS_PROXY or " +
        'HTTP_PROXY, or add localhost to NO_PROXY',
    });
  });

  it('that opens a tunnel to silence is not to blame', async () => {
    const proxy = await startOddProxy(() => OPEN.replace('established', 'established, not'));
    const { send, target } = await given(proxy.url, 2_000);
    await expect(send()).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `${target} did not establish TLS through the proxy within 2000 ms`,
    });
  });

  it.each([
    ['a signal', 'stopped'],
    ['closing', 'the connections were closed'],
  ])('that does not answer CONNECT is left at once by %s', async (how, message) => {
    const stopper = new AbortController();
    let end: () => void = () => undefined;
    const { port, allClosed } = await listening((socket) => {
      socket.once('data', () => {
        end();
      });
    });
    const { send, close } = await given(`http://127.0.0.1:${port}`);
    end = () => {
      if (how === 'closing') close();
      else stopper.abort(new Error('stopped'));
    };
    await expect(send(stopper.signal)).rejects.toThrow(message);
    await allClosed();
  });

  it('is asked for plain http by the whole URL', async () => {
    const { origin } = await startServer(({ socket }) => socket.write(OK));
    const proxy = await startProxy();
    const connections = connectionsOf({}, 1, () => proxy.url);
    expect((await connections.send(put(origin, '/a?b=c'))).status).toBe(200);
    expect(proxy.requests).toEqual([`PUT ${origin}/a?b=c`]);
  });

  it.each([407, 502])('that answers plain http with %i is heard', async (status) => {
    const proxy = await startProxy(status);
    const connections = connectionsOf({}, 1, () => proxy.url);
    expect((await connections.send(get('http://localhost:9'))).status).toBe(status);
  });

  it('is told its password and the host with plain http too', async () => {
    const seen: string[] = [];
    const { origin } = await startServer(({ socket, text }) => {
      seen.push(text);
      socket.write(OK);
    });
    const connections = connectionsOf({}, 1, () => withPassword(origin));
    await connections.send(get('http://localhost:9'));
    expect(seen[0]).toContain(`GET http://localhost:9/a HTTP/1.1\r\nhost: localhost:9\r\n`);
    expect(seen[0]).toContain(Buffer.from('user:hu%sh%ff').toString('base64'));
  });

  it.each(['socks5://user:hush@127.0.0.1:1', 'http://user:hush@a b'])(
    'that is none is refused: %s',
    async (url) => {
      const sending = async () => connectionsOf({}, 1, () => url).send(get('http://localhost:9'));
      await expect(sending()).rejects.toMatchObject({
        code: 'ProxyError',
        scope: 'batch',
        message: expect.not.stringContaining('hush') as string,
      });
    },
  );

  it('is the one that the environment names for the host', async () => {
    const proxy = await startProxy();
    const { origin } = await startServer(({ socket }) => socket.write(OK));
    vi.stubEnv('HTTP_PROXY', proxy.url);
    onTestFinished(() => void vi.unstubAllEnvs());
    const send = async () => {
      const limits = { connect: 60_000, stall: 60_000 };
      const connections = createConnections({ maxSockets: 1, limits });
      await connections.send(get(origin));
      connections.close();
    };
    await send();
    vi.stubEnv('NO_PROXY', 'example.com,127.0.0.1');
    await send();
    expect(proxy.requests).toHaveLength(1);
  });
});

const FORGED = 'Content-Length: 3\r\nETag: "of the proxy"\r\nConnection: close\r\n\r\nabc';

/** What it is, what the proxy answers, and what is said of it. */
type Row = readonly [string, string | undefined, string];

const REFUSALS: readonly Row[] = [
  ['201', `HTTP/1.1 201 Created\r\n${FORGED}`, 'answered CONNECT TARGET with status 201'],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', 'answered CONNECT TARGET with status 204'],
  ['302', 'HTTP/1.1 302 x\r\nLocation: /\r\n\r\n', 'answered CONNECT TARGET with status 302'],
  ['403', `HTTP/1.1 403 x\r\n${FORGED}`, 'CONNECT TARGET with status 403: correct HTTPS_PROXY'],
  ['407', `HTTP/1.1 407 x\r\n${FORGED}`, 'with status 407: set a user name and password that'],
  ['503', `HTTP/1.1 503 x\r\n${FORGED}`, 'answered CONNECT TARGET with status 503'],
  ['101', 'HTTP/1.1 101 x\r\n\r\n', 'answered CONNECT TARGET with status 101'],
  // A proxy has nothing to announce; undici takes none but the first head for the answer.
  ['103, then 200', `HTTP/1.1 103 x\r\n\r\n${OPEN}`, 'answered CONNECT TARGET with status 103'],
  ['100, then 200', `HTTP/1.1 100 x\r\n\r\n${OPEN}`, 'did not answer CONNECT in HTTP/1.1'],
  ['200 with an answer', `HTTP/1.1 200 OK\r\n${FORGED}`, 'sent data of its own into the tunnel'],
  ['nothing', '', 'did not answer CONNECT TARGET within 300 ms'],
  ['half an answer', 'HTTP/1.1 200 OK\r\n', 'did not answer CONNECT TARGET within 300 ms'],
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
        new RegExp(`^the proxy 127.0.0.1:${proxy.port} [^@]*, or add localhost to NO_PROXY$`),
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
