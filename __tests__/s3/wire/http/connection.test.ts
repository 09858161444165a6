import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { connectionsOf, NONE, OK, put, startServer, type Asked } from './wire-server.ts';

describe('an answer', () => {
  it('may end with its connection', async () => {
    const { place } = await startServer(({ socket }) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc'));
    const { body } = await connectionsOf().send(place, put('/a'), NONE);
    expect(body.toString()).toBe('abc');
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc'],
    ['half of its chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    ['only its announcement', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('that ends after %s is a lost connection', async (_, answer) => {
    const { place } = await startServer(({ socket }) => socket.end(answer));
    await expect(connectionsOf().send(place, put('/a'), NONE)).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
  });

  it('that is no HTTP fails the request and its connection', async () => {
    const seen: number[] = [];
    const { place } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(connection === 1 ? 'SSH-2.0-x\r\n\r\n' : OK);
    });
    const connections = connectionsOf();
    await expect(connections.send(place, put('/a'), NONE)).rejects.toMatchObject({
      code: 'HPE_INVALID_CONSTANT',
    });
    await connections.send(place, put('/a'), NONE);
    expect(seen).toEqual([1, 2]);
  });

  it('that nobody asked for ends the connection', async () => {
    const seen: Asked[] = [];
    const { place } = await startServer((asked) => {
      seen.push(asked);
      asked.socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(place, put('/a'), NONE);
    for (const { socket } of seen)
      socket.write('HTTP/1.1 200 OK\r\nETag: "of another"\r\nContent-Length: 0\r\n\r\n');
    await Promise.all(seen.map(({ socket }) => once(socket, 'close')));
    const { headers } = await connections.send(place, put('/a'), NONE);
    expect(headers.has('etag')).toBe(false);
    expect(seen.map(({ connection }) => connection)).toEqual([1, 2]);
  });
});

describe('what takes too long', () => {
  it('ends when nothing moves on the connection', async () => {
    const { place } = await startServer(() => undefined);
    const sending = connectionsOf({ stall: 100 }).send(place, put('/a'), NONE);
    await expect(sending).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'the connection made no progress for 100 ms',
    });
  });

  it('ends when no connection is made', async () => {
    // It takes no connection beyond its backlog: those after are never made.
    const { place } = await startServer(() => undefined);
    const sending = connectionsOf({ connect: 100 }).send(
      { ...place, protocol: 'https:', origin: 'https://127.0.0.1' },
      put('/a'),
      NONE,
    );
    await expect(sending).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'no connection was made in 100 ms',
    });
  });
});

describe('a signal', () => {
  it('ends what is under way, and what waits, with its reason', async () => {
    const stopper = new AbortController();
    const reason = new Error('stopped');
    const { place, open } = await startServer(({ connection }) => {
      if (connection === 1) stopper.abort(reason);
    });
    const connections = connectionsOf({}, 1);
    const sent = ['/a', '/b'].map((path) =>
      connections.send(place, put(path), NONE, stopper.signal),
    );
    const thrown = await Promise.all(sent.map((one) => one.catch((error: unknown) => error)));
    expect(thrown).toEqual([reason, reason]);
    await Promise.all([...open].map((socket) => once(socket, 'close')));
  });

  it('takes what waits out of the line', async () => {
    const stopper = new AbortController();
    const seen: Asked[] = [];
    const { place } = await startServer((asked) => {
      seen.push(asked);
      stopper.abort(new Error('stopped'));
      asked.socket.write(OK);
    });
    const connections = connectionsOf({}, 1);
    const first = connections.send(place, put('/a'), NONE);
    const second = connections.send(place, put('/b'), NONE, stopper.signal);
    const third = connections.send(place, put('/c'), NONE);
    await expect(second).rejects.toThrow('stopped');
    expect((await first).status).toBe(200);
    expect((await third).status).toBe(200);
    expect(seen.map(({ text }) => text.slice(0, 6))).toEqual(['PUT /a', 'PUT /c']);
  });

  it('that aborts later touches nothing', async () => {
    const stopper = new AbortController();
    const seen: number[] = [];
    const { place } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(place, put('/a'), NONE, stopper.signal);
    stopper.abort();
    await connections.send(place, put('/a'), NONE);
    expect(seen).toEqual([1, 1]);
  });
});
