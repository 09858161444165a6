import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
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
import { connect, type S3Connection } from './s3-client.ts';
import { deleteObjects, type DeleteDialect } from './s3-delete.ts';
import { asStoreErrors, unproven } from './s3-errors.ts';
import { listObjects } from './s3-list.ts';
import { MAX_BYTES_PER_PUT, putObject } from './s3-put.ts';

/** Amazon S3, and what speaks its protocol, through the AWS SDK. */
export class S3Store implements ObjectStore {
  readonly maxBytesPerPut = MAX_BYTES_PER_PUT;
  readonly #client: S3Client;
  readonly #deleteDialect: DeleteDialect = { checksum: 'default' };

  /** @internal Use openS3Store, which guards keys and the endpoint. */
  constructor(client: S3Client) {
    this.#client = client;
  }

  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return asStoreErrors(putObject(this.#client, request, signal), signal);
  }

  get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return asStoreErrors(this.#get(request, signal), signal);
  }

  head(request: ObjectRequest, signal?: AbortSignal): Promise<HeadResult | undefined> {
    return asStoreErrors(this.#head(request, signal), signal).catch((error: unknown) => {
      if (error instanceof StoreError && error.status === 404) return undefined;
      throw error;
    });
  }

  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]> {
    return asStoreErrors(deleteObjects(this.#client, request, this.#deleteDialect, signal), signal);
  }

  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage> {
    return asStoreErrors(listObjects(this.#client, request, signal), signal);
  }

  /** Closes the connections; the store can't be used afterwards. */
  close(): void {
    this.#client.destroy();
  }

  async #get(request: ObjectRequest, signal: AbortSignal | undefined): Promise<GetResult> {
    const answer = await this.#client.send(new GetObjectCommand(objectParameters(request)), {
      ...(signal && { abortSignal: signal }),
    });
    const body = answer.Body as AsyncIterable<Uint8Array> | undefined;
    if (body === undefined) throw unproven('GetObject', 'a body');
    return { ...factsOf(answer, 'GetObject'), body };
  }

  async #head(request: ObjectRequest, signal: AbortSignal | undefined): Promise<HeadResult> {
    const command = new HeadObjectCommand(objectParameters(request));
    const answer = await this.#client.send(command, { ...(signal && { abortSignal: signal }) });
    return factsOf(answer, 'HeadObject');
  }
}

/**
 * A store on S3, or on what speaks its protocol. `bucket` is asked for its region when nothing
 * names one; requests to other buckets of that region go through the same store. Rejects with a
 * StoreError when no request can be signed or sent. The caller closes it.
 */
export async function openS3Store(connection: S3Connection, bucket: string): Promise<S3Store> {
  return new S3Store(await asStoreErrors(connect(connection, bucket), undefined));
}

function objectParameters({ bucket, key, versionId }: ObjectRequest) {
  return { Bucket: bucket, Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
}

interface ObjectFacts {
  readonly ContentLength?: number | undefined;
  readonly ETag?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly VersionId?: string | undefined;
}

function factsOf(answer: ObjectFacts, operation: string): HeadResult {
  const { ContentLength, ETag, LastModified, VersionId } = answer;
  if (ContentLength === undefined || !ETag || LastModified === undefined) {
    throw unproven(operation, 'a Content-Length, an ETag and a Last-Modified');
  }
  return {
    size: ContentLength,
    etag: ETag,
    lastModified: LastModified,
    ...(VersionId !== undefined && { versionId: VersionId }),
  };
}
