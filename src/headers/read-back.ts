import { derivedError, StoreError } from '../core/errors.ts';
import type { HeaderGroup, ObjectHeaders } from '../core/object-headers.ts';
import type { ObjectRequest, ObjectStore } from '../object-store/object-store.ts';

/** Groups of headers that a request of their own reads back. */
export type AskedGroup = Extract<HeaderGroup, 'acl' | 'tags'>;

/**
 * The headers of a group; `gone`: there is no such object any more; `refused`: they can't be read;
 * `unsupported`: the objects of the store have none of them.
 */
export type ReadBack = ObjectHeaders | 'gone' | 'refused' | 'unsupported';

/** Codes of stores whose objects have no ACLs, or no tags. */
const UNSUPPORTED = new Set(['MethodNotAllowed', 'NotImplemented']);

/** Codes of a lacking permission, and of values that no header can express. */
const REFUSED = new Set(['AccessDenied', 'Forbidden', 'NoSuchTagSet', 'UnknownGrant']);

const REQUESTS = {
  acl: { ask: 'grants', meaning: "its ACL can't be read, since GetObjectAcl failed" },
  tags: { ask: 'tags', meaning: "its tags can't be read, since GetObjectTagging failed" },
} as const;

/**
 * Returns a function that reads the ACL or the tags of an object. A store that has none of them is
 * asked once. The function rejects with a StoreError when the store gives no answer.
 */
export function createReadBack(store: ObjectStore) {
  const unsupported = new Set<AskedGroup>();
  return async (
    group: AskedGroup,
    object: ObjectRequest,
    signal: AbortSignal,
  ): Promise<ReadBack> => {
    if (unsupported.has(group)) return 'unsupported';
    const { ask, meaning } = REQUESTS[group];
    try {
      return await store[ask](object, signal);
    } catch (thrown) {
      if (!(thrown instanceof StoreError)) throw thrown;
      if (thrown.code === 'NoSuchKey') return 'gone';
      if (REFUSED.has(thrown.code)) return 'refused';
      if (!UNSUPPORTED.has(thrown.code))
        throw derivedError(thrown, { message: `${meaning}: ${thrown.message}` });
      unsupported.add(group);
      return 'unsupported';
    }
  };
}
