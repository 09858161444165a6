import { StoreError } from '../core/errors.ts';
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
 * A store that answers every write as if it had worked and sends none. Reads go through, so that
 * conditions are judged by what the store really holds.
 */
export class DryRunStore implements ObjectStore {
  readonly maxBytesPerPut: number;
  readonly #inner: ObjectStore;

  constructor(inner: ObjectStore) {
    this.#inner = inner;
    this.maxBytesPerPut = inner.maxBytesPerPut;
  }

  async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const { bucket, key, content, ifNoneMatch } = request;
    await content.read(0, 0);
    if (ifNoneMatch === undefined) return {};
    const existing = await this.#inner.head({ bucket, key }, signal);
    if (existing === undefined) return {};
    throw new StoreError('PreconditionFailed', 'the key exists', { status: 412 });
  }

  get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return this.#inner.get(request, signal);
  }

  head(request: ObjectRequest, signal?: AbortSignal): Promise<HeadResult | undefined> {
    return this.#inner.head(request, signal);
  }

  deleteMany(request: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    return Promise.resolve(request.objects.map(() => ({})));
  }

  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return this.#inner.list(request, signal);
  }
}
