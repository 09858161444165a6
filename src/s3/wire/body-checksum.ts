import { hash, webcrypto } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { unproven } from '../errors.ts';
import type { BodyChecksum } from '../operations/operation.ts';
import { documentOf, headerOf } from './answer.ts';
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

/**
 * An ETag in the form of an MD5 that is not known to be the MD5 of the body that was sent. It is
 * none under a key of KMS or of the customer, nor in some stores.
 */
export interface Claim {
  /** In hexadecimal. */
  readonly md5: string;
  readonly discard: () => void;
}

const MD5 = /^"?([0-9a-f]{32})"?$/i;

/** The claim of an answer to a write, as a member of a result; none where it is proven or no MD5. */
export function claimOf(answer: WireAnswer, { headers }: WireRequest): { readonly claim?: Claim } {
  const md5 = MD5.exec(headerOf(answer, 'etag') ?? '')?.[1]?.toLowerCase();
  const encryption = headerOf(answer, SSE) ?? 'AES256';
  const isUnderKey = encryption !== 'AES256' || answer.headers.has(`${SSE}-customer-algorithm`);
  const sent = headers['content-md5'];
  const isProven = sent !== undefined && md5 === Buffer.from(sent, 'base64').toString('hex');
  if (md5 === undefined || isUnderKey || isProven) return {};
  return { claim: { md5, discard: answer.discard ?? (() => undefined) } };
}

const SSE = 'x-amz-server-side-encryption';

/**
 * Throws a StoreError when the answer to a write has a body that is not a store's: S3 sends none
 * unless it is an error.
 */
export function assertNoPage(operation: string, answer: WireAnswer): void {
  const isBlank = answer.body.length === 0 || answer.body.toString('latin1').trim() === '';
  if (isBlank || documentOf(answer, `${operation}Result`) !== undefined) return;
  throw unproven(operation, 'the form of an S3 answer');
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
