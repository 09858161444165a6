import { StoreError } from '../core/errors.ts';
import { createBodyMemory } from './operations/body-memory.ts';
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
} from '../object-store/object-store.ts';
import { endUpload, uploadSize } from './multipart/abort.ts';
import { copyObject } from './operations/copy.ts';
import { connect, type S3Connection } from './connect.ts';
import type { DeleteDialect } from './operations/delete-requests.ts';
import { deleteObjects } from './operations/delete.ts';
import { asStoreErrors } from './errors.ts';
import { listUploads } from './operations/list-uploads.ts';
import { listObjects } from './operations/list.ts';
import { listVersions } from './operations/list-versions.ts';
import { mapConcurrent } from '../core/map-concurrent.ts';
import { abortUpload, createOpenUploads, type UploadJournal } from './multipart/clean-up.ts';
import type { Sender } from './send/sender.ts';
import type { Time } from './send/time.ts';
import { getObject } from './operations/get.ts';
import { getGrants } from './operations/acl.ts';
import { headObject } from './operations/head.ts';
import { MAX_BYTES_PER_PUT } from './multipart/sizes.ts';
import { putObject, type PutDeps } from './operations/put.ts';

const ABORT_CONCURRENCY = 8;

/** Amazon S3, and what speaks its protocol, through the AWS SDK. */
export class S3Store implements ObjectStore {
  readonly maxBytesPerPut = MAX_BYTES_PER_PUT;
  readonly #sender: Sender;
  readonly #put: PutDeps;
  readonly #deleteDialect: DeleteDialect = { checksum: 'default' };

  /** @internal Use openS3Store, which guards keys and the endpoint. */
  constructor(sender: Sender, journal?: UploadJournal) {
    this.#sender = sender;
    this.#put = { sender, uploads: createOpenUploads(journal), memory: createBodyMemory() };
  }

  get keysPerDelete(): number {
    return this.#sender.pace.batch;
  }

  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return asStoreErrors(putObject(this.#put, request, signal), signal);
  }

  get(request: GetRequest, signal?: AbortSignal): Promise<GetResult> {
    return asStoreErrors(getObject(this.#sender, request, signal), signal);
  }

  head(request: HeadRequest, signal?: AbortSignal): Promise<StoredObject | undefined> {
    return asStoreErrors(headObject(this.#sender, request, signal), signal).catch(
      (error: unknown) => {
        if (error instanceof StoreError && error.status === 404) return undefined;
        throw error;
      },
    );
  }

  copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    return asStoreErrors(copyObject(this.#sender, request, signal), signal);
  }

  grants(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return asStoreErrors(getGrants(this.#sender, request, signal), signal);
  }

  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]> {
    return asStoreErrors(deleteObjects(this.#sender, request, this.#deleteDialect, signal), signal);
  }

  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return asStoreErrors(listObjects(this.#sender, request, signal), signal);
  }

  listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage> {
    return asStoreErrors(listVersions(this.#sender, request, signal), signal);
  }

  listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage> {
    return asStoreErrors(listUploads(this.#sender, request, signal), signal);
  }

  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number> {
    return asStoreErrors(uploadSize(this.#sender, upload, signal), signal);
  }

  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    return asStoreErrors(endUpload(this.#sender, request, signal), signal);
  }

  /** Aborts multipart uploads, and resolves to those that are not proven to be gone. */
  async abortUploads(uploads: readonly OpenUpload[]): Promise<readonly OpenUpload[]> {
    const left: OpenUpload[] = [];
    const aborted = mapConcurrent(
      uploads,
      async (upload) => ({ upload, isGone: await abortUpload(this.#sender, upload) }),
      { concurrency: ABORT_CONCURRENCY },
    );
    for await (const { upload, isGone } of aborted) if (!isGone) left.push(upload);
    return left;
  }

  /** Closes the connections; the store can't be used afterwards. */
  close(): void {
    this.#sender.close();
  }
}

/**
 * A store on S3, or on what speaks its protocol. `bucket` is asked for its region when nothing
 * names one; requests to other buckets of that region go through the same store. Rejects with a
 * StoreError when no request can be signed or sent. The caller closes it.
 */
export async function openS3Store(
  connection: S3Connection,
  bucket: string,
  /** @internal */ time?: Time,
): Promise<S3Store> {
  return new S3Store(
    await asStoreErrors(connect(connection, bucket, time), undefined),
    connection.uploadJournal,
  );
}
