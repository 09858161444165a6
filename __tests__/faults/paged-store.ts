import type {
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  ObjectStore,
  UploadsPage,
  VersionsPage,
} from '../../src/object-store/object-store.ts';
import { WrappedStore } from '../../src/object-store/wrapped-stores.ts';

/** Lists in pages of so many rows. */
export class PagedStore extends WrappedStore {
  readonly #pageSize: number;

  constructor(inner: ObjectStore, pageSize: number) {
    super(inner);
    this.#pageSize = pageSize;
  }

  override list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return this.inner.list({ ...request, pageSize: this.#pageSize }, signal);
  }

  override listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage> {
    return this.inner.listUploads({ ...request, pageSize: this.#pageSize }, signal);
  }

  override listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage> {
    return this.inner.listVersions({ ...request, pageSize: this.#pageSize }, signal);
  }
}
