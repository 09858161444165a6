import { messageOf, type ObjectIdentity, type Op, StoreError } from '../core/errors.ts';
import type { After } from '../core/items.ts';
import { failed, identityOf, type Outcome } from '../core/outcome.ts';
import { itemProblem } from './item-problem.ts';

/** Lets the entries of an iterator in, each as it is pulled. */
export interface Admission {
  /** The entry itself, or the failed outcome of an item that is malformed. Never throws. */
  readonly admit: (entry: unknown) => unknown;
  /** The hook of an item that was malformed, which must still run once. */
  readonly hookOf: (outcome: Outcome) => After | undefined;
}

export function createAdmission(op: Op): Admission {
  const hooks = new WeakMap<Outcome, After>();
  let number = 0;
  return {
    admit(entry) {
      number += 1;
      const problem = problemOf(op, entry);
      if (problem === undefined) return entry;
      const error = new StoreError('InvalidItem', `item ${number}: ${problem}`);
      const outcome = failed(op, safeIdentity(entry), error);
      const after = fieldOf(entry, 'after');
      if (typeof after === 'function') {
        hooks.set(outcome, (own) => Reflect.apply(after, entry, [own]) as ReturnType<After>);
      }
      return outcome;
    },
    hookOf: (outcome) => hooks.get(outcome),
  };
}

function problemOf(op: Op, entry: unknown): string | undefined {
  try {
    const problem = itemProblem(op, entry);
    // Nobody else waits for it.
    if (problem !== undefined && entry instanceof Promise) entry.catch(() => undefined);
    return problem;
  } catch (thrown) {
    return `it threw when its fields were read: ${safeMessage(thrown)}`;
  }
}

/** Names an object as far as anything that may be malformed does. Never throws. */
export function safeIdentity(entry: unknown): ObjectIdentity {
  const [versionId, uploadId] = [textOf(entry, 'versionId'), textOf(entry, 'uploadId')];
  return identityOf({
    bucket: textOf(entry, 'bucket') ?? '',
    key: textOf(entry, 'key') ?? '',
    ...(versionId !== undefined && { versionId }),
    ...(uploadId !== undefined && { uploadId }),
  });
}

function textOf(entry: unknown, name: string): string | undefined {
  const value = fieldOf(entry, name);
  return typeof value === 'string' ? value : undefined;
}

function fieldOf(entry: unknown, name: string): unknown {
  try {
    return (entry as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/** What is thrown may be as hostile as the item. */
function safeMessage(thrown: unknown): string {
  try {
    return messageOf(thrown);
  } catch {
    return 'an error without a message';
  }
}
