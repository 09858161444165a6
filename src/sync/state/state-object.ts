import { codeOf, derivedError, StoreError } from '../../core/errors.ts';
import type { Content } from '../../core/items.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { quote } from '../../core/text.ts';
import type { GetResult, ObjectStore, PutRequest } from '../../object-store/object-store.ts';
import { hasFirstLine, type OpenedState, openState } from './decode.ts';
import { digestOfKey, findRow } from './digests.ts';
import {
  emptyContent,
  encodeState,
  type NewState,
  type StateCondition,
  type StateContent,
  type StateFacts,
  type Subject,
} from './format.ts';
import { entryIn, type KnownEntry, type StateTables } from './tables.ts';

/** The state object of a prefix, and the store that holds it. */
export interface StatePlace extends Subject {
  readonly store: ObjectStore;
  /** Key of the state object; undefined: no state is kept. */
  readonly key: string | undefined;
}

/** A place with a state object. */
export type KeptPlace = StatePlace & { readonly key: string };

/** The state object as its first line describes it. */
export interface FoundState {
  readonly content: StateFacts;
  /** Undefined when there is none. */
  readonly etag: string | undefined;
  /** The state object's own, by the store's clock. */
  readonly lastModified: Date | undefined;
}

/** The state that the previous deploy wrote. */
export interface DeployState extends FoundState {
  readonly content: StateContent;
  readonly condition: StateCondition;
  /** Undefined when the state records nothing of the key. */
  entryOf(key: string): KnownEntry | undefined;
  /** When the file of a key was removed, in milliseconds since 1970; undefined: it was not. */
  readonly removedAtOf: (key: string) => number | undefined;
  /** Number of pending keys: those that an unfinished deploy planned to change or delete. */
  readonly pendingCount: number;
  isPending(key: string): boolean;
}

/** How much there is that a state may describe. */
export interface StateNeeds {
  /** Number of objects that are listed. */
  readonly objects: number;
  /** Number of files in the directory. */
  readonly files: number;
}

/** A state of which no more than the first piece has been read. */
export interface OpenDeployState {
  /**
   * Reads the rest, and keeps only what these needs can explain: of a state with more rows nothing
   * more is read, and nothing is used. A state that can't be used is as good as none, and only
   * costs requests. Rejects with the StoreError of a failed GET.
   */
  read(needs: StateNeeds): Promise<DeployState>;
  /** Ends the reading. Does nothing after `read`. */
  close(): Promise<void>;
}

/** Reads the first piece of the state with one GET. Rejects with a StoreError. */
export async function openDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<OpenDeployState> {
  const { key } = place;
  const object = key === undefined ? undefined : await openObject({ ...place, key }, signal);
  if (object === undefined) {
    const condition = key === undefined ? 'none' : 'absent';
    const state = deployState(nothing(condition), emptyContent(condition));
    return { read: () => Promise.resolve(state), close: () => Promise.resolve() };
  }
  return {
    read: async (needs) => deployState(object.found, await contentOfRest(object, needs)),
    close: object.close,
  };
}

/** Reads all of the state, whatever it describes. Rejects with a StoreError. */
export async function readDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<DeployState> {
  const state = await openDeployState(place, signal);
  return state.read({ objects: Infinity, files: Infinity });
}

/** Reads the first piece of the state, for its lock and nonce. Rejects with a StoreError. */
export async function readStateHead(place: KeptPlace, signal?: AbortSignal): Promise<FoundState> {
  const object = await openObject(place, signal);
  await object?.close();
  return object?.found ?? nothing('absent');
}

function nothing(condition: StateCondition): FoundState {
  const content = { condition, nonce: undefined, lock: undefined };
  return { content, etag: undefined, lastModified: undefined };
}

function deployState(found: FoundState, content: StateContent): DeployState {
  const { salt, tables } = content;
  const { lastModified } = found;
  const hasRemoved = tables.removed.leads.length > 0;
  return {
    ...found,
    content,
    condition: content.condition,
    entryOf: (of) => entryIn(content, of, lastModified),
    // Hashing each key would take as long as everything else, and mostly no file was removed.
    removedAtOf: (of) => (hasRemoved ? entryIn(content, of, lastModified)?.removedAt : undefined),
    pendingCount: tables.pending.leads.length,
    isPending: (of) => findRow(tables.pending, digestOfKey(salt, of).id) !== undefined,
  };
}

interface OpenObject {
  readonly found: FoundState;
  readonly body: OpenedState['body'];
  /** What has been read of the body so far, then the rest, one piece at a time. */
  readonly pieces: Pieces;
  readonly close: () => Promise<void>;
}

