import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createExchange } from '../../../../src/s3/wire/http/exchange.ts';
import { type Asked, connectionsOf, get, listening, OK, put, startServer } from './wire-server.ts';

describe('what takes too long', () => {
  it('ends when nothing moves on the connection', async () => {
    const { origin, allClosed } = await startServer(() => undefined);
    const sending = connectionsOf({ stall: 100 }).send(put(origin));
    await expect(sending).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'no progress on the connection for 100 ms',
    });
    await allClosed();
  });

  it('ends when nothing more comes of an answer', async () => {
    const { origin } = await startServer(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab');
    });
    const sending = connectionsOf({ stall: 100 }).send(put(origin));
    await expect(sending).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends when nothing more of an upload is taken', async () => {
    const { origin } = await listening((socket) => socket.pause());
    const large = put(origin, '/a', 'x'.repeat(32 * 1024 * 1024));
    const sending = connectionsOf({ stall: 100 }).send(large);
    await expect(sending).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends when no connection is made', async () => {
    // TLS is never answered.
    const { origin, allClosed } = await listening((socket) => socket.resume());
    const sending = connectionsOf({ connect: 100 }).send(put(origin.replace('http:', 'https:')));
    await expect(sending).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'no connection within 100 ms',
    });
    await allClosed();
  });

  it('is not an upload that the store takes slowly', async () => {
    const size = 32 * 1024 * 1024;
    let received = 0;
    const { origin } = await listening((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.length;
        socket.pause();
        // In all several times the limit, however fast it is read.
        setTimeout(() => socket.resume(), 6);
        if (received > size) socket.write(OK);
      });
    });
    const sending = connectionsOf({ stall: 2_000 }).send(put(origin, '/a', 'x'.repeat(size)));
    expect((await sending).status).toBe(200);
  });

  it('is not a body that comes in drops', async () => {
    const size = 40;
    const { origin } = await startServer(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
      void (async () => {
        for (let n = 0; n < size; n += 1) {
          socket.write('a');
          await pause(60);
        }
      })();
    });
    const answer = await connectionsOf({ stall: 2_000 }).send(put(origin));
    expect(answer.body.toString()).toBe('a'.repeat(size));
  });
});

describe('hazard 80: what moves, but too slowly', () => {
  const STALL = 60_000;

  /**
   * Sends a request that is answered with `first` and then, at each look at the connection, `drop`;
   * resolves to what was thrown. The time of the looks is not the time in which nothing moves.
   */
  async function dripping(first: string, drop: string, isStreamed = false): Promise<unknown> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const answering = Promise.withResolvers<Socket>();
    const { origin, allClosed } = await startServer(({ socket }) => {
      socket.write(first);
      answering.resolve(socket);
    });
    let thrown: unknown;
    const connections = connectionsOf({ stall: STALL });
    const read = async () => {
      const { stream = [] } = await connections.send(get(origin, isStreamed));
      for await (const piece of stream) expect(String(piece)).toMatch(/^a*$/);
    };
    const reading = read().catch((error: unknown) => {
      thrown = error;
    });
    const socket = await answering.promise;
    for (let looks = 0; looks < 500 && thrown === undefined; looks += 1) {
      socket.write(drop);
      vi.advanceTimersByTime(STALL / 4);
      await turn();
    }
    connections.close();
    await reading;
    await allClosed();
    return thrown;
  }

  it.each([
    ['a head in drops', 'HTTP/1.1 200 OK\r\nA: ', 'a'],
    ['announcements in drops', '', 'HTTP/1.1 102 x\r\n\r\n'],
    ['empty lines in drops', '', '\r\n'],
  ])('is %s', async (_, first, drop) => {
    expect(await dripping(first, drop)).toMatchObject({
      name: 'TimeoutError',
      message: `the head of the answer was not complete ${STALL} ms after its first byte`,
    });
  });

  it.each([
    ['gathered, with a length', false, 'Content-Length: 100000', 'a'],
    ['gathered, in chunks', false, 'Transfer-Encoding: chunked', '1\r\na\r\n'],
    ['streamed, with a length', true, 'Content-Length: 100000', 'a'],
    ['streamed, in chunks', true, 'Transfer-Encoding: chunked', '1\r\na\r\n'],
  ])('is a body in drops: %s', async (_, isStreamed, head, drop) => {
    const first = `HTTP/1.1 200 OK\r\n${head}\r\n\r\n`;
    expect(await dripping(first, drop, isStreamed)).toMatchObject({
      name: 'TimeoutError',
      message: 'the transfer was slower than 1000 bytes per second',
    });
  });
});

