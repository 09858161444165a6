import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Chance, mutated, mutatedText } from './chance.ts';
import { foreignAnswer, FOREIGN_ANSWERS } from './foreign-answers.ts';
import type { HostileRequest, Naming, ValidAnswer } from './store-answers.ts';

/** What is wrong with the answers of a case. */
export const KINDS = [
  'nothing',
  'document',
  'head',
  'framing',
  'bytes',
  'cut',
  'splice',
  'informational',
  'early',
  'late',
] as const;

export type Kind = (typeof KINDS)[number];

/** An answer as it was sent. */
export interface SentAnswer {
  readonly request: HostileRequest;
  readonly bytes: Buffer;
  /** How many bytes of an answer that says its length were kept back, because it was cut. */
  readonly missing: number;
}

/** How the answers of a case are changed. */
export interface Hostility {
  readonly kind: Kind;
  readonly chance: Chance;
  /** Whether the connection stays open after an answer, whatever that says. */
  readonly isSilent: boolean;
  readonly sent: SentAnswer[];
  /** What is in the bucket, and how listings write it; undefined: the usual names. */
  naming?: Naming | undefined;
}

/** What is answered to a request if nothing is wrong. */
type Answerer = (request: HostileRequest, hostility: Hostility) => ValidAnswer;

/** A server that answers as the case wants it; it knows nothing of HTTP but what it has to read. */
export async function startHostileServer(answerer: Answerer) {
  const sockets = new Set<Socket>();
  let hostility: Hostility | undefined;
  // The second half of an answer would wait 40 ms for the client's word about the first.
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    // An answer to a request that nobody has sent.
    if (hostility?.kind === 'early') socket.write(anotherAnswer(hostility.chance));
    let waiting: Buffer = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      for (let read = readRequest(waiting); read !== undefined; read = readRequest(waiting)) {
        waiting = read.rest;
        if (hostility !== undefined) answer(socket, read.request, hostility, answerer);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin(next: Hostility): void {
      hostility = next;
    },
    endCase(): void {
      hostility = undefined;
      for (const socket of sockets) socket.destroy();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function readRequest(
  bytes: Buffer,
): { readonly request: HostileRequest; readonly rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const [method = '', target = ''] = line.split(' ');
  const headers = new Map(
    lines.map((one) => {
      const colon = one.indexOf(':');
      return [one.slice(0, colon).toLowerCase(), one.slice(colon + 1).trim()] as const;
    }),
  );
  const length = Number(headers.get('content-length') ?? 0);
  const start = end + 4;
  if (bytes.length < start + length) return undefined;
  const { pathname: path, searchParams: query } = new URL(target, 'http://store');
  const body = Buffer.from(bytes.subarray(start, start + length));
  return {
    request: { method, target, path, query, headers, body },
    rest: bytes.subarray(start + length),
  };
}

function answer(
  socket: Socket,
  request: HostileRequest,
  hostility: Hostility,
  answerer: Answerer,
): void {
  const { chance, sent, kind, isSilent } = hostility;
  const { bytes, missing } = hostileBytes(answerer(request, hostility), request, hostility);
  sent.push({ request, bytes, missing });
  const middle = chance.below(bytes.length + 1);
  socket.write(bytes.subarray(0, middle));
  if (kind !== 'late' && (isSilent || OPEN.includes(kind))) socket.write(bytes.subarray(middle));
  else if (kind !== 'late') socket.end(bytes.subarray(middle));
  else {
    socket.write(bytes.subarray(middle));
    const another = anotherAnswer(chance);
    const writeLate = () => socket.write(another);
    const way = chance.below(3);
    if (way === 0) setImmediate(writeLate);
    else if (way === 1) setTimeout(writeLate, 1 + chance.below(3));
    // Before the answer to the next request.
    else socket.once('data', writeLate);
  }
}

/** The kinds after whose answers a connection stays open. */
const OPEN: readonly Kind[] = ['nothing', 'early'];

/** A whole answer to a question that was not asked. */
function anotherAnswer(chance: Chance): Buffer {
  const id = String(chance.next()).padEnd(20, '0');
  const { headers, ...rest } = chance.of(FOREIGN_ANSWERS);
  const another = { ...rest, headers: [['x-amz-request-id', id] as const, ...headers] };
  return onWire(another, { method: 'GET' });
}

function hostileBytes(
  valid: ValidAnswer,
  request: HostileRequest,
  { kind, chance }: Hostility,
): { readonly bytes: Buffer; readonly missing: number } {
  const whole = onWire(valid, request);
  switch (kind) {
    case 'nothing':
    case 'early':
    case 'late':
      return { bytes: whole, missing: 0 };
    case 'document': {
      const body = mutated(valid.body, chance);
      return { bytes: onWire({ ...valid, body }, request), missing: 0 };
    }
    case 'head':
      return { bytes: withMutatedHead(valid, request, chance), missing: 0 };
    case 'framing':
      return { bytes: framedOddly(valid, request, chance), missing: 0 };
    case 'bytes':
      return { bytes: mutated(whole, chance, onWire(foreignAnswer(), request)), missing: 0 };
    case 'cut': {
      const isBare = request.method === 'HEAD' || valid.status === 204;
      const bytes = isBare || chance.is(0.5) ? whole : chunked(valid, chance);
      const kept = chance.below(bytes.length);
      return { bytes: bytes.subarray(0, kept), missing: bytes.length - kept };
    }
    case 'splice': {
      const other = onWire(foreignAnswer(), request);
      const parts = chance.is(0.7) ? [whole, other] : [whole, mutated(whole, chance, other)];
      return { bytes: Buffer.concat(parts), missing: 0 };
    }
    case 'informational':
      return { bytes: Buffer.concat([informational(chance), whole]), missing: 0 };
  }
}

function headOf({ status, headers }: ValidAnswer, more: readonly string[]): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} OK`, ...lines, ...more, '', ''].join('\r\n');
}

function onWire(answer: ValidAnswer, { method }: Pick<HostileRequest, 'method'>): Buffer {
  const { body, status } = answer;
  const length = status === 204 ? [] : [`Content-Length: ${body.length}`];
  const head = Buffer.from(headOf(answer, length));
  return method === 'HEAD' ? head : Buffer.concat([head, body]);
}

function withMutatedHead(valid: ValidAnswer, request: HostileRequest, chance: Chance): Buffer {
  const status = chance.is(0.3) ? chance.of([100, 101, 201, 206, 301, 304, 403, 404, 500]) : 200;
  const headers = valid.headers
    .filter(() => chance.is(0.9))
    .flatMap(([name, value]): [string, string][] => {
      const given: [string, string] = [name, value];
      if (chance.is(0.15)) return [[name, mutatedText(value, chance)]];
      if (chance.is(0.1)) return [given, [name, chance.is(0.5) ? value : '"another"']];
      return chance.is(0.05) ? [[mutatedText(name, chance), value]] : [given];
    });
  if (chance.is(0.1)) headers.push(['Content-Type', 'text/html; charset=utf-8']);
  if (chance.is(0.1)) headers.push(['x-filler', 'f'.repeat(chance.below(20_000))]);
  if (chance.is(0.05)) headers.push(['Content-Encoding', 'gzip']);
  if (chance.is(0.05)) headers.push(['x-amz-bucket-region', mutatedText('eu-west-1', chance)]);
  return onWire({ ...valid, status: chance.is(0.5) ? valid.status : status, headers }, request);
}

/** The body in chunks of odd sizes. */
function chunked(valid: ValidAnswer, chance: Chance, oddly = false): Buffer {
  const parts: Buffer[] = [Buffer.from(headOf(valid, ['Transfer-Encoding: chunked']))];
  for (let at = 0; at < valid.body.length;) {
    const size = 1 + chance.below(Math.min(100, valid.body.length - at));
    const written = oddly && chance.is(0.1) ? chance.of(SIZES) : size.toString(16);
    const extension = oddly && chance.is(0.2) ? ';a="b\tc"' : '';
    parts.push(Buffer.from(`${written}${extension}\r\n`), valid.body.subarray(at, at + size));
    parts.push(Buffer.from(oddly && chance.is(0.05) ? '\n' : '\r\n'));
    at += size;
  }
  const trailers = oddly && chance.is(0.3) ? 'ETag: "of-a-trailer"\r\n' : '';
  return Buffer.concat([...parts, Buffer.from(`0\r\n${trailers}\r\n`)]);
}

const SIZES = ['', '0', '-1', 'g', 'ffffffffffffffff', '1ffffffffffffffff', '0x5', ' 5', '+5'];

function framedOddly(valid: ValidAnswer, { method }: HostileRequest, chance: Chance): Buffer {
  const { body } = valid;
  const { length } = body;
  if (chance.is(0.4)) return chunked(valid, chance, true);
  const ways: readonly (readonly string[])[] = [
    [],
    ['Connection: close'],
    [`Content-Length: ${length + 1 + chance.below(50)}`],
    [`Content-Length: ${chance.below(length + 1)}`],
    [`Content-Length: ${length}`, `Content-Length: ${length}`],
    [`Content-Length: ${length}`, `Content-Length: ${length + 5}`],
    [`Content-Length: ${length}, ${length}`],
    [`Content-Length: ${length}`, 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: gzip'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding: identity', `Content-Length: ${length}`],
    [`Content-Length: ${chance.of(['-1', '+5', '0x5', '1e3', '18446744073709551617', '5 5', ''])}`],
  ];
  const head = Buffer.from(headOf(valid, chance.of(ways)));
  return method === 'HEAD' ? head : Buffer.concat([head, body]);
}

function informational(chance: Chance): Buffer {
  const one = () =>
    `HTTP/1.1 ${chance.of([100, 102, 103, 199])} Wait\r\n` +
    (chance.is(0.5) ? 'ETag: "of-an-informational-answer"\r\nLink: </a>\r\n' : '') +
    '\r\n';
  return Buffer.from(Array.from({ length: 1 + chance.below(20) }, one).join(''));
}
