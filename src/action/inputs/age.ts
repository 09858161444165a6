import { parseAge } from '../../plan/age.ts';
import type { Reader } from './reader.ts';

/** Milliseconds; undefined when nothing was given, or what is refused. */
export function parseOlderThan(reader: Reader): number | undefined {
  const given = reader.text('older-than');
  const age = parseAge(given);
  if (given !== '' && age === undefined) {
    const expected = 'a whole number with a unit: m, h, d or w';
    reader.refuse('older-than', expected, 'write 12h or 30d, for example');
  }
  return age;
}
