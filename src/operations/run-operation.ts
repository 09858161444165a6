import { linkAbort } from '../core/abort.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import {
  derivedError,
  messageOf,
  type ObjectIdentity,
  type Op,
  StoreError,
} from '../core/errors.ts';
import { type After, assertIterable, type Items } from '../core/items.ts';
import { failed, identityOf, type Outcome } from '../core/outcome.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { type Admission, createAdmission, safeIdentity } from './admission.ts';
import type { Meter, Progress } from './progress.ts';

/** The store that an operation works on. */
export interface OperationDeps {
  readonly store: ObjectStore;
}

/** Options of every operation. */
export interface OperationOptions {
  /** Maximum number of concurrent requests; a positive integer. */
  readonly concurrency?: number | undefined;
  /** Aborted: nothing new starts, what runs is aborted, what was pulled gets its outcome. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called after every outcome, before it is yielded, and at least every 8 MiB or part of a large
   * body. It must not throw.
   */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Enough for thousands of small objects a second at the distance of a region. */
export const DEFAULT_CONCURRENCY = 256;

/** What makes one operation different from another. */
export interface OperationParts<Item> extends RequestParts<Item> {
  readonly concurrency: number;
  /**
   * Groups the items of pages into requests; an item that was settled before passes through by
   * itself. Default: each item is a request of its own.
   */
  readonly arrange?: (pages: AsyncIterable<Page<Item>>) => AsyncIterable<Unit<Item>>;
  /** Bytes that a unit holds in memory while it runs, and how many may be held in all. */
  readonly weigh?: (items: readonly Item[]) => number;
  readonly budget?: number;
  readonly meter?: Meter | undefined;
}

/** Items that are there together: each is pulled without a promise. */
export type Page<Item> = Iterable<Item | Outcome>;

/**
 * The way of every item through every operation: checked, grouped, performed, its hook run once,
 * and exactly one outcome yielded. An error that reaches the whole batch ends it: what was pulled
 * gets its outcome, then that error is thrown. Throws a TypeError at once for what can't be iterated
 * over.
 */
export function runOperation<Item extends BatchItem>(
  items: Items<Item>,
  parts: OperationParts<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, void, undefined> {
  assertIterable(items);
  return outcomesOf(items, parts, signal);
}

async function* outcomesOf<Item extends BatchItem>(
  items: Items<Item>,
  parts: OperationParts<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, void, undefined> {
  const { controller, unlink } = linkAbort(signal);
  const { admit, hookOf } = createAdmission(parts.op);
  const settle = settler(parts, controller, hookOf);
  const options = optionsOf(parts, controller.signal);
  const { arrange } = parts;
  const all =
    arrange === undefined
      ? mapConcurrent<Unit<Item>, readonly Outcome[]>(items, settle, { ...options, admit })
      : // What is admitted is a page of one.
        mapConcurrent(items as AsyncIterable<Page<Item>>, settle, {
          ...options,
          arrange,
          admit: (item) => [admit(item)],
        });
  try {
    for await (const outcomes of all) {
      for (const outcome of outcomes) {
        parts.meter?.settled(outcome);
        yield outcome;
      }
    }
  } finally {
    unlink();
  }
}

/**
 * As `runOperation`, for an operation that arranges: items come in pages, and the outcomes of a
 * request together. Of 100,000 items, a promise for each takes as long as all else that is done
 * with them here.
 */
export async function* runPages<Item extends BatchItem>(
  pages: AsyncIterable<Page<Item>>,
  { arrange, ...parts }: OperationParts<Item> & Required<Pick<OperationParts<Item>, 'arrange'>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { controller, unlink } = linkAbort(signal);
  const { admit, hookOf } = createAdmission(parts.op);
  const options = optionsOf(parts, controller.signal);
  const admitPage = (page: unknown) => admitted(page as Page<Item>, admit, controller.signal);
  const settle = settler(parts, controller, hookOf);
  try {
    yield* mapConcurrent(pages, settle, { ...options, arrange, admit: admitPage });
  } finally {
    unlink();
  }
}

/** The items of a page, each admitted as it is pulled; none after an abort. */
function* admitted<Item>(
  page: Page<Item>,
  admit: Admission['admit'],
  signal: AbortSignal,
): Generator<unknown, void, undefined> {
  const isOver = () => signal.aborted;
  if (isOver()) return;
  for (const item of page) {
    yield admit(item);
    if (isOver()) return;
  }
}

function optionsOf<Item extends BatchItem>(
  { concurrency, weigh, budget }: OperationParts<Item>,
  signal: AbortSignal,
) {
  return {
    concurrency,
    signal,
    ...(weigh && { weigh: (unit: Unit<Item>) => weigh(itemsOf(unit) ?? []) }),
    ...(budget !== undefined && { budget }),
  };
}

export type BatchItem = ObjectIdentity & { readonly after?: After };

/** The items of one request, or an outcome that needs none. */
export type Unit<Item> = readonly Item[] | Item | Outcome;

export interface RequestParts<Item> {
  readonly op: Op;
  /** Performs one request and gives one outcome per item, in order. May throw for all of them. */
  readonly perform: (items: readonly Item[], signal: AbortSignal) => Promise<readonly Outcome[]>;
}

/** Performs a unit. Aborts `controller` when an outcome reaches the whole batch. */
function settler<Item extends BatchItem>(
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
function itemsOf<Item extends BatchItem>(unit: Unit<Item>): readonly Item[] | undefined {
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
    await item.after?.(result);
    return result;
  } catch (thrown) {
    return failed(op, item, afterFailed(result, thrown));
  }
}

function unaccounted(): StoreError {
  const message = 'the answer says nothing about this object, so it is unknown whether it was done';
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
