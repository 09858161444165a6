import type { ListObjectsV2CommandOutput, _Object } from '@aws-sdk/client-s3';
import { ownCopyOf } from '../../core/own-copy.ts';
import { quoted } from '../../core/shown.ts';
import type { ListedObject, ListPage, ListRequest } from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { serverTimeOf } from '../sdk/middleware.ts';
import { s3Request } from '../request.ts';

/** One page of ListObjectsV2. A page that can't be the answer to its request is asked for again. */
export async function listObjects(
  sender: Sender,
  request: ListRequest,
  signal: AbortSignal | undefined,
): Promise<ListPage> {
  const { bucket, prefix, continuationToken, startAfter, pageSize } = request;
  const command = s3Request('ListObjectsV2', {
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url',
    ...(continuationToken !== undefined && { ContinuationToken: continuationToken }),
    ...(startAfter !== undefined && { StartAfter: startAfter }),
    ...(pageSize !== undefined && { MaxKeys: pageSize }),
  });
  let objects: readonly ListedObject[] = [];
  const answer = await sender.send(command, {
    signal,
    missing: (page: ListObjectsV2CommandOutput) => {
      const rows = (page.Contents ?? []).map((row) => toListedObject(row, page.EncodingType));
      objects = rows.filter((row) => row !== undefined);
      return missingOf(request, page, rows);
    },
  });
  const { IsTruncated, NextContinuationToken } = answer;
  return {
    objects,
    serverTime: serverTimeOf(answer),
    // It outlives its page.
    ...(IsTruncated && NextContinuationToken && { nextToken: ownCopyOf(NextContinuationToken) }),
  };
}

function missingOf(
  { prefix, continuationToken }: ListRequest,
  { IsTruncated, NextContinuationToken }: ListObjectsV2CommandOutput,
  rows: readonly (ListedObject | undefined)[],
): string | undefined {
  if (typeof IsTruncated !== 'boolean') return 'IsTruncated';
  if (IsTruncated && !NextContinuationToken) return 'the token of the page that it says comes next';
  if (IsTruncated && NextContinuationToken === continuationToken) {
    return 'a token other than that of the page before';
  }
  if (rows.includes(undefined)) return 'a key that can be read, a size and a date in every row';
  return missingPrefix(prefix, rows);
}

/** Says of the first key outside the prefix that it lacks it. */
export function missingPrefix(
  prefix: string,
  rows: readonly ({ readonly key: string } | undefined)[],
): string | undefined {
  const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
  if (foreign === undefined) return undefined;
  return `the prefix ${quoted(prefix)} in the key ${quoted(foreign.key)}`;
}

/** Undefined when the row is not that of an object. */
function toListedObject(row: _Object, encodingType: string | undefined): ListedObject | undefined {
  const { Key, Size, LastModified, ETag = '', StorageClass } = row;
  const key = readKey(Key, encodingType);
  if (!key || Size === undefined || LastModified === undefined) return undefined;
  return {
    key,
    size: Size,
    etag: ETag,
    lastModified: LastModified,
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
  };
}

/**
 * A key as a listing writes it, undefined when it can't be read. The SDK asks for
 * `encoding-type=url` and does not decode it; there a `+` is a space. Some stores ignore it.
 */
export function readKey(
  written: string | undefined,
  encodingType: string | undefined,
): string | undefined {
  if (written === undefined || encodingType !== 'url') return written;
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
