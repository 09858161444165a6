import { createHash } from 'node:crypto';
import { readWhole } from '../core/content.ts';
import { StoreError } from '../core/errors.ts';
import type { PutRequest, PutResult } from './object-store.ts';
import type { Sender } from './resilience/sender.ts';
import { attemptsOf } from './s3-errors.ts';
import { toSdkParameters } from './s3-headers.ts';
import { missingETag } from './s3-complete.ts';
import { isStored } from './s3-head.ts';
import { putInParts } from './s3-multipart.ts';
import { PART_SIZE } from './part-plan.ts';
import type { OpenUploads } from './open-uploads.ts';
import { s3Request } from './s3-request.ts';

/** Stores an object: in one request, or in parts when it is large. */
export async function putObject(
  sender: Sender,
  uploads: OpenUploads,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { bucket, key, content, headers, ifNoneMatch, ifMatch } = request;
  const parameters = {
    ...toSdkParameters(headers),
    Bucket: bucket,
    Key: key,
    ...(ifNoneMatch !== undefined && { IfNoneMatch: ifNoneMatch }),
    ...(ifMatch !== undefined && { IfMatch: ifMatch }),
  };
  const answer =
    content.size <= PART_SIZE
      ? await putInOne(
          sender,
          { ...parameters, Body: await readWhole(content, 0, content.size) },
          signal,
        )
      : await putInParts(sender, uploads, { parameters, content }, signal);
  return {
    etag: answer.ETag ?? '',
    ...(answer.VersionId !== undefined && { versionId: answer.VersionId }),
    ...attemptsOf(answer),
  };
}

async function putInOne(
  sender: Sender,
  parameters: { Bucket: string; Key: string; Body: Uint8Array },
  signal: AbortSignal | undefined,
) {
  try {
    return await sender.send(s3Request('PutObject', parameters), {
      signal,
      writes: 1,
      missing: missingETag,
    });
  } catch (thrown) {
    // After an answer that was lost, the object in the way may be this very one.
    if (!isAmbiguous(thrown)) throw thrown;
    const etag = createHash('md5').update(parameters.Body).digest('hex');
    return isStored(sender, parameters, { etag, size: parameters.Body.length }, thrown, signal);
  }
}

/** Whether a conditional write was refused that an earlier attempt may have made itself. */
function isAmbiguous(thrown: unknown): thrown is StoreError {
  return (
    thrown instanceof StoreError &&
    thrown.code === 'PreconditionFailed' &&
    (thrown.attempts ?? 1) > 1
  );
}
