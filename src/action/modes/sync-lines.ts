import type { SyncPlan } from '../../plan/sync-plan.ts';
import { quoted } from '../printable.ts';
import type { ModeContext } from './mode.ts';
import { lookCloser } from './source-lines.ts';
import type { SyncView } from './sync-view.ts';
import { tellUnmatched, type LineWords } from './unmatched.ts';

/**
 * Warns of lines that match neither a file nor a listed object, and returns why the plan must not
 * be carried out.
 */
export async function unmatchedProblems(
  { inputs, source, index }: SyncView,
  plan: SyncPlan,
  { log, signal }: ModeContext,
): Promise<string[]> {
  const { globs, headers } = source.lines;
  const { prefix, sourceGiven } = inputs;
  const pathOf = (key: string) => key.slice(prefix.length);
  if (globs.isWaiting) for (const key of index.keys()) globs.note(pathOf(key));
  await lookCloser(inputs, source.lines, signal);
  if (globs.isWaiting) {
    for (const key of plan.deletes) globs.see(pathOf(key), true);
    for (const key of plan.left.keys()) globs.see(pathOf(key));
  }
  const local: LineWords = { names: `file of ${quoted(sourceGiven)}`, verb: 'delete', root: '' };
  const names = `${local.names} and no object under ${quoted(prefix)}`;
  const both: LineWords = { ...local, names, root: prefix };
  return [
    ...tellUnmatched(globs.unmatched(), inputs, both, log),
    ...tellUnmatched(headers.unmatched(), inputs, local, log),
  ];
}
