import { type IncomingMessage, request } from 'node:http';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import type { WireAnswer } from '../../../../src/s3/wire/message.ts';
import { connectionsOf, get, startServer } from './wire-server.ts';

/** An answer as both readers can tell it. */
export interface Told {
  readonly status: number;
  readonly headers: readonly (readonly [string, string | undefined])[];
  readonly body: string;
}

/** Sends requests to a server that answers each with these pieces and then ends the connection. */
export async function startReader() {
  let pieces: readonly Uint8Array[] = [];
  const { origin, allClosed } = await startServer(({ socket }) => {
    void (async () => {
      for (const piece of pieces) {
        socket.write(piece);
        if (pieces.length > 1) await turn();
      }
      socket.end();
    })();
  });
  const connections = connectionsOf();
  return async (answer: readonly Uint8Array[]): Promise<WireAnswer> => {
    // On one that is about to end, the next request would get no answer.
    await allClosed();
    pieces = answer;
    return connections.send(get(origin));
  };
}

export function told({ status, headers, body }: WireAnswer): Told {
  return { status, headers: [...headers], body: body.toString('latin1') };
}

/**
 * What Node's own client makes of the same; undefined: no whole answer. It gets it byte by byte, so
 * that it has an answer before it fails for what follows.
 */
export function readByNode(bytes: Uint8Array): Promise<Told | undefined> {
  return new Promise((resolve) => {
    const socket = new Duplex({
      read: () => undefined,
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
    const asked = request({ createConnection: () => socket });
    asked.on('error', () => {
      resolve(undefined);
    });
    asked.on('upgrade', () => {
      resolve(undefined);
    });
    asked.on('response', (answer) => void collected(answer).then(resolve));
    asked.end();
    for (const byte of bytes) socket.push(Buffer.of(byte));
    socket.push(null);
  });
}

async function collected(answer: IncomingMessage): Promise<Told | undefined> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of answer) pieces.push(piece as Buffer);
  } catch {
    return undefined;
  }
  if (!answer.complete) return undefined;
  const headers = new Map<string, string | undefined>();
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    const name = answer.rawHeaders[at]?.toLowerCase() ?? '';
    headers.set(name, headers.has(name) ? undefined : answer.rawHeaders[at + 1]);
  }
  const body = Buffer.concat(pieces).toString('latin1');
  return { status: answer.statusCode ?? 0, headers: [...headers], body };
}

const names = fc.constantFrom('ETag', 'x-amz-request-id', 'Date', 'X-A', 'x-a', 'Server', '!#$%&');
const values = fc.oneof(
  fc.constantFrom('', '"abc"', '  padded \t', 'a: b', 'caf\xe9', '\xff\x80', 'close', 'a,b'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
);
const fields = fc
  .array(fc.tuple(names, values), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}:${value}\r\n`).join(''));

const contents = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 200 })
  .map((bytes) => String.fromCharCode(...bytes));

const statuses = fc.constantFrom(
  '200 OK',
  '200',
  '200 ',
  '204 No Content',
  '304 x',
  '403 a b',
  '599 \xe9',
);

interface Ending {
  /** Of the head, with its empty line. */
  readonly fields: string;
  readonly body: string;
}

/** How the end of a body is told, and that body. */
const endings: fc.Arbitrary<Ending> = fc.oneof(
  contents.map((body) => ({ fields: `Content-Length: ${body.length}\r\n\r\n`, body })),
  contents.map((body) => ({ fields: '\r\n', body })),
  fc
    .record({
      chunks: fc.array(
        contents.filter((chunk) => chunk !== ''),
        { maxLength: 4 },
      ),
      extension: fc.constantFrom('', ';a', ';a=b;c'),
      trailer: fc.oneof(fc.constant(''), fields),
      name: fc.constantFrom('chunked', 'Chunked'),
      zeros: fc.constantFrom('', '000'),
    })
    .map(({ chunks, extension, trailer, name, zeros }) => {
      const sized = chunks.map((chunk) => {
        const size = zeros + chunk.length.toString(16);
        return `${size}${extension}\r\n${chunk}\r\n`;
      });
      const body = `${sized.join('')}${zeros}0\r\n${trailer}\r\n`;
      return { fields: `Transfer-Encoding: ${name}\r\n\r\n`, body };
    }),
);

/** Not 100 Continue, which nothing here asks for: undici refuses it. */
const informational = fc.constantFrom('', 'HTTP/1.1 103 x\r\nA: b\r\n\r\n');

/** Answers that are whole, as bytes in Latin-1. */
export const answers = fc
  .record({
    informational,
    version: fc.constantFrom('1.1', '1.1', '1.0'),
    status: statuses,
    fields,
    ending: endings,
  })
  .filter(({ version, ending }) => version === '1.1' || !ending.fields.startsWith('Transfer'))
  .map(({ informational: before, version, status, fields: lines, ending }) => {
    const isBodiless = /^(204|304)/.test(status);
    const end = `${ending.fields}${isBodiless ? '' : ending.body}`;
    return `${before}HTTP/${version} ${status}\r\n${lines}${end}`;
  });

/** Where an answer is cut into pieces, as parts of its length. */
export const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });

export function piecesOf(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}
