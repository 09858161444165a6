import { StoreError } from '../core/errors.ts';
import type { ListedObject, ObjectStore } from '../object-store/object-store.ts';
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
  TIME_BYTES,
  type StateCondition,
  type StateContent,
  type Subject,
} from './format.ts';
import { findRow, hexOf } from './table.ts';

/** Where a deploy keeps its state, and of what. */
export interface StatePlace extends Subject {
  readonly store: ObjectStore;
  /** Of the state object; undefined: none is kept. */
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

/** What the deploy before this one left behind. */
export interface DeployState extends FoundState {
  readonly condition: StateCondition;
  /** Undefined when the state says nothing of the key. */
  entryOf(key: string): KnownEntry | undefined;
  /** Keys that left the directory and have objects still. */
  readonly left: number;
  /** Keys that a deploy which did not finish meant to change. */
  readonly owed: number;
  /** Whether this is one of them. */
  isOwed(key: string): boolean;
}

/** What a state knows of a key. It holds digests, so it has to be asked. */
export interface KnownEntry {
  /**
   * Whether the listed object is the one that the entry is about: the same ETag and size, and
   * not written after the state. Only then the other answers mean something.
   */
  isOf(listed: Pick<ListedObject, 'etag' | 'size' | 'lastModified'>): boolean;
  /** Whether the object was made from local bytes of this MD5, in hexadecimal. */
  hasContent(content: string): boolean;
  /** Whether the object was stored with headers of this `headersHash`. */
  hasHeaders(headers: string): boolean;
  /** When the key left the directory, in milliseconds since 1970; whatever object it has now. */
  readonly leftAt: number | undefined;
}

/** Larger objects are taken for damaged: this is the state of 16 million objects. */
const MAX_STATE_BYTES = 1024 * 1024 * 1024;

/**
 * Reads the state with one GET. A state that can't be used only costs requests, so that rejects
 * with nothing but the StoreError of a GET that failed.
 */
export async function readDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<DeployState> {
  const { key } = place;
  const found = key === undefined ? nothing('none') : await findState({ ...place, key }, signal);
  const { salt, tables } = found.content;
  return {
    ...found,
    condition: found.content.condition,
    entryOf: (of) => entryIn(found, of),
    left: tables.left.leads.length,
    owed: tables.owed.leads.length,
    isOwed: (of) => findRow(tables.owed, digestOfKey(salt, of).id) !== undefined,
  };
}

/** The state object as it is now. */
export async function findState(
  place: KeptPlace,
  signal: AbortSignal | undefined,
): Promise<FoundState> {
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

/** What a state says of a key. */
export function entryIn(
  { content, lastModified }: FoundState,
  key: string,
): KnownEntry | undefined {
  const { known, left } = content.tables;
  const digest = digestOfKey(content.salt, key);
  const at = findRow(known, digest.id);
  const leftAt = findRow(left, digest.id);
  if (at === undefined && leftAt === undefined) return undefined;
  const holds = (column: number, value: string) =>
    at !== undefined && hexOf(known.bytes, at + column * DIGEST_BYTES, DIGEST_BYTES) === value;
  return {
    isOf: (listed) =>
      isUpTo(listed.lastModified, lastModified) && holds(1, digestOfObject(digest, listed)),
    hasContent: (value) => holds(2, digestOfContent(digest, value)),
    hasHeaders: (value) => holds(3, digestOfHeaders(digest, value)),
    leftAt:
      leftAt === undefined ? undefined : left.bytes.readUIntBE(leftAt + DIGEST_BYTES, TIME_BYTES),
  };
}

/** The Last-Modified of a GET counts in whole seconds. An unknown time is not before anything. */
function isUpTo(time: Date, other = new Date(NaN)): boolean {
  return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
}
