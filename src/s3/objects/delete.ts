import { StoreError } from '../../core/errors.ts';
import { excerptOf } from '../../core/excerpt.ts';
import { mapConcurrent } from '../../core/map-concurrent.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  ObjectVersion,
} from '../../object-store/object-store.ts';
import { retryOf } from '../error-codes.ts';
import type { Patience, Policy } from '../send/patience.ts';
import type { Proven, Sender } from '../send/sender.ts';
import { deleteOne, sendTogether, type DeleteDialect } from './delete-requests.ts';
import type { DeleteObjectsAnswer } from '../operations/object/delete-objects.ts';
import { toStoreError, unproven } from '../errors.ts';

/** Single DeleteObject requests in flight, where one request for all is not possible. */
const SINGLE_CONCURRENCY = 8;

/** Characters that XML 1.0 can't carry, not as references either. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/**
 * Deletes up to 1,000 keys; results stand in the order of the request's objects. Keys that the
 * store could not delete just now are asked for again, by themselves.
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
    const { pending, wait } = pendingOf();
    if (pending.length === 0) break;
    if (wait > 0) await sender.time.sleep(wait, signal).catch(() => undefined);
    // What went before is known: an error now is one of these keys alone.
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

/** A request that has worked shows that its credentials hold: those of a key may, too, by now. */
const KEY_POLICY: Policy = {
  retryOf: (error) => {
    const retry = retryOf(error);
    return retry === 'refresh' ? 'again' : retry;
  },
};

/** Keys to ask for again, and in how many milliseconds; there is one patience for each. */
function createPending(
  sender: Sender,
  objects: readonly ObjectVersion[],
  results: Map<ObjectVersion, DeleteResult>,
) {
  const patiences = new Map<ObjectVersion, Patience>();
  return () => {
    const pending: ObjectVersion[] = [];
    let wait = 0;
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
      wait = Math.max(wait, next);
    }
    return { pending, wait };
  };
}

/** One request for all keys that XML can carry, and one for each of the others. */
async function deleteOnce(
  sender: Sender,
  request: DeleteManyRequest,
  dialect: DeleteDialect,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ObjectVersion, DeleteResult>> {
  const isSingle = ({ key }: ObjectVersion) => dialect.checksum === 'singly' || NOT_XML.test(key);
  const { objects, ...others } = request;
  const together = objects.filter((object) => !isSingle(object));
  const results = new Map<ObjectVersion, DeleteResult>();
  if (together.length > 0) {
    const answer = await sendTogether(sender, { ...others, objects: together }, dialect, signal);
    if (answer === undefined) return deleteOnce(sender, request, dialect, signal);
    const answers = accountFor(answer);
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

/** What the answer says of each key: deleted, or an error of its own. */
function accountFor({
  answer,
  attempts,
}: Proven<DeleteObjectsAnswer>): ReadonlyMap<string, DeleteResult> {
  const results = new Map<string, DeleteResult>();
  for (const { deleteMarker, ...object } of answer.deleted) {
    results.set(nameOf(object), {
      ...(deleteMarker !== undefined && { deleteMarker }),
      attempts,
    });
  }
  for (const { code, message, ...object } of answer.errors) {
    const error = new StoreError(
      excerptOf(code ?? 'DeleteBatchError'),
      excerptOf(message ?? 'failed to delete'),
      { attempts, operation: 'DeleteObjects', key: object.key },
    );
    results.set(nameOf(object), { error });
  }
  return results;
}

function nameOf({ key, versionId = '' }: ObjectVersion): string {
  return `${versionId}\n${key}`;
}

function unaccounted(): StoreError {
  return unproven('DeleteObjects', 'a word about this key');
}
