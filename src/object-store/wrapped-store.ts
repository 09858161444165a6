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
  UploadsPage,
  VersionsPage,
} from './object-store.ts';

/** A store that passes everything on to another; what wraps a store changes only what it is for. */
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
