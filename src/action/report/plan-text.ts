import { type ChangeReason, REASON_TEXT } from '../../core/outcome.ts';
import { ageInWords, formatBytes, formatCount, plural, quote } from '../../core/text.ts';
import { addedUp } from '../../listing/deletion-preview.ts';
import {
  type Amount,
  amountOf,
  type PlannedGroup,
  type RetentionAction,
  type RetentionPlan,
} from '../../prune/rules/retention.ts';
import type { PrunePlan, PruneSettings } from '../../prune/run.ts';
import type { SyncPlan } from '../../sync/plan.ts';
import { markdownCode, prose } from '../log.ts';
import type { PlanView } from '../modes/mode.ts';
import { MAX_NAMED } from './changes.ts';
import { deletionView } from './deletion-text.ts';
import { collapsed, fittingLines, joined, listItems, MAX_BYTES } from './markdown.ts';

/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Names in the summary of what is deleted, and of what is kept. */
const MAX_SHOWN = { deleted: 100, kept: 50 };

/** What a run of delete-prefix deletes, for people: before it does, or at its end. */
export function prunePlanView(
  { deletes, retention, isDone }: PrunePlan,
  versions: PruneSettings['versions'],
): PlanView {
  const thing = versions === 'current' ? 'object' : 'version';
  const { lines, directories, keys } = deletionView(deletes, { thing, isDone });
  if (retention === undefined) {
    // The log names each deleted object later, where they are few.
    const isNamed = isDone && deletes.objects <= MAX_NAMED;
    return { lines: isNamed ? [] : lines, markdown: directories, refused: keys };
  }
  const retained = retentionPlanLines(retention);
  const [rules = ''] = retained;
  // The names are in the block.
  const amounts = amountsOf(retention).map(([action, amount]) =>
    prose(`${actionText(action)}: ${amountText(retention, action, amount)}`),
  );
  const block = retentionBlock(retention, deletes.start);
  const remarks = remarksOf(retention).map(prose);
  const isOfDirectories = retention.rules.keepNewestOf === 'directories';
  return {
    // The names of a retention are those of its directories.
    lines: isOfDirectories ? retained : [...retained, ...lines],
    markdown: joined(prose(rules), ...remarks, block, isOfDirectories ? '' : directories),
    refused: joined(listItems(amounts).join('\n'), keys),
  };
}

