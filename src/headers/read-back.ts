import { StoreError } from '../core/errors.ts';
import type { HeaderGroup, ObjectHeaders } from '../core/object-headers.ts';
import { isRefusal } from '../object-store/kept-acls.ts';
import type { ObjectRequest, ObjectStore } from '../object-store/object-store.ts';

/** Groups of headers that a request of their own reads back. */
export type AskedGroup = Extract<HeaderGroup, 'acl' | 'tags'>;

/**
 * The headers of a group; `gone`: there is no such object any more; `refused`: they can't be read of
 * this object; `unsupported`: the store doesn't return them of any object.
 */
export type ReadBack = ObjectHeaders | Unread | 'gone';

type Unread = 'refused' | 'unsupported';

/** Reads ACLs and tags back, which only refines what is known: no failure stops the work. */
export interface ReadBacks {
  /**
   * Resolves to what can be read of an object. Rejects only with what would stop any other request
   * too: dead credentials, a bucket that is gone, an aborted signal.
   */
  read(group: AskedGroup, object: ObjectRequest, signal: AbortSignal): Promise<ReadBack>;
  /** The codes of the failures so far. */
  readonly codesOf: (group: AskedGroup) => ReadonlySet<string>;
}

const METHODS = { acl: 'grants', tags: 'tags' } as const;

/** Codes of stores whose objects have no ACLs, or no tags. */
const NOT_IMPLEMENTED = new Set(['MethodNotAllowed', 'NotImplemented']);

/** Codes of a lacking permission, which other objects need not lack. */
const DENIED = new Set(['AccessDenied', 'Forbidden']);

/** Whether all failures say that the store has no such headers, so that none can be lost. */
export function areNotImplemented(codes: ReadonlySet<string>): boolean {
  return [...codes].every((code) => NOT_IMPLEMENTED.has(code));
}

export function areDenied(codes: ReadonlySet<string>): boolean {
  return [...codes].some((code) => DENIED.has(code));
}

/** Failures without an answer of any object, after which no other object is asked. */
const MAX_FAILURES = 3;

interface Group {
  /** Whether the store has answered the question for some object. */
  isAnswered: boolean;
  failures: number;
  /** The result for every object, once asking is given up. */
  givenUp: Unread | undefined;
  /** Settles with the question in flight; never rejects. */
  asking: Promise<void> | undefined;
  readonly codes: Set<string>;
}

/**
 * Until the store has answered the question once, objects are asked one after the other. A store
 * that can't answer is asked once, one that refuses three times.
 */
export function createReadBacks(store: ObjectStore): ReadBacks {
  const groups = { acl: createGroup(), tags: createGroup() };
  return {
    async read(name, object, signal) {
      const group = groups[name];
      const ask = () => askObject(group, () => store[METHODS[name]](object, signal), signal);
      while (!group.isAnswered) {
        if (group.givenUp !== undefined) return group.givenUp;
        if (group.asking === undefined) return askAlone(group, ask);
        await group.asking;
      }
      return ask();
    },
    codesOf: (name) => groups[name].codes,
  };
}

function createGroup(): Group {
  const codes = new Set<string>();
  return { isAnswered: false, failures: 0, givenUp: undefined, asking: undefined, codes };
}

function askAlone(group: Group, ask: () => Promise<ReadBack>): Promise<ReadBack> {
  const asked = ask();
  const end = () => {
    group.asking = undefined;
  };
  group.asking = asked.then(end, end);
  return asked;
}

async function askObject(
  group: Group,
  send: () => Promise<ObjectHeaders>,
  signal: AbortSignal,
): Promise<ReadBack> {
  try {
    const headers = await send();
    group.isAnswered = true;
    return headers;
  } catch (thrown) {
    if (!(thrown instanceof StoreError) || thrown.scope !== 'item' || signal.aborted) throw thrown;
    if (thrown.code === 'NoSuchKey') return 'gone';
    if (thrown.code === 'NoSuchTagSet') return {};
    group.codes.add(thrown.code);
    // The store has answered: with a grant that no header can express.
    if (thrown.code === 'UnknownGrant') group.isAnswered = true;
    const { result, isOfStore } = meaningOf(thrown);
    group.failures += 1;
    const isEnough = isOfStore || group.failures >= MAX_FAILURES;
    if (isEnough && !group.isAnswered) group.givenUp = result;
    return result;
  }
}

/** What a failure says; `isOfStore`: it holds for every object of the store. */
function meaningOf({ code, status = 0 }: StoreError): {
  readonly result: Unread;
  readonly isOfStore: boolean;
} {
  const isOfStore =
    NOT_IMPLEMENTED.has(code) || code === 'UnprovenAnswer' || status === 405 || status === 501;
  // Google answers 400 and 412 where access is uniform: ACLs can't be set there either.
  const isRejected = status >= 400 && status < 500 && status !== 408 && status !== 429;
  const isOther = isRejected && !DENIED.has(code) && code !== 'UnknownGrant';
  return { result: isOfStore || isOther ? 'unsupported' : 'refused', isOfStore };
}

/**
 * HEAD, without checksums where they are refused: for an object under a KMS key they need a
 * permission of their own, and a store that refuses them otherwise does so for every object.
 */
export function createHeadReader(store: ObjectStore): ObjectStore['head'] {
  let areChecksumsKnown = true;
  return async (request, signal) => {
    const withChecksums = request.withChecksums === true && areChecksumsKnown;
    try {
      return await store.head({ ...request, withChecksums }, signal);
    } catch (thrown) {
      if (!withChecksums || !isRefusal(thrown)) throw thrown;
      const found = await store.head({ ...request, withChecksums: false }, signal);
      if (thrown.status !== 403) areChecksumsKnown = false;
      return found;
    }
  };
}
