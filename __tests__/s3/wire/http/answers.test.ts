import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireAnswer } from '../../../../src/s3/wire/message.ts';
import { answers, cuts, piecesOf, readByNode, startReader, told } from './answers.ts';
import { connectionsOf, get, listening, OK, startServer } from './wire-server.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const STATUS = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${STATUS}Transfer-Encoding: chunked\r\n`;

describe('an answer', () => {
  it("is read as Node's own parser reads it, however it arrives", async () => {
    const read = await startReader();
    const property = fc.asyncProperty(answers, cuts, async (source, places) => {
      const answer = await read(piecesOf(latin1(source), places));
      expect(told(answer)).toEqual(await readByNode(latin1(source)));
    });
    await fc.assert(property, { numRuns: 1_000 });
  });

  it('is refused or read alike when it has been damaged', async () => {
    const read = await startReader();
    let refused = 0;
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      by: fc.constantFrom(
        ...['', '\r', '\n', '\r\n', '\0', ' ', ':', ';', '-', '0', 'F', '\t', '\x7f', '\r\n '],
      ),
      replaced: fc.constantFrom(0, 1, 2),
    });
    const property = fc.asyncProperty(answers, damage, async (source, { at, by, replaced }) => {
      const position = Math.floor(at * source.length);
      const bytes = latin1(source.slice(0, position) + by + source.slice(position + replaced));
      const answer = await read([bytes]).catch(() => undefined);
      if (answer === undefined) refused += 1;
      else expect(told(answer)).toEqual(await readByNode(bytes));
    });
    await fc.assert(property, { numRuns: 2_000 });
    expect(refused).toBeGreaterThan(200);
  });

  it.each([
    ['an old version', 'HTTP/0.9 200 OK\r\nContent-Length: 1\r\n\r\na'],
    ['a newer version', 'HTTP/2.0 200 OK\r\nContent-Length: 1\r\n\r\na'],
    ['chunks in HTTP/1.0', `${CHUNKED.replace('1.1', '1.0')}\r\n1\r\na\r\n0\r\n\r\n`],
  ])('may have %s: its end is as plain', async (_, source) => {
    const read = await startReader();
    expect(told(await read([latin1(source)])).body).toBe('a');
  });
});