/** What is deleted, and what is kept and why, as lines of the log. */
export function retentionPlanLines(plan: RetentionPlan): readonly string[] {
  const { prefix, keepNewest, keepNewestOf } = plan.rules;
  const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${quote(prefix)}`;
  return [
    `plan (${rules}):`,
    ...amountsOf(plan).map(
      ([action, amount]) =>
        `- ${actionText(action)}: ${amountText(plan, action, amount)}` +
        namesText(groupsOf(plan, action)),
    ),
    ...remarksOf(plan),
  ];
}

/** The directories, or the objects that are kept, in a block to open, with the reason of each. */
export function retentionBlock(plan: RetentionPlan, start: Date): string {
  const deleted = groupsOf(plan, 'delete');
  const kept = plan.groups.filter(({ action }) => action !== 'delete');
  const shown = fittingGroups(deleted.slice(0, MAX_SHOWN.deleted), start);
  const shownKept = fittingGroups(kept.slice(0, MAX_SHOWN.kept), start);
  const lines = [
    ...shown,
    ...restLine(deleted.slice(shown.length)),
    ...shownKept,
    ...(kept.length > shownKept.length
      ? listItems([`${plural(kept.length - shownKept.length, 'more name')} kept`])
      : []),
  ];
  const title = deleted.length === 0 ? 'What is kept' : 'What is deleted and what is kept';
  return collapsed(title, lines.join('\n'));
}

function fittingGroups(groups: readonly PlannedGroup[], start: Date): readonly string[] {
  const lines = listItems(groups.map((group) => groupText(group, start)));
  return fittingLines(lines, MAX_BYTES.names / 2);
}

function groupText({ name, action, objects, bytes, newest }: PlannedGroup, start: Date): string {
  const amount = `${plural(objects, 'object')}, ${formatBytes(bytes)}`;
  const age = ageInWords(start.getTime() - newest);
  return `${markdownCode(name)}: ${actionText(action)}; ${amount}, ${age}`;
}

/** The deleted directories that are not named, added up. */
function restLine(groups: readonly PlannedGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const { objects, bytes } = addedUp(groups);
  const name = plural(groups.length, 'more directory', 'more directories');
  return listItems([`${name}: delete; ${plural(objects, 'object')}, ${formatBytes(bytes)}`]);
}

/** First what is deleted, then what is kept, by reason. */
function amountsOf(plan: RetentionPlan): readonly (readonly [RetentionAction, Amount])[] {
  const kept = [...plan.amounts].filter(([action]) => action !== 'delete');
  return [['delete', amountOf(plan, 'delete')], ...kept];
}

function groupsOf({ groups }: RetentionPlan, action: RetentionAction): readonly PlannedGroup[] {
  return groups.filter((group) => group.action === action);
}

function actionText(action: RetentionAction): string {
  return action === 'delete' ? 'delete' : `keep, ${REASON_TEXT[action]}`;
}

function amountText(
  plan: RetentionPlan,
  action: RetentionAction,
  { objects, bytes }: Amount,
): string {
  const groups = groupsOf(plan, action);
  const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
  const directories = isOfDirectories
    ? `${plural(groups.length, 'directory', 'directories')} with `
    : '';
  const freed = action === 'delete' ? 'which frees ' : '';
  return `${directories}${plural(objects, 'object')}, ${freed}${formatBytes(bytes)}`;
}

function namesText(groups: readonly PlannedGroup[]): string {
  if (groups.length === 0) return '';
  const names = groups.slice(0, MAX_NAMES).map(({ name }) => quote(name));
  const rest = groups.length - names.length;
  return `: ${names.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}

function remarksOf({ rules, groups }: RetentionPlan): readonly string[] {
  if (rules.keepNewestOf === 'objects' || groups.length > 0) return [];
  return [
    'No directory was found directly under the prefix, so nothing is deleted. ' +
      'With keep-newest-of: objects the newest of single objects are kept.',
  ];
}

type ShownPlan = Pick<SyncPlan, 'counts' | 'deletion'>;

/** The plan of a sync; what it changes is named in the summary as it is done. */
export function syncPlanView(plan: ShownPlan): PlanView {
  const deletion = deletionView(plan.deletion, { thing: 'object', isDone: false });
  const lines = syncPlanLines(plan);
  return {
    lines: [...lines, ...deletion.lines],
    markdown: '',
    refused: joined(...lines.map(prose), deletion.directories, deletion.keys),
  };
}

/** For example `plan: upload 2 new, upload 1 changed content, update headers of 1, delete 3, keep 7`. */
export function syncPlanLines({ counts }: ShownPlan): readonly string[] {
  const { uploads, copies, deletes, unchanged, kept } = counts;
  const others = [...kept].filter(([reason]) => reason !== 'state');
  const keeps = others.reduce((sum, [, count]) => sum + count, unchanged);
  const parts = [
    ...[...uploads].map(([reason, count]) => `upload ${formatCount(count)} ${UPLOADED[reason]}`),
    ...(copies > 0 ? [`update headers of ${formatCount(copies)}`] : []),
    ...(deletes > 0 ? [`delete ${formatCount(deletes)}`] : []),
    ...(keeps > 0 ? [`keep ${formatCount(keeps)}`] : []),
  ];
  return [`plan: ${parts.length === 0 ? 'nothing to do' : parts.join(', ')}`];
}

const UPLOADED: Readonly<Record<ChangeReason, string>> = {
  new: 'new',
  size: 'of another size',
  content: 'with other content',
  unknown: 'that may differ',
  headers: 'with other headers',
};
