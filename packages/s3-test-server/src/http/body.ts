import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';
import { hmac, isEqual, sha256 } from '../checksums/digests.ts';
import type { SignedHead } from './signature.ts';

export interface DecodedBody {
  readonly bytes: Buffer;
  /** Headers that came after an aws-chunked body. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** Reads the whole body from the socket. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
}

const MAX_BODY = 5 * 1024 ** 3;

/** Whether a body is announced that S3 takes in parts only. */
export function isTooLarge(headers: IncomingMessage['headers']): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BODY;
}

/** S3 takes no body whose length nobody told it before. */
export function assertLength(headers: IncomingMessage['headers']): void {
  const isTold = headers['x-amz-decoded-content-length'] !== undefined;
  if (headers['transfer-encoding'] !== undefined && !isTold) {
    throw new S3Error('MissingContentLength');
  }
}

/** The body without its aws-chunked framing, held against what the head signed about it. */
export function decodeBody(
  raw: Buffer,
  head: SignedHead,
  headers: IncomingMessage['headers'],
): DecodedBody {
  const { payload } = head;
  if (payload.startsWith('STREAMING-')) {
    const decoded = decodeChunks(raw, payload.startsWith('STREAMING-AWS4-HMAC') ? head : undefined);
    const announced = headers['x-amz-decoded-content-length'];
    if (announced === undefined) throw new S3Error('MissingContentLength');
    if (Number(announced) !== decoded.bytes.length) throw new S3Error('IncompleteBody');
    return decoded;
  }
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(raw)) {
    throw new S3Error('XAmzContentSHA256Mismatch');
  }
  return { bytes: raw, trailers: {} };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, with its trailers. */
function decodeChunks(raw: Buffer, head: SignedHead | undefined): DecodedBody {
  const chunks: Buffer[] = [];
  let previous = head?.signature ?? '';
  let position = 0;
  for (;;) {
    const end = raw.indexOf('\r\n', position);
    if (end === -1) throw new S3Error('IncompleteBody');
    const line = raw.toString('latin1', position, end);
    const [, hex, signature] =
      /^([0-9a-f]+)(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
    if (hex === undefined) throw new S3Error('IncompleteBody');
    const start = end + 2;
    const size = Number.parseInt(hex, 16);
    const chunk = raw.subarray(start, start + size);
    if (chunk.length !== size) throw new S3Error('IncompleteBody');
    if (head !== undefined) previous = verifyChunk(head, previous, chunk, signature);
    position = start + size;
    if (size === 0) break;
    if (raw.toString('latin1', position, position + 2) !== '\r\n')
      throw new S3Error('IncompleteBody');
    chunks.push(chunk);
    position += 2;
  }
  const trailers = parseTrailers(raw.toString('latin1', position));
  if (head !== undefined) verifyTrailers(head, previous, trailers);
  return { bytes: Buffer.concat(chunks), trailers };
}

function verifyChunk(
  head: SignedHead,
  previous: string,
  chunk: Buffer,
  signature: string | undefined,
): string {
  const { timestamp, scope, signingKey } = head;
  const lines = ['AWS4-HMAC-SHA256-PAYLOAD', timestamp, scope, previous, sha256(''), sha256(chunk)];
  const expected = hmac(signingKey, lines.join('\n')).toString('hex');
  if (signature === undefined || !isEqual(signature, expected)) {
    throw new S3Error('SignatureDoesNotMatch');
  }
  return expected;
}

function parseTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon === -1) throw new S3Error('IncompleteBody');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function verifyTrailers(
  { payload, timestamp, scope, signingKey }: SignedHead,
  previous: string,
  { 'x-amz-trailer-signature': signature, ...trailers }: Record<string, string>,
): void {
  if (!payload.endsWith('-TRAILER')) return;
  const text = Object.entries(trailers).map(([name, value]) => `${name}:${value}\n`);
  const lines = ['AWS4-HMAC-SHA256-TRAILER', timestamp, scope, previous, sha256(text.join(''))];
  const expected = hmac(signingKey, lines.join('\n')).toString('hex');
  if (signature === undefined || !isEqual(signature, expected)) {
    throw new S3Error('SignatureDoesNotMatch');
  }
}
