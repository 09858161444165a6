import { parseSync, SYNC_DIR_INPUTS } from '../inputs/sync-dir.ts';
import { defineMode, eventsTo } from './mode.ts';

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
    const { run, digester, signal } = context;
    yield* syncDirectory({
      ...inputs,
      stateKey: inputs.stateKey ?? false,
      run,
      digester,
      signal,
      store: () => context.openStore(),
      onEvent: eventsTo(context, (plan) => syncPlanView(plan, inputs.dryRun)),
    });
  },
});
