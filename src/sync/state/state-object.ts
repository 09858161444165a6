import { StoreError } from '../../core/errors.ts';
import { contentOf } from '../../core/items.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import type { ListedObject, ObjectStore, PutRequest } from '../../object-store/object-store.ts';
import {
  DIGEST_BYTES,
  digestOfContent,
  digestOfHeaders,
  digestOfKey,
  digestOfObject,
} from './digests.ts';
import {
  decodeState,
  emptyContent,
  encodeState,
  type NewState,
  type StateCondition,
  type StateContent,
  type Subject,
} from './format.ts';
import { findRow, hexOf, TIME_BYTES } from './tables.ts';

/** The state object of a prefix, and the store that holds it. */
export interface StatePlace extends Subject {
  readonly store: ObjectStore;
  /** Key of the state object; undefined: no state is kept. */
  readonly key: string | undefined;
}

/** A place with a state object. */
export type KeptPlace = StatePlace & { readonly key: string };

/** The state object as it was found. */
export interface FoundState {
  readonly content: StateContent;
  /** Undefined when there is none. */
  readonly etag: string | undefined;
  /** The state object's own, by the store's clock. */
  readonly lastModified: Date | undefined;
}

/** The state that the previous deploy wrote. */
export interface DeployState extends FoundState {
  readonly condition: StateCondition;
  /** Undefined when the state records nothing of the key. */
  entryOf(key: string): KnownEntry | undefined;
  /** When the file of a key was removed, in milliseconds since 1970; undefined: it was not. */
  readonly removedAtOf: (key: string) => number | undefined;
  /** Number of pending keys: those that an unfinished deploy planned to change or delete. */
  readonly pendingCount: number;
  isPending(key: string): boolean;
}

/** What a state records of a key. It holds digests, so values can only be compared. */
export interface KnownEntry {
  /**
   * Whether the entry describes this listed object: it has the same ETag and size, and was not
   * written after the state. Without that the other answers mean nothing.
   */
  isOf(listed: Pick<ListedObject, 'etag' | 'size' | 'lastModified'>): boolean;
  /** Whether the object was made from local bytes of this MD5, in hexadecimal. */
  hasContent(content: string): boolean;
  /** Whether the object was stored with headers of this `headersHash`. */
  hasHeaders(headers: string): boolean;
  /** When the key's file was removed, in milliseconds since 1970, whatever object it has now. */
  readonly removedAt: number | undefined;
}

/** A larger object counts as damaged: this is the state of 16 million objects. */
const MAX_STATE_BYTES = 1024 * 1024 * 1024;

/**
 * Reads the state with one GET. Rejects with the StoreError of a failed GET only: a state that
 * can't be used is as good as none, and only costs requests.
 */
export async function readDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<DeployState> {
  const { key } = place;
  const found = key === undefined ? nothing('none') : await findState({ ...place, key }, signal);
  const { salt, tables } = found.content;
  const hasRemoved = tables.removed.leads.length > 0;
  return {
    ...found,
    condition: found.content.condition,
    entryOf: (of) => entryIn(found, of),
    // Hashing each key would take as long as everything else, and mostly no file was removed.
    removedAtOf: (of) => (hasRemoved ? entryIn(found, of)?.removedAt : undefined),
    pendingCount: tables.pending.leads.length,
    isPending: (of) => findRow(tables.pending, digestOfKey(salt, of).id) !== undefined,
  };
}

/** Reads the state object as it is now. */
async function findState(place: KeptPlace, signal: AbortSignal | undefined): Promise<FoundState> {
  const { store, bucket, key } = place;
  try {
    const { etag, lastModified, size, body } = await store.get(
      { bucket, key, inPieces: true },
      signal,
    );
    return { etag, lastModified, content: decodeState(await readAll(body, size), place) };
  } catch (thrown) {
    if (thrown instanceof StoreError && thrown.code === 'NoSuchKey') return nothing('absent');
    throw thrown;
  }
}

function nothing(condition: StateCondition): FoundState {
  return { content: emptyContent(condition), etag: undefined, lastModified: undefined };
}

async function readAll(body: AsyncIterable<Uint8Array>, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    chunks.push(chunk);
    if (size > MAX_STATE_BYTES) break;
  }
  return Buffer.concat(chunks);
}

/** What a state records of a key. */
export function entryIn(
  { content, lastModified }: FoundState,
  key: string,
): KnownEntry | undefined {
  const { known, removed } = content.tables;
  const digest = digestOfKey(content.salt, key);
  const at = findRow(known, digest.id);
  const removedRow = findRow(removed, digest.id);
  if (at === undefined && removedRow === undefined) return undefined;
  const holds = (column: number, value: string) =>
    at !== undefined && hexOf(known.bytes, at + column * DIGEST_BYTES, DIGEST_BYTES) === value;
  return {
    isOf: (listed) =>
      isUpTo(listed.lastModified, lastModified) && holds(1, digestOfObject(digest, listed)),
    hasContent: (value) => holds(2, digestOfContent(digest, value)),
    hasHeaders: (value) => holds(3, digestOfHeaders(digest, value)),
    removedAt:
      removedRow === undefined
        ? undefined
        : removed.bytes.readUIntBE(removedRow + DIGEST_BYTES, TIME_BYTES),
  };
}

/** Compares whole seconds, as in a GET's Last-Modified. An unknown time is not before any other. */
function isUpTo(time: Date, other = new Date(NaN)): boolean {
  return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
}

export type Condition = Pick<PutRequest, 'ifMatch' | 'ifNoneMatch'>;

export type Replaced =
  /** The ETag is unknown after a dry run. */
  | { readonly etag: string | undefined }
  /** The state found instead; it may be absent. */
  | { readonly refusedBy: FoundState };

/** The state changes with every deploy, and is not for the public. */
const HEADERS: ObjectHeaders = {
  'content-type': 'application/octet-stream',
  'cache-control': 'private, no-store',
};

/** No object has this ETag. */
const NO_ETAG = '"00000000000000000000000000000000"';

/** Codes after which either object may be there: the store may have refused a second attempt. */
const DOUBTFUL = new Set(['NoSuchKey', 'PreconditionFailed', 'UnknownOutcome']);

/** Stores a state under a condition. After a refusal the object is read to see whose it is. */
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
 * Replaces the state with this nonce. If the condition held a wrong ETag, the state is found by its
 * nonce after the refusal, and replaced by its right ETag.
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
 * Whether the store honours conditions: it must refuse to replace an object with an ETag that no
 * object has. If it doesn't, `state` is stored, and must serve as well as what was there.
 */
export async function honoursConditions(
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
