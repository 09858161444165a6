import { parseMaxDeletes, type MaxDeletes } from '../../plan/deletes-cap.ts';
import type { Reader } from './reader.ts';

/** The cap on deletes; undefined: none was given. */
export function parseCap(reader: Reader): MaxDeletes | undefined {
  const given = reader.text('max-deletes');
  const maxDeletes = parseMaxDeletes(given);
  if (given !== '' && maxDeletes === undefined) {
    const expected = 'a count or a percentage from 0% to 100%';
    reader.refuse('max-deletes', expected, 'write 500 or 10%, for example');
  }
  return maxDeletes;
}
