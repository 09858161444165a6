import { InputError } from '../core/errors.ts';
import { type KeyCheck, keyCheckFindings, type LineWords } from '../core/globs/unmatched.ts';
import type { SkipReason } from '../core/outcome.ts';
import { describeValue, quote } from '../core/text.ts';
import type { RunClock } from '../listing/run-clock.ts';
import type { ListedObject, ObjectStore } from '../object-store/object-store.ts';
import type { FeatureOptions } from '../operations/feature.ts';
import type { MaxDeletes } from '../operations/max-deletes.ts';
import { MAX_BATCH_SIZE } from '../operations/remove.ts';
import type { KeepNewestOf, RetentionPlan } from './retention.ts';

/** Which keys under a prefix are chosen. */
export interface PrefixGlobs {
  /** Globs relative to the directory that the prefix names. Default: every key. */
  readonly include?: readonly string[] | undefined;
  /** Globs of keys that are left out, relative like `include`. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /**
   * What a glob that matches no key leads to. `auto`: a warning, or an InputError before the first
   * delete where the glob looks like a misspelled one that would have kept something; `warn`: a
   * warning; `ignore`: nothing. Default: `auto`.
   */
  readonly unmatched?: 'auto' | 'warn' | 'ignore' | undefined;
}

/** What `prunePrefix` deletes. */
export interface PruneOptions extends FeatureOptions<RetentionPlan>, PrefixGlobs {
  /** Milliseconds; only objects older than that are deleted. Default: objects of any age. */
  readonly olderThan?: number | undefined;
  /**
   * The number of newest directories or objects to keep, a positive integer; everything under an
   * hour old is kept too. Default: nothing is kept for being new.
   */
  readonly keepNewest?: number | undefined;
  /** What `keepNewest` counts. Default: directories right under the prefix. */
  readonly keepNewestOf?: KeepNewestOf | undefined;
  /** Whether a key's current version is deleted, its noncurrent ones, or all. Default: `current`. */
  readonly versions?: 'current' | 'noncurrent' | 'all' | undefined;
  /** Whether versions under Object Lock in governance mode are deleted too. Default: false. */
  readonly bypassGovernance?: boolean | undefined;
  /**
   * Path of a file with one key a line, or of the report of an earlier run, whose failures are then
   * tried again. Only these keys are deleted, whatever their age. Default: what is listed.
   */
  readonly keysFrom?: string | undefined;
  /** The run is refused before its first delete when it would delete more. Default: no limit. */
  readonly maxDeletes?: MaxDeletes | undefined;
  /** Maximum number of keys in one DeleteObjects request, 1 to 1,000. Default: 1,000. */
  readonly batchSize?: number | undefined;
}

type Defaulted =
  | keyof PrefixGlobs
  | 'keepNewestOf'
  | 'versions'
  | 'bypassGovernance'
  | 'batchSize'
  | 'dryRun'
  | 'signal';

type With<Options, Names extends keyof Options> = Omit<Options, Names> & {
  readonly [Name in Names]-?: NonNullable<Options[Name]>;
};

/** Options that were checked, with their defaults. */
export type PruneSettings = With<PruneOptions, Defaulted>;

/** Throws an InputError for options that make no sense, which would delete too much or nothing. */
export function pruneSettings(options: PruneOptions): PruneSettings {
  const { prefix, olderThan = 0 } = options;
  const problems = [...placeProblems(prefix, olderThan), ...pruneProblems(options)];
  if (problems.length > 0) throw new InputError(problems);
  return {
    ...options,
    ...withDefaults(options),
    keepNewestOf: options.keepNewestOf ?? 'directories',
    versions: options.versions ?? 'current',
    bypassGovernance: options.bypassGovernance ?? false,
    batchSize: options.batchSize ?? MAX_BATCH_SIZE,
  };
}

/** The defaults of the options that every feature here has. */
export function withDefaults({
  include = [],
  exclude = [],
  unmatched = 'auto',
  dryRun = false,
  signal = new AbortController().signal,
}: PrefixGlobs & Pick<FeatureOptions<never>, 'dryRun' | 'signal'>) {
  return { include, exclude, unmatched, dryRun, signal };
}

/** What is wrong with a prefix and an age, of any type: a caller may be plain JavaScript. */
export function placeProblems(prefix: unknown, olderThan: unknown): string[] {
  const problems: string[] = [];
  if (typeof prefix !== 'string') {
    problems.push(`prefix is ${describeValue(prefix)}: give a string, '' for the whole bucket`);
  }
  if (typeof olderThan !== 'number' || !(olderThan >= 0)) {
    problems.push(
      `olderThan is ${describeValue(olderThan)}: give milliseconds, 86_400_000 for a day`,
    );
  }
  return problems;
}

/** Any other word would be taken for `all`, which deletes the current versions too. */
const VERSIONS: readonly string[] = ['current', 'noncurrent', 'all'];

function* pruneProblems(options: PruneOptions): Generator<string> {
  const { keepNewest, versions = 'current', bypassGovernance, keysFrom, maxDeletes } = options;
  if (!VERSIONS.includes(versions)) {
    yield `versions is ${describeValue(versions)}: give "current", "noncurrent" or "all"`;
  }
  if (keepNewest !== undefined && !(Number.isSafeInteger(keepNewest) && keepNewest > 0)) {
    yield `keepNewest is ${describeValue(keepNewest)}: give a positive integer`;
  }
  if (keepNewest !== undefined && versions !== 'current') {
    yield `keepNewest can't be combined with versions ${quote(versions)}: leave one of them out`;
  }
  if (bypassGovernance === true && versions === 'current') {
    yield 'bypassGovernance has no effect on current versions: set versions, or leave it out';
  }
  if (keysFrom === undefined) return;
  const isListing = options.olderThan !== undefined || keepNewest !== undefined;
  if (isListing || versions !== 'current') {
    yield 'keysFrom lists nothing: leave out olderThan, keepNewest and versions';
  }
  if (maxDeletes?.kind === 'percent') {
    yield 'keysFrom lists nothing, so maxDeletes needs a count in place of a percentage';
  }
}

/** What the steps of one run share. */
export interface PruneRun {
  readonly settings: PruneSettings;
  readonly store: ObjectStore;
  readonly clock: RunClock;
}

/** What becomes of a listed row: it is deleted, or why it is kept. */
export type RowAction = 'delete' | SkipReason;

/** Decides about an object that the globs select. */
export type Classify = (object: ListedObject) => RowAction;

/**
 * Warns of globs that matched none of the keys that a check has seen. Returns the problems with
 * which nothing may be deleted.
 */
export async function reportLines(
  check: KeyCheck | undefined,
  { onEvent, unmatched }: Pick<FeatureOptions<never>, 'onEvent'> & Pick<PruneSettings, 'unmatched'>,
  words: Partial<LineWords> = {},
): Promise<string[]> {
  const { warnings, problems } = keyCheckFindings(check, unmatched, words);
  if (warnings.length > 0) await onEvent?.({ kind: 'warning', messages: warnings });
  return [...problems];
}
