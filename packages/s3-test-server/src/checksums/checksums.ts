import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { remembering } from './digests.ts';
import { S3Error } from '../http/errors.ts';

const CRC32C = crcTable32(0x82f63b78);
const CRC64NVME = crcTable64(0x9a6c9329ac4bc9b5n);

/** S3's checksums by the end of their header's name, each in Base64. */
export const CHECKSUMS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  crc32: (bytes) => base64Of(BigInt(crc32(bytes)), 4),
  crc32c: remembering((bytes) => base64Of(BigInt(crc32c(bytes)), 4)),
  crc64nvme: remembering((bytes) => base64Of(crc64nvme(bytes), 8)),
  sha1: remembering((bytes) => createHash('sha1').update(bytes).digest('base64')),
  sha256: remembering((bytes) => createHash('sha256').update(bytes).digest('base64')),
};

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Verifies Content-MD5 and every checksum header or trailer that came with a body, and returns
 * the checksums to keep, by header name.
 */
export function verifyChecksums(headers: Headers, body: Buffer): Record<string, string> {
  const md5 = headers['content-md5'];
  if (typeof md5 === 'string') verifyMd5(md5, body);
  const sentNames = Object.keys(CHECKSUMS).filter((one) => headers[`x-amz-checksum-${one}`]);
  if (sentNames.length > 1) {
    const Message =
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    throw new S3Error('InvalidRequest', { Message });
  }
  const kept: Record<string, string> = {};
  for (const [algorithm, compute] of Object.entries(CHECKSUMS)) {
    const name = `x-amz-checksum-${algorithm}`;
    const sent = headers[name];
    if (typeof sent !== 'string') continue;
    const expected = compute(body);
    if (!isBase64Like(sent, expected)) {
      const Message = `Value for ${name} header is invalid.`;
      throw new S3Error('InvalidRequest', { Message });
    }
    if (sent !== expected) {
      const Message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
      throw new S3Error('BadDigest', { Message });
    }
    kept[name] = sent;
  }
  return kept;
}

export function hasChecksum(headers: Headers): boolean {
  return Object.keys(CHECKSUMS).some((name) => headers[`x-amz-checksum-${name}`] !== undefined);
}

const md5Of = remembering((bytes) => createHash('md5').update(bytes).digest('base64'));

function verifyMd5(sent: string, body: Buffer): void {
  const expected = md5Of(body);
  if (!isBase64Like(sent, expected)) throw new S3Error('InvalidDigest');
  if (sent !== expected) throw new S3Error('BadDigest');
}

/** Whether a value is Base64 of as many bytes as another. */
function isBase64Like(value: string, other: string): boolean {
  return value.length === other.length && Buffer.from(value, 'base64').toString('base64') === value;
}

function base64Of(value: bigint, bytes: number): string {
  return Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex').toString('base64');
}

function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC32C[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function crcTable32(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value >>> 0;
  });
}

/** In two halves of 32 bits, because big integers take a hundred times as long. */
function crc64nvme(bytes: Buffer): bigint {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (CRC64NVME.low[index] ?? 0);
    high = (high >>> 8) ^ (CRC64NVME.high[index] ?? 0);
  }
  return (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0);
}

function crcTable64(polynomial: bigint): { high: Uint32Array; low: Uint32Array } {
  const values = Array.from({ length: 256 }, (_, byte) => {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    }
    return value;
  });
  return {
    high: Uint32Array.from(values, (value) => Number(value >> 32n)),
    low: Uint32Array.from(values, (value) => Number(value & 0xffffffffn)),
  };
}
