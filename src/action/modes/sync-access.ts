import { StoreError } from '../../core/errors.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { joinKey } from '../../plan/keys.ts';
import { setsAccess } from '../../plan/stored-headers.ts';
import { explained } from './sync-ask.ts';
import type { SyncView } from './sync-view.ts';

/** Reads the access rights of objects that are copied onto themselves, which a copy resets. */
export interface AccessReader {
  /**
   * The headers that give a copy the rights which the object has; none where those wanted set
   * them. Rejects with a StoreError when the store didn't answer.
   */
  grantsFor(row: number, wanted: ObjectHeaders, signal: AbortSignal): Promise<ObjectHeaders>;
  /** Objects whose rights the store has and does not tell. */
  readonly unread: number;
}

/** Codes of stores whose objects have no rights of their own. */
const WITHOUT_ACCESS = new Set(['MethodNotAllowed', 'NotImplemented']);

/** Codes after which a copy has the rights of a new object. */
const UNREAD = new Set(['AccessDenied', 'Forbidden', 'UnknownGrant']);

export function createAccessReader({ inputs, store, source }: SyncView): AccessReader {
  let isWithout = false;
  let unread = 0;
  return {
    get unread() {
      return unread;
    },
    async grantsFor(row, wanted, signal) {
      if (isWithout || setsAccess(wanted)) return {};
      const key = joinKey(inputs.prefix, source.files.pathOf(row));
      try {
        return await store.grants({ bucket: inputs.bucket, key }, signal);
      } catch (thrown) {
        const code = thrown instanceof StoreError ? thrown.code : '';
        isWithout ||= WITHOUT_ACCESS.has(code);
        if (UNREAD.has(code)) unread += 1;
        // What is gone by now is uploaded in place of its copy.
        else if (!isWithout && code !== 'NoSuchKey') throw notRead(thrown);
        return {};
      }
    },
  };
}

function notRead(thrown: unknown): unknown {
  return explained(thrown, "its access rights can't be read, since GetObjectAcl failed");
}
