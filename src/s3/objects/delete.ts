import { mapConcurrent } from '../../core/concurrency.ts';
import { StoreError } from '../../core/errors.ts';
import { isMergedKey, isResolvedKey, isXmlKey } from '../../core/keys.ts';
import { excerptOf, ownCopyOf } from '../../core/text.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  ObjectVersion,
} from '../../object-store/object-store.ts';
import { retryOf } from '../error-codes/error-codes.ts';
import { checksumComplaint } from '../error-codes/store.ts';
import { answeredCode, toStoreError, unproven } from '../errors.ts';
import type { DeleteObjectsAnswer } from '../operations/object/delete-objects.ts';
import type { Patience, Policy } from '../send/patience.ts';
import type { Proven, Sender } from '../send/sender.ts';

/** Which deletes a store takes only one by one; learned from its refusals, for the whole run. */
export interface DeleteDialect {
  /** All of them: the store has no DeleteObjects. */
  all?: 'singly';
  /** Those with a condition. */
  conditional?: 'singly';
}

/** Undefined when the store refused the form of the request, after which the dialect differs. */
async function sendTogether(
  sender: Sender,
  request: DeleteManyRequest,
  dialect: DeleteDialect,
  signal: AbortSignal | undefined,
): Promise<Proven<DeleteObjectsAnswer> | undefined> {
  const { gate, guard, ...input } = request;
  try {
    return await sender.send('DeleteObjects', input, {
      signal,
      gate,
      guard,
      writes: request.objects.length,
      throttled: throttledOf,
    });
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    // All checksums were tried.
    if (checksumComplaint(error) === undefined) throw error;
    // It may be the condition that the store has not implemented: that says nothing about the rest.
    const isAmbiguous = error.code === 'NotImplemented' || error.status === 501;
    if (isAmbiguous && request.objects.some(isConditional)) dialect.conditional = 'singly';
    else dialect.all = 'singly';
    return undefined;
  }
}

function isConditional({ ifMatch }: ObjectVersion): boolean {
  return ifMatch !== undefined;
}

function throttledOf({ deleted, errors }: DeleteObjectsAnswer) {
  if (!errors.some(({ code = '' }) => retryOf({ code }) === 'slower')) return 'nothing';
  return deleted.length > 0 ? 'something' : 'everything';
}

/** Deletes one key in its own request. */
async function deleteOne(
  sender: Sender,
  { gate, guard, ...request }: Omit<DeleteManyRequest, 'objects'>,
  { key, versionId, ifMatch }: ObjectVersion,
  signal: AbortSignal | undefined,
): Promise<DeleteResult> {
  try {
    // An object may have other members, for example `bucket`, that must not be sent.
    const input = {
      ...request,
      key,
      ...(versionId !== undefined && { versionId }),
      ...(ifMatch !== undefined && { ifMatch }),
    };
    const { answer, attempts } = await sender.send('DeleteObject', input, {
      signal,
      gate,
      guard,
      writes: 1,
    });
    const { deleteMarker } = answer;
    return { ...(deleteMarker !== undefined && { deleteMarker }), attempts };
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (error.scope === 'batch') throw error;
    return { error };
  }
}

/** DeleteObject requests in flight, where one DeleteObjects is not possible. */
const SINGLE_CONCURRENCY = 8;

/**
 * Deletes up to 1,000 keys; results are in the order of the request's objects. Keys that failed with
 * a passing error are sent again without the others.
 */
export async function removeObjects(
  sender: Sender,
  request: DeleteManyRequest,
  dialect: DeleteDialect,
  signal: AbortSignal | undefined,
): Promise<readonly DeleteResult[]> {
  const results = new Map(await deleteOnce(sender, request, dialect, signal));
  const pendingOf = createPending(sender, request.objects, results);
  for (;;) {
    const { pending, wait, error } = pendingOf();
    if (error === undefined) break;
    sender.noteRetry(error, wait);
    if (wait > 0) await sender.time.sleep(wait, signal).catch(() => undefined);
    // The results so far are known: this error is about the pending keys alone.
    const again = await deleteOnce(sender, { ...request, objects: pending }, dialect, signal).catch(
      (thrown: unknown) => {
        const error = toStoreError(thrown, signal);
        return new Map<ObjectVersion, DeleteResult>(pending.map((object) => [object, { error }]));
      },
    );
    for (const [object, result] of again) results.set(object, result);
  }
  return request.objects.map((object) => results.get(object) ?? { error: unaccounted() });
}

/** The request succeeded, so its credentials are good: a key refused for them is sent again. */
const KEY_POLICY: Policy = {
  retryOf: (error) => {
    const retry = retryOf(error);
    return retry === 'refresh' ? 'again' : retry;
  },
};

/**
 * The keys to send again, after how many milliseconds, and the error of the first of them; each key has
 * its own patience.
 */
