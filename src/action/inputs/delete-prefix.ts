import { resolve } from 'node:path';
import { quoteShort } from '../../core/text.ts';
import type { DeleteCondition } from '../../object-store/delete-condition.ts';
import type { MaxDeletes } from '../../operations/max-deletes.ts';
import type { KeepNewestOf } from '../../prune/rules/retention.ts';
import { parseGlobInputs } from './lines.ts';
import { ownFileOf, statsOf, workspaceOf } from './paths.ts';
import { parseDeletePrefix } from './prefix.ts';
import { parseBatchSize, parseCap, parseCondition, parseOlderThan, type Reader } from './reader.ts';
import {
  type CommonInputName,
  type CommonInputs,
  DELETE_INPUTS,
  GLOB_INPUTS,
  type GlobInputs,
  type InputSpecs,
  OLDER_THAN_INPUT,
  type SharedInputs,
  WHOLE_BUCKET_INPUT,
} from './specs.ts';

/** The inputs of delete-prefix beside those of every mode. */
export const DELETE_PREFIX_INPUTS = {
  ...WHOLE_BUCKET_INPUT,
  ...GLOB_INPUTS,
  ...DELETE_INPUTS,
  ...OLDER_THAN_INPUT,
  'keep-newest': { default: 'none', defaultMeans: 'no object kept for being new' },
  'keep-newest-of': {
    default: 'directories',
    defaultMeans: 'whole directories, not single objects',
  },
  versions: { default: 'current', defaultMeans: 'current objects' },
  'bypass-governance': { default: 'false' },
  'keys-from': {
    default: 'none',
    defaultMeans: 'everything that is listed under the prefix',
  },
} as const satisfies InputSpecs;

type DeleteReader = Reader<CommonInputName | keyof typeof DELETE_PREFIX_INPUTS>;

/** Which versions of a key are deleted: the current one, the older ones, or all. */
export type Versions = 'current' | 'noncurrent' | 'all';

export interface DeletePrefixInputs extends CommonInputs, GlobInputs {
  readonly mode: 'delete-prefix';
  /** Keys in one DeleteObjects request, 1 to 1,000. */
  readonly batchSize: number;
  /** Milliseconds; undefined: of any age. */
  readonly olderThan?: number;
  /** A positive integer; undefined: nothing is kept for being new. */
  readonly keepNewest?: number;
  readonly keepNewestOf: KeepNewestOf;
  readonly versions: Versions;
  /** Whether versions that Object Lock retains in governance mode are deleted too. */
  readonly bypassGovernance: boolean;
  /** Absolute path of a file of keys to delete, or of a report; undefined: what is listed. */
  readonly keysFrom?: string;
  readonly maxDeletes?: MaxDeletes;
  readonly deleteCondition: DeleteCondition;
}

/** Single objects that are kept are held in memory. */
const MAX_KEEP_NEWEST = 1_000_000;

export function parseDelete(
  reader: DeleteReader,
  shared: SharedInputs,
  env: NodeJS.ProcessEnv,
): DeletePrefixInputs {
  const maxDeletes = parseCap(reader);
  const olderThan = parseOlderThan(reader);
  const keepNewest = parseKeepNewest(reader);
  const versions = reader.choice('versions', ['current', 'noncurrent', 'all']);
  const bypassGovernance = reader.flag('bypass-governance');
  const deleteCondition = parseCondition(reader);
  const keysFrom = parseKeysFrom(reader, env);
  refuseTogether(reader, { versions, bypassGovernance, keepNewest, keysFrom, deleteCondition });
  if (keysFrom !== undefined) refuseBesideKeys(reader, keysFrom, shared.report);
  return {
    ...shared,
    mode: 'delete-prefix',
    prefix: parseDeletePrefix(reader),
    ...parseGlobInputs(reader, true),
    batchSize: parseBatchSize(reader),
    versions,
    bypassGovernance,
    deleteCondition,
    ...(olderThan !== undefined && { olderThan }),
    ...(keepNewest !== undefined && { keepNewest }),
    keepNewestOf: parseKeepNewestOf(reader),
    ...(keysFrom !== undefined && { keysFrom }),
    ...(maxDeletes && { maxDeletes }),
  };
}

