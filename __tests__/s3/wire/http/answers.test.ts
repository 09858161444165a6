import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, cuts, piecesOf, readByNode, startReader, told } from './answers.ts';
import { connectionsOf, get, listening, OK as WHOLE, startServer } from './wire-server.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n`;

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
    ['a folded header', `${OK}A: b\r\n c\r\n\r\n`],
    ['white space before a colon', `${OK}A : b\r\n\r\n`],
    ['a header without a colon', `${OK}A\r\n\r\n`],
    ['a header without a name', `${OK}: b\r\n\r\n`],
    ['NUL in a header', `${OK}A: \0\r\n\r\n`],
    ['a carriage return in a header', `${OK}A: b\rc\r\n\r\n`],
    ['two lengths', `${OK}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`],
    ['a length below zero', `${OK}Content-Length: -1\r\n\r\na`],
    ['a length with a sign', `${OK}Content-Length: +1\r\n\r\na`],
    ['a length that is no number', `${OK}Content-Length: 0x1\r\n\r\na`],
    ['lengths in a list', `${OK}Content-Length: 1, 1\r\n\r\na`],
    ['a length and chunks', `${CHUNKED}Content-Length: 1\r\n\r\n0\r\n\r\n`],
    [
      'chunks and a length',
      `${OK}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a coding besides chunks', `${OK}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['a coding after chunks', `${OK}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
    ['another coding', `${OK}Transfer-Encoding: identity\r\n\r\na`],
    ['chunks twice', `${CHUNKED}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['another protocol', 'HTTP/1.1 101 x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['another protocol without a name', `HTTP/1.1 101 x\r\n\r\n${WHOLE}`],
    ['an announcement that was not asked for', `HTTP/1.1 100 Continue\r\n\r\n${WHOLE}`],
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
    ['in its head', OK],
    ['in the name of a header', `${OK}Content-`],
    ['in its body', `${OK}Content-Length: 3\r\n\r\nab`],
    ['in a body before which it closes', `${OK}Connection: close\r\nContent-Length: 3\r\n\r\nab`],
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
    ['a reason', OK.slice(0, -2), 'a'],
    ['a head', OK, 'A: b\r\n'],
    ['a header', `${OK}A: `, 'b'],
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
        socket.write(`${OK}Connection: close\r\nContent-Length: ${long.length}\r\n\r\n${long}`);
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
    expect((await connections.send(get(origin))).body).toHaveLength(long.length);
    await expect(connections.send(get(origin))).rejects.toMatchObject({
      code: 'HPE_HEADER_OVERFLOW',
    });
    expect(poured).toBeLessThan(long.length);
  });

  it.each([
    ['by its length', () => [`${OK}Content-Length: ${16 * 1024 * 1024 + 1}\r\n\r\n`]],
    ['by its chunks', () => [`${CHUNKED}\r\n`, '1000001\r\n']],
    ['by what comes until the end', () => [`${OK}\r\n`]],
  ])('is one of more than 16 MiB, %s', async (_, heads) => {
    const { origin, allClosed } = await startServer(({ socket }) => {
      socket.write([...heads(), 'a'.repeat(16 * 1024 * 1024 + 1)].join(''));
    });
    await expect(connectionsOf().send(get(origin))).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      message: expect.stringContaining(
        'the answer is longer than the 16777216 bytes that a store may send here',
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
      socket.write(`${OK}Content-Length: 5368709120\r\n\r\n`),
    );
    const { headers, body } = await connectionsOf().send({ ...get(origin), method: 'HEAD' });
    expect([headers.get('content-length'), body.length]).toEqual(['5368709120', 0]);
  });
});
