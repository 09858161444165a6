import { StoreError } from '../../core/errors.ts';
import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import { toStoreError } from '../errors.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import type { OpenUploads } from './clean-up.ts';
import { uploadInParts } from './parts.ts';
import { openSession } from './session.ts';
import { partSizeFor } from './sizes.ts';

/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
export async function putInParts(
  sender: Sender,
  uploads: OpenUploads,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const patience = sender.patience(ROUNDS);
  for (;;) {
    try {
      return await putOnce(sender, uploads, request, signal);
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
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { bucket, content } = request;
  const partSize = partSizeFor(content.size);
  if (partSize === undefined) throw tooLarge(content.size);
  const way = await sender.clients.of(bucket).wayTo(bucket);
  const session = openSession({ request, sender, uploads, signal });
  try {
    return way.uploadInParts === undefined
      ? await uploadInParts(session, partSize, signal)
      : await way.uploadInParts(session, partSize);
  } catch (thrown) {
    throw session.failure()?.thrown ?? thrown;
  } finally {
    await session.close();
  }
}

function tooLarge(size: number): StoreError {
  return new StoreError(
    'EntityTooLarge',
    `${size} bytes are more than S3 stores in one object (50 TiB): split it`,
  );
}
