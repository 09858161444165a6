import type { Tally } from '../core/tally.ts';
import { explain, type Explanation } from './failures/explain.ts';
import { factsOf } from './failures/facts.ts';
import type { Attempt } from './failures/failure.ts';
import type { Inputs, ModeName } from './inputs/types.ts';

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
  const isListed = inputs.mode !== 'delete-prefix' || inputs.keysFrom === undefined;
  const listing = isListed ? LISTS[inputs.mode] : undefined;
  const run = { bucket, attempt: listing ?? objects.attempt };
  const errors = [
    ...(interruption === undefined ? [] : [factsOf(interruption.thrown, run)]),
    ...tally.errors.map((error) => factsOf(error, objects)),
  ];
  return explain(errors, { endpoint, bucket });
}

/** What a mode does to the bucket before it comes to an object. */
const LISTS: Readonly<Partial<Record<ModeName, Attempt>>> = {
  'delete-prefix': 'list',
  'abort-uploads': 'list-uploads',
};

/** What a run does to each object. A dry run of an upload only looks whether the key exists. */
export function attemptOf({ mode, dryRun }: Inputs): Attempt {
  if (mode === 'delete-prefix') return 'delete';
  if (mode === 'abort-uploads') return 'abort';
  return dryRun ? 'head' : 'upload';
}
