import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepResult } from '../support/runner.ts';
import type { Attack, Hostile } from './attack.ts';

type Objects = Map<string, Buffer>;

interface Request {
  readonly method: string;
  /** Without the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

/** What a connection has seen so far. */
interface Seen {
  /** Requests of the kind that is answered for another. */
  count: number;
  /** The latest answer, by method. */
  readonly last: Map<string, Buffer>;
}

/** The answer that a request gets in the place of its own; undefined: its own. */
type Other = (request: Request, seen: Seen, objects: Objects) => Buffer | undefined;

/** The answer to a request of which only the head was read; undefined: it is read first. */
type Early = (head: string) => Buffer | undefined;

let ids = 0;

function answer(status: string, body = '', headers: readonly string[] = []): Buffer {
  ids += 1;
  const id = `x-amz-request-id: ${String(ids).padStart(16, '0')}`;
  const length = status.startsWith('204') ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  return Buffer.from(
    `${[`HTTP/1.1 ${status}`, id, `date: ${new Date().toUTCString()}`, ...length, ...headers].join('\r\n')}\r\n\r\n${body}`,
  );
}

const etagOf = (body: Buffer) => `etag: "${createHash('md5').update(body).digest('hex')}"`;
const DATE = '2026-01-01T00:00:00.000Z';

function listing(prefix: string, keys: readonly string[]): Buffer {
  const rows = keys.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${DATE}</LastModified>` +
      '<ETag>"e"</ETag><Size>1</Size></Contents>',
  );
  return answer(
    '200 OK',
    '<ListBucketResult><IsTruncated>false</IsTruncated>' +
      `<Prefix>${prefix}</Prefix><KeyCount>${keys.length}</KeyCount>` +
      `${rows.join('')}</ListBucketResult>`,
  );
}

const keysOf = (body: Buffer) =>
  [...body.toString().matchAll(/<Key>([^<]*)</g)].map(([, key = '']) => key);

function deleteResult(deleted: readonly string[], failed: readonly string[] = []): Buffer {
  const rows = [
    ...deleted.map((key) => `<Deleted><Key>${key}</Key></Deleted>`),
    ...failed.map((key) => `<Error><Key>${key}</Key><Code>InternalError</Code></Error>`),
  ];
  return answer('200 OK', `<DeleteResult>${rows.join('')}</DeleteResult>`);
}

function perform(objects: Objects, { method, key, query, body }: Request): Buffer {
  const stored = objects.get(key);
  if (method === 'GET' && key === '') {
    const prefix = query.get('prefix') ?? '';
    return listing(
      prefix,
      [...objects.keys()].filter((one) => one.startsWith(prefix)),
    );
  }
  if (method === 'PUT') {
    objects.set(key, body);
    return answer('200 OK', '', [etagOf(body)]);
  }
  if (method === 'DELETE') {
    objects.delete(key);
    return answer('204 No Content');
  }
  if (method === 'POST') {
    const keys = keysOf(body);
    for (const one of keys) objects.delete(one);
    return deleteResult(keys);
  }
  if (stored === undefined) return answer('404 Not Found');
  return answer('200 OK', '', [etagOf(stored)]);
}

/** A store on raw TCP, behind which a connection may have the answer to another request. */
async function startStore(objects: Objects, other: Other, early: Early) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const seen: Seen = { count: 0, last: new Map() };
    let bytes = Buffer.alloc(0);
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      const tooEarly = early(bytes.toString('latin1'));
      if (tooEarly !== undefined) {
        socket.pause().write(tooEarly);
        return;
      }
      const request = readRequest(bytes);
      if (request === undefined) return;
      bytes = Buffer.alloc(0);
      const sent = other(request, seen, objects) ?? perform(objects, request);
      seen.last.set(request.method, sent);
      socket.write(sent);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

function readRequest(bytes: Buffer): Request | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, Math.max(0, end)).toString('latin1');
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  if (end === -1 || bytes.length < end + 4 + length) return undefined;
  const [method = '', target = ''] = head.split(' ');
  const [path = '', query = ''] = target.split('?');
  const key = decodeURIComponent(path.replace(/^\/[^/]*\/?/, ''));
  return { method, key, query: new URLSearchParams(query), body: bytes.subarray(end + 4) };
}

/** The second request of a method on each connection gets the first one's answer once more. */
const again =
  (method: string): Other =>
  (request, seen) => {
    if (request.method !== method) return undefined;
    seen.count += 1;
    return seen.count === 2 ? seen.last.get(method) : undefined;
  };

interface Case {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly other?: Other;
  readonly early?: Early;
  /** The files to upload, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stored?: readonly string[];
  /** The keys that a run that succeeded has to leave. */
  readonly kept: readonly string[];
}

const NAMES = ['a', 'b', 'c', 'd'];
const FILES = Object.fromEntries(NAMES.map((name) => [name, `content of ${name}`]));
const KEYS = NAMES.map((name) => `p/${name}`);
const none = () => undefined;

function attackOf({ name, inputs, kept, ...scene }: Case): Attack {
  const { other = none, early = none, files = FILES, stored = [] } = scene;
  let objects: Objects = new Map();
  const open = async (): Promise<Hostile> => {
    objects = new Map(stored.map((key) => [key, Buffer.from('x')]));
    const server = await startStore(objects, other, early);
    const workspace = await mkdtemp(join(tmpdir(), 'attack-'));
    for (const [file, text] of Object.entries(files)) await writeFile(join(workspace, file), text);
    const place = { bucket: 'a-bucket', region: 'eu-central-1', endpoint: server.url };
    return {
      inputs: { ...place, 'force-path-style': 'true', concurrency: '1', ...inputs },
      env: { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
      workspace,
      isTimeLapse: true,
      close: async () => {
        await server.close();
        await rm(workspace, { recursive: true });
      },
    };
  };
  const check = ({ exitCode, stdout }: StepResult) => {
    const left = [...objects.keys()].sort().join(' ');
    const isRight = exitCode === 0 && left === kept.join(' ');
    if (!isRight) throw new Error(`exit ${String(exitCode)} with ${left} stored:\n${stdout}`);
  };
  return { name, hazard: 80, open, check };
}

const UPLOAD = { mode: 'upload-dir', source: '.', prefix: 'p' };
/** Bytes that no buffers on the way hold, and that are sent in one request. */
const LARGE = 8 * 1024 * 1024;

/** The first request of a method, on any connection, gets this answer. */
function first<Asked>(isMeant: (asked: Asked) => boolean, told: () => Buffer) {
  let isOver = false;
  return (asked: Asked) => {
    if (isOver || !isMeant(asked)) return undefined;
    isOver = true;
    return told();
  };
}

/** A key fails, and when it is sent again, the answer is to the request before. */
function answerToMore(): Other {
  const deletes: (readonly string[])[] = [];
  return ({ method, body }, _, objects) => {
    // A probe of conditions comes first.
    if (method !== 'POST' || body.includes('<ETag>')) return undefined;
    deletes.push(keysOf(body));
    const [one = '', ...others] = deletes[0] ?? [];
    if (deletes.length === 2) return deleteResult([one, ...others]);
    if (deletes.length > 2) return undefined;
    for (const key of others) objects.delete(key);
    return deleteResult(others, [one]);
  };
}

const isPut = ({ method }: Request) => method === 'PUT';

export const ATTACKS: readonly Attack[] = [
  attackOf({
    name: 'a second answer to a PUT, which the next PUT takes for its own',
    inputs: UPLOAD,
    other: again('PUT'),
    kept: KEYS,
  }),
  attackOf({
    name: 'a second answer to DeleteObjects, which the next one takes for its own',
    inputs: { mode: 'delete-prefix', prefix: 'p', 'keys-from': 'keys.txt' },
    files: { 'keys.txt': KEYS.join('\n') },
    other: answerToMore(),
    stored: KEYS,
    kept: [],
  }),
  attackOf({
    name: 'an empty listing of another prefix, late',
    inputs: { mode: 'delete-prefix', prefix: 'p' },
    other: (request, seen) => {
      if (request.method !== 'GET') return undefined;
      seen.count += 1;
      return seen.count === 1 && request.query.get('prefix') === 'p/'
        ? listing('q/', [])
        : undefined;
    },
    stored: ['p/a'],
    kept: [],
  }),
  attackOf({
    name: 'a success before the object was sent',
    inputs: UPLOAD,
    files: { a: 'x'.repeat(LARGE) },
    early: first(
      (head: string) => head.startsWith('PUT '),
      () => answer('200 OK', '', ['etag: "no-md5"']),
    ),
    kept: ['p/a'],
  }),
  attackOf({
    name: 'the ETag of other content, behind which is no object',
    inputs: UPLOAD,
    other: first(isPut, () => answer('200 OK', '', [etagOf(Buffer.from('another'))])),
    kept: KEYS,
  }),
];