describe('a signal', () => {
  it('ends what is under way, and what waits, with its reason', async () => {
    const stopper = new AbortController();
    const reason = new Error('stopped');
    const { origin, allClosed } = await startServer(({ connection }) => {
      if (connection === 1) stopper.abort(reason);
    });
    const connections = connectionsOf({}, 1);
    const sent = ['/a', '/b'].map((target) =>
      connections.send(put(origin, target), stopper.signal),
    );
    const thrown = await Promise.all(sent.map((one) => one.catch((error: unknown) => error)));
    expect(thrown).toEqual([reason, reason]);
    await allClosed();
  });

  it('takes what waits out of the line', async () => {
    const stopper = new AbortController();
    const seen: Asked[] = [];
    const { origin } = await startServer((asked) => {
      seen.push(asked);
      stopper.abort(new Error('stopped'));
      asked.socket.write(OK);
    });
    const connections = connectionsOf({}, 1);
    const first = connections.send(put(origin, '/a'));
    const second = connections.send(put(origin, '/b'), stopper.signal);
    const third = connections.send(put(origin, '/c'));
    await expect(second).rejects.toThrow('stopped');
    expect((await first).status).toBe(200);
    expect((await third).status).toBe(200);
    expect(seen.map(({ text, connection }) => [text.slice(0, 6), connection])).toEqual([
      ['PUT /a', 1],
      ['PUT /c', 1],
    ]);
  });

  it.each([
    ['while a connection is made', 'https:', ''],
    ['while the head of the answer comes', 'http:', 'HTTP/1.1 200 OK\r\nA:'],
    [
      'while the body of the answer comes',
      'http:',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na',
    ],
  ])('ends the connection %s', async (_, protocol, answer) => {
    const stopper = new AbortController();
    const { origin, allClosed } = await listening((socket) => {
      socket.once('data', () => {
        socket.write(answer, () => {
          stopper.abort(new Error('stopped'));
        });
      });
    });
    const target = origin.replace('http:', protocol);
    const sending = connectionsOf({}, 1).send(put(target), stopper.signal);
    await expect(sending).rejects.toThrow('stopped');
    await allClosed();
  });

  it('frees its place in the line for others while a connection is made', async () => {
    const stopper = new AbortController();
    let count = 0;
    const { origin } = await listening(() => {
      count += 1;
      stopper.abort(new Error('stopped'));
    });
    const connections = connectionsOf({ connect: 1_000 }, 1);
    const secure = origin.replace('http:', 'https:');
    const first = connections.send(put(secure), stopper.signal);
    const second = connections.send(put(secure));
    await expect(first).rejects.toThrow('stopped');
    await expect(second).rejects.toThrow('no connection within 1000 ms');
    expect(count).toBe(2);
  });

  it('lets nothing be sent that undici takes up later', async () => {
    const stopper = new AbortController();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const exchange = createExchange({}, stopper.signal, resolve, reject);
    stopper.abort(new Error('stopped'));
    await expect(promise).rejects.toThrow('stopped');
    const abort = vi.fn();
    exchange.onRequestStart?.({ abort } as never, undefined);
    expect(abort).toHaveBeenCalledOnce();
  });

  it('that has aborted lets nothing be sent', async () => {
    const { origin, open } = await startServer(() => undefined);
    const sending = async () =>
      connectionsOf().send(get(origin), AbortSignal.abort(new Error('stopped')));
    await expect(sending()).rejects.toThrow('stopped');
    expect(open.size).toBe(0);
  });

  it('that aborts later touches nothing', async () => {
    const stopper = new AbortController();
    const seen: number[] = [];
    const { origin } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(OK);
    });
    const connections = connectionsOf({}, 1);
    await connections.send(put(origin), stopper.signal);
    stopper.abort();
    await connections.send(put(origin));
    expect(seen).toEqual([1, 1]);
  });
});