/** Inputs that are each right and make no sense together. */
function refuseTogether(
  reader: DeleteReader,
  {
    versions,
    bypassGovernance,
    keepNewest,
    keysFrom,
    deleteCondition,
  }: Pick<DeletePrefixInputs, 'versions' | 'bypassGovernance' | 'deleteCondition'> & {
    readonly keepNewest: number | undefined;
    readonly keysFrom: string | undefined;
  },
): void {
  // A plan may be one of versions, which only its lines say.
  if (versions === 'current' && bypassGovernance && keysFrom === undefined) {
    const remedy = 'set versions to noncurrent or all, or leave it out';
    reader.refuse('bypass-governance', 'has no effect with versions: current', remedy);
  }
  if (versions !== 'current' && keepNewest !== undefined) {
    reader.refuse('versions', "can't be combined with keep-newest", 'leave one of the two out');
  }
  if (versions !== 'current' && deleteCondition === 'etag') {
    const remedy = 'S3 compares the current version only; write auto or none, or leave it out';
    reader.refuse('delete-condition', `can't be combined with versions: ${versions}`, remedy);
  }
}

function parseKeepNewest(reader: DeleteReader): number | undefined {
  const given = reader.text('keep-newest');
  if (reader.isDefault('keep-newest')) return undefined;
  const count = /^\d+$/.test(given) ? Number(given) : NaN;
  if (count >= 1 && count <= MAX_KEEP_NEWEST) return count;
  const remedy =
    count === 0
      ? 'to keep none, write none; then everything under the prefix is deleted'
      : 'write 10, for example';
  reader.refuse('keep-newest', `is not a whole number from 1 to ${MAX_KEEP_NEWEST}`, remedy);
  return undefined;
}

function parseKeepNewestOf(reader: DeleteReader): KeepNewestOf {
  const of = reader.choice('keep-newest-of', ['directories', 'objects']);
  if (!reader.isDefault('keep-newest-of') && reader.isDefault('keep-newest')) {
    const remedy = 'set keep-newest too, or leave this out';
    reader.refuse('keep-newest-of', 'has no effect without keep-newest', remedy);
  }
  return of;
}

/** The absolute path of the file of keys without links, if one was given. */
function parseKeysFrom(reader: DeleteReader, env: NodeJS.ProcessEnv): string | undefined {
  if (reader.isDefault('keys-from')) return undefined;
  const path = resolve(workspaceOf(env), reader.text('keys-from'));
  const stats = statsOf(path);
  if (stats === undefined) {
    const remedy = 'check the path and the step that writes it';
    reader.refuse('keys-from', `does not exist, looked for at ${quoteShort(path)}`, remedy);
  } else if (!stats.isFile()) {
    const statement = stats.isDirectory() ? 'is a directory' : 'is not a regular file';
    reader.refuse('keys-from', statement, 'name a file of keys');
  } else {
    return ownFileOf(reader, 'keys-from', path, env);
  }
  return path;
}

/** What decides about what is listed, in place of a file. */
const DECIDING = ['older-than', 'keep-newest', 'keep-newest-of', 'versions'] as const;

function refuseBesideKeys(
  reader: DeleteReader,
  keysFrom: string,
  report: string | undefined,
): void {
  if (report !== undefined) refuseReportOverKeys(reader, report, keysFrom);
  for (const name of DECIDING) {
    if (reader.isDefault(name)) continue;
    const remedy = 'the file alone says what is deleted; leave one of the two out';
    reader.refuse(name, "can't be combined with keys-from", remedy);
  }
}

/** The report is emptied before the keys are read. */
function refuseReportOverKeys(reader: DeleteReader, report: string, keysFrom: string): void {
  const [old, keys] = [statsOf(report), statsOf(keysFrom)];
  const isSame = old !== undefined && old.dev === keys?.dev && old.ino === keys.ino;
  if (!isSame) return;
  reader.refuse('report', 'is the file that keys-from names', 'write it somewhere else');
}
