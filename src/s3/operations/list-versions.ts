import type {
  DeleteMarkerEntry,
  ListObjectVersionsCommandOutput,
  ObjectVersion as VersionEntry,
} from '@aws-sdk/client-s3';
import { compareUtf8 } from '../../core/compare-utf8.ts';
import type {
  ListedVersion,
  ListVersionsRequest,
  VersionMarker,
  VersionsPage,
} from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { missingPrefix, readKey } from './list.ts';
import { serverTimeOf } from '../sdk/middleware.ts';
import { s3Request } from '../request.ts';

/** One page of ListObjectVersions. One that can't be the answer to its request is asked for again. */
export async function listVersions(
  sender: Sender,
  request: ListVersionsRequest,
  signal: AbortSignal | undefined,
): Promise<VersionsPage> {
  const { bucket, prefix, after, pageSize } = request;
  const command = s3Request('ListObjectVersions', {
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url',
    ...(after !== undefined && { KeyMarker: after.key, VersionIdMarker: after.versionId }),
    ...(pageSize !== undefined && { MaxKeys: pageSize }),
  });
  let versions: readonly ListedVersion[] = [];
  const answer = await sender.send(command, {
    signal,
    missing: (page: ListObjectVersionsCommandOutput) => {
      const rows = rowsOf(page);
      versions = merged(...rows);
      return missingOf(request, page, rows.flat());
    },
  });
  const next = answer.IsTruncated === true ? nextOf(answer) : undefined;
  return { versions, serverTime: serverTimeOf(answer), ...(next && { next }) };
}

/**
 * Both markers are needed: a key alone would go on after all versions of the key, and those left
 * out could become visible when what lies over them is deleted.
 */
function nextOf(page: ListObjectVersionsCommandOutput): VersionMarker | undefined {
  const key = readKey(page.NextKeyMarker, page.EncodingType);
  const { NextVersionIdMarker: versionId } = page;
  return key && versionId ? { key, versionId } : undefined;
}

function missingOf(
  { prefix, after }: ListVersionsRequest,
  page: ListObjectVersionsCommandOutput,
  rows: readonly (ListedVersion | undefined)[],
): string | undefined {
  if (typeof page.IsTruncated !== 'boolean') return 'IsTruncated';
  const next = nextOf(page);
  if (page.IsTruncated && next === undefined) return 'both markers of the page that comes next';
  if (page.IsTruncated && next?.key === after?.key && next?.versionId === after?.versionId) {
    return 'markers other than those of the page before';
  }
  if (rows.includes(undefined)) {
    return 'a key that can be read, a version, a size, a date and IsLatest in every row';
  }
  return missingPrefix(prefix, rows);
}

type Rows = readonly (ListedVersion | undefined)[];

/** Versions, then delete markers; undefined where a row is neither. */
function rowsOf(page: ListObjectVersionsCommandOutput): readonly [Rows, Rows] {
  const { Versions = [], DeleteMarkers = [], EncodingType } = page;
  return [
    Versions.map((row) => toListedVersion(row, EncodingType, false)),
    DeleteMarkers.map((row) => toListedVersion({ ...row, Size: 0 }, EncodingType, true)),
  ];
}

function toListedVersion(
  row: VersionEntry | (DeleteMarkerEntry & Pick<VersionEntry, 'ETag' | 'Size' | 'StorageClass'>),
  encodingType: string | undefined,
  isDeleteMarker: boolean,
): ListedVersion | undefined {
  const { VersionId, IsLatest, Size, LastModified, ETag = '', StorageClass } = row;
  const key = readKey(row.Key, encodingType);
  if (!key || !VersionId || LastModified === undefined) return undefined;
  if (typeof IsLatest !== 'boolean' || Size === undefined) return undefined;
  return {
    key,
    versionId: VersionId,
    isLatest: IsLatest,
    isDeleteMarker,
    size: Size,
    etag: ETag,
    lastModified: LastModified,
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
  };
}

/** The answer lists both kinds in one order, of which the SDK keeps only that within each kind. */
function merged(versions: Rows, deleteMarkers: Rows): readonly ListedVersion[] {
  const left = versions.filter((row) => row !== undefined);
  const right = deleteMarkers.filter((row) => row !== undefined);
  const rows: ListedVersion[] = [];
  let next = 0;
  for (const version of left) {
    for (let row = right[next]; row && isBefore(row, version); row = right[next]) {
      rows.push(row);
      next += 1;
    }
    rows.push(version);
  }
  return [...rows, ...right.slice(next)];
}

function isBefore(marker: ListedVersion, version: ListedVersion): boolean {
  const order = compareUtf8(marker.key, version.key);
  if (order !== 0) return order < 0;
  if (marker.isLatest !== version.isLatest) return marker.isLatest;
  return marker.lastModified > version.lastModified;
}
