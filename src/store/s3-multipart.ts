import { Readable } from 'node:stream';
import type { CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Content } from '../core/content.ts';
import { StoreError } from '../core/errors.ts';
import { clientOf, closeLane, openLane } from './multipart-lane.ts';
import type { OpenUploads } from './open-uploads.ts';
import { PART_SIZE, partSizeFor } from './part-plan.ts';
import type { Sender } from './resilience/sender.ts';

/** Parts of one object in flight. */
const PARTS_IN_FLIGHT = 4;

/** Most bytes of one object in memory: its parts in flight, and the next one being read. */
export const MAX_BYTES_PER_PUT = (PARTS_IN_FLIGHT + 1) * PART_SIZE;

/**
 * Bytes read at a time. lib-storage joins pieces until they are more than a part, and the part
 * keeps all that was joined in memory: with pieces as large as parts that would be twice as much.
 */
const PIECE_SIZE = 1024 * 1024;

/** How often an object is sent as a whole when the store lost its upload or a part. */
const MAX_ROUNDS = 3;

interface PutInParts {
  readonly parameters: { readonly Bucket: string; readonly Key: string };
  readonly content: Content;
}

/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
export async function putInParts(
  sender: Sender,
  uploads: OpenUploads,
  put: PutInParts,
  signal: AbortSignal | undefined,
): Promise<CompleteMultipartUploadCommandOutput> {
  for (let round = 1; ; round += 1) {
    try {
      return await putOnce(sender, uploads, put, signal);
    } catch (thrown) {
      if (round === MAX_ROUNDS || !isLost(thrown)) throw thrown;
    }
  }
}

/** The upload is gone, a part is not what was answered, or another write came between. */
const LOST = new Set(['NoSuchUpload', 'InvalidPart', 'ConditionalRequestConflict']);

/** Whether the object, sent anew, may still be stored. */
function isLost(thrown: unknown): boolean {
  return thrown instanceof StoreError && LOST.has(thrown.code);
}

async function putOnce(
  sender: Sender,
  uploads: OpenUploads,
  { parameters, content }: PutInParts,
  signal: AbortSignal | undefined,
): Promise<CompleteMultipartUploadCommandOutput> {
  const partSize = partSizeFor(content.size);
  if (partSize === undefined) throw tooLarge(content.size);
  const lane = openLane({ sender, uploads, size: content.size, signal });
  const upload = new Upload({
    client: clientOf(lane),
    params: {
      ...parameters,
      Body: Readable.from(pieces(content)),
      ContentLength: content.size,
    },
    partSize,
    queueSize: PARTS_IN_FLIGHT,
    leavePartsOnError: true,
  });
  try {
    return await upload.done();
  } catch (thrown) {
    throw lane.failure?.thrown ?? thrown;
  } finally {
    await closeLane(lane);
  }
}

function tooLarge(size: number): StoreError {
  return new StoreError(
    'EntityTooLarge',
    `${size} bytes are more than S3 stores in one object (50 TiB): split it`,
  );
}

async function* pieces(content: Content): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.size; start += PIECE_SIZE) {
    yield await content.read(start, Math.min(start + PIECE_SIZE, content.size));
  }
}
