import { parseMaxDeletes, type MaxDeletes } from '../../plan/deletes-cap.ts';
import { INPUTS } from './names.ts';
import type { Reader } from './reader.ts';

/** The cap on deletes; undefined: none was given. */
export function parseCap(reader: Reader): MaxDeletes | undefined {
  const given = reader.text('max-deletes');
  const maxDeletes = parseMaxDeletes(given);
  if (given !== INPUTS['max-deletes'].default && maxDeletes === undefined) {
    const statement = 'is neither a count nor a percentage from 0% to 100%';
    reader.refuse('max-deletes', statement, 'write 500 or 10%, for example');
  }
  return maxDeletes;
}
