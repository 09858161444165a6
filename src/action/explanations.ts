import type { Tally } from '../core/tally.ts';
import { explain, type Explanation } from './failures/explain.ts';
import { factsOf } from './failures/facts.ts';
import type { Attempt } from './failures/failure.ts';
import type { Inputs } from './inputs/types.ts';

interface WhatWentWrong {
  readonly inputs: Inputs;
  readonly tally: Tally;
  readonly endpoint: string | undefined;
  readonly interruption: { readonly thrown: unknown } | undefined;
}

/** What made a run fail, in words: first what stopped it, then what objects failed of. */
export function explanationsOf({
  inputs,
  tally,
  endpoint,
  interruption,
}: WhatWentWrong): readonly Explanation[] {
  const { bucket } = inputs;
  const objects = { bucket, attempt: attemptOf(inputs) };
  const run = { bucket, attempt: attemptOfRun(inputs) };
  const errors = [
    ...(interruption === undefined ? [] : [factsOf(interruption.thrown, run)]),
    ...tally.errors.map((error) => factsOf(error, objects)),
  ];
  return explain(errors, { endpoint, bucket });
}

/**
 * What a run does to each object; undefined: what its own operation says. A dry run of an upload
 * only looks whether the key exists.
 */
export function attemptOf(inputs: Inputs): Attempt | undefined {
  switch (inputs.mode) {
    case 'delete-prefix':
      return inputs.versions === 'current' ? 'delete' : 'delete-version';
    case 'abort-uploads':
      return 'abort';
    case 'sync-dir':
      return undefined;
    case 'upload-dir':
      return inputs.dryRun ? 'head' : 'upload';
  }
}

/** What a run does beside the objects: what stops the whole run is mostly a listing. */
function attemptOfRun(inputs: Inputs): Attempt {
  if (inputs.mode === 'abort-uploads') return 'list-uploads';
  if (inputs.mode !== 'delete-prefix') return attemptOf(inputs) ?? 'list';
  if (inputs.keysFrom !== undefined) return 'delete';
  return inputs.versions === 'current' ? 'list' : 'list-versions';
}
