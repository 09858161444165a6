import { parseOlderThan } from './age.ts';
import { parseGlobs } from './globs.ts';
import { parseDeletePrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import type { AbortUploadsInputs, CommonInputs } from './types.ts';

export function parseAbort(
  reader: Reader,
  common: Omit<CommonInputs, 'prefix'>,
): AbortUploadsInputs {
  if (reader.text('older-than') === '') {
    const expected = 'given in mode abort-uploads';
    reader.refuse('older-than', expected, 'write 1d or more: a young upload may be under way');
  }
  return {
    ...common,
    mode: 'abort-uploads',
    prefix: parseDeletePrefix(reader),
    include: parseGlobs(reader, 'include'),
    exclude: parseGlobs(reader, 'exclude'),
    olderThan: parseOlderThan(reader) ?? Infinity,
  };
}
