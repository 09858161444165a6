import type { Outcome } from '../core/outcome.ts';
import type { Op } from '../core/op.ts';
import { shownAny } from '../core/shown.ts';

type Facts = Readonly<Record<string, unknown>>;

const OPS: Readonly<Record<Op, true>> = {
  upload: true,
  download: true,
  copy: true,
  delete: true,
  abort: true,
};

const CHECKS: Readonly<Record<Outcome['status'], (outcome: Facts) => string | undefined>> = {
  done: ({ bytes }) =>
    typeof bytes === 'number' ? undefined : `bytes is ${shownAny(bytes)}, not a number`,
  skipped: ({ reason }) =>
    typeof reason === 'string' ? undefined : `reason is ${shownAny(reason)}, not a string`,
  failed: ({ error }) =>
    error instanceof Error ? undefined : `error is ${shownAny(error)}, not an ItemError`,
};

/** What is wrong with an entry that has a status; undefined: it is an outcome, settled before. */
export function outcomeProblem(entry: Facts): string | undefined {
  const { status, op, bucket, key } = entry;
  if (!isStatus(status)) {
    return (
      `status is ${shownAny(status)}, not that of an outcome: ` +
      'leave it out of an item; outcomes are "done", "skipped" or "failed"'
    );
  }
  const problem =
    typeof op === 'string' && Object.hasOwn(OPS, op)
      ? (nameProblem('bucket', bucket) ?? nameProblem('key', key) ?? CHECKS[status](entry))
      : `op is ${shownAny(op)}, not an operation`;
  if (problem === undefined) return undefined;
  return (
    `status ${shownAny(status)} makes it an outcome, whose ${problem}: ` +
    'complete the outcome, or leave status out of an item'
  );
}

function isStatus(status: unknown): status is Outcome['status'] {
  return typeof status === 'string' && Object.hasOwn(CHECKS, status);
}

function nameProblem(name: string, value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : `${name} is ${shownAny(value)}, not a string`;
}
