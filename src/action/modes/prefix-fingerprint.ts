/** What tells two listings apart in memory that does not grow with them. */
export interface PrefixFingerprint {
  readonly count: number;
  readonly first: string | undefined;
  /** Two sums of 32 bits. */
  readonly sums: readonly [number, number];
  add(key: string): void;
  /**
   * Whether the same keys were added, in whatever order. Other keys, as many, are taken for the
   * same once in 2^64, or where a store has made their names so: then a run ends with an error
   * that could have gone on.
   */
  equals(other: PrefixFingerprint): boolean;
}

/** The fingerprint of a set of keys: the sums of their hashes. */
export function createPrefixFingerprint(): PrefixFingerprint {
  const fingerprint = {
    count: 0,
    first: undefined as string | undefined,
    sums: [0, 0] as [number, number],
    add(key: string): void {
      fingerprint.count += 1;
      fingerprint.first ??= key;
      addHash(fingerprint.sums, key);
    },
    equals: ({ count, sums: [one, other] }: PrefixFingerprint) =>
      count === fingerprint.count && one === fingerprint.sums[0] && other === fingerprint.sums[1],
  };
  return fingerprint;
}

/**
 * Two hashes in the manner of MurmurHash3. Not two CRCs: of keys of one length, those differ by a
 * constant, whatever they start from.
 */
function addHash(sums: [number, number], key: string): void {
  let one = key.length;
  let other = ~key.length;
  for (let at = 0; at < key.length; at += 1) {
    const unit = Math.imul(key.charCodeAt(at), 0xcc9e2d51);
    one = Math.imul(rotated(one ^ unit), 0x9e3779b1);
    other = Math.imul(rotated(other ^ unit), 0x85ebca6b);
  }
  sums[0] = (sums[0] + mixed(one)) | 0;
  sums[1] = (sums[1] + mixed(other)) | 0;
}

function rotated(hash: number): number {
  return (hash << 13) | (hash >>> 19);
}

/** The last step of MurmurHash3. */
function mixed(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
