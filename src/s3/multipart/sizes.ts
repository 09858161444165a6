const MIB = 1024 ** 2;
const TIB = 1024 ** 4;

/** Bytes of a part, and the largest body that goes in one request. */
export const PART_SIZE = 8 * MIB;

/** Parts of one object in flight. */
export const PARTS_IN_FLIGHT = 4;

/** Most bytes of one object in memory: its parts in flight, and the next one being read. */
export const MAX_BYTES_PER_PUT = (PARTS_IN_FLIGHT + 1) * PART_SIZE;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
const MAX_OBJECT = 50 * TIB;

/**
 * Bytes of each part of an object of so many bytes, the last one's aside: the least whole number
 * of MiB, from 8, with which 10,000 parts are enough. Undefined: S3 stores no object so large.
 */
export function partSizeFor(size: number): number | undefined {
  if (size > MAX_OBJECT) return undefined;
  return Math.max(PART_SIZE, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}

/** Part sizes of other tools, in MiB, the most usual first. */
const USUAL_SIZES = [8, 5, 16, 64, 10, 15, 20, 25, 32, 50, 100, 128, 256, 512, 1024];

/** Most sizes that are tried for one object, since each costs a pass of MD5 over its bytes. */
const MAX_GUESSES = 4;

/** Part sizes with which an object of so many bytes has so many parts: ours, then usual ones. */
export function partSizesFor(size: number, parts: number): readonly number[] {
  if (parts === 0) return [];
  const sizes = [partSizeFor(size) ?? 0, ...USUAL_SIZES.map((count) => count * MIB)];
  const fitting = sizes.filter((part) => part > 0 && Math.max(1, Math.ceil(size / part)) === parts);
  // One part is one part, however large it might have been.
  return [...new Set(fitting)].slice(0, parts === 1 ? 1 : MAX_GUESSES);
}