function createPending(
  sender: Sender,
  objects: readonly ObjectVersion[],
  results: Map<ObjectVersion, DeleteResult>,
) {
  const patiences = new Map<ObjectVersion, Patience>();
  return () => {
    const pending: ObjectVersion[] = [];
    let wait = 0;
    let first: StoreError | undefined;
    for (const object of objects) {
      const { error } = (results.get(object) ?? { error: unaccounted() }) as { error?: StoreError };
      if (error === undefined || error.scope === 'batch') continue;
      const patience = patiences.get(object) ?? sender.patience(KEY_POLICY);
      patiences.set(object, patience);
      const next = patience.after(error);
      if (typeof next !== 'number') {
        results.set(object, { error: next });
        continue;
      }
      pending.push(object);
      first ??= error;
      wait = Math.max(wait, next);
    }
    return { pending, wait, error: first };
  };
}

/** Sends one request for all keys that XML can hold, and one for each other key. */
async function deleteOnce(
  sender: Sender,
  request: DeleteManyRequest,
  dialect: DeleteDialect,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ObjectVersion, DeleteResult>> {
  const isSingle = (object: ObjectVersion) =>
    dialect.all === 'singly' ||
    (dialect.conditional === 'singly' && isConditional(object)) ||
    !isXmlKey(object.key);
  const { objects, ...others } = request;
  const together = objects.filter((object) => !isSingle(object));
  const results = new Map<ObjectVersion, DeleteResult>();
  if (together.length > 0) {
    const bulk = { ...others, objects: together };
    let answer: Proven<DeleteObjectsAnswer> | undefined;
    try {
      answer = await sendTogether(sender, bulk, dialect, signal);
    } catch (thrown) {
      if (!isBulkRefusal(thrown)) throw thrown;
      return deleteSingly(sender, request, together, { dialect, refusal: thrown }, signal);
    }
    if (answer === undefined) return deleteOnce(sender, request, dialect, signal);
    const answers = accountFor(answer, sentWith(together));
    for (const object of together) {
      results.set(object, answers.get(nameOf(object)) ?? { error: unaccounted() });
    }
  }
  const singles = mapConcurrent(
    objects.filter(isSingle),
    async (object) => ({ object, result: await deleteOne(sender, others, object, signal) }),
    { concurrency: SINGLE_CONCURRENCY },
  );
  for await (const { object, result } of singles) results.set(object, result);
  return results;
}

/** Codes of stores without DeleteObjects, which deletes nothing then. */
const BULK_REFUSALS = new Set([
  'InvalidArgument',
  'InvalidRequest',
  'MalformedXML',
  'MethodNotAllowed',
  'MissingArgument',
]);

function isBulkRefusal(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && BULK_REFUSALS.has(thrown.code);
}

/**
 * Deletes all keys one by one, unless the first that can be deleted so is refused in the same way.
 */
async function deleteSingly(
  sender: Sender,
  request: DeleteManyRequest,
  together: readonly ObjectVersion[],
  { dialect, refusal }: { readonly dialect: DeleteDialect; readonly refusal: StoreError },
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ObjectVersion, DeleteResult>> {
  // A key that no URL may hold shows nothing of the store.
  const first = together.find(({ key }) => !isResolvedKey(key) && !isMergedKey(key));
  if (first === undefined) throw refusal;
  const result = await deleteOne(sender, request, first, signal);
  if ('error' in result && result.error.code === refusal.code) throw refusal;
  dialect.all = 'singly';
  const others = request.objects.filter((object) => object !== first);
  const results = await deleteOnce(sender, { ...request, objects: others }, dialect, signal);
  return new Map(results).set(first, result);
}

/** The condition that each key has in the body is the header of a single delete. */
function sentWith(objects: readonly ObjectVersion[]): readonly string[] {
  return objects.some(isConditional) ? ['if-match'] : [];
}

/** The result of each key in an answer: deleted, or its own error. */
function accountFor(
  { answer, attempts }: Proven<DeleteObjectsAnswer>,
  requestHeaders: readonly string[],
): ReadonlyMap<string, DeleteResult> {
  const results = new Map<string, DeleteResult>();
  for (const { deleteMarker, ...object } of answer.deleted) {
    results.set(nameOf(object), {
      ...(deleteMarker !== undefined && { deleteMarker }),
      attempts,
    });
  }
  for (const { code, message, ...object } of answer.errors) {
    const error = new StoreError(
      answeredCode(excerptOf(code ?? 'DeleteBatchError')),
      excerptOf(message ?? 'failed to delete'),
      { attempts, operation: 'DeleteObjects', key: ownCopyOf(object.key), requestHeaders },
    );
    results.set(nameOf(object), { error });
  }
  return results;
}

function nameOf({ key, versionId = '' }: ObjectVersion): string {
  return `${versionId}\n${key}`;
}

function unaccounted(): StoreError {
  return unproven('DeleteObjects', 'a result for this key');
}
