import { codeOf, ItemError, messageOf, StoreError } from '../../core/errors.ts';
import type { Cause } from '../../core/tally/causes.ts';
import type { Interruption, Tally } from '../../core/tally/tally.ts';
import { rowOf } from '../../s3/error-codes/error-codes.ts';
import type { ErrorFacts, Place } from '../../s3/error-codes/row.ts';
import type { Inputs } from '../modes/modes.ts';

/** Depth to which causes of causes are followed; an error may be its own cause. */
const MAX_DEPTH = 5;

/** The facts about anything thrown; for the failure of an object, about its cause. */
export function factsOf(thrown: unknown, bucket: string): ErrorFacts {
  const error = thrown instanceof ItemError ? thrown.cause : thrown;
  return {
    code: codeOf(thrown),
    message: messageOf(error),
    causes: causeCodes(error),
    bucket,
    ...(error instanceof StoreError && requestFacts(error, thrown)),
  };
}

/** The key of the request, unless it is the key of the item. */
function requestFacts({ status, operation, key, requestHeaders }: StoreError, thrown: unknown) {
  const item = thrown instanceof ItemError ? thrown : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(operation !== undefined && { operation }),
    ...(key !== undefined && key !== item?.key && { key }),
    ...(item?.versionId !== undefined && { isOfVersion: true }),
    ...(requestHeaders !== undefined && { requestHeaders }),
  };
}

function causeCodes(thrown: unknown): readonly string[] {
  const codes: string[] = [];
  let error = thrown;
  while (error instanceof Error && error.cause !== undefined && codes.length < MAX_DEPTH) {
    error = error.cause;
    codes.push(codeOf(error));
  }
  return codes;
}

/** A failure of this run in words: the same in log, annotation, summary and report. */
export interface Explanation {
  readonly failure: string;
  readonly happened: string;
  readonly todo: string;
}

/** Answers can name anything, so one kind of error may need many explanations. */
const MAX_EXPLANATIONS = 8;

/**
 * What happened and what to do about it, each thing once, in the order of the errors. What was
 * only stopped by another failure needs no words of its own.
 */
function explain(errors: Iterable<ErrorFacts>, place: Place): readonly Explanation[] {
  const found = new Map<string, Explanation>();
  for (const facts of errors) {
    const row = rowOf(facts);
    if (row === undefined) continue;
    const happened = row.happened(place, facts);
    const todo = row.todo(place, facts);
    const words = { failure: row.id, happened, todo };
    found.set(wordsOf(words), words);
  }
  const all = [...found.values()];
  const own = all.filter(({ failure }) => failure !== 'cancelled');
  return (own.length > 0 ? own : all).slice(0, MAX_EXPLANATIONS);
}

/** The whole text of an explanation, which no other one has. */
export function wordsOf({ happened, todo }: Explanation): string {
  return `${happened}\n${todo}`;
}

interface RunPlace {
  readonly inputs: Inputs;
  readonly endpoint: string | undefined;
}

interface WhatWentWrong extends RunPlace {
  readonly tally: Tally;
  readonly interruption: Interruption | undefined;
}

/**
 * What made a run fail, in words: first what stopped it, then what objects failed of, the most
 * frequent cause first.
 */
export function explanationsOf({
  tally,
  interruption,
  ...run
}: WhatWentWrong): readonly Explanation[] {
  const { bucket } = run.inputs;
  const { failures, stopped } = tally.causes();
  const errors = [
    ...(interruption === undefined ? [] : [interruption.thrown]),
    ...failures.flatMap(({ samples }) => samples),
    ...(stopped?.samples ?? []),
  ];
  return explain(
    errors.map((error) => factsOf(error, bucket)),
    placeOf(run),
  );
}

/** What one cause means; undefined for most errors of stores. */
export function explanationOf({ samples }: Cause, run: RunPlace): Explanation | undefined {
  const { bucket } = run.inputs;
  return explain(
    samples.map((error) => factsOf(error, bucket)),
    placeOf(run),
  )[0];
}

function placeOf({ inputs, endpoint }: RunPlace): Place {
  const { bucket, expectedBucketOwner } = inputs;
  return {
    endpoint,
    bucket,
    ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
  };
}
