import { StoreError } from '../../src/core/errors.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import type {
  AbortRequest,
  AbortResult,
  CopyRequest,
  DeleteManyRequest,
  DeleteResult,
  GetResult,
  HeadResult,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  ObjectRequest,
  ObjectStore,
  ObjectVersion,
  OpenUpload,
  PutRequest,
  PutResult,
  StoredObject,
  UploadsPage,
  VersionsPage,
} from '../../src/object-store/object-store.ts';

/** Decides about one object before it is treated: what it throws is the object's failure. */
export type ObjectHook = (object: ObjectRequest, signal?: AbortSignal) => Promise<void> | void;

/** The port over a map, for tests of what stands above it. */
export class MemoryStore implements ObjectStore {
  readonly maxBytesPerPut = 1024;
  keysPerDelete = 1000;
  readonly objects = new Map<string, Uint8Array>();
  /** Bytes of open uploads. */
  readonly uploads = new Map<string, number>();
  /** Objects of each request, in the order of the requests. */
  readonly requests: ObjectRequest[][] = [];
  readonly deletes: DeleteManyRequest[] = [];
  running = 0;
  mostRunning = 0;
  /**
   * Whether a delete by ETag deletes no other object (moto and versitygw ignore the ETag), and a put
   * under `ifNoneMatch` replaces none.
   */
  honorsConditions = true;
  onObject: ObjectHook = () => undefined;
  onRequest: (signal?: AbortSignal) => Promise<void> | void = () => undefined;

  async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.#run([request], signal, async () => {
      await this.onObject(request, signal);
      const exists = this.objects.has(nameOf(request));
      if (exists && request.ifNoneMatch !== undefined && this.honorsConditions) {
        throw new StoreError('PreconditionFailed', 'the key exists', { status: 412 });
      }
      const bytes = await bytesOf(request.content);
      this.objects.set(nameOf(request), bytes);
      return { etag: `"${bytes.length}"` };
    });
  }

  async get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return this.#run([request], signal, async () => {
      await this.onObject(request, signal);
      const bytes = this.objects.get(nameOf(request));
      if (bytes === undefined) throw new StoreError('NoSuchKey', 'no such key', { status: 404 });
      return { ...facts(bytes), body: chunked(bytes) };
    });
  }

  head(request: ObjectRequest): Promise<StoredObject | undefined> {
    const bytes = this.objects.get(nameOf(request));
    return Promise.resolve(bytes === undefined ? undefined : facts(bytes));
  }

  async copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.#run([request], signal, async () => {
      await this.onObject(request, signal);
      const bytes = this.objects.get(nameOf(request.source));
      if (bytes === undefined) throw new StoreError('NoSuchKey', 'no such key', { status: 404 });
      this.objects.set(nameOf(request), bytes);
      return { etag: `"${bytes.length}"` };
    });
  }

  /** Nobody but its owner may see an object. */
  grants(): Promise<ObjectHeaders> {
    return Promise.resolve({});
  }

  tags(): Promise<ObjectHeaders> {
    return Promise.resolve({});
  }

  async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    const { bucket } = request;
    const objects = request.objects.map((object) => ({ bucket, ...object }));
    this.deletes.push(request);
    return this.#run(objects, signal, async () => {
      const results: DeleteResult[] = [];
      for (const object of objects) results.push(await this.#deleteOne(object, signal));
      return results;
    });
  }

  list({ bucket, prefix }: ListRequest): Promise<ListPage> {
    const objects = [...this.objects]
      .map(([name, bytes]) => ({ name, bytes }))
      .filter(({ name }) => name.startsWith(`${bucket}/${prefix}`))
      .map(({ name, bytes }) => ({ key: name.slice(bucket.length + 1), ...facts(bytes) }));
    return Promise.resolve({ objects, serverTime: new Date(0) });
  }

  /** Every object is a version named `null`, as in a bucket that keeps none. */
  async listVersions(request: ListVersionsRequest): Promise<VersionsPage> {
    const { objects, serverTime } = await this.list(request);
    const facts = { versionId: 'null', isLatest: true, isDeleteMarker: false };
    return { versions: objects.map((object) => ({ ...object, ...facts })), serverTime };
  }

  listUploads({ bucket }: ListUploadsRequest): Promise<UploadsPage> {
    const uploads = [...this.uploads.keys()].map((name) => {
      const key = name.slice(bucket.length + 1);
      return { key, uploadId: `id of ${key}`, initiated: new Date(0) };
    });
    return Promise.resolve({ uploads, serverTime: new Date(0) });
  }

  uploadSize(upload: OpenUpload): Promise<number> {
    const size = this.uploads.get(nameOf(upload));
    return size === undefined ? Promise.reject(noSuchUpload()) : Promise.resolve(size);
  }

  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    return this.#run([request], signal, async () => {
      await this.onObject(request, signal);
      if (!this.uploads.delete(nameOf(request))) throw noSuchUpload();
      return { attempts: 1 };
    });
  }

  /** The ETag that is listed; empty: there is no object. */
  protected etagOf(name: string): string {
    const bytes = this.objects.get(name);
    return bytes === undefined ? '' : facts(bytes).etag;
  }

  async #deleteOne(
    object: ObjectRequest & Pick<ObjectVersion, 'ifMatch'>,
    signal?: AbortSignal,
  ): Promise<DeleteResult> {
    try {
      await this.onObject(object, signal);
      if (object.ifMatch !== undefined && this.honorsConditions) this.#assertIs(object);
    } catch (thrown) {
      if (thrown instanceof StoreError && thrown.scope === 'item') return { error: thrown };
      throw thrown;
    }
    this.objects.delete(nameOf(object));
    return {};
  }

  #assertIs({ ifMatch, ...object }: ObjectRequest & Pick<ObjectVersion, 'ifMatch'>): void {
    const etag = this.etagOf(nameOf(object));
    if (etag === '') throw new StoreError('NoSuchKey', 'no such key');
    if (etag === ifMatch) return;
    throw new StoreError('PreconditionFailed', 'the object has another ETag');
  }

  async #run<T>(
    objects: readonly ObjectRequest[],
    signal: AbortSignal | undefined,
    answer: () => Promise<T>,
  ): Promise<T> {
    this.requests.push(objects.map(({ bucket, key }) => ({ bucket, key })));
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      await this.onRequest(signal);
      return await answer();
    } finally {
      this.running -= 1;
    }
  }
}

async function bytesOf(content: PutRequest['content']): Promise<Uint8Array> {
  if (content.size !== undefined) return content.read(0, content.size);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function nameOf({ bucket, key }: { bucket: string; key: string }): string {
  return `${bucket}/${key}`;
}

function noSuchUpload(): StoreError {
  return new StoreError('NoSuchUpload', 'no such upload', { status: 404 });
}

function facts(bytes: Uint8Array): HeadResult & StoredObject {
  const etag = `"${bytes.length}"`;
  return { size: bytes.length, etag, lastModified: new Date(0), headers: {}, checksums: {} };
}

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 2) {
    yield await Promise.resolve(bytes.subarray(start, start + 2));
  }
}
