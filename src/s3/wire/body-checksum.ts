import { hash, webcrypto } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { unproven } from '../errors.ts';
import type { BodyChecksum } from '../operations/operation.ts';
import type { WireAnswer, WireRequest } from './message.ts';

const CRC32 = 'x-amz-checksum-crc32';

/**
 * The headers by which the store verifies a body. Every compatible store understands Content-MD5;
 * some reject the newer checksums (https://github.com/aws/aws-sdk-js-v3/issues/6810).
 */
export function checksumHeaders(body: Uint8Array, checksum: BodyChecksum): Record<string, string> {
  if (checksum === 'none') return {};
  if (checksum === 'md5') return { 'content-md5': hash('md5', body, 'base64') };
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return {
    'x-amz-sdk-checksum-algorithm': 'CRC32',
    [CRC32]: sum.toString('base64'),
  };
}

/**
 * The checksum that an answer repeats, as S3 does; undefined when it repeats none. Throws a
 * StoreError `UnprovenAnswer` when it differs from the one that was sent.
 */
export function repeatedChecksum(
  operation: string,
  answer: WireAnswer,
  { headers }: WireRequest,
): string | undefined {
  const repeated = answer.headers.get(CRC32);
  const sent = headers[CRC32];
  if (repeated === undefined || sent === undefined || repeated === sent) return repeated;
  throw unproven(operation, 'the checksum that was sent');
}

/** Bytes from which a body is hashed off the event loop. */
const LARGE = 256 * 1024;

/** SHA-256 of a body in hexadecimal. */
export function payloadHashOf(body: Uint8Array | undefined): string | Promise<string> {
  if (body === undefined) return EMPTY;
  return body.byteLength < LARGE ? hash('sha256', body, 'hex') : hashOffLoop(body);
}

async function hashOffLoop(body: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', body)).toString('hex');
}

const EMPTY = hash('sha256', '', 'hex');
