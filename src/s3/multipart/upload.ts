import type { CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import { closeSession, openSession, type UploadSession, type PutInParts } from './session.ts';
import type { OpenUploads } from './clean-up.ts';
import { uploadInParts } from './parts.ts';
import { toStoreError } from '../errors.ts';
import type { Policy } from '../send/patience.ts';
import { partSizeFor } from './sizes.ts';
import type { Sender } from '../send/sender.ts';
import { s3Request } from '../request.ts';

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
  const patience = sender.patience(ROUNDS);
  for (;;) {
    try {
      return await putOnce(sender, uploads, put, signal);
    } catch (thrown) {
      const error = toStoreError(thrown, signal);
      await patience.again(error, signal);
    }
  }
}

/** The upload is gone, a part is not what was answered, or another write came between. */
const LOST = new Set(['NoSuchUpload', 'InvalidPart', 'ConditionalRequestConflict']);

/** An object is sent as a whole so often when the store lost its upload or a part. */
const ROUNDS: Policy = {
  attempts: 3,
  budget: Infinity,
  retryOf: ({ code }) => (LOST.has(code) ? 'again' : 'never'),
};

async function putOnce(
  sender: Sender,
  uploads: OpenUploads,
  put: PutInParts,
  signal: AbortSignal | undefined,
): Promise<CompleteMultipartUploadCommandOutput> {
  const partSize = partSizeFor(put.content.size);
  if (partSize === undefined) throw tooLarge(put.content.size);
  const session = openSession({ ...put, sender, uploads, partSize, signal });
  try {
    if (await takesOwnParts(session)) return await uploadInParts(session);
    const { uploadBySdk } = await import('../sdk/lib-storage.ts');
    return await uploadBySdk(session);
  } catch (thrown) {
    throw session.failure?.thrown ?? thrown;
  } finally {
    await closeSession(session);
  }
}

/** lib-storage stands where its client does all else, too: so that support can tell them apart. */
function takesOwnParts({ sender, parameters: { Bucket, Key } }: UploadSession): Promise<boolean> {
  const part = { Bucket, Key, UploadId: '-', PartNumber: 1, Body: new Uint8Array() };
  return sender.goesByWire(s3Request('UploadPart', part));
}

function tooLarge(size: number): StoreError {
  return new StoreError(
    'EntityTooLarge',
    `${size} bytes are more than S3 stores in one object (50 TiB): split it`,
  );
}
