import type { PrunePlan } from '../../prune/run.ts';
import { DELETE_PREFIX_INPUTS, parseDelete } from '../inputs/delete-prefix.ts';
import { defineMode, optionsFrom } from './mode.ts';

export const deletePrefixMode = defineMode({
  name: 'delete-prefix',
  summary: 'deletes the objects under a prefix',
  inputs: DELETE_PREFIX_INPUTS,
  ops: ['delete'],
  verb: 'delete',
  parse: parseDelete,
  async *run(inputs, context) {
    const { prunePlanView } = await import('../report/plan-text.ts');
    const { prunePages } = await import('../../prune/prune-prefix.ts');
    const options = optionsFrom(context, (plan: PrunePlan) => prunePlanView(plan, inputs.versions));
    yield* prunePages({ ...inputs, ...options });
  },
});
