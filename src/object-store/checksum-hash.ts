import { createHash } from 'node:crypto';
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';
import type { ChecksumName } from './object-store.ts';

/** Computes a checksum of bytes that arrive in pieces. */
export interface ChecksumHash {
  update(bytes: Uint8Array): void;
  /** Resolves to the checksum in Base64, as stores write it. Call it once, at the end. */
  digest(): Promise<string>;
}

export function createChecksumHash(name: ChecksumName): ChecksumHash {
  const hash = HASHES[name]();
  return {
    update: (bytes) => void hash.update(bytes),
    digest: async () => Buffer.from(await hash.digest()).toString('base64'),
  };
}

const HASHES: Readonly<Record<ChecksumName, () => Hash>> = {
  sha256: () => createHash('sha256'),
  sha1: () => createHash('sha1'),
  crc64nvme: () => new Crc64Nvme(),
  crc32c: () => new Crc32c(),
  crc32: () => new Crc32(),
};

interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array | Promise<Uint8Array>;
}