async function openObject(
  place: KeptPlace,
  signal: AbortSignal | undefined,
): Promise<OpenObject | undefined> {
  const object = await getIfThere(place, signal);
  if (object === undefined) return undefined;
  const { etag, lastModified, size } = object;
  const rest = piecesOf(object.body);
  const close = async () => {
    await rest.return();
  };
  const start = await readFirstLine(rest);
  const { facts, body } = openState(start, size, place);
  if (body === undefined) await close();
  const pieces = startingWith(start.subarray(body?.start), rest);
  return { found: { content: facts, etag, lastModified }, body, pieces, close };
}

type Pieces = AsyncGenerator<Uint8Array, void, undefined>;

async function* piecesOf(body: AsyncIterable<Uint8Array>): Pieces {
  yield* body;
}

async function readFirstLine(rest: Pieces): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  while (!hasFirstLine(start)) {
    const next = await rest.next();
    if (next.done === true) break;
    const { buffer, byteOffset, byteLength } = next.value;
    const chunk = Buffer.from(buffer, byteOffset, byteLength);
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
  }
  return start;
}

async function* startingWith(start: Buffer, rest: Pieces): Pieces {
  yield start;
  yield* rest;
}

/** Codes of a piece that is no longer that of the object whose first piece was read. */
const REPLACED = new Set(['NoSuchKey', 'PreconditionFailed']);

/** A state that was replaced meanwhile is of no use: the lock can't be taken with its ETag. */
async function contentOfRest(
  { found, body, pieces, close }: OpenObject,
  needs: StateNeeds,
): Promise<StateContent> {
  const { condition, nonce, lock } = found.content;
  if (body === undefined) return { ...emptyContent(condition), nonce, lock };
  const useless = { ...emptyContent('damaged'), nonce, lock };
  try {
    if (isBeyond(body.rows, needs)) return useless;
    for await (const piece of pieces) if (body.take(piece)) break;
    return body.content() ?? useless;
  } catch (thrown) {
    if (REPLACED.has(codeOf(thrown))) return useless;
    throw thrown;
  } finally {
    await close();
  }
}

/** Rows that a state may have beside twice what there is now: of what was there before. */
const SPARE_ROWS = 65_536;

/** Whether a state has more rows than a deploy can have left, so that somebody else made it. */
function isBeyond(
  { known, removed, pending }: Readonly<Record<keyof StateTables, number>>,
  { objects, files }: StateNeeds,
): boolean {
  return (
    Math.max(known, removed) > 2 * objects + SPARE_ROWS ||
    pending > 2 * (objects + files) + SPARE_ROWS
  );
}

const DENIED = new Set(['AccessDenied', 'Forbidden']);

/**
 * Gets an object; undefined: there is none. S3 answers 403 for a key without an object where
 * s3:ListBucket is not allowed or, since a GET has no prefix, only on a condition on the prefix:
 * then a listing of the key has to say it.
 */
export async function getIfThere(
  { store, bucket, key }: Pick<KeptPlace, 'store' | 'bucket' | 'key'>,
  signal: AbortSignal | undefined,
): Promise<GetResult | undefined> {
  try {
    return await store.get({ bucket, key, inPieces: true }, signal);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    if (thrown.code === 'NoSuchKey') return undefined;
    if (!DENIED.has(thrown.code)) throw thrown;
    const { objects } = await store
      .list({ bucket, prefix: key, pageSize: 1 }, signal)
      .catch((denied: unknown) => {
        throw DENIED.has(codeOf(denied))
          ? unreadable(thrown, key, 's3:GetObject on it, and s3:ListBucket for it as prefix')
          : denied;
      });
    if (!objects.some((object) => object.key === key)) return undefined;
    throw unreadable(thrown, key, 's3:GetObject on it');
  }
}

function unreadable(error: StoreError, key: string, permissions: string): StoreError {
  const message =
    `the state object ${quote(key)} can't be read: allow ${permissions}, or set state: none; ` +
    `the store's answer was: ${error.message}`;
  return derivedError(error, { message });
}

export type Condition = Pick<PutRequest, 'ifMatch' | 'ifNoneMatch'>;

export type Replaced =
  /** The ETag is unknown after a dry run. */
  | { readonly etag: string | undefined }
  /** The state found instead; it may be absent. */
  | { readonly refusedBy: FoundState };

/** The state changes with every deploy, and is not for the public. */
export const STATE_HEADERS: ObjectHeaders = {
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
    const found = await readStateHead(place, signal);
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
 * object has. If it doesn't, `state` is stored, and must serve as well as what was there. Rejects
 * with the refusal of a store that says that it has no conditions.
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

/** Whether a conditional write was refused, and either object may be there. */
export function isDoubtful(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && DOUBTFUL.has(thrown.code);
}

async function putState(
  place: KeptPlace,
  state: NewState,
  condition: Condition,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const { store, bucket, key } = place;
  const { size, copy } = encodeState(state, place);
  const content: Content = {
    size,
    read: (start, end, memory) => Promise.resolve(copy(start, end, memory)),
  };
  const { etag } = await store.put(
    { bucket, key, content, headers: STATE_HEADERS, ...condition },
    signal,
  );
  return etag;
}