describe('what is no answer', () => {
  it.each([
    ['other words', 'this is not HTTP\r\n\r\n'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n'],
    ['line feeds alone', 'HTTP/1.1 200 OK\n\n\r\n\r\n'],
    ['a folded header', `${STATUS}A: b\r\n c\r\n\r\n`],
    ['white space before a colon', `${STATUS}A : b\r\n\r\n`],
    ['a header without a colon', `${STATUS}A\r\n\r\n`],
    ['a header without a name', `${STATUS}: b\r\n\r\n`],
    ['NUL in a header', `${STATUS}A: \0\r\n\r\n`],
    ['a carriage return in a header', `${STATUS}A: b\rc\r\n\r\n`],
    ['two lengths', `${STATUS}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`],
    ['a length below zero', `${STATUS}Content-Length: -1\r\n\r\na`],
    ['a length with a sign', `${STATUS}Content-Length: +1\r\n\r\na`],
    ['a length that is no number', `${STATUS}Content-Length: 0x1\r\n\r\na`],
    ['lengths in a list', `${STATUS}Content-Length: 1, 1\r\n\r\na`],
    ['a length and chunks', `${CHUNKED}Content-Length: 1\r\n\r\n0\r\n\r\n`],
    [
      'chunks and a length',
      `${STATUS}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a coding besides chunks', `${STATUS}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['a coding after chunks', `${STATUS}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
    ['another coding', `${STATUS}Transfer-Encoding: identity\r\n\r\na`],
    ['chunks twice', `${CHUNKED}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['another protocol', 'HTTP/1.1 101 x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['another protocol without a name', `HTTP/1.1 101 x\r\n\r\n${OK}`],
    ['an announcement that was not asked for', `HTTP/1.1 100 Continue\r\n\r\n${OK}`],
    ['a blank before the name of a chunk extension', `${CHUNKED}\r\n1; a=b\r\na\r\n0\r\n\r\n`],
    ['a chunk without a size', `${CHUNKED}\r\n;a\r\n0\r\n\r\n`],
    ['a chunk of a size below zero', `${CHUNKED}\r\n-1\r\n\r\n0\r\n\r\n`],
    ['a chunk of a size without end', `${CHUNKED}\r\n${'f'.repeat(17)}\r\n`],
    ['a chunk longer than its size', `${CHUNKED}\r\n1\r\nab\r\n0\r\n\r\n`],
    ['a line feed alone after a size', `${CHUNKED}\r\n1\na\r\n0\r\n\r\n`],
    ['a trailer that is none', `${CHUNKED}\r\n0\r\nab\r\n\r\n`],
  ])('is refused: %s', async (_, source) => {
    const { origin } = await startServer(({ socket }) => socket.write(latin1(source)));
    await expect(connectionsOf().send(get(origin))).rejects.toMatchObject({
      code: expect.stringMatching(/^HPE_/) as string,
      message: expect.not.stringMatching(/undici|llhttp|bad response/i) as string,
    });
  });

  it.each([
    ['at once', ''],
    ['in its head', STATUS],
    ['in the name of a header', `${STATUS}Content-`],
    ['in its body', `${STATUS}Content-Length: 3\r\n\r\nab`],
    [
      'in a body before which it closes',
      `${STATUS}Connection: close\r\nContent-Length: 3\r\n\r\nab`,
    ],
    ['in a chunk before which it closes', `${CHUNKED}Connection: close\r\n\r\n3\r\nab`],
    ['in a chunk', `${CHUNKED}\r\n3\r\nab`],
    ['before the last chunk', `${CHUNKED}\r\n3\r\nabc\r\n`],
    ['before the end of the trailer', `${CHUNKED}\r\n0\r\n`],
    ['after what only announces it', 'HTTP/1.1 103 x\r\n\r\n'],
  ])('is one that ends %s', async (_, source) => {
    const read = await startReader();
    await expect(read([latin1(source)])).rejects.toMatchObject({
      code: 'ECONNRESET',
      message: expect.not.stringMatching(/other side|mismatch/i) as string,
    });
  });

  it.each([
    ['a reason', STATUS.slice(0, -2), 'a'],
    ['a head', STATUS, 'A: b\r\n'],
    ['a header', `${STATUS}A: `, 'b'],
    ['empty lines before it', '', '\r\n'],
    ['announcements', '', 'HTTP/1.1 103 x\r\n\r\n'],
    ['a line between chunks', `${CHUNKED}\r\n1;`, 'b'],
    ['chunks that are nearly all extension', `${CHUNKED}\r\n`, `1;${'b'.repeat(99)}\r\na\r\n`],
    ['a trailer', `${CHUNKED}\r\n0\r\n`, 'A: b\r\n'],
  ])('is %s without end', async (_, beginning, more) => {
    const { origin, allClosed } = await listening((socket) => {
      socket.write(beginning);
      const piece = more.repeat(1_000);
      const pour = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', pour);
      pour();
    });
    await expect(connectionsOf().send(get(origin))).rejects.toMatchObject({
      code: 'HPE_HEADER_OVERFLOW',
    });
    await allClosed();
  });

  it('is one without end also after a long one on an earlier connection', async () => {
    const long = 'a'.repeat(16 * 1024 * 1024);
    let poured = 0;
    const { origin } = await startServer(({ socket, connection }) => {
      if (connection === 1) {
        socket.write(`${STATUS}Connection: close\r\nContent-Length: ${long.length}\r\n\r\n${long}`);
        return;
      }
      const pour = () => {
        while (!socket.destroyed && socket.write('HTTP/1.1 103 x\r\n\r\n'.repeat(1_000)));
        poured = socket.bytesWritten;
      };
      socket.on('drain', pour);
      pour();
    });
    const connections = connectionsOf({}, 1);
    const first = { ...get(origin), maxBody: long.length };
    expect((await connections.send(first)).body).toHaveLength(long.length);
    await expect(connections.send(get(origin))).rejects.toMatchObject({
      code: 'HPE_HEADER_OVERFLOW',
    });
    expect(poured).toBeLessThan(long.length);
  });

  it.each([
    ['by its length', () => [`${STATUS}Content-Length: ${64 * 1024 + 1}\r\n\r\n`]],
    ['by its chunks', () => [`${CHUNKED}\r\n`, '10001\r\n']],
    ['by what comes until the end', () => [`${STATUS}\r\n`]],
  ])('is one of more than 64 KiB, unless more is expected, %s', async (_, heads) => {
    const { origin, allClosed } = await startServer(({ socket }) => {
      socket.write([...heads(), 'a'.repeat(64 * 1024 + 1)].join(''));
    });
    await expect(connectionsOf().send(get(origin))).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      message: expect.stringContaining(
        'the answer is longer than 65536 bytes, the limit for answers in memory',
      ) as string,
    });
    await allClosed();
  });
});

describe('an answer without a body', () => {
  it.each(['204 No Content', '304 Not Modified'])('is one of status %s', async (status) => {
    const { origin } = await startServer(({ socket }) =>
      socket.write(`HTTP/1.1 ${status}\r\n\r\n`),
    );
    const { body } = await connectionsOf().send(get(origin));
    expect(body).toHaveLength(0);
  });

  it('is one to HEAD, whatever length it tells', async () => {
    const { origin } = await startServer(({ socket }) =>
      socket.write(`${STATUS}Content-Length: 5368709120\r\n\r\n`),
    );
    const { headers, body } = await connectionsOf().send({ ...get(origin), method: 'HEAD' });
    expect([headers.get('content-length'), body.length]).toEqual(['5368709120', 0]);
  });
});

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
    await expect(lengthOf(answer)).rejects.toThrow('no progress on the connection for 100 ms');
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

  it('hazard 80: ends its connection when it is given back unread', async () => {
    const { origin, allClosed } = await startLarge();
    const { stream } = await connectionsOf().send(get(origin, true));
    expect(await stream?.[Symbol.asyncIterator]().return?.()).toEqual({ done: true });
    await allClosed();
  });

  it('hazard 80: is gathered when it is the part that was asked for, and else streamed', async () => {
    const { origin } = await startServer(({ socket, text }) =>
      socket.write(`HTTP/1.1 ${text.slice(5, 8)} x\r\nContent-Length: 3\r\n\r\nabc`),
    );
    const send = (target: string, maxBody: number) =>
      connectionsOf().send({ ...get(origin), target, isStreamed: 'unless-partial', maxBody });
    const part = await send('/206', 3);
    expect([part.body.toString(), part.stream]).toEqual(['abc', undefined]);
    await expect(send('/206', 2)).rejects.toThrow('the answer is longer than 2 bytes');
    const whole = await send('/200', 2);
    expect([whole.body.length, await lengthOf(whole)]).toEqual([0, 3]);
  });

  it('is gathered when it is an error', async () => {
    const { origin } = await startServer(({ socket }) =>
      socket.write('HTTP/1.1 404 x\r\nContent-Length: 3\r\n\r\nabc'),
    );
    const { status, body, stream } = await connectionsOf().send(get(origin, true));
    expect([status, body.toString(), stream]).toEqual([404, 'abc', undefined]);
  });
});

describe('hazard 80: the body of an error', () => {
  it.each([
    ['is streamed', true, undefined],
    ['is gathered', false, undefined],
    ['may be long', false, 1024 * 1024],
  ])('is cut at 64 KiB, also where an answer of success %s', async (_, isStreamed, maxBody) => {
    const { origin, allClosed } = await startServer(({ socket }) => {
      const piece = 'a'.repeat(10_000);
      const pour = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', pour);
      socket.write('HTTP/1.1 403 Forbidden\r\nA: b\r\n\r\n');
      pour();
    });
    const sent = { ...get(origin, isStreamed), ...(maxBody && { maxBody }) };
    const { status, headers, body } = await connectionsOf().send(sent);
    expect([status, headers.get('a'), body.toString()]).toEqual([403, 'b', 'a'.repeat(64 * 1024)]);
    await allClosed();
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
