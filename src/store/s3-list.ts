import {
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
  type _Object,
} from '@aws-sdk/client-s3';
import type { ListedObject, ListPage, ListRequest } from './object-store.ts';
import { unproven } from './s3-errors.ts';
import { serverTimeOf } from './s3-middleware.ts';

/** One page of ListObjectsV2. */
export async function listObjects(
  client: S3Client,
  request: ListRequest,
  signal: AbortSignal | undefined,
): Promise<ListPage> {
  const { bucket, prefix, continuationToken, pageSize } = request;
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url',
    ...(continuationToken !== undefined && { ContinuationToken: continuationToken }),
    ...(pageSize !== undefined && { MaxKeys: pageSize }),
  });
  const answer = await client.send(command, { ...(signal && { abortSignal: signal }) });
  return toPage(answer);
}

function toPage(answer: ListObjectsV2CommandOutput): ListPage {
  const { IsTruncated, NextContinuationToken, Contents = [], EncodingType } = answer;
  if (typeof IsTruncated !== 'boolean') throw unproven('the listing', 'IsTruncated');
  if (IsTruncated && !NextContinuationToken) {
    throw unproven('the listing', 'the token of the page that it says comes next');
  }
  return {
    objects: Contents.map((row) => toListedObject(row, EncodingType === 'url')),
    serverTime: serverTimeOf(answer),
    ...(IsTruncated && NextContinuationToken && { nextToken: NextContinuationToken }),
  };
}

function toListedObject(row: _Object, isEncoded: boolean): ListedObject {
  const { Key, Size, LastModified, ETag = '', StorageClass } = row;
  if (!Key || Size === undefined || LastModified === undefined) {
    throw unproven('the listing', 'a key, a size and a date in every row');
  }
  return {
    key: isEncoded ? decodeKey(Key) : Key,
    size: Size,
    etag: ETag,
    lastModified: LastModified,
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
  };
}

/** The SDK asks for `encoding-type=url` and does not decode it; there a `+` is a space. */
function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw unproven('the listing', `a key that can be decoded: ${JSON.stringify(encoded)}`);
  }
}
