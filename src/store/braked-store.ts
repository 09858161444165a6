import { messageOf, StoreError } from '../core/errors.ts';
import type { DeleteManyRequest, DeleteResult } from './object-store.ts';
import { WrappedStore } from './wrapped-store.ts';

/**
 * A store whose deletes can be stopped while everything else goes on: a mode pulls the brake when
 * what its deletes rest on (a listing, an upload, a walk) turns out to be incomplete. Requests
 * that were sent before are finished.
 */
export class BrakedStore extends WrappedStore {
  readonly #brake = new AbortController();

  /** From now on no delete is sent; each is refused with `DeletesStopped` and this cause. */
  stopDeletes(cause: unknown): void {
    const message = `not deleted, because of an error before: ${messageOf(cause)}`;
    this.#brake.abort(new StoreError('DeletesStopped', message, { cause }));
  }

  override async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    this.#brake.signal.throwIfAborted();
    return this.inner.deleteMany({ ...request, brake: this.#brake.signal }, signal);
  }
}
