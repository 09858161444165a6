import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';
import { createHash } from 'node:crypto';
import type { ChecksumName } from '../../object-store/object-store.ts';

/** A checksum of bytes that come piece by piece. */
export interface ChecksumHash {
  update(bytes: Uint8Array): void;
  /** In Base64, as the store has it; the last call. */
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
