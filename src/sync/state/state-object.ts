import { codeOf, isDeniedRequest, StoreError } from '../../core/errors.ts';
import type { Content } from '../../core/items.ts';
import { firstLineOf } from '../../listing/deploy-lease.ts';
import type { GetResult } from '../../object-store/object-store.ts';
import { type OpenedState, openState } from './decode.ts';
import { digestOfKey, findRow } from './digests.ts';
import {
  emptyContent,
  encodeState,
  MAX_LINE,
  type NewState,
  type StateCondition,
  type StateContent,
  type StateFacts,
} from './format.ts';
import { type Condition, getOwn, type KeptPlace, putOwn, type StatePlace } from './own-objects.ts';
import { entryIn, type KnownEntry, type StateTables } from './tables.ts';

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
  /** Whether the listing of the prefix shows a key. */
  readonly isListed: (key: string) => boolean;
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

/**
 * Reads the first piece of the state with one GET. Rejects with a StoreError. Where the GET of a
 * state under the prefix is refused, `read` rejects, unless the listing shows that there is none.
 */
export async function openDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<OpenDeployState> {
  const { key, prefix } = place;
  if (!key?.startsWith(prefix)) return openWith(getOwn, place, signal);
  try {
    return await openWith(getOnly, place, signal);
  } catch (thrown) {
    if (!isDeniedRequest(thrown)) throw thrown;
    return unopened('absent', async ({ isListed }) => {
      if (!isListed(key)) return;
      // One that was stored since the GET can be read now, and is met when the lock is taken.
      const object = await openObject({ ...place, key }, signal);
      await object?.close();
    });
  }
}

async function openWith(
  get: typeof getOwn,
  place: StatePlace,
  signal: AbortSignal | undefined,
): Promise<OpenDeployState> {
  const { key } = place;
  if (key === undefined) return unopened('none');
  const object = await openObject({ ...place, key }, signal, get);
  if (object === undefined) return unopened('absent');
  return {
    read: async (needs) => deployState(object.found, await contentOfRest(object, needs)),
    close: object.close,
  };
}

function unopened(
  condition: StateCondition,
  check: (needs: StateNeeds) => Promise<void> = () => Promise.resolve(),
): OpenDeployState {
  const state = deployState(nothing(condition), emptyContent(condition));
  return {
    read: async (needs) => {
      await check(needs);
      return state;
    },
    close: () => Promise.resolve(),
  };
}

/** Gets an object with one request. */
async function getOnly(
  { store, bucket, key }: KeptPlace,
  signal: AbortSignal | undefined,
): Promise<GetResult | undefined> {
  try {
    return await store.get({ bucket, key, inPieces: true }, signal);
  } catch (thrown) {
    if (codeOf(thrown) === 'NoSuchKey') return undefined;
    throw thrown;
  }
}

/** Reads all of the state, whatever it describes. Rejects with a StoreError. */
export async function readDeployState(
  place: StatePlace,
  signal?: AbortSignal,
): Promise<DeployState> {
  const state = await openWith(getOwn, place, signal);
  return state.read({ objects: Infinity, files: Infinity, isListed: () => true });
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
  get: typeof getOwn = getOwn,
): Promise<OpenObject | undefined> {
  const object = await get(place, signal);
  if (object === undefined) return undefined;
  const { etag, lastModified, size } = object;
  const rest = piecesOf(object.body);
  const close = async () => {
    await rest.return();
  };
  const start = await firstLineOf(keptOpen(rest), MAX_LINE);
  const { facts, body } = openState(start, size, place);
  if (body === undefined) await close();
  const pieces = startingWith(start.subarray(body?.start), rest);
  return { found: { content: facts, etag, lastModified }, body, pieces, close };
}

type Pieces = AsyncGenerator<Uint8Array, void, undefined>;

async function* piecesOf(body: AsyncIterable<Uint8Array>): Pieces {
  yield* body;
}

/** The same pieces; a loop over them that ends early does not end the reading. */
function keptOpen(rest: Pieces): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) };
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

export type Replaced =
  /** The ETag is unknown after a dry run. */
  | { readonly etag: string | undefined }
  /** The state found instead; it may be absent. */
  | { readonly refusedBy: FoundState };

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
  const { size, copy } = encodeState(state, place);
  const content: Content = {
    size,
    read: (start, end, memory) => Promise.resolve(copy(start, end, memory)),
  };
  const { etag } = await putOwn(place, place.key, content, condition, signal);
  return etag;
}
