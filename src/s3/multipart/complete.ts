import { createHash } from 'node:crypto';
import { StoreError } from '../../core/errors.ts';
import type { PutResult } from '../../object-store/object-store.ts';
import { isStored } from '../objects/is-stored.ts';
import type {
  CompleteUploadInput,
  SentPart,
} from '../operations/upload/complete-multipart-upload.ts';
import type { Sender } from '../send/sender.ts';

/**
 * A lost answer makes the next attempt find no upload, or the object that the first one stored:
 * then the object itself tells.
 */
export async function completeUpload(
  sender: Sender,
  upload: CompleteUploadInput,
  size: number,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  try {
    const options = { signal, writes: 1 };
    const { answer, attempts } = await sender.send('CompleteMultipartUpload', upload, options);
    return { ...answer, attempts };
  } catch (thrown) {
    const isLostAnswer = isGone(thrown) || isRefused(thrown);
    if (!isLostAnswer || (thrown.attempts ?? 1) === 1) throw thrown;
    const { bucket, key, parts } = upload;
    const expected = { etag: etagOfParts(parts), size };
    return await isStored(sender, { bucket, key }, expected, thrown, signal).catch(
      (unknown: unknown) => {
        throw isGone(thrown) ? thrown : unknown;
      },
    );
  }
}

/** As S3 makes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts: readonly SentPart[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}

/** Whether the store knows no such upload, or no longer. */
export function isGone(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'NoSuchUpload';
}

function isRefused(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
}
