import { InputError } from '../core/errors.ts';
import { createKeySelection } from '../core/globs/selection.ts';
import { type KeyCheck, keyCheckFindings, type LineWords } from '../core/globs/unmatched.ts';
import { isStateKey } from '../core/keys.ts';
import type { Done, Outcome, SkipReason } from '../core/outcome.ts';
import { describeValue, quote } from '../core/text.ts';
import {
  createDeletionSample,
  type DeletionPreview,
  type DeletionSample,
} from '../listing/deletion-preview.ts';
import { createDeployCheck, type DeployCheck } from '../listing/deploy-check.ts';
import type { RunClock } from '../listing/run-clock.ts';
import {
  conditionProblem,
  createDeleteConditions,
  type DeleteCondition,
  type DeleteConditions,
} from '../object-store/delete-condition.ts';
import type { ListedObject, ObjectStore } from '../object-store/object-store.ts';
import type { FeatureOptions } from '../operations/feature.ts';
import type { MaxDeletes } from '../operations/max-deletes.ts';
import { MAX_BATCH_SIZE } from '../operations/remove.ts';
import type { KeepNewestOf, RetentionPlan } from './rules/retention.ts';

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

/** What `prunePrefix` will delete, or has deleted, in sums and samples. */
export interface PrunePlan {
  readonly deletes: DeletionPreview;
  /** What is deleted and kept with `keepNewest`. */
  readonly retention?: RetentionPlan;
  /**
   * Whether it is reported after the deletes: a run that has no limit and keeps nothing for being
   * new deletes while it lists.
   */
  readonly isDone: boolean;
}

/** Options of `prunePrefix`. */
export interface PruneOptions extends FeatureOptions<PrunePlan>, PrefixGlobs {
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
   * Path of a file with one key a line, of the report of an earlier run, whose failures are then
   * tried again, or of the report of a dry run, of which each object is then deleted that a listing
   * shows unchanged. Nothing else is deleted. Default: what is listed.
   */
  readonly keysFrom?: string | undefined;
  /** The run is refused before its first delete when it would delete more. Default: no limit. */
  readonly maxDeletes?: MaxDeletes | undefined;
  /**
   * Whether an object is deleted only while it has the ETag that was listed: `auto` where the store
   * honors that, `etag` always, `none` never. Only for current versions. Default: `auto`.
   */
  readonly deleteCondition?: DeleteCondition | undefined;
  /** Maximum number of keys in one DeleteObjects request, 1 to 1,000. Default: 1,000. */
  readonly batchSize?: number | undefined;
}

type Defaulted =
  | keyof PrefixGlobs
  | 'keepNewestOf'
  | 'versions'
  | 'bypassGovernance'
  | 'deleteCondition'
  | 'batchSize'
  | 'dryRun'
  | 'signal';

type With<Options, Names extends keyof Options> = Omit<Options, Names> & {
  readonly [Name in Names]-?: NonNullable<Options[Name]>;
};

/** Options that were checked, with their defaults. */
export type PruneSettings = With<PruneOptions, Defaulted> & {
  /** Undefined: no delete has a condition. */
  readonly conditions: DeleteConditions | undefined;
  readonly deployCheck: DeployCheck;
};

/** Throws an InputError for options that make no sense, which would delete too much or nothing. */
export function pruneSettings(options: PruneOptions): PruneSettings {
  const { prefix, olderThan = 0 } = options;
  const problems = [...placeProblems(prefix, olderThan), ...pruneProblems(options)];
  if (problems.length > 0) throw new InputError(problems);
  const { onEvent, deleteCondition = 'auto', versions = 'current' } = options;
  const isConditional = versions === 'current' && options.dryRun !== true;
  return {
    ...options,
    ...withDefaults(options),
    deleteCondition,
    conditions: createDeleteConditions(isConditional ? deleteCondition : 'none', onEvent),
    keepNewestOf: options.keepNewestOf ?? 'directories',
    versions,
    bypassGovernance: options.bypassGovernance ?? false,
    batchSize: options.batchSize ?? MAX_BATCH_SIZE,
    deployCheck: createDeployCheck(),
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
  const { keepNewest, versions = 'current', bypassGovernance, keysFrom } = options;
  const { deleteCondition } = options;
  if (!VERSIONS.includes(versions)) {
    yield `versions is ${describeValue(versions)}: give "current", "noncurrent" or "all"`;
  }
  if (keepNewest !== undefined && !(Number.isSafeInteger(keepNewest) && keepNewest > 0)) {
    yield `keepNewest is ${describeValue(keepNewest)}: give a positive integer`;
  }
  if (keepNewest !== undefined && versions !== 'current') {
    yield `keepNewest can't be combined with versions ${quote(versions)}: leave one of them out`;
  }
  // A plan may be one of versions, which only its lines say.
  if (bypassGovernance === true && versions === 'current' && keysFrom === undefined) {
    yield 'bypassGovernance has no effect on current versions: set versions, or leave it out';
  }
  const problem = conditionProblem(deleteCondition);
  if (problem !== undefined) yield problem;
  if (deleteCondition === 'etag' && versions !== 'current') {
    yield `deleteCondition "etag" can't be combined with versions ${quote(versions)}: S3 compares the current version only`;
  }
  if (keysFrom === undefined) return;
  const isListing = options.olderThan !== undefined || keepNewest !== undefined;
  if (isListing || versions !== 'current') {
    yield 'keysFrom says what is deleted: leave out olderThan, keepNewest and versions';
  }
}

/** What the steps of one run share. */
export interface PruneRun {
  readonly settings: PruneSettings;
  readonly store: ObjectStore;
  readonly clock: RunClock;
}

/**
 * What becomes of a listed row: it is deleted, or why it is kept. `delete-last` is for the state of a
 * sync, which is deleted when everything else under the prefix that it describes is gone.
 */
export type RowAction = 'delete' | 'delete-last' | SkipReason;

/**
 * Decides about an object that the globs select; `isState`: it is the state of a sync, and `delete`
 * means that it may be deleted with its site.
 */
export type Classify = (object: ListedObject, isState: boolean) => 'delete' | SkipReason;

/**
 * Returns a function that returns whether a key is that of a state object, or of its lease, that is
 * deleted only with its site: a line of `include` that names it makes it an object like any other.
 */
export function createStateCheck({ prefix, include }: Pick<PruneSettings, 'prefix' | 'include'>) {
  const naming = include.filter((line) => isStateKey(line.trim()));
  if (naming.length === 0) return (key: string) => isStateKey(key);
  const isNamed = createKeySelection({ prefix, include: naming, exclude: [] });
  return (key: string) => isStateKey(key) && !isNamed(key);
}

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

/** Reports at the end what was deleted, also when the run stops early. */
export async function* shownAtEnd(
  { settings, clock }: PruneRun,
  passes: AsyncIterable<readonly Outcome[]>,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const sample = createDeletionSample();
  try {
    for await (const outcomes of passes) {
      for (const outcome of outcomes) if (outcome.status === 'done') addDeleted(sample, outcome);
      yield outcomes;
    }
  } finally {
    const plan = { deletes: sample.preview(clock.start), isDone: !settings.dryRun };
    await settings.onEvent?.({ kind: 'plan', plan });
  }
}

function addDeleted(sample: DeletionSample, outcome: Done): void {
  const { listed, versionId, deleteMarker } = outcome;
  if (listed === undefined) return;
  // Without a version, the marker is the delete's own.
  const isDeleteMarker = versionId !== undefined && deleteMarker === true;
  sample.add(isDeleteMarker ? { ...outcome, isDeleteMarker } : outcome, listed);
}
