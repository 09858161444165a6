import { counted } from '../../core/batch-error.ts';
import { failed, skipped, type Outcome } from '../../core/outcome.ts';
import { createHeadersFor } from '../../plan/headers-for.ts';
import { joinKey } from '../../plan/keys.ts';
import { createPathSelection } from '../../plan/path-selection.ts';
import { planSync, type SyncPlan } from '../../plan/sync-plan.ts';
import type { OpenDeploy } from '../../deploy-state/deploy.ts';
import { InputError, type SyncDirInputs } from '../inputs/types.ts';
import { shownPlan, type PlanRow } from '../plan-report.ts';
import type { ModeContext } from './mode.ts';
import { compareFiles, type Comparison, type HeadersFor } from './sync-compare.ts';
import { noteDebts } from './sync-debts.ts';
import { removeAbsent } from './sync-deletes.ts';
import { changedEntries, hasNewLeavingTimes, unchangedEntries } from './sync-entries.ts';
import { rowsOf } from './sync-files.ts';
import { uploadGroups } from './sync-groups.ts';
import { unmatchedProblems } from './sync-lines.ts';
import { isInProgress } from './sync-state.ts';
import { viewBothSides, type SyncView } from './sync-view.ts';
import { createSyncWork, type SyncWork } from './sync-work.ts';

/** Milliseconds to give the lock back in when the run is stopped. */
const ABANDON = 2_000;

/**
 * Makes a prefix what the directory is: uploads what differs, and deletes what the directory no
 * longer has. Everything is decided, and refused, before the first write.
 */
export async function* syncDir(
  inputs: SyncDirInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const view = await viewBothSides(inputs, context);
  const headersFor = createHeadersFor(inputs.headers);
  const comparison = await compareFiles(view, headersFor, context.signal);
  const plan = planOf(view, comparison, headersFor);
  const report = { counts: plan.counts, rows: () => planRows(view, plan) };
  context.showPlan(shownPlan(report, inputs.dryRun));
  tellUnreadAccess(comparison, context);
  tellLostHeaders(comparison, context);
  const problems = [...(await unmatchedProblems(view, plan, context)), ...plan.problems];
  if (problems.length > 0) throw new InputError(problems);
  const { files, settled } = view.source;
  context.expect(files.count + settled.size + plan.deletes.length + plan.left.size);
  const work = createSyncWork({
    view,
    verdicts: plan.verdicts,
    copies: comparison.copies,
    headersFor,
    sourceFailure: sourceFailureOf(view, comparison),
  });
  const deploy = await begin(work, plan, context);
  let isOver = false;
  try {
    if (deploy !== undefined) await noteDebts(work, plannedKeys(view, plan), context);
    for (const outcome of settledOutcomes(view, plan, comparison)) yield outcome;
    yield* uploadGroups(work, context.signal);
    yield* removeAbsent(work, plan, context.signal);
    const ending = work.failure === undefined ? 'complete' : 'failed';
    await deploy?.finish(changedEntries(work, plan), ending, context.signal);
    isOver = true;
  } finally {
    if (!isOver) await deploy?.abandon(AbortSignal.timeout(ABANDON)).catch(() => undefined);
  }
}

function planOf(view: SyncView, comparison: Comparison, headersFor: HeadersFor): SyncPlan {
  const { inputs, source, index, clock, state } = view;
  const { prefix } = inputs;
  const pathOf = (key: string) => key.slice(prefix.length);
  const isSelected = createPathSelection(inputs);
  return planSync({
    source: inputs.sourceGiven,
    prefix,
    verdicts: comparison.verdicts.map((verdict, row) =>
      comparison.problems.has(row) ? { action: 'fail' } : verdict,
    ),
    listing: index,
    isLocal: inputs.deletes ? localKeys(view) : () => true,
    deletes: inputs.deletes,
    rules: {
      stateKey: inputs.stateKey,
      isSelected: (key) => isSelected(pathOf(key)),
      isBehindLink: (key) => source.isBehindLink(key),
      keepFor: inputs.keepDeletedFor,
      clock,
    },
    maxDeletes: inputs.maxDeletes,
    contentTypeOf: (key) => headersFor(pathOf(key))['content-type'] ?? '',
    leftAtOf: (key) => state.leftAtOf(key),
  });
}

