import { messageOf, StoreError } from '../core/errors.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  GetResult,
  HeadResult,
  ListPage,
  ListRequest,
  ObjectRequest,
  ObjectStore,
  PutRequest,
  PutResult,
} from './object-store.ts';

/**
 * A store whose deletes can be stopped while everything else goes on: a mode pulls the brake when
 * what its deletes rest on (a listing, an upload, a walk) turns out to be incomplete. Requests
 * that were sent before are finished.
 */
export class BrakedStore implements ObjectStore {
  readonly maxBytesPerPut: number;
  readonly #inner: ObjectStore;
  readonly #brake = new AbortController();

  constructor(inner: ObjectStore) {
    this.#inner = inner;
    this.maxBytesPerPut = inner.maxBytesPerPut;
  }

  /** From now on no delete is sent; each is refused with `DeletesStopped` and this cause. */
  stopDeletes(cause: unknown): void {
    const message = `not deleted, because of an error before: ${messageOf(cause)}`;
    this.#brake.abort(new StoreError('DeletesStopped', message, { cause }));
  }

  async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    this.#brake.signal.throwIfAborted();
    return this.#inner.deleteMany({ ...request, brake: this.#brake.signal }, signal);
  }

  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.#inner.put(request, signal);
  }

  get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return this.#inner.get(request, signal);
  }

  head(request: ObjectRequest, signal?: AbortSignal): Promise<HeadResult | undefined> {
    return this.#inner.head(request, signal);
  }

  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return this.#inner.list(request, signal);
  }
}
