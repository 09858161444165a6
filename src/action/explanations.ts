import type { Tally } from '../core/tally.ts';
import { explain, type Explanation } from './failures/explain.ts';
import { factsOf } from './failures/facts.ts';
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
  const errors = [
    ...(interruption === undefined ? [] : [factsOf(interruption.thrown, bucket)]),
    ...tally.errors.map((error) => factsOf(error, bucket)),
  ];
  return explain(errors, { endpoint, bucket });
}
