import { linkAbort } from '../core/abort.ts';
import { InputError, type StoreError } from '../core/errors.ts';
import { createPathSelection } from '../core/globs/selection.ts';
import { STATE_NAME } from '../core/keys.ts';
import { failed, type Outcome, skipped } from '../core/outcome.ts';
import { createHeadersFor } from '../headers/headers-for.ts';
import { stateHeaders, statePathOf } from '../headers/own-objects.ts';
import type { HeaderRule } from '../headers/rules.ts';
import { listedFacts } from '../listing/listing-index.ts';
import { createDigester, type Digester } from '../local/digest-threads.ts';
import type { FileIdentity } from '../local/file-content.ts';
import { refuseBadPrefix, withSourceDefaults } from '../local/source.ts';
import {
  conditionProblem,
  createDeleteConditions,
  type DeleteCondition,
} from '../object-store/delete-condition.ts';
import { GuardedStore } from '../object-store/wrapped-stores.ts';
import { type FeatureEvent, type FeatureOptions, openFeatureStore } from '../operations/feature.ts';
import type { MaxDeletes } from '../operations/max-deletes.ts';
import { MAX_BATCH_SIZE } from '../operations/remove.ts';
import { DEFAULT_CONCURRENCY } from '../operations/run-operation.ts';
import { applyChanges } from './apply.ts';
import { compareFiles, type Comparison, type HeadersFor } from './compare.ts';
import {
  createSyncFiles,
  type GrowingFiles,
  type HashedFiles,
  UPLOAD_GROUPS,
  type UploadGroup,
} from './files.ts';
import { planSync, type SyncPlan } from './plan.ts';
import {
  changedEntries,
  type LockJournal,
  recordParts,
  reportPending,
  takeLock,
} from './record.ts';
import type { OpenDeploy } from './state/deploy.ts';
import { type LeaseTime, MACHINE_TIME } from './state/lease.ts';
import {
  type BothSides,
  surveyBothSides,
  type SurveyParts,
  unmatchedProblems,
  walkDirectory,
} from './survey.ts';

/** Options of `syncDirectory`. */
export interface SyncOptions extends FeatureOptions<SyncPlan> {
  /** Path of the directory. */
  readonly source: string;
  /** @internal The directory's name in messages. Default: `source`. */
  readonly sourceGiven?: string | undefined;
  /** @internal What the source has to be. Default: what is there at the start. */
  readonly sourceIdentity?: FileIdentity | undefined;
  /** Globs of the files to upload, relative to `source`. Default: all files. */
  readonly include?: readonly string[] | undefined;
  /** Globs of files that are not uploaded, although `include` selects them. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /** Whether files and directories whose names begin with `.` are uploaded. Default: false. */
  readonly includeHiddenFiles?: boolean | undefined;
  /** Whether symbolic links are followed; else they are skipped. Default: false. */
  readonly followSymlinks?: boolean | undefined;
  /** Whether a directory without files is no error. Default: false. */
  readonly allowEmptySource?: boolean | undefined;
  /** Headers by globs; later rules replace values of earlier ones. Default: none. */
  readonly headers?: readonly HeaderRule[] | undefined;
  /** Whether objects without a file are deleted. Default: false. */
  readonly deletes?: boolean | undefined;
  /** `size` takes objects of the same size for equal. Default: `content`. */
  readonly compare?: 'content' | 'size' | undefined;
  /** The most that may be deleted. Default: the limits against a wrong source only. */
  readonly maxDeletes?: MaxDeletes | undefined;
  /**
   * Whether an object is deleted only while it has the ETag that was listed: `auto` where the store
   * honors that, `etag` always, `none` never. Default: `auto`.
   */
  readonly deleteCondition?: DeleteCondition | undefined;
  /** Milliseconds for which objects are kept after their files were removed. Default: 0. */
  readonly keepDeletedFor?: number | undefined;
  /**
   * Key of the object that records this sync for the next one, and locks the prefix meanwhile;
   * false: there is none. Default: `.s3-batch-action` under the prefix.
   */
  readonly stateKey?: string | false | undefined;
  /** Each group begins when the one before is stored. Default: assets, rest, html. */
  readonly uploadOrder?: readonly UploadGroup[] | undefined;
  /** Keys in one DeleteObjects request, 1 to 1,000. Default: 1,000. */
  readonly batchSize?: number | undefined;
  /** What a line of globs or rules that matches nothing leads to. Default: `auto`. */
  readonly unmatched?: 'auto' | 'warn' | 'ignore' | undefined;
  /** Names this run in the lock, for others to find it. Default: the process's id. */
  readonly run?: { readonly id: string; readonly attempt: number } | undefined;
  /** @internal Keeps the lock for another process to release it after this one is killed. */
  readonly lockJournal?: LockJournal | undefined;
  /** @internal The clocks by which the lock is renewed. Default: the machine's. */
  readonly time?: LeaseTime | undefined;
  /** @internal Reads files for their MD5; not closed here. Default: one that uses no other thread. */
  readonly digester?: Digester | undefined;
}

