import type { CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import type { CopyRequest, ObjectRequest, PutResult } from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { attemptsOf } from '../errors.ts';
import { toSdkParameters } from './headers.ts';
import { missingETag } from '../multipart/complete.ts';
import { s3Request } from '../request.ts';
import { assertSendableBucket, assertSendableKey } from '../send/concerns/sendable-names.ts';

/** Copies an object on the server, with other headers. */
export async function copyObject(
  sender: Sender,
  { bucket, key, source, ifSourceMatch, headers }: CopyRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const command = s3Request('CopyObject', {
    ...toSdkParameters(headers),
    Bucket: bucket,
    Key: key,
    CopySource: copySourceOf(source),
    MetadataDirective: 'REPLACE',
    TaggingDirective: headers['x-amz-tagging'] === undefined ? 'COPY' : 'REPLACE',
    ...(ifSourceMatch !== undefined && { CopySourceIfMatch: ifSourceMatch }),
  });
  const answer = await sender.send(command, { signal, writes: 1, missing: missingCopy });
  return {
    etag: answer.CopyObjectResult?.ETag ?? '',
    ...(answer.VersionId !== undefined && { versionId: answer.VersionId }),
    ...attemptsOf(answer),
  };
}

/** A copy that fails half way has status 200 and an error for a body. */
function missingCopy({ CopyObjectResult }: CopyObjectCommandOutput): string | undefined {
  return missingETag(CopyObjectResult ?? {});
}

/**
 * The header is a part of a URL, which the SDK leaves to its callers to encode. Its names are checked
 * here, because encoded they can't be told apart.
 */
function copySourceOf({ bucket, key, versionId }: ObjectRequest): string {
  assertSendableBucket(bucket);
  assertSendableKey(key);
  const place = bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
  const version = versionId === undefined ? '' : `?versionId=${encodeURIComponent(versionId)}`;
  return place.split('/').map(encodeURIComponent).join('/') + version;
}
