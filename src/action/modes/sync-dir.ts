import type { SyncPlan } from '../../sync/plan.ts';
import { parseSync, SYNC_DIR_INPUTS } from '../inputs/sync-dir.ts';
import { defineMode, optionsFrom } from './mode.ts';

export const syncDirMode = defineMode({
  name: 'sync-dir',
  summary:
    'uploads only changed files of a directory and, with `delete`, deletes the objects that have ' +
    'no file there',
  inputs: SYNC_DIR_INPUTS,
  ops: ['upload', 'copy', 'delete'],
  verb: 'sync',
  startsThreads: true,
  parse: parseSync,
  async *run(inputs, context) {
    const { syncPlanView } = await import('../report/plan-text.ts');
    const { syncDirectory } = await import('../../sync/sync-directory.ts');
    const { run, digester, lockJournal } = context;
    const options = optionsFrom(context, (plan: SyncPlan) => syncPlanView(plan));
    const stateKey = inputs.stateKey ?? false;
    yield* syncDirectory({ ...inputs, stateKey, run, digester, lockJournal, ...options });
  },
});
