import { messageOf, StoreError } from '../core/errors.ts';
import type { AbortRequest, AbortResult, DeleteManyRequest, DeleteResult } from './object-store.ts';
import { WrappedStore } from './wrapped-store.ts';

/**
 * A store whose deletes and aborts can be stopped while everything else goes on: a mode closes the
 * gate when what they rest on (a listing, an upload, a walk) turns out to be incomplete. Requests
 * that were sent before are finished.
 */
export class DeleteGate extends WrappedStore {
  readonly #deletes = new AbortController();
  readonly #aborts = new AbortController();

  /**
   * From now on none is sent; each is refused with `DeletesStopped` or `AbortsStopped` and this
   * cause.
   */
  stopDeletes(cause: unknown): void {
    const why = `because of an error before: ${messageOf(cause)}`;
    this.#deletes.abort(new StoreError('DeletesStopped', `not deleted, ${why}`, { cause }));
    this.#aborts.abort(new StoreError('AbortsStopped', `not aborted, ${why}`, { cause }));
  }

  override async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    this.#deletes.signal.throwIfAborted();
    return this.inner.deleteMany({ ...request, gate: this.#deletes.signal }, signal);
  }

  override async abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    this.#aborts.signal.throwIfAborted();
    return this.inner.abortUpload({ ...request, gate: this.#aborts.signal }, signal);
  }
}
