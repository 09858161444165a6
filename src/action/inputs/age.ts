import { parseAge } from '../../plan/age.ts';
import { INPUTS } from './names.ts';
import type { Reader } from './reader.ts';

/** Milliseconds; undefined for any age, and for what is refused. */
export function parseOlderThan(reader: Reader): number | undefined {
  const given = reader.text('older-than');
  const age = parseAge(given);
  if (given !== INPUTS['older-than'].default && age === undefined) {
    const statement = 'is not a whole number with a unit (m, h, d or w)';
    reader.refuse('older-than', statement, 'write 12h or 30d, for example');
  }
  return age;
}