/** Milliseconds to release the lock in when the sync is stopped. */
const RELEASE_TIME = 2_000;

/**
 * Makes the objects under a prefix match a directory: uploads what differs and, with `deletes`,
 * deletes objects without a file. Everything is decided, and refused, before the first write.
 * Yields one outcome per file and per object without a file. Throws an InputError for a prefix, a
 * directory or a plan that is refused, a StoreError such as `DeployInProgress` or `DeployOvertaken` when
 * another sync works on the prefix, and the reason of an aborted signal.
 */
export async function* syncDirectory(
  options: SyncOptions,
): AsyncGenerator<Outcome, void, undefined> {
  refuseBadPrefix(options.prefix);
  const settings = withDefaults(options);
  const { source, bucket, prefix, compare, concurrency, signal, report } = settings;
  const place = { bucket, prefix };
  const files = createSyncFiles(source, prefix);
  const sides = await surveyBothSides(place, surveyParts(settings, files), signal);
  const headersFor = createHeadersFor(settings.headers);
  const wanted = { bucket, compare, concurrency, headersFor };
  const comparison = await compareFiles(sides, wanted, signal);
  const plan = planSides(settings, sides, comparison, headersFor);
  await reportPlan(settings, sides, comparison, plan);
  const objects = files.count + sides.local.settled.size + plan.deletes.length + plan.kept.size;
  await report({ kind: 'expected', objects });
  yield* carriedOut(settings, sides, { files, comparison, plan, headersFor });
}

interface Decided {
  readonly files: HashedFiles;
  readonly comparison: Comparison;
  readonly plan: SyncPlan;
  readonly headersFor: HeadersFor;
}

/** Carries the plan out under the lock, which is given back at the end, whatever happens. */
async function* carriedOut(
  settings: Settings,
  sides: BothSides,
  { files, comparison, plan, headersFor }: Decided,
): AsyncGenerator<Outcome, void, undefined> {
  const { bucket, prefix, report, signal, lockJournal } = settings;
  const { store, objects } = sides;
  const { actions, copies, keptAcls } = comparison;
  const record = recordParts(sides, actions, plan, headersFor);
  const { controller, unlink } = linkAbort(signal);
  const onLost = (error: StoreError) => {
    controller.abort(error);
  };
  const deploy = await takeLock({ bucket, prefix }, sides, record, { ...settings, onLost });
  const guarded = deploy === undefined ? store : new GuardedStore(store, deploy.guard);
  const sourceFailure = sourceFailureOf(sides, comparison);
  const { progress, outcomes, warnings } = applyChanges(
    {
      ...{ store: guarded, bucket, prefix, files, actions, copies, keptAcls, objects },
      ...{ deletes: plan.deletes, headersFor, sourceFailure },
    },
    { ...settings, signal: controller.signal },
  );
  let isOver = false;
  try {
    if (deploy !== undefined) await reportPending(sides, plan, report);
    yield* settledOutcomes(bucket, sides, comparison, plan);
    yield* outcomes;
    for (const warning of warnings()) await report({ kind: 'warning', messages: [warning] });
    const ending = progress.failure === undefined ? 'complete' : 'failed';
    await deploy?.finish(changedEntries(record, progress, sides.clock.start), ending, signal);
    isOver = true;
  } finally {
    unlink();
    if (!isOver) isOver = await isAbandoned(deploy);
    if (isOver) lockJournal?.ended();
  }
}

/** Releases the lock of a sync that was stopped; resolves to whether that is done. */
async function isAbandoned(deploy: OpenDeploy | undefined): Promise<boolean> {
  return (deploy?.abandon(AbortSignal.timeout(RELEASE_TIME)) ?? Promise.resolve()).then(
    () => true,
    () => false,
  );
}

type Settings = ReturnType<typeof withDefaults>;

function withDefaults(options: SyncOptions) {
  const problem = conditionProblem(options.deleteCondition);
  if (problem !== undefined) throw new InputError([problem]);
  const { prefix, stateKey = `${prefix}${STATE_NAME}` } = options;
  const { compare = 'content', uploadOrder = UPLOAD_GROUPS, batchSize = MAX_BATCH_SIZE } = options;
  const { deletes = false, keepDeletedFor = 0, maxDeletes, dryRun = false } = options;
  const { concurrency = DEFAULT_CONCURRENCY, digester = createDigester(undefined) } = options;
  const { run = { id: `pid ${process.pid}`, attempt: 1 }, onEvent } = options;
  const { time = MACHINE_TIME, lockJournal } = options;
  const { signal = new AbortController().signal } = options;
  const report = async (event: FeatureEvent<SyncPlan>) => {
    await onEvent?.(event);
  };
  const condition = dryRun ? 'none' : (options.deleteCondition ?? 'auto');
  return {
    ...withSourceDefaults(options),
    ...{ compare, uploadOrder, batchSize, deletes, keepDeletedFor, maxDeletes },
    ...{ dryRun, concurrency, digester, run, signal, report, time, lockJournal },
    conditions: createDeleteConditions(condition, report),
    ...stateOf(stateKey === false ? undefined : stateKey, options),
    openStore: () => openFeatureStore(options),
  };
}

