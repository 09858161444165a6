import type { ListMultipartUploadsCommandOutput, MultipartUpload } from '@aws-sdk/client-s3';
import type {
  ListedUpload,
  ListUploadsRequest,
  UploadsPage,
} from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { readKey } from './list.ts';
import { serverTimeOf } from '../sdk/middleware.ts';
import { s3Request } from '../request.ts';
import { quoted } from '../../core/shown.ts';

/** One page of ListMultipartUploads; like a page of objects, asked for until it can be right. */
export async function listUploads(
  sender: Sender,
  request: ListUploadsRequest,
  signal: AbortSignal | undefined,
): Promise<UploadsPage> {
  const { bucket, prefix, after, pageSize } = request;
  const command = s3Request('ListMultipartUploads', {
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url',
    ...(after !== undefined && { KeyMarker: after.key, UploadIdMarker: after.uploadId }),
    ...(pageSize !== undefined && { MaxUploads: pageSize }),
  });
  let uploads: readonly ListedUpload[] = [];
  const answer = await sender.send(command, {
    signal,
    missing: (page: ListMultipartUploadsCommandOutput) => {
      const rows = (page.Uploads ?? []).map((row) => toListedUpload(row, page.EncodingType));
      uploads = rows.filter((row) => row !== undefined);
      return missingOf(request, page, rows);
    },
  });
  const next = nextOf(answer);
  return { uploads, serverTime: serverTimeOf(answer), ...(next !== undefined && { next }) };
}

function missingOf(
  { prefix, after }: ListUploadsRequest,
  page: ListMultipartUploadsCommandOutput,
  rows: readonly (ListedUpload | undefined)[],
): string | undefined {
  const { IsTruncated } = page;
  if (typeof IsTruncated !== 'boolean') return 'IsTruncated';
  const next = nextOf(page);
  if (IsTruncated && next === undefined) return 'the markers of the page that it says comes next';
  const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
  if (next !== undefined && isRepeated) return 'markers other than those of the page before';
  if (rows.includes(undefined)) return 'a key that can be read, an id and a date in every row';
  const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
  if (foreign === undefined) return undefined;
  return `the prefix ${quoted(prefix)} in the key ${quoted(foreign.key)}`;
}

function nextOf(page: ListMultipartUploadsCommandOutput): UploadsPage['next'] {
  const { IsTruncated, NextKeyMarker, NextUploadIdMarker, EncodingType } = page;
  const key = readKey(NextKeyMarker, EncodingType);
  return IsTruncated && key && NextUploadIdMarker
    ? { key, uploadId: NextUploadIdMarker }
    : undefined;
}

/** Undefined when the row is not that of an upload. */
function toListedUpload(
  { Key, UploadId, Initiated }: MultipartUpload,
  encodingType: string | undefined,
): ListedUpload | undefined {
  const key = readKey(Key, encodingType);
  if (!key || !UploadId || Initiated === undefined) return undefined;
  return { key, uploadId: UploadId, initiated: Initiated };
}
