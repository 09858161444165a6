import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hostile } from './attack.ts';

/** Answers a request in a hostile way; returns false to have it answered as a store does. */
export type Hostility = (request: IncomingMessage, answer: ServerResponse) => boolean;

export const BUCKET = 'hostile-bucket';
const DATE = '2026-01-02T03:04:05.000Z';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

export interface Scene {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The variable that names a source of credentials: this server is it. Default: keys are given. */
  readonly credentialsAt?: string;
  /** Keys that the bucket lists. */
  readonly keys?: readonly string[];
  /** Number of small files in the directory `public`. */
  readonly files?: number;
}

/** A store with a few good manners, for a run with these inputs. */
export async function hostileStore(scene: Scene, hostility: Hostility): Promise<Hostile> {
  const { keys = [], files = 0 } = scene;
  const server = createServer((request, answer) => {
    request.on('error', () => undefined);
    answer.on('error', () => undefined);
    if (!hostility(request, answer)) answerAsStore(request, answer, keys);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const workspace = mkdtempSync(join(tmpdir(), 'attacked-'));
  mkdirSync(join(workspace, 'public'));
  for (let n = 0; n < files; n += 1) writeFileSync(join(workspace, 'public', `${n}.txt`), `${n}`);
  const origin = `http://127.0.0.1:${port}`;
  const { credentialsAt } = scene;
  const credentials =
    credentialsAt === undefined
      ? { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' }
      : { AWS_EC2_METADATA_DISABLED: 'false', [credentialsAt]: origin };
  return {
    workspace,
    isTimeLapse: true,
    inputs: {
      bucket: BUCKET,
      region: 'us-east-1',
      endpoint: origin,
      ...scene.inputs,
    },
    env: { ...credentials, ...scene.env },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      rmSync(workspace, { recursive: true });
    },
  };
}

function answerAsStore(
  request: IncomingMessage,
  answer: ServerResponse,
  keys: readonly string[],
): void {
  const { method, url = '' } = request;
  const md5 = createHash('md5');
  request.on('data', (bytes: Buffer) => md5.update(bytes));
  request.on('end', () => {
    answer.setHeader('x-amz-request-id', '1');
    if (method === 'PUT') answer.setHeader('etag', `"${md5.digest('hex')}"`).end();
    else if (method === 'DELETE') answer.writeHead(204).end();
    else if (isList(request)) answer.end(listOf(url, keys));
    else answer.writeHead(404).end(`${XML}<Error><Code>NoSuchKey</Code></Error>`);
  });
}

function listOf(url: string, keys: readonly string[]): string {
  const prefix = new URL(url, 'http://store').searchParams.get('prefix') ?? '';
  const rows = keys.filter((key) => key.startsWith(prefix)).map(rowOf);
  return (
    `${XML}<ListBucketResult><Name>${BUCKET}</Name><Prefix>${prefix}</Prefix>` +
    `<KeyCount>${rows.length}</KeyCount><EncodingType>url</EncodingType>` +
    `<IsTruncated>false</IsTruncated>${rows.join('')}</ListBucketResult>`
  );
}

function rowOf(key: string): string {
  return (
    `<Contents><Key>${key}</Key><LastModified>${DATE}</LastModified>` +
    `<ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag><Size>1</Size></Contents>`
  );
}

export function isList({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.includes('list-type=2');
}

/** Answers requests of one kind, once their body has arrived. */
export function to(
  isMeant: (request: IncomingMessage) => boolean,
  reply: (answer: ServerResponse, request: IncomingMessage) => void,
): Hostility {
  return (request, answer) => {
    if (!isMeant(request)) return false;
    request.resume().on('end', () => {
      reply(answer, request);
    });
    return true;
  };
}

/** Writes a piece for ever, as fast as it is read. */
export function pour(answer: ServerResponse, piece: string | Buffer, beginning = ''): void {
  const more = () => {
    while (!answer.destroyed && answer.write(piece));
  };
  answer.on('drain', more);
  answer.write(beginning);
  more();
}

/** Writes chunks of one byte for ever. */
export function drip(answer: ServerResponse): void {
  const { socket } = answer;
  answer.flushHeaders();
  const pieces = Buffer.from('1\r\na\r\n'.repeat(10_000));
  const more = () => {
    while (socket?.destroyed === false && socket.write(pieces));
  };
  socket?.on('drain', more);
  more();
}
