import { ownCopyOf, quote } from '../../../core/text.ts';
import type { Operation, RequestSubject } from '../operation.ts';

/**
 * Asks whether a bucket exists. Every answer about a bucket names its region, even a refusal.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export const headBucket: Operation<RequestSubject, undefined> = {
  write: () => ({ method: 'HEAD', path: '/', query: {}, headers: {} }),
  read: () => undefined,
  missing: () => undefined,
};

/**
 * Reads a key in a listing; undefined when it can't be read. With `encoding-type=url`, a `+` is a
 * space; some stores ignore the parameter.
 */
export function readKey(
  written: string | undefined,
  encodingType: string | undefined,
): string | undefined {
  if (written === undefined) return undefined;
  // The key outlives its page; decoding makes a copy.
  if (encodingType !== 'url') return ownCopyOf(written);
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** The proof that a page lacks when it lists a key outside the prefix. */
export function missingPrefix(
  prefix: string,
  rows: readonly ({ readonly key: string } | undefined)[],
): string | undefined {
  const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
  if (foreign === undefined) return undefined;
  return `the prefix ${quote(prefix)} in the key ${quote(foreign.key)}`;
}
