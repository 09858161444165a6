import type { DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';
import type { StoreError } from '../../core/errors.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  ObjectVersion,
} from '../../object-store/object-store.ts';
import { retryOf } from '../error-codes.ts';
import type { Sender } from '../send/sender.ts';
import { attemptsOf, toStoreError } from '../errors.ts';
import { s3Request } from '../request.ts';

/** How a store takes a DeleteObjects request; learned from its refusals, for the whole run. */
export interface DeleteDialect {
  checksum: 'default' | 'md5' | 'singly';
}

/** Undefined when the store refused the form of the request and the dialect has changed. */
export async function sendTogether(
  sender: Sender,
  request: DeleteManyRequest,
  dialect: DeleteDialect,
  signal: AbortSignal | undefined,
): Promise<DeleteObjectsCommandOutput | undefined> {
  const used = dialect.checksum;
  const command = s3Request('DeleteObjects', {
    ...commonParameters(request),
    ...(used === 'md5' && { ChecksumAlgorithm: 'MD5' }),
    Delete: {
      Quiet: false,
      Objects: request.objects.map(({ key, versionId }) => ({
        Key: key,
        ...(versionId !== undefined && { VersionId: versionId }),
      })),
    },
  });
  try {
    return await sender.send(command, {
      signal,
      gate: request.gate,
      writes: request.objects.length,
      missing: ({ Deleted, Errors }: DeleteObjectsCommandOutput) =>
        Deleted || Errors ? undefined : 'a word about any key',
      throttled: throttledOf,
    });
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (!isRefusalOfForm(error) || used === 'singly') throw error;
    if (dialect.checksum === used) dialect.checksum = used === 'default' ? 'md5' : 'singly';
    return undefined;
  }
}

function throttledOf({ Deleted = [], Errors = [] }: DeleteObjectsCommandOutput) {
  if (!Errors.some(({ Code = '' }) => retryOf({ code: Code }) === 'slower')) return 'nothing';
  return Deleted.length > 0 ? 'something' : 'everything';
}

/**
 * Stores that know only Content-MD5 refuse the SDK's CRC32 with one of several codes
 * (https://github.com/aws/aws-sdk-js-v3/issues/6819, https://github.com/minio/minio/issues/20845),
 * and some have no DeleteObjects at all. None of these codes leaves anything deleted.
 */
function isRefusalOfForm({ code, status, message }: StoreError): boolean {
  if (code === 'NotImplemented' || code === 'MissingContentMD5' || status === 501) return true;
  const isInvalid = code === 'InvalidRequest' || code === 'InvalidArgument';
  return isInvalid && /md5|checksum|crc|x-amz-sdk/i.test(message);
}

/** One key in a request of its own. */
export async function deleteOne(
  sender: Sender,
  request: DeleteManyRequest,
  { key, versionId }: ObjectVersion,
  signal: AbortSignal | undefined,
): Promise<DeleteResult> {
  const command = s3Request('DeleteObject', {
    ...commonParameters(request),
    Key: key,
    ...(versionId !== undefined && { VersionId: versionId }),
  });
  try {
    const answer = await sender.send(command, {
      signal,
      gate: request.gate,
      writes: 1,
      missing: ({ $metadata }) => ($metadata.httpStatusCode === 204 ? undefined : 'status 204'),
    });
    return {
      ...(answer.DeleteMarker !== undefined && { deleteMarker: answer.DeleteMarker }),
      ...attemptsOf(answer),
    };
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (error.scope === 'batch') throw error;
    return { error };
  }
}

function commonParameters(request: DeleteManyRequest) {
  const { bucket, mfa, requestPayer, bypassGovernance, expectedBucketOwner } = request;
  return {
    Bucket: bucket,
    ...(mfa !== undefined && { MFA: mfa }),
    ...(requestPayer !== undefined && { RequestPayer: requestPayer }),
    ...(bypassGovernance !== undefined && { BypassGovernanceRetention: bypassGovernance }),
    ...(expectedBucketOwner !== undefined && { ExpectedBucketOwner: expectedBucketOwner }),
  };
}
