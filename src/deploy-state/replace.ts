import { contentOf } from '../core/content.ts';
import { StoreError } from '../core/errors.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import type { PutRequest } from '../object-store/object-store.ts';
import { encodeState, type NewState, type StateContent } from './format.ts';
import { findState, type FoundState, type KeptPlace } from './state.ts';

export type Condition = Pick<PutRequest, 'ifMatch' | 'ifNoneMatch'>;

export type Replaced =
  /** The ETag is unknown after a dry run. */
  | { readonly etag: string | undefined }
  /** What is there instead, also when that is nothing. */
  | { readonly refusedBy: FoundState };

/** It changes with every deploy, and is nobody else's. */
const HEADERS: ObjectHeaders = {
  'content-type': 'application/octet-stream',
  'cache-control': 'private, no-store',
};

/** No object has this ETag. */
const NO_ETAG = '"00000000000000000000000000000000"';

/** Codes that leave open whose object is there: the store may have refused the second attempt. */
const DOUBTFUL = new Set(['NoSuchKey', 'PreconditionFailed', 'UnknownOutcome']);

/** Stores a state under a condition. After a refusal the object itself tells whose it is. */
export async function replaceState(
  place: KeptPlace,
  state: NewState,
  condition: Condition,
  signal: AbortSignal | undefined,
): Promise<Replaced> {
  try {
    return { etag: await putState(place, state, condition, signal) };
  } catch (thrown) {
    if (!isDoubtful(thrown)) throw thrown;
    const found = await findState(place, signal);
    return found.content.nonce === state.nonce ? { etag: found.etag } : { refusedBy: found };
  }
}

/**
 * Replaces the state that is known by its nonce. Where a wrong ETag was told of it, the refusal
 * finds it there all the same, with the right one.
 */
export async function replaceKnown(
  place: KeptPlace,
  { nonce }: Pick<StateContent, 'nonce'>,
  next: NewState,
  condition: Condition,
  signal: AbortSignal | undefined,
): Promise<Replaced> {
  const replaced = await replaceState(place, next, condition, signal);
  if (!('refusedBy' in replaced)) return replaced;
  const { etag, content } = replaced.refusedBy;
  const isKnown = nonce !== undefined && content.nonce === nonce;
  if (!isKnown || etag === undefined) return replaced;
  return replaceState(place, next, { ifMatch: etag }, signal);
}

/**
 * Whether the store keeps conditions: it must refuse to store `state` over an object that can't
 * be. Where it does not, `state` is stored, and must do as well as what was there.
 */
export async function keepsConditions(
  place: KeptPlace,
  state: NewState,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await putState(place, state, { ifMatch: NO_ETAG }, signal);
    return false;
  } catch (thrown) {
    if (isDoubtful(thrown)) return true;
    if (isUnsupported(thrown)) return false;
    throw thrown;
  }
}

/** Whether a store refused a request because it has no conditional writes. */
export function isUnsupported(thrown: unknown): boolean {
  if (!(thrown instanceof StoreError)) return false;
  const { code, status, message } = thrown;
  if (code === 'NotImplemented' || status === 501) return true;
  return status === 400 && /if-(none-)?match|condition/i.test(message);
}

function isDoubtful(thrown: unknown): boolean {
  return thrown instanceof StoreError && DOUBTFUL.has(thrown.code);
}

async function putState(
  place: KeptPlace,
  state: NewState,
  condition: Condition,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const { store, bucket, key } = place;
  const content = contentOf(encodeState(state, place));
  const { etag } = await store.put(
    { bucket, key, content, headers: HEADERS, ...condition },
    signal,
  );
  return etag;
}