/** The key of the state object, and what the rules for it say. */
function stateOf(
  stateKey: string | undefined,
  { prefix, headers: rules = [] }: Pick<SyncOptions, 'prefix' | 'headers'>,
) {
  const path = stateKey === undefined ? undefined : statePathOf(stateKey, prefix);
  return { stateKey, stateHeaders: path === undefined ? {} : stateHeaders(rules, path) };
}

function surveyParts(settings: Settings, files: GrowingFiles): SurveyParts {
  const { compare, digester, stateKey, stateHeaders: headers, openStore, report } = settings;
  return {
    files,
    walk: (signal) => walkDirectory(settings, files, { stateKey, report }, signal),
    openStore,
    state: { key: stateKey, headers },
    digester: compare === 'size' ? undefined : digester,
  };
}

function planSides(
  settings: Settings,
  { files, objects, local, clock, state, counterparts }: BothSides,
  { actions }: Comparison,
  headersFor: HeadersFor,
): SyncPlan {
  const { prefix, sourceGiven, deletes, maxDeletes, stateKey, keepDeletedFor } = settings;
  const pathOf = (key: string) => key.slice(prefix.length);
  const isSelected = createPathSelection(settings);
  const hasFile = new Uint8Array(deletes ? objects.count : 0);
  for (const row of deletes ? files.rows() : []) {
    const listed = counterparts.rowOf(row);
    if (listed !== undefined) hasFile[listed] = 1;
  }
  return planSync({
    source: sourceGiven,
    prefix,
    actions,
    keyOf: files.keyOf,
    sizeOf: (row) => files.sizeOf(row),
    objects,
    isLocal: (key) => hasFile[objects.rowOf(key) ?? -1] === 1 || local.settled.has(key),
    deletes,
    rules: {
      stateKey,
      isSelected: (key) => isSelected(pathOf(key)),
      isBehindLink: local.isBehindLink,
      keepFor: keepDeletedFor,
      clock,
    },
    maxDeletes,
    contentTypeOf: (key) => headersFor(pathOf(key))['content-type'] ?? '',
    removedAtOf: state.removedAtOf,
  });
}

/** Reports the plan, and what is doubtful about it. Throws an InputError for a plan to refuse. */
async function reportPlan(
  settings: Settings,
  { objects, local }: BothSides,
  { warnings }: Comparison,
  plan: SyncPlan,
): Promise<void> {
  const { report, signal } = settings;
  await report({ kind: 'plan', plan });
  for (const warning of warnings) await report({ kind: 'warning', messages: [warning] });
  const keys = { listed: objects.keys(), deletes: plan.deletes, kept: plan.kept.keys() };
  const unmatched = await unmatchedProblems(settings, local.lines, keys, report, signal);
  const problems = [...unmatched, ...plan.problems];
  if (problems.length > 0) throw new InputError(problems);
}

/** The error of the first file that can't be read or compared. */
function sourceFailureOf(
  { local }: BothSides,
  { problems }: Comparison,
): { readonly thrown: unknown } | undefined {
  for (const outcome of local.settled.values()) {
    if (outcome.status === 'failed') return { thrown: outcome.error.cause };
  }
  const [problem] = problems.values();
  return problem && { thrown: problem };
}

/** The outcomes that need no request: of what is unchanged, kept or can't be read. */
function* settledOutcomes(
  bucket: string,
  { files, local, objects, counterparts }: BothSides,
  { actions, problems }: Comparison,
  { kept }: SyncPlan,
): Generator<Outcome, void, undefined> {
  yield* local.settled.values();
  for (const row of files.rows()) {
    const object = { bucket, key: files.keyOf(row) };
    const problem = problems.get(row);
    if (problem !== undefined) yield failed('upload', object, problem);
    else if (actions[row]?.action === 'skip') {
      const listed = listedFacts(objects, counterparts.rowOf(row));
      yield skipped('upload', { ...object, listed }, 'unchanged');
    }
  }
  for (const [key, reason] of kept) {
    const listed = listedFacts(objects, objects.rowOf(key));
    yield skipped('delete', { bucket, key, listed }, reason);
  }
}
