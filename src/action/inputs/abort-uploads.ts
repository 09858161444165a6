import { parseOlderThan } from './age.ts';
import { parseGlobs } from './globs.ts';
import { INPUTS } from './names.ts';
import { parseDeletePrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import type { AbortUploadsInputs, CommonInputs } from './types.ts';

export function parseAbort(
  reader: Reader,
  common: Omit<CommonInputs, 'prefix'>,
): AbortUploadsInputs {
  if (reader.text('older-than') === INPUTS['older-than'].default) {
    reader.problems.push(
      'older-than is required in mode abort-uploads: write 1d or more, since a young upload may ' +
        'still be under way',
    );
  }
  return {
    ...common,
    mode: 'abort-uploads',
    prefix: parseDeletePrefix(reader),
    include: parseGlobs(reader, 'include', true),
    exclude: parseGlobs(reader, 'exclude', true),
    olderThan: parseOlderThan(reader) ?? Infinity,
  };
}
