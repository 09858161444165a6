import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OPEN, startOddProxy } from '../../../support/proxy-server.ts';
import { startTlsFront } from '../../../support/tls-front.ts';
import { type Asked, connectionsOf, get, listening, OK, put, startServer } from './wire-server.ts';

const run = promisify(execFile);

describe('connections', () => {
  it('are kept from one request to the next, whatever its method', async () => {
    const seen: number[] = [];
    const { origin } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(OK);
    });
    // More are allowed, and none is opened while one is free.
    const connections = connectionsOf({}, 4);
    for (const method of ['PUT', 'GET', 'HEAD', 'DELETE', 'POST'] as const) {
      await connections.send({ ...get(origin), method });
    }
    expect(seen).toEqual([1, 1, 1, 1, 1]);
  });

  it('are as many as allowed; what is over that waits, in its order', async () => {
    const held: Asked[] = [];
    const seen: string[] = [];
    const { origin, open } = await startServer((asked) => {
      seen.push(asked.text.slice(5, 6));
      held.push(asked);
      if (held.length < 2) return;
      for (const { socket } of held.splice(0)) socket.write(OK);
    });
    const connections = connectionsOf({}, 2);
    const targets = ['/a', '/b', '/c', '/d', '/e', '/f'];
    await Promise.all(targets.map((target) => connections.send(put(origin, target))));
    expect(open.size).toBe(2);
    expect(
      seen.map((path, at) => [path, seen[at + 1]].sort().join('')).filter((_, at) => at % 2 === 0),
    ).toEqual(['ab', 'cd', 'ef']);
  });

  it.each([
    ['the store ends them', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    ['more bytes came than the answer has', `${OK}HTTP/1.1 500 x\r\n\r\n`],
    ['a body came that 204 has not', 'HTTP/1.1 204 x\r\nContent-Length: 3\r\n\r\nabc'],
    [
      'the store keeps them for a second',
      'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 0\r\n\r\n',
    ],
  ])('are not used again when %s', async (_, answer) => {
    const seen: number[] = [];
    const { origin } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(answer);
    });
    const connections = connectionsOf({}, 1);
    for (let n = 0; n < 3; n += 1) {
      expect((await connections.send(put(origin))).status).toBeLessThan(300);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('are not used again when an answer came before the request was sent', async () => {
    let count = 0;
    const { origin } = await listening((socket) => {
      count += 1;
      socket.pause();
      socket.write('HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n');
    });
    const connections = connectionsOf({}, 1);
    // More than all buffers on the way hold.
    const large = put(origin, '/a', 'x'.repeat(32 * 1024 * 1024));
    expect((await connections.send(large)).status).toBe(503);
    expect((await connections.send(large)).status).toBe(503);
    expect(count).toBe(2);
  });

  it('that the store closes while nobody uses them are not used again', async () => {
    const seen: Asked[] = [];
    const { origin } = await startServer((asked) => {
      seen.push(asked);
      asked.socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(put(origin));
    for (const { socket } of seen) socket.end();
    await Promise.all(seen.map(({ socket }) => once(socket, 'close')));
    await connections.send(put(origin));
    expect(seen.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('give the bytes that come while nobody asks to no request', async () => {
    const seen: Asked[] = [];
    const { origin } = await startServer((asked) => {
      seen.push(asked);
      asked.socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(put(origin));
    for (const { socket } of seen)
      socket.write('HTTP/1.1 200 OK\r\nETag: "of another"\r\nContent-Length: 0\r\n\r\n');
    await Promise.all(seen.map(({ socket }) => once(socket, 'close')));
    const { headers } = await connections.send(put(origin));
    expect(headers.has('etag')).toBe(false);
    expect(seen.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('give the body that a store sends after HEAD to no request', async () => {
    const forged = 'HTTP/1.1 200 OK\r\nETag: "of another"\r\nContent-Length: 0\r\n\r\n';
    const { origin } = await startServer(({ socket, text }) => {
      const length = `HTTP/1.1 200 OK\r\nContent-Length: ${forged.length}\r\n\r\n`;
      socket.write(text.startsWith('HEAD') ? length + forged : OK);
    });
    const connections = connectionsOf({}, 1);
    await connections.send({ ...get(origin), method: 'HEAD' });
    expect((await connections.send(put(origin))).headers.has('etag')).toBe(false);
  });

  it('do not keep the process when they are idle', async () => {
    const { origin } = await startServer(({ socket }) => socket.write(OK));
    const program = `
      import { createConnections } from '${new URL('../../../../src/s3/wire/connections.ts', import.meta.url).href}';
      const connections = createConnections({ maxSockets: 1, limits: { connect: 9e4, stall: 9e4 } });
      await connections.send({ origin: '${origin}', method: 'PUT', target: '/a', headers: {} });
      for (let n = 0; n < 3; n += 1) await new Promise(setImmediate);
      console.log(JSON.stringify(process.getActiveResourcesInfo()));`;
    const options = { env: { ...process.env, NO_PROXY: '*' } };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], options);
    expect(JSON.parse(stdout)).not.toContain('TCPSocketWrap');
  });

  it('are closed, and with them what is under way and what waits', async () => {
    const seen: Asked[] = [];
    const { origin, open, allClosed } = await startServer((asked) => {
      seen.push(asked);
      connections.close();
    });
    const connections = connectionsOf({}, 1);
    const sent = ['/a', '/b'].map((target) => connections.send(put(origin, target)));
    const thrown = await Promise.all(sent.map((one) => one.catch((error: unknown) => error)));
    expect(thrown).toMatchObject([{ code: 'ECONNABORTED' }, { code: 'ECONNABORTED' }]);
    await allClosed();
    expect([seen.length, open.size]).toEqual([1, 0]);
  });

  it('are closed while they are being made', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { origin, allClosed } = await listening(() => {
      resolve(undefined);
    });
    const connections = connectionsOf();
    const sending = connections.send(put(origin.replace('http:', 'https:')));
    const caught = sending.catch((thrown: unknown) => thrown);
    await promise;
    connections.close();
    expect(await caught).toMatchObject({ code: 'ECONNABORTED' });
    await allClosed();
  });

  it('are not opened once they were closed', async () => {
    let count = 0;
    const { origin } = await listening(() => (count += 1));
    const connections = connectionsOf();
    connections.close();
    const sending = async () => connections.send(put(origin));
    await expect(sending()).rejects.toMatchObject({ code: 'ECONNABORTED' });
    expect(count).toBe(0);
  });
});

describe('a request', () => {
  it('is sent as it is, with its length', async () => {
    const seen: string[] = [];
    const { origin } = await startServer(({ socket, text }) => {
      seen.push(text);
      socket.write(OK);
    });
    const connections = connectionsOf();
    const headers = { host: 'h', 'x-a': 'b' };
    await connections.send({ ...put(origin, '/a?b=c'), headers });
    for (const method of ['PUT', 'POST', 'DELETE', 'GET', 'HEAD'] as const) {
      await connections.send({ origin, method, target: '/d', headers });
    }
    const common = ' HTTP/1.1\r\nhost: h\r\nconnection: keep-alive\r\nx-a: b\r\n';
    expect(seen).toEqual([
      `PUT /a?b=c${common}content-length: 3\r\n\r\nabc`,
      `PUT /d${common}content-length: 0\r\n\r\n`,
      `POST /d${common}content-length: 0\r\n\r\n`,
      `DELETE /d${common}\r\n`,
      `GET /d${common}\r\n`,
      `HEAD /d${common}\r\n`,
    ]);
  });

  it.each([
    ['a line feed in a header', {}, { 'x-a': 'b\nc: d' }, 'the header x-a'],
    ['a carriage return in a header', {}, { 'x-a': 'b\rc' }, 'the header x-a'],
    ['NUL in a header', {}, { 'x-a': '\0' }, 'the header x-a'],
    ['a character beyond ASCII', {}, { 'x-a': '\u0100' }, 'the header x-a'],
    ['a line break in a name', {}, { 'x\r\na': 'b' }, 'the header x'],
    ['a space in its path', { target: '/a b' }, {}, 'the path'],
    ['a line break in its path', { target: '/a\r\nb' }, {}, 'the path'],
    ['a line feed in its query', { target: '/a?b\nc' }, {}, 'the path'],
    ['a path of another host', { target: 'http://b/c' }, {}, 'the path'],
  ])('is not sent with %s', async (_, changes, headers, what) => {
    let count = 0;
    const { origin } = await startServer(({ socket }) => {
      count += 1;
      socket.write(OK);
    });
    const connections = connectionsOf();
    const sending = async () => connections.send({ ...put(origin), ...changes, headers });
    await expect(sending()).rejects.toMatchObject({
      code: 'InvalidHeader',
      scope: 'batch',
      message: expect.stringContaining(what) as string,
    });
    await connections.send(put(origin));
    expect(count).toBe(1);
  });
});

const CLOSING = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

describe('over TLS', () => {
  it('a host without a trusted certificate gets nothing', async () => {
    const { front, sent } = await overTls();
    await expect(connectionsOf().send(put(front.endpoint))).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(sent()).toBe(0);
  });

  it('a host under the certificate of another gets nothing', async () => {
    const { front, trust, sent } = await overTls();
    const other = front.endpoint.replace('localhost', '127.0.0.1');
    // The name in the head is no proof.
    const request = { ...put(other), headers: { host: new URL(front.endpoint).host } };
    await expect(connectionsOf(trust).send(request)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(sent()).toBe(0);
  });

  it('connections are made side by side', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { origin, open } = await listening(() => {
      if (open.size === 2) resolve(undefined);
    });
    const connections = connectionsOf({}, 2);
    const sent = [1, 2].map(() => connections.send(put(origin.replace('http:', 'https:'))));
    const caught = Promise.allSettled(sent);
    await promise;
    connections.close();
    await caught;
    expect(open.size).toBe(2);
  });

  it('requests are sent to a host that is trusted, whatever their head says', async () => {
    const { front, trust, sent } = await overTls();
    const connections = connectionsOf(trust, 1);
    for (const host of ['a', 'b', 'localhost']) {
      await connections.send({ ...put(front.endpoint), headers: { host } });
    }
    expect(sent()).toBe(3);
  });

  it.each([
    ['directly', false],
    ['through a proxy', true],
  ])('later connections %s resume the session of an earlier one', async (_, isProxied) => {
    const { front, trust } = await overTls(CLOSING);
    const proxy = isProxied ? (await startOddProxy(() => OPEN)).url : '';
    const connections = connectionsOf(trust, 4, () => proxy);
    for (let n = 0; n < 3; n += 1) {
      await connections.send(put(front.endpoint));
    }
    expect(front.resumed()).toEqual([false, true, true]);
  });
});

/** A front that speaks TLS, and what trusts it. */
async function overTls(answer = OK) {
  let count = 0;
  const { port } = await startServer(({ socket }) => {
    count += 1;
    socket.write(answer);
  });
  const front = await startTlsFront(port);
  onTestFinished(() => front.close());
  const context = createSecureContext({ ca: readFileSync(front.certificate) });
  const trust = { secureContext: () => context };
  return { front, trust, sent: () => count };
}
