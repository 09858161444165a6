const MIB = 1024 ** 2;
const TIB = 1024 ** 4;

/** Bytes of a part, and of the largest body that is sent in one request. */
export const PART_SIZE = 8 * MIB;

/** Parts of one object in flight. */
export const PARTS_IN_FLIGHT = 4;

/** Maximum number of bytes of one object in memory: its parts in flight, and the next one being read. */
export function bytesInFlight(partSize: number): number {
  return (PARTS_IN_FLIGHT + 1) * partSize;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const MAX_PARTS = 10_000;
export const MIN_PART_SIZE = 5 * MIB;
export const MAX_PART_SIZE = 5 * 1024 * MIB;
const MAX_OBJECT = 50 * TIB;

/**
 * The part size in bytes for an object of `size` bytes: the lowest whole number of MiB, at least 8,
 * that needs at most 10,000 parts. Undefined for a size that S3 doesn't allow.
 */
export function partSizeFor(size: number): number | undefined {
  if (size > MAX_OBJECT) return undefined;
  return Math.max(PART_SIZE, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}

/** Part sizes of other tools, in MiB, the most common first. */
const USUAL_SIZES = [8, 5, 16, 64, 10, 15, 20, 25, 32, 50, 100, 128, 256, 512, 1024];

/** Maximum sizes tried for one object: each costs an MD5 of all its bytes. */
const MAX_GUESSES = 4;

/** Part sizes in bytes by which `size` bytes make this number of parts, the default first. */
export function partSizesFor(size: number, parts: number): readonly number[] {
  if (parts === 0) return [];
  const sizes = [partSizeFor(size) ?? 0, ...USUAL_SIZES.map((count) => count * MIB)];
  const fitting = sizes.filter((part) => part > 0 && Math.max(1, Math.ceil(size / part)) === parts);
  // A single part has the same bytes whatever the part size.
  return [...new Set(fitting)].slice(0, parts === 1 ? 1 : MAX_GUESSES);
}
