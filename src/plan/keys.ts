import { counted } from '../core/batch-error.ts';
import { MAX_KEY_BYTES } from '../core/sendable.ts';

/** The key of a file; `prefix` is empty or ends with `/`. */
export function joinKey(prefix: string, path: string): string {
  return `${prefix}${path}`;
}

/** Why no object should get this key, and what to do; undefined: it may. */
export function keyProblem(key: string): string | undefined {
  const bytes = Buffer.byteLength(key);
  if (key === '') return 'its key would be empty: give the file a name';
  if (bytes > MAX_KEY_BYTES) {
    return (
      `its key has ${counted(bytes)} bytes, the limit is ${counted(MAX_KEY_BYTES)}: ` +
      'shorten the path or the prefix'
    );
  }
  if (!key.isWellFormed()) return 'its key holds half a surrogate pair: rename the file';
  if (RESOLVED_SEGMENT.test(key)) {
    return 'its key has "." or ".." as a segment, which clients resolve away: rename it';
  }
  if (EMPTY_SEGMENT.test(key)) return 'its key has an empty segment: rename it';
  return undefined;
}

const RESOLVED_SEGMENT = /(?:^|\/)\.\.?(?:\/|$)/;

/** A slash at the end is fine. */
const EMPTY_SEGMENT = /^\/|\/\//;
