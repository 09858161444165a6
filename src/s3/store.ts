import { mapConcurrent } from '../core/concurrency.ts';
import { StoreError } from '../core/errors.ts';
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
import { bytesInFlight, PART_SIZE } from '../object-store/part-sizes.ts';
import { asStoreErrors } from './errors.ts';
import { abortUpload, createOpenUploads, type UploadJournal } from './multipart/finish.ts';
import { endUpload, uploadSize } from './multipart/session.ts';
import { type DeleteDialect, removeObjects } from './objects/delete.ts';
import { readObject } from './objects/get.ts';
import { createBodyMemory, type PutDeps, storeObject } from './objects/put.ts';
import { grantHeaders } from './operations/object/get-object-acl.ts';
import type { OperationName } from './operations/operation.ts';
import type { AnswerOf, InputOf } from './operations/operations.ts';
import type { Proven, Sender } from './send/sender.ts';
import type { Time } from './send/time.ts';
import { connect, type S3Connection } from './store-client.ts';

const ABORT_CONCURRENCY = 8;

/** Amazon S3, and what speaks its protocol. */
export class S3Store implements ObjectStore, AsyncDisposable {
  readonly maxBytesPerPut = bytesInFlight(PART_SIZE);
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
    return asStoreErrors(storeObject(this.#put, request, signal), signal);
  }

  get(request: GetRequest, signal?: AbortSignal): Promise<GetResult> {
    return asStoreErrors(readObject(this.#sender, request, signal), signal);
  }

  async head(request: HeadRequest, signal?: AbortSignal): Promise<StoredObject | undefined> {
    try {
      const { answer } = await this.#ask('HeadObject', request, signal);
      const { facts, ...stored } = answer;
      return facts && { ...facts, ...stored };
    } catch (thrown) {
      if (thrown instanceof StoreError && thrown.status === 404) return undefined;
      throw thrown;
    }
  }

  async copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    const { guard, ...input } = request;
    const sent = this.#sender.send('CopyObject', input, { signal, guard, writes: 1 });
    const { answer, attempts } = await asStoreErrors(sent, signal);
    return { ...answer, attempts };
  }

  async grants(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return grantHeaders((await this.#ask('GetObjectAcl', request, signal)).answer);
  }

  async tags(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return (await this.#ask('GetObjectTagging', request, signal)).answer.tags ?? {};
  }

  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]> {
    return asStoreErrors(removeObjects(this.#sender, request, this.#deleteDialect, signal), signal);
  }

  async list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    const { isOptional, ...input } = request;
    const { answer } = await this.#ask('ListObjectsV2', input, signal, isOptional);
    const { rows, isTruncated, nextToken, serverTime } = answer;
    const objects = rows.filter((row) => row !== undefined);
    return { objects, serverTime, ...(isTruncated && nextToken && { nextToken }) };
  }

  async listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage> {
    const { answer } = await this.#ask('ListObjectVersions', request, signal);
    const { rows, isTruncated, next, serverTime } = answer;
    const versions = rows.filter((row) => row !== undefined);
    return { versions, serverTime, ...(isTruncated && next && { next }) };
  }

  async listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage> {
    const { answer } = await this.#ask('ListMultipartUploads', request, signal);
    const { rows, isTruncated, next, serverTime } = answer;
    const uploads = rows.filter((row) => row !== undefined);
    return { uploads, serverTime, ...(isTruncated && next && { next }) };
  }

  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number> {
    return asStoreErrors(uploadSize(this.#sender, upload, signal), signal);
  }

  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    return asStoreErrors(endUpload(this.#sender, request, signal), signal);
  }

  /** Aborts multipart uploads; resolves to those whose end is not proven. */
  async abortUploads(uploads: readonly OpenUpload[]): Promise<readonly OpenUpload[]> {
    const remaining: OpenUpload[] = [];
    const aborted = mapConcurrent(
      uploads,
      async (upload) => ({ upload, isGone: await abortUpload(this.#sender, upload) }),
      { concurrency: ABORT_CONCURRENCY },
    );
    for await (const { upload, isGone } of aborted) if (!isGone) remaining.push(upload);
    return remaining;
  }

  /** Sends a request that changes nothing. */
  #ask<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    signal: AbortSignal | undefined,
    isOptional = false,
  ): Promise<Proven<AnswerOf<Name>>> {
    return asStoreErrors(this.#sender.send(operation, input, { signal, isOptional }), signal);
  }

  /** Closes the connections; the store can't be used afterwards. */
  close(): void {
    this.#sender.close();
  }

  /** Closes the store at the end of the block that opened it by `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }
}

/**
 * Opens a store on S3 or an S3-compatible service. Without a configured region, it is looked up for
 * `bucket`; requests to other buckets use the same store. Rejects with a StoreError when no request
 * can be signed or sent. The caller closes the store.
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
