import { derivedError, messageOf, StoreError, type ObjectIdentity } from '../core/errors.ts';
import type { After } from '../core/items.ts';
import { failed, identityOf, type Op, type Outcome } from '../core/outcome.ts';
import { safeIdentity, type Admission } from './admission.ts';

export type BatchItem = ObjectIdentity & { readonly after?: After };

/** What goes in one request, or an outcome that needs none. */
export type Unit<Item> = readonly Item[] | Item | Outcome;

export interface RequestParts<Item> {
  readonly op: Op;
  /** Performs one request and gives one outcome per item, in order. May throw for all of them. */
  readonly perform: (items: readonly Item[], signal: AbortSignal) => Promise<readonly Outcome[]>;
}

/** Performs a unit. Aborts `controller` when an outcome reaches the whole batch. */
export function settler<Item extends BatchItem>(
  parts: RequestParts<Item>,
  controller: AbortController,
  hookOf: Admission['hookOf'],
) {
  return async (unit: Unit<Item>, abort: AbortSignal): Promise<readonly Outcome[]> => {
    const batch = itemsOf(unit);
    if (batch === undefined) return [await settled(unit as Outcome, hookOf, parts.op)];
    let outcomes: readonly Outcome[];
    try {
      abort.throwIfAborted();
      outcomes = await parts.perform(batch, abort);
    } catch (thrown) {
      outcomes = failedAll(batch, thrown, parts.op, abort);
    }
    const fatal = outcomes.find(isFatal);
    if (fatal?.status === 'failed') controller.abort(fatal.error.cause);
    const isFinished = outcomes.length === batch.length && !batch.some(hasHook);
    return isFinished ? outcomes : finishAll(batch, outcomes, parts.op);
  };
}

/** Whether an entry of `Items` was settled before it came here. */
export function isSettled(entry: ObjectIdentity | Outcome): entry is Outcome {
  return 'status' in entry;
}

/** The items of a unit; undefined: it is an outcome. */
export function itemsOf<Item extends BatchItem>(unit: Unit<Item>): readonly Item[] | undefined {
  if (isItems(unit)) return unit;
  return isSettled(unit) ? undefined : [unit];
}

function isItems<Item>(unit: Unit<Item>): unit is readonly Item[] {
  return Array.isArray(unit);
}

function isFatal(outcome: Outcome): boolean {
  const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
  return cause instanceof StoreError && cause.scope === 'batch';
}

function failedAll(
  items: readonly BatchItem[],
  thrown: unknown,
  op: Op,
  signal: AbortSignal,
): readonly Outcome[] {
  const cause = signal.aborted && !(thrown instanceof StoreError) ? canceled(thrown) : thrown;
  return items.map((item) => failed(op, safeIdentity(item), cause));
}

/** An outcome from before, with the hook of its item run where the item was malformed. */
async function settled(outcome: Outcome, hookOf: Admission['hookOf'], op: Op): Promise<Outcome> {
  const after = hookOf(outcome);
  return after === undefined ? outcome : finish({ ...identityOf(outcome), after }, outcome, op);
}

function hasHook({ after }: BatchItem): boolean {
  return after !== undefined;
}

function canceled(thrown: unknown): StoreError {
  const message = `the batch was stopped before this object was finished: ${messageOf(thrown)}`;
  return new StoreError('RequestCanceled', message, { cause: thrown });
}

function finishAll(
  items: readonly BatchItem[],
  outcomes: readonly Outcome[],
  op: Op,
): Promise<readonly Outcome[]> {
  return Promise.all(items.map((item, index) => finish(item, outcomes[index], op)));
}

/** Runs the item's hook. An item that the store forgot in its answer has failed. */
async function finish(item: BatchItem, outcome: Outcome | undefined, op: Op): Promise<Outcome> {
  const result = outcome ?? failed(op, item, unaccounted());
  try {
    await item.after?.();
    return result;
  } catch (thrown) {
    return failed(op, item, afterFailed(result, thrown));
  }
}

function unaccounted(): StoreError {
  const message = 'the answer says nothing about this object, so it may or may not be done';
  return new StoreError('Unaccounted', message);
}

/** An object that had failed keeps its own code; the hook's error stands beside its cause. */
function afterFailed(outcome: Outcome, thrown: unknown): StoreError {
  if (outcome.status !== 'failed') {
    const message = `the object was ${outcome.status}, then its after hook failed`;
    return new StoreError('AfterFailed', `${message}: ${messageOf(thrown)}`, { cause: thrown });
  }
  const { code, cause } = outcome.error;
  const message = `${messageOf(cause)}; its after hook failed too: ${messageOf(thrown)}`;
  const both = { message, cause: new AggregateError([cause, thrown], message) };
  return cause instanceof StoreError
    ? derivedError(cause, { ...both, scope: 'item' })
    : new StoreError(code, message, { cause: both.cause });
}
