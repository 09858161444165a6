import { Readable } from 'node:stream';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Content } from '../core/content.ts';
import type { PutRequest, PutResult } from './object-store.ts';
import { attemptsOf, unproven } from './s3-errors.ts';
import { toSdkParameters } from './s3-headers.ts';

const MIB = 1024 * 1024;

/** Bodies up to this size, in bytes, go in one request. */
export const PART_THRESHOLD = 8 * MIB;

/** S3's limit, which together with its 10,000 parts sets the part size of very large objects. */
const MAX_PARTS = 10_000;

/** Parts of one object in flight. */
const PARTS_IN_FLIGHT = 4;

/** Most bytes of one object in memory: its parts in flight, and the next one being read. */
export const MAX_BYTES_PER_PUT = (PARTS_IN_FLIGHT + 1) * PART_THRESHOLD;

/** Stores an object: in one request, or in parts when it is large. */
export async function putObject(
  client: S3Client,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { bucket, key, content, headers, ifNoneMatch } = request;
  const parameters = {
    ...toSdkParameters(headers),
    Bucket: bucket,
    Key: key,
    ...(ifNoneMatch !== undefined && { IfNoneMatch: ifNoneMatch }),
  };
  const answer =
    content.size <= PART_THRESHOLD
      ? await client.send(
          new PutObjectCommand({ ...parameters, Body: await content.read(0, content.size) }),
          { ...(signal && { abortSignal: signal }) },
        )
      : await putInParts(client, parameters, content, signal);
  if (!answer.ETag) throw unproven('the upload', 'an ETag');
  return {
    etag: answer.ETag,
    ...(answer.VersionId !== undefined && { versionId: answer.VersionId }),
    ...attemptsOf(answer),
  };
}

async function putInParts(
  client: S3Client,
  parameters: { Bucket: string; Key: string },
  content: Content,
  signal: AbortSignal | undefined,
) {
  const partSize = partSizeFor(content.size);
  const upload = new Upload({
    client,
    params: {
      ...parameters,
      Body: Readable.from(pieces(content, partSize)),
      ContentLength: content.size,
    },
    partSize,
    queueSize: PARTS_IN_FLIGHT,
  });
  // Not one controller for all uploads: Upload sets `signal.onabort`, so only the last would hear.
  const abort = () => void upload.abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    return await upload.done();
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** The smallest whole number of MiB, from 8, with which `size` bytes fit into 10,000 parts. */
export function partSizeFor(size: number): number {
  return Math.max(PART_THRESHOLD, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}

async function* pieces(content: Content, pieceSize: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.size; start += pieceSize) {
    yield await content.read(start, Math.min(start + pieceSize, content.size));
  }
}
