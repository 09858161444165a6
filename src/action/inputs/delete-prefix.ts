import type { KeepNewestOf } from '../../plan/retention-plan.ts';
import { parseOlderThan } from './age.ts';
import { parseGlobs } from './globs.ts';
import { parseKeys } from './keys-from.ts';
import { parseCap } from './max-deletes.ts';
import { INPUTS } from './names.ts';
import { parseDeletePrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import type { CommonInputs, DeletePrefixInputs } from './types.ts';

/** Single objects that are kept are held in memory. */
const MAX_KEEP_NEWEST = 1_000_000;

export function parseDelete(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: Omit<CommonInputs, 'prefix'>,
): DeletePrefixInputs {
  const maxDeletes = parseCap(reader);
  const olderThan = parseOlderThan(reader);
  const keepNewest = parseKeepNewest(reader);
  const versions = reader.choice('versions', ['current', 'noncurrent', 'all']);
  const bypassGovernance = reader.flag('bypass-governance');
  refuseTogether(reader, { versions, bypassGovernance, keepNewest });
  const keysFrom = parseKeys(reader, env, common.report, maxDeletes);
  return {
    ...common,
    mode: 'delete-prefix',
    prefix: parseDeletePrefix(reader),
    include: parseGlobs(reader, 'include', true),
    exclude: parseGlobs(reader, 'exclude', true),
    versions,
    bypassGovernance,
    ...(olderThan !== undefined && { olderThan }),
    ...(keepNewest !== undefined && { keepNewest }),
    keepNewestOf: parseKeepNewestOf(reader),
    ...(keysFrom !== undefined && { keysFrom }),
    ...(maxDeletes && { maxDeletes }),
  };
}

/** Inputs that each are right and together make no sense. */
function refuseTogether(
  reader: Reader,
  {
    versions,
    bypassGovernance,
    keepNewest,
  }: Pick<DeletePrefixInputs, 'versions' | 'bypassGovernance'> & {
    readonly keepNewest: number | undefined;
  },
): void {
  if (versions === 'current' && bypassGovernance) {
    const remedy = 'set versions to noncurrent or all, or leave it out';
    reader.refuse('bypass-governance', 'has no effect with versions: current', remedy);
  }
  if (versions !== 'current' && keepNewest !== undefined) {
    reader.refuse('versions', "can't be combined with keep-newest", 'leave one of the two out');
  }
}

function parseKeepNewest(reader: Reader): number | undefined {
  const given = reader.text('keep-newest');
  if (given === INPUTS['keep-newest'].default) return undefined;
  const count = /^\d+$/.test(given) ? Number(given) : NaN;
  if (count >= 1 && count <= MAX_KEEP_NEWEST) return count;
  const remedy =
    count === 0
      ? 'to keep none, write none; then everything under the prefix is deleted'
      : 'write 10, for example';
  reader.refuse('keep-newest', `is not a whole number from 1 to ${MAX_KEEP_NEWEST}`, remedy);
  return undefined;
}

function parseKeepNewestOf(reader: Reader): KeepNewestOf {
  const of = reader.choice('keep-newest-of', ['directories', 'objects']);
  const isAlone = reader.text('keep-newest') === INPUTS['keep-newest'].default;
  if (of !== INPUTS['keep-newest-of'].default && isAlone) {
    const remedy = 'set keep-newest too, or leave this out';
    reader.refuse('keep-newest-of', 'has no effect without keep-newest', remedy);
  }
  return of;
}
