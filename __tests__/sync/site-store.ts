import { createHash } from 'node:crypto';
import { StoreError } from '../../src/core/errors.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import type {
  CopyRequest,
  DeleteManyRequest,
  DeleteResult,
  GetResult,
  ListPage,
  ListRequest,
  ObjectRequest,
  PutRequest,
  PutResult,
  StoredObject,
} from '../../src/object-store/object-store.ts';
import { MemoryStore, nameOf } from '../support/memory-store.ts';

/** A memory store that keeps headers, has MD5s as ETags, and honours `ifMatch`. */
export class SiteStore extends MemoryStore {
  readonly headers = new Map<string, ObjectHeaders>();
  /** The writes that reached the store, such as `PUT site/a.css`, in their order. */
  readonly writes: string[] = [];

  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const name = nameOf(request);
    if (request.ifMatch !== undefined && this.etagOf(name) !== request.ifMatch) {
      throw new StoreError('PreconditionFailed', 'another ETag', { status: 412 });
    }
    await super.put(request, signal);
    this.headers.set(name, request.headers);
    this.writes.push(`PUT ${request.key}`);
    return { etag: this.etagOf(name) };
  }

  override async copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    await super.copy(request, signal);
    this.headers.set(nameOf(request), request.headers);
    this.writes.push(`COPY ${request.key}`);
    return { etag: this.etagOf(nameOf(request)) };
  }

  override async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    const results = await super.deleteMany(request, signal);
    for (const [index, { key }] of request.objects.entries()) {
      if (!('error' in (results[index] ?? {}))) this.writes.push(`DELETE ${key}`);
    }
    return results;
  }

  override async get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return { ...(await super.get(request, signal)), etag: this.etagOf(nameOf(request)) };
  }

  override async head(request: ObjectRequest): Promise<StoredObject | undefined> {
    const found = await super.head(request);
    const headers = this.headers.get(nameOf(request)) ?? {};
    return found && { ...found, headers, etag: this.etagOf(nameOf(request)) };
  }

  override async list(request: ListRequest): Promise<ListPage> {
    const { objects, serverTime } = await super.list(request);
    const { bucket } = request;
    const sorted = objects.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return {
      objects: sorted.map((one) => ({
        ...one,
        etag: this.etagOf(nameOf({ bucket, key: one.key })),
      })),
      serverTime,
    };
  }

  protected override etagOf(name: string): string {
    const bytes = this.objects.get(name);
    return bytes === undefined ? '' : `"${createHash('md5').update(bytes).digest('hex')}"`;
  }
}
