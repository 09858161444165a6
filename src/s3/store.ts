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
  ListedObject,
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
import {
  abortUpload,
  createOpenUploads,
  type UploadEnd,
  type UploadJournal,
} from './multipart/finish.ts';
import { endUpload, uploadSize } from './multipart/session.ts';
import { type DeleteDialect, removeObjects } from './objects/delete.ts';
import { readObject } from './objects/get.ts';
import { createKeyReader, isUnreadable } from './objects/listed-keys.ts';
import { createBodyMemory, type PutDeps, storeObject } from './objects/put.ts';
import { inOrder } from './operations/bucket/list-object-versions.ts';
import { grantHeaders } from './operations/object/get-object-acl.ts';
import type { OperationName } from './operations/operation.ts';
import type { AnswerOf, InputOf } from './operations/operations.ts';
import type { Proven, Sender } from './send/sender.ts';
import { connect, type Opening, type S3Connection } from './store-client.ts';
import { isS3 } from './wire/endpoint-guard.ts';

const ABORT_CONCURRENCY = 8;

/** Whether nothing that a HEAD returns differs from a row of a listing. */
function isSameObject(found: StoredObject, row: ListedObject): boolean {
  const { size = row.size, etag = row.etag, lastModified = row.lastModified } = found;
  const isSameTime = Math.abs(lastModified.getTime() - row.lastModified.getTime()) < 1000;
  return size === row.size && etag === row.etag && isSameTime;
}

/** An upload that was to be aborted, and why it is not proven to be gone. */
export interface UnprovenAbort {
  readonly upload: OpenUpload;
  readonly end: Exclude<UploadEnd, 'gone'>;
}

/** A store on Amazon S3 or a service with its protocol, which `openS3Store` opens. */
export class S3Store implements ObjectStore, AsyncDisposable {
  readonly maxBytesPerPut = bytesInFlight(PART_SIZE);
  readonly #sender: Sender;
  readonly #put: PutDeps;
  readonly #keys = createKeyReader();
  readonly #deleteDialect: DeleteDialect = {};

  /** @internal Use openS3Store, which guards keys and the endpoint. */
  constructor(sender: Sender, journal?: UploadJournal) {
    this.#sender = sender;
    this.#put = {
      sender,
      uploads: createOpenUploads(journal),
      memory: createBodyMemory(),
      opaque: new Set(),
    };
  }

  get keysPerDelete(): number {
    return this.#sender.pace.batch;
  }

  documentsConditions(bucket: string): Promise<boolean> {
    return this.#isS3(bucket);
  }

  async #isS3(bucket: string): Promise<boolean> {
    const way = this.#sender.clients.of(bucket).wayTo(bucket);
    return isS3((await asStoreErrors(way, undefined)).hostname);
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
      const { facts, headers, checksums } = answer;
      return { ...facts, headers, checksums };
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
    return grantHeaders((await this.#refine('GetObjectAcl', request, signal)).answer);
  }

  async tags(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders> {
    return (await this.#refine('GetObjectTagging', request, signal)).answer.tags ?? {};
  }

  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]> {
    return asStoreErrors(removeObjects(this.#sender, request, this.#deleteDialect, signal), signal);
  }

  async list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    const { isOptional, ...input } = request;
    const { answer } = await this.#ask('ListObjectsV2', input, signal, isOptional);
    const { page, rows } = await this.#keys.read(answer, {
      isKnownToEncode: () => this.#isS3(request.bucket),
      askPlain: () => this.#listPlain(input, signal),
      has: async (key, row) => {
        const found = await this.head({ bucket: request.bucket, key }, signal);
        return found !== undefined && isSameObject(found, row);
      },
    });
    const { isTruncated, nextToken, serverTime } = page;
    return { objects: rows, serverTime, ...(isTruncated && nextToken && { nextToken }) };
  }

  /** Where XML has no place for a key, the answer is never readable, and worth few tries. */
  async #listPlain(input: Omit<ListRequest, 'isOptional'>, signal: AbortSignal | undefined) {
    const plain = { ...input, isPlain: true };
    try {
      return (await this.#refine('ListObjectsV2', plain, signal)).answer;
    } catch (thrown) {
      if (isUnreadable(thrown)) throw thrown;
      return (await this.#ask('ListObjectsV2', plain, signal)).answer;
    }
  }

  async listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage> {
    const ask = async (isPlain: boolean) =>
      (await this.#ask('ListObjectVersions', { ...request, isPlain }, signal)).answer;
    const { page, rows, next } = await this.#keys.read(await ask(false), {
      isKnownToEncode: () => this.#isS3(request.bucket),
      askPlain: () => ask(true),
    });
    const { isTruncated, serverTime } = page;
    return { versions: inOrder(rows), serverTime, ...(isTruncated && next && { next }) };
  }

  async listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage> {
    const ask = async (isPlain: boolean) =>
      (await this.#ask('ListMultipartUploads', { ...request, isPlain }, signal)).answer;
    const { page, rows, next } = await this.#keys.read(await ask(false), {
      isKnownToEncode: () => this.#isS3(request.bucket),
      askPlain: () => ask(true),
    });
    const { isTruncated, serverTime } = page;
    return { uploads: rows, serverTime, ...(isTruncated && next && { next }) };
  }

  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number> {
    return asStoreErrors(uploadSize(this.#sender, upload, signal), signal);
  }

  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult> {
    return asStoreErrors(endUpload(this.#sender, request, signal), signal);
  }

  /** Aborts multipart uploads; resolves to those that are not proven to be gone, each with why. */
  async abortUploads(uploads: readonly OpenUpload[]): Promise<readonly UnprovenAbort[]> {
    const unproven: UnprovenAbort[] = [];
    const aborted = mapConcurrent(
      uploads,
      async (upload) => ({ upload, end: await abortUpload(this.#sender, upload) }),
      { concurrency: ABORT_CONCURRENCY },
    );
    for await (const { upload, end } of aborted) {
      if (end !== 'gone') unproven.push({ upload, end });
    }
    return unproven;
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

  /** Sends a question without whose answer the work goes on. */
  #refine<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    signal: AbortSignal | undefined,
  ): Promise<Proven<AnswerOf<Name>>> {
    const sent = this.#sender.send(operation, input, { signal, isRefining: true });
    return asStoreErrors(sent, signal);
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
 * can be signed or sent, or when the signal aborts. The caller closes the store.
 */
export async function openS3Store(
  connection: S3Connection,
  bucket: string,
  opening: Opening = {},
): Promise<S3Store> {
  return new S3Store(
    await asStoreErrors(connect(connection, bucket, opening), opening.signal),
    connection.uploadJournal,
  );
}
