import type { StoreError } from '../../core/errors.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  ObjectVersion,
} from '../../object-store/object-store.ts';
import { retryOf } from '../error-codes.ts';
import { toStoreError } from '../errors.ts';
import type { DeleteObjectsAnswer } from '../operations/object/delete-objects.ts';
import type { Proven, Sender } from '../send/sender.ts';

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
): Promise<Proven<DeleteObjectsAnswer> | undefined> {
  const used = dialect.checksum;
  const { gate, ...others } = request;
  const input = { ...others, checksum: used === 'md5' ? 'md5' : 'crc32' } as const;
  try {
    return await sender.send('DeleteObjects', input, {
      signal,
      gate,
      writes: request.objects.length,
      throttled: throttledOf,
    });
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (!isRefusalOfForm(error) || used === 'singly') throw error;
    if (dialect.checksum === used) dialect.checksum = used === 'default' ? 'md5' : 'singly';
    return undefined;
  }
}

function throttledOf({ deleted, errors }: DeleteObjectsAnswer) {
  if (!errors.some(({ code = '' }) => retryOf({ code }) === 'slower')) return 'nothing';
  return deleted.length > 0 ? 'something' : 'everything';
}

/**
 * Stores that know only Content-MD5 refuse a CRC32 with one of several codes
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
  { gate, ...request }: Omit<DeleteManyRequest, 'objects'>,
  { key, versionId, ifMatch }: ObjectVersion,
  signal: AbortSignal | undefined,
): Promise<DeleteResult> {
  try {
    // What else an object says of itself, its bucket say, is not what is to be deleted.
    const input = {
      ...request,
      key,
      ...(versionId !== undefined && { versionId }),
      ...(ifMatch !== undefined && { ifMatch }),
    };
    const { answer, attempts } = await sender.send('DeleteObject', input, {
      signal,
      gate,
      writes: 1,
    });
    const { deleteMarker } = answer;
    return { ...(deleteMarker !== undefined && { deleteMarker }), attempts };
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (error.scope === 'batch') throw error;
    return { error };
  }
}
