const MIB = 1024 ** 2;
const TIB = 1024 ** 4;

/** Bytes of a part, and the largest body that goes in one request. */
export const PART_SIZE = 8 * MIB;

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
