import { hash } from 'node:crypto';

/** What tells two listings apart in memory that does not grow with them. */
export interface PrefixFingerprint {
  readonly count: number;
  readonly first: string | undefined;
  add(key: string): void;
  equals(other: PrefixFingerprint): boolean;
  readonly digest: bigint;
}

/** The digest of a set of keys: the sum of their hashes, in whatever order they come. */
export function createPrefixFingerprint(): PrefixFingerprint {
  const fingerprint = {
    count: 0,
    first: undefined as string | undefined,
    digest: 0n,
    add(key: string): void {
      fingerprint.count += 1;
      fingerprint.first ??= key;
      fingerprint.digest = BigInt.asUintN(64, fingerprint.digest + hashOf(key));
    },
    equals: ({ count, digest }: PrefixFingerprint) =>
      count === fingerprint.count && digest === fingerprint.digest,
  };
  return fingerprint;
}

function hashOf(key: string): bigint {
  return hash('sha256', key, 'buffer').readBigUInt64LE();
}
