import type { MaxDeletes } from '../../plan/deletes-cap.ts';
import { INPUTS, type InputName } from './names.ts';
import { parseKeysFrom, refuseReportOverKeys } from './paths.ts';
import type { Reader } from './reader.ts';

/** What only a listing can tell. */
const NEED_LISTING: readonly InputName[] = [
  'older-than',
  'keep-newest',
  'keep-newest-of',
  'versions',
];

/** The file of keys, if one was given, which excludes what needs a listing. */
export function parseKeys(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  report: string | undefined,
  maxDeletes: MaxDeletes | undefined,
): string | undefined {
  const keysFrom = parseKeysFrom(reader, env);
  if (keysFrom === undefined) return undefined;
  if (report !== undefined) refuseReportOverKeys(reader, report, keysFrom);
  for (const name of NEED_LISTING) {
    if (reader.text(name) === INPUTS[name].default) continue;
    const remedy = 'nothing is listed then; leave one of the two out';
    reader.refuse(name, "can't be combined with keys-from", remedy);
  }
  if (maxDeletes?.kind === 'percent') {
    const remedy = 'nothing is listed then, so there is no total; write a count';
    reader.refuse('max-deletes', "can't be combined with keys-from", remedy);
  }
  return keysFrom;
}
