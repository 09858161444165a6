import { forEachConcurrent } from '../../core/concurrency.ts';
import { isKeyInWay, messageOf, StoreError } from '../../core/errors.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { failed, type Outcome } from '../../core/outcome.ts';
import { quote } from '../../core/text.ts';
import type { ObjectPlace, SavedObject, SavingFolder } from './saved-objects.ts';

/** Milliseconds to undo in once the run was stopped; the runner waits 7.5 seconds. */
const UNDO_TIME = 5_000;

/** Keys of one DeleteObjects request. */
const MAX_KEYS = 1000;

/** How a run of an operation has ended. */
export interface Settled {
  /** By key. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What was thrown after the outcomes. */
  readonly broken?: { readonly thrown: unknown };
}

/**
 * Undoes a replacement that failed: deletes what it has stored, and puts back what it has deleted.
 * Resolves to the outcomes of the deletes, and to what is to be said of the objects that are lost.
 */
export async function putBack(
  saved: readonly SavedObject[],
  { removed, stored }: { readonly removed: Settled; readonly stored: Settled },
  place: ObjectPlace,
  folder: SavingFolder,
): Promise<{ readonly deletes: ReadonlyMap<string, Outcome>; readonly lost: readonly string[] }> {
  const { bucket, concurrency } = place;
  const calm = calmSignal(place.signal);
  const deletes = new Map(removed.outcomes);
  const lost: string[] = [];
  await takeBack(stored, place, calm);
  const putBackOne = async (object: SavedObject) => {
    const { key } = object;
    const outcome = removed.outcomes.get(key);
    if (!(await isMissing(key, outcome, place, calm()))) return;
    const end = await restore(object, place, folder, calm);
    if (end.code === 'NotRestored') lost.push(end.message);
    deletes.set(key, failed('delete', outcome ?? { bucket, key }, end));
  };
  await forEachConcurrent(saved, putBackOne, { concurrency });
  return { deletes, lost };
}

/** The signal of the run; once that is aborted, one that leaves time to undo. */
function calmSignal(signal: AbortSignal): () => AbortSignal {
  let late: AbortSignal | undefined;
  return () => (signal.aborted ? (late ??= AbortSignal.timeout(UNDO_TIME)) : signal);
}

/**
 * Deletes the new objects, which are in the way of the old ones. What is said of an upload that
 * failed is not asked: its answer may have been lost.
 */
async function takeBack(
  { outcomes }: Settled,
  { store, bucket }: ObjectPlace,
  calm: () => AbortSignal,
): Promise<void> {
  const objects = [...outcomes.values()]
    .filter((outcome) => !(outcome.status === 'failed' && isKeyInWay(outcome.error.cause)))
    .map(({ key }) => ({ key }));
  for (let start = 0; start < objects.length; start += MAX_KEYS) {
    const request = { bucket, objects: objects.slice(start, start + MAX_KEYS) };
    // Where it fails, so does the way back, which says so.
    await store.deleteMany(request, calm()).catch(() => undefined);
  }
}

/** Whether this run has deleted the object, or may have. */
async function isMissing(
  key: string,
  outcome: Outcome | undefined,
  { store, bucket }: ObjectPlace,
  signal: AbortSignal,
): Promise<boolean> {
  if (outcome?.status === 'done') return true;
  if (outcome?.status === 'skipped') return false;
  const found = await attempt(store.head({ bucket, key }, signal));
  // A page of a proxy is no proof that the object is there.
  return found.value?.etag === undefined && found.value?.lastModified === undefined;
}

/** Puts an object back, in the first form that the store takes. Resolves to how its delete ended. */
async function restore(
  saved: SavedObject,
  place: ObjectPlace,
  folder: SavingFolder,
  calm: () => AbortSignal,
): Promise<StoreError> {
  const { store, bucket } = place;
  const { key, content } = saved;
  let refusal: unknown;
  for (const { headers, but } of formsOf(saved, place.demandedOf(key))) {
    const put = await attempt(store.put({ bucket, key, content, headers }, calm()));
    if (put.value !== undefined) return undone(but);
    refusal = put.thrown;
  }
  const kept = await attempt(folder.keep(saved));
  const where =
    kept.value === undefined
      ? `its bytes are lost (${messageOf(kept.thrown)})`
      : `its bytes are in ${quote(kept.value)} as long as the runner keeps that file`;
  const message =
    `object ${quote(key)} was deleted and could not be put back ` +
    `(${messageOf(refusal)}): ${where}`;
  return new StoreError('NotRestored', message, { cause: refusal });
}

interface PutBackForm {
  readonly headers: ObjectHeaders;
  /** How the object then differs from what it was, for a sentence. */
  readonly but: string;
}

/** As it was; with what the rules set, since a policy may demand that; without ACL and tags. */
function formsOf(
  { headers, rights }: SavedObject,
  demanded: ObjectHeaders,
): readonly PutBackForm[] {
  const encryption = 'x-amz-server-side-encryption';
  const own = Object.entries(headers).filter(
    ([name]) => demanded[encryption] === undefined || !name.startsWith(encryption),
  );
  const byRules = {
    headers: { ...demanded, ...Object.fromEntries(own) },
    but: ', with the encryption, ACL and tags that "headers" sets',
  };
  return [
    { headers: { ...headers, ...rights }, but: '' },
    ...(Object.keys(demanded).length === 0 ? [] : [byRules]),
    { headers, but: Object.keys(rights).length === 0 ? '' : ', without its ACL and tags' },
  ];
}

function undone(but: string): StoreError {
  const message = `deleted and put back${but}, since its replacement could not be stored`;
  return new StoreError('NotReplaced', message);
}

/** The result of a promise, or what it rejects with. */
export async function attempt<T>(
  work: Promise<T>,
): Promise<{ readonly value?: T; readonly thrown?: unknown }> {
  try {
    return { value: await work };
  } catch (thrown) {
    return { thrown };
  }
}

export function isDone(outcome: Outcome | undefined): boolean {
  return outcome?.status === 'done';
}
