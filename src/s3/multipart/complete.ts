import { createHash } from 'node:crypto';
import type { CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import type { Sender } from '../send/sender.ts';
import type { S3Request } from '../request.ts';
import { isStored } from '../operations/head.ts';

/**
 * A lost answer makes the next attempt find no upload, or the object that the first one stored:
 * then the object itself tells.
 */
export async function completeUpload(
  sender: Sender,
  request: S3Request<'CompleteMultipartUpload'>,
  size: number,
  signal: AbortSignal | undefined,
): Promise<CompleteMultipartUploadCommandOutput> {
  try {
    return await sender.send(request, { signal, writes: 1, missing: missingETag });
  } catch (thrown) {
    const isLostAnswer = isGone(thrown) || isRefused(thrown);
    if (!isLostAnswer || (thrown.attempts ?? 1) === 1) throw thrown;
    const { Bucket = '', Key = '', MultipartUpload: { Parts = [] } = {} } = request.input;
    const expected = { etag: etagOfParts(Parts), size };
    return await isStored(sender, { Bucket, Key }, expected, thrown, signal).catch(
      (unknown: unknown) => {
        throw isGone(thrown) ? thrown : unknown;
      },
    );
  }
}

/** As S3 makes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts: readonly { readonly ETag?: string | undefined }[]): string {
  const digests = parts.map(({ ETag = '' }) => Buffer.from(ETag.replaceAll('"', ''), 'hex'));
  return `${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}

/** What an answer to a PUT, a part or a completion lacks. */
export function missingETag({ ETag }: { readonly ETag?: string | undefined }): string | undefined {
  return ETag ? undefined : 'an ETag';
}

/** Whether the store knows no such upload, or no longer. */
export function isGone(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'NoSuchUpload';
}

function isRefused(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
}
