import { messageOf, StoreError } from '../core/errors.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import type {
  AbortRequest,
  AbortResult,
  CopyRequest,
  DeleteManyRequest,
  DeleteResult,
  GetRequest,
  GetResult,
  HeadRequest,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  ObjectRequest,
  ObjectStore,
  OpenUpload,
  PutRequest,
  PutResult,
  StoredObject,
  ToldFacts,
  UploadsPage,
  VersionsPage,
} from './object-store.ts';

/** A store that passes all calls on to another one; subclasses override single methods. */
export abstract class WrappedStore implements ObjectStore {
  readonly maxBytesPerPut: number;
  protected readonly inner: ObjectStore;

  constructor(inner: ObjectStore) {
    this.inner = inner;
    this.maxBytesPerPut = inner.maxBytesPerPut;
  }

  get keysPerDelete(): number {
    return this.inner.keysPerDelete;
  }

  documentsConditions(bucket: string): Promise<boolean> {
    return this.inner.documentsConditions?.(bucket) ?? Promise.resolve(false);
  }

  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.inner.put(request, signal);
  }

  get(request: GetRequest, signal?: AbortSignal): Promise<GetResult> {
    return this.inner.get(request, signal);
  }

  head(request: HeadRequest, signal?: AbortSignal): Promise<StoredObject | undefined> {
    return this.inner.head(request, signal);
  }

  copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.inner.copy(request, signal);
  }

  grants(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return this.inner.grants(request, signal);
  }

  tags(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return this.inner.tags(request, signal);
  }

  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]> {
    return this.inner.deleteMany(request, signal);
  }

  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return this.inner.list(request, signal);
  }

  listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage> {
    return this.inner.listVersions(request, signal);
  }

  listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage> {
    return this.inner.listUploads(request, signal);
  }

  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number> {
    return this.inner.uploadSize(upload, signal);
  }

  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    return this.inner.abortUpload(request, signal);
  }
}

/**
 * A store whose deletes and aborts can be stopped while all other requests continue. A feature closes
 * the gate when what they depend on (a listing, an upload, a walk) turns out to be incomplete.
 * Requests in flight are finished.
 */
export class DeleteGate extends WrappedStore {
  readonly #deletes = new AbortController();
  readonly #aborts = new AbortController();

  /**
   * From now on no delete or abort is sent; each rejects with `DeletesStopped` or `AbortsStopped`
   * and this cause.
   */
  stopDeletes(cause: unknown): void {
    const why = `because of an earlier error: ${messageOf(cause)}`;
    this.#deletes.abort(new StoreError('DeletesStopped', `not deleted ${why}`, { cause }));
    this.#aborts.abort(new StoreError('AbortsStopped', `not aborted ${why}`, { cause }));
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

/** A store that calls a guard right before each attempt of every write but the aborts of uploads. */
export class GuardedStore extends WrappedStore {
  readonly #guard: () => void;

  constructor(inner: ObjectStore, guard: () => void) {
    super(inner);
    this.#guard = guard;
  }

  override put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.inner.put({ ...request, guard: this.#guard }, signal);
  }

  override copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.inner.copy({ ...request, guard: this.#guard }, signal);
  }

  override deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    return this.inner.deleteMany({ ...request, guard: this.#guard }, signal);
  }
}

/**
 * A store that sends no write and answers as if each had succeeded. Reads are sent, so that the
 * conditions of writes are checked against what the store holds.
 */
export class DryRunStore extends WrappedStore {
  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const { content, ifNoneMatch, ifMatch } = request;
    // A stream is not opened: what is read of it is gone.
    if (content.size !== undefined) await content.read(0, 0);
    if (ifNoneMatch === undefined && ifMatch === undefined) return {};
    const refusal = refusalOf(request, await this.inner.head(request, signal));
    if (refusal !== undefined) throw refusal;
    return {};
  }

  override copy(): Promise<PutResult> {
    return Promise.resolve({});
  }

  override deleteMany(request: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    return Promise.resolve(request.objects.map(() => ({})));
  }

  override abortUpload(): Promise<AbortResult> {
    return Promise.resolve({});
  }
}

/** The error with which a store would refuse a conditional write; undefined if it would not. */
function refusalOf(
  { ifNoneMatch, ifMatch }: PutRequest,
  existing: ToldFacts | undefined,
): StoreError | undefined {
  if (existing === undefined) {
    return ifMatch === undefined
      ? undefined
      : new StoreError('NoSuchKey', 'the key does not exist', { status: 404 });
  }
  if (ifNoneMatch === undefined && existing.etag === ifMatch) return undefined;
  const message = ifNoneMatch === undefined ? 'the object has another ETag' : 'the key exists';
  return new StoreError('PreconditionFailed', message, { status: 412 });
}