/** Whether a listed key has a file, or something else of the directory stands there. */
function localKeys({ source, index, matches }: SyncView): (key: string) => boolean {
  const hasFile = new Uint8Array(index.count);
  for (const row of rowsOf(source.files)) {
    const listed = matches.listedRowOf(row);
    if (listed !== undefined) hasFile[listed] = 1;
  }
  return (key) => hasFile[index.rowOf(key) ?? -1] === 1 || source.settled.has(key);
}

function* planRows({ source, inputs }: SyncView, plan: SyncPlan): Generator<PlanRow> {
  for (const row of rowsOf(source.files)) {
    const verdict = plan.verdicts[row];
    if (verdict?.action !== 'upload' && verdict?.action !== 'copy') continue;
    yield { ...verdict, key: joinKey(inputs.prefix, source.files.pathOf(row)) };
  }
  for (const key of plan.deletes) yield { action: 'delete', key, reason: undefined };
}

function tellUnreadAccess({ unreadAccess }: Comparison, { log }: ModeContext): void {
  if (unreadAccess === 0) return;
  log.warning(
    `the access rights of ${counted(unreadAccess)} objects whose headers change can't be read, so ` +
      'these get the rights of new objects: allow s3:GetObjectAcl on the objects of the bucket, ' +
      'or set x-amz-acl by "headers"',
  );
}

function tellLostHeaders({ lostHeaders }: Comparison, { log }: ModeContext): void {
  if (lostHeaders.objects === 0) return;
  const names = [...lostHeaders.byName].map(([name, count]) => `${name} of ${counted(count)}`);
  const objects =
    lostHeaders.objects === 1 ? '1 object loses' : `${counted(lostHeaders.objects)} objects lose`;
  log.warning(
    `${objects} headers that are stored now (${names.join(', ')}): "headers" has no rule for ` +
      'them any more; write one where they are to be kept',
  );
}

function plannedKeys(view: SyncView, plan: SyncPlan): readonly string[] {
  return Array.from(planRows(view, plan), ({ key }) => key);
}

/** What needs no request: what stays as it is, and what can't be taken. */
function* settledOutcomes(
  { inputs, source }: SyncView,
  plan: SyncPlan,
  { problems }: Comparison,
): Generator<Outcome> {
  const { bucket, prefix } = inputs;
  yield* source.settled.values();
  for (const row of rowsOf(source.files)) {
    const object = { bucket, key: joinKey(prefix, source.files.pathOf(row)) };
    const problem = problems.get(row);
    if (problem !== undefined) yield failed('upload', object, problem);
    else if (plan.verdicts[row]?.action === 'skip') yield skipped('upload', object, 'unchanged');
  }
  for (const [key, reason] of plan.left) yield skipped('delete', { bucket, key }, reason);
}

function sourceFailureOf(
  { source }: SyncView,
  { problems }: Comparison,
): SyncWork['sourceFailure'] {
  for (const outcome of source.settled.values()) {
    if (outcome.status === 'failed') return { thrown: outcome.error.cause };
  }
  const [problem] = problems.values();
  return problem && { thrown: problem };
}

/** Takes the lock before the first write. A run that changes nothing writes nothing. */
async function begin(
  work: SyncWork,
  plan: SyncPlan,
  context: ModeContext,
): Promise<OpenDeploy | undefined> {
  const { state, inputs, clock } = work.view;
  const owed = plannedKeys(work.view, plan);
  const isWritten = owed.length > 0 || hasNewLeavingTimes(work, plan);
  if (inputs.dryRun || !(isWritten || state.isUnfinished || state.owed > 0)) return undefined;
  try {
    const unchanged = () => unchangedEntries(work);
    return await state.begin({ owed, now: clock.start, unchanged }, context);
  } catch (thrown) {
    if (isWritten || !isInProgress(thrown)) throw thrown;
    context.log.info('another run is deploying here; this one has nothing to change');
    return undefined;
  }
}
