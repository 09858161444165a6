import { parseAge } from '../../plan/age.ts';
import { parseMaxDeletes } from '../../plan/deletes-cap.ts';
import { parseGlobs } from './globs.ts';
import { parseDeletePrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import type { CommonInputs, DeletePrefixInputs } from './types.ts';

export function parseDelete(
  reader: Reader,
  common: Omit<CommonInputs, 'prefix'>,
): DeletePrefixInputs {
  const given = reader.text('max-deletes');
  const maxDeletes = parseMaxDeletes(given);
  if (given !== '' && maxDeletes === undefined) {
    const expected = 'a count or a percentage from 0% to 100%';
    reader.refuse('max-deletes', expected, 'write 500 or 10%, for example');
  }
  const olderThan = parseOlderThan(reader);
  return {
    ...common,
    mode: 'delete-prefix',
    prefix: parseDeletePrefix(reader),
    include: parseGlobs(reader, 'include'),
    exclude: parseGlobs(reader, 'exclude'),
    ...(olderThan !== undefined && { olderThan }),
    ...(maxDeletes && { maxDeletes }),
  };
}

function parseOlderThan(reader: Reader): number | undefined {
  const given = reader.text('older-than');
  const age = parseAge(given);
  if (given !== '' && age === undefined) {
    const expected = 'a whole number with a unit: m, h, d or w';
    reader.refuse('older-than', expected, 'write 12h or 30d, for example');
  }
  return age;
}
