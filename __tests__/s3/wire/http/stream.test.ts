import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { WireAnswer } from '../../../../src/s3/wire/message.ts';
import { connectionsOf, get, listening, OK, startServer } from './wire-server.ts';

const LARGE = 32 * 1024 * 1024;

async function lengthOf({ stream }: WireAnswer): Promise<number> {
  let size = 0;
  for await (const piece of stream ?? []) size += piece.length;
  return size;
}

/** A server of large bodies, and how many bytes of them have left it. */
async function startLarge() {
  const seen: number[] = [];
  let written = () => 0;
  const server = await startServer(({ socket, connection }) => {
    seen.push(connection);
    const before = socket.bytesWritten;
    written = () => socket.bytesWritten - socket.writableLength - before;
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${LARGE}\r\n\r\n`);
    socket.write(Buffer.alloc(LARGE, 'x'));
  });
  return { ...server, seen, written: () => written() };
}

describe('a streamed answer', () => {
  it('is given as it comes, to its end, and then frees its connection', async () => {
    const { origin, seen } = await startLarge();
    const connections = connectionsOf({}, 1);
    for (let n = 0; n < 2; n += 1) {
      const answer = await connections.send(get(origin, true));
      expect([answer.status, answer.body.length]).toEqual([200, 0]);
      expect(await lengthOf(answer)).toBe(LARGE);
    }
    expect(seen).toEqual([1, 1]);
  });

  it('may be empty', async () => {
    const { origin } = await startServer(({ socket }) => socket.write(OK));
    expect(await lengthOf(await connectionsOf().send(get(origin, true)))).toBe(0);
  });

  it('may end with its connection', async () => {
    const { origin } = await startServer(({ socket }) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc'));
    expect(await lengthOf(await connectionsOf().send(get(origin, true)))).toBe(3);
  });

  it('has no end when its connection is reset', async () => {
    let reset: () => void = () => undefined;
    const { origin } = await listening((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\nabc');
      reset = () => socket.resetAndDestroy();
    });
    const { stream = [] } = await connectionsOf().send(get(origin, true));
    let text = '';
    const read = async () => {
      for await (const piece of stream) {
        text += String(piece);
        reset();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(text).toBe('abc');
  });

  it('waits for its reader, for whom there is no limit', async () => {
    const { origin, written } = await startLarge();
    const connections = connectionsOf({ stall: 1_000 });
    const { origin: silent } = await startServer(() => undefined);
    const answer = await connections.send(get(origin, true));
    let size = 0;
    for await (const piece of answer.stream ?? []) {
      if (size === 0) {
        // The limit passes twice while the reader is busy.
        for (let n = 0; n < 2; n += 1) {
          await expect(connections.send(get(silent))).rejects.toThrow('for 1000 ms');
        }
        expect(written()).toBeLessThan(LARGE);
      }
      size += piece.length;
    }
    expect(size).toBe(LARGE);
  });

  it('may pile up behind a small piece', async () => {
    const chunks = `1\r\na\r\n${(40_000).toString(16)}\r\n${'b'.repeat(40_000)}\r\n0\r\n\r\n`;
    const { origin } = await startServer(({ socket }) =>
      socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`),
    );
    const answer = await connectionsOf().send(get(origin, true));
    // What undici puts back comes to be readable again before anything is read.
    await turn();
    expect(await lengthOf(answer)).toBe(40_001);
  });

  it('has a limit while its reader waits', async () => {
    const { origin } = await startServer(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab');
    });
    const answer = await connectionsOf({ stall: 100 }).send(get(origin, true));
    await expect(lengthOf(answer)).rejects.toThrow('made no progress for 100 ms');
  });

  it.each([
    ['ends early', 'end'],
    ['is reset', 'resetAndDestroy'],
  ] as const)('fails its reader when it %s', async (_, how) => {
    for (const head of ['Content-Length: 6', 'Transfer-Encoding: chunked']) {
      const { origin } = await startServer(({ socket }) => {
        socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n3\r\na`, () => socket[how]());
      });
      const answer = await connectionsOf().send(get(origin, true));
      await expect(lengthOf(answer)).rejects.toMatchObject({ code: 'ECONNRESET' });
    }
  });

  it('fails its reader with the reason of a signal', async () => {
    const stopper = new AbortController();
    const { origin, allClosed } = await startLarge();
    const answer = await connectionsOf().send(get(origin, true), stopper.signal);
    const reading = lengthOf(answer);
    stopper.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    await allClosed();
  });

  it('loses its connection when its reader leaves', async () => {
    const { origin, seen } = await startLarge();
    const connections = connectionsOf({}, 1);
    const first = await connections.send(get(origin, true));
    for await (const piece of first.stream ?? []) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(await lengthOf(await connections.send(get(origin, true)))).toBe(LARGE);
    expect(seen).toEqual([1, 2]);
  });

  it('is gathered when it is an error', async () => {
    const { origin } = await startServer(({ socket }) =>
      socket.write('HTTP/1.1 404 x\r\nContent-Length: 3\r\n\r\nabc'),
    );
    const { status, body, stream } = await connectionsOf().send(get(origin, true));
    expect([status, body.toString(), stream]).toEqual([404, 'abc', undefined]);
  });
});

describe('a gathered answer', () => {
  it('without a length is not whole when its connection is reset', async () => {
    const { origin } = await listening((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\nabc', () => socket.resetAndDestroy());
    });
    await expect(connectionsOf().send(get(origin))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
