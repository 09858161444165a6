import { compareKeys } from '../../../core/keys.ts';
import { ownCopyOf } from '../../../core/text.ts';
import type {
  ListedVersion,
  ListVersionsRequest,
  VersionMarker,
} from '../../../object-store/object-store.ts';
import { documentOf, serverTimeOf } from '../../wire/answer.ts';
import type { XmlFields, XmlRow } from '../../wire/xml/read-xml.ts';
import { toBoolean, toCount, toDate } from '../../wire/xml/write-xml.ts';
import type { Operation } from '../operation.ts';
import {
  type Echo,
  echoOf,
  type Encodable,
  type Encoded,
  type EncodedPage,
  keyFields,
  MAX_PAGE,
  missingEcho,
  missingPrefix,
} from './bucket.ts';

export interface ListVersionsAnswer extends EncodedPage<ListedVersion> {
  readonly isTruncated: boolean | undefined;
  readonly next: Encoded<VersionMarker> | undefined;
  readonly echo: Echo;
  readonly serverTime: Date;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const listObjectVersions: Operation<ListVersionsRequest & Encodable, ListVersionsAnswer> = {
  write: ({ prefix, after, pageSize, isPlain }) => ({
    method: 'GET',
    path: '/',
    query: {
      versions: '',
      'encoding-type': isPlain === true ? undefined : 'url',
      prefix,
      'key-marker': after?.key,
      'version-id-marker': after?.versionId,
      'max-keys': pageSize?.toString(),
    },
    headers: {},
    maxBody: MAX_PAGE,
  }),
  read: (answer) => {
    const document = documentOf(answer, 'ListVersionsResult', 'Version', 'DeleteMarker');
    const { fields, rows = [] } = document ?? {};
    const encodingType = fields?.get('EncodingType');
    return {
      rows: rows.map((row) => toListedVersion(row, encodingType)),
      isEncoded: encodingType === 'url',
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      next: fields && nextOf(fields, encodingType),
      echo: echoOf(fields, 'Prefix', 'KeyMarker', 'VersionIdMarker'),
      serverTime: serverTimeOf(answer),
    };
  },
  missing: ({ rows, isTruncated, next, echo }, { prefix, after }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (isTruncated && next === undefined) return 'both markers of the next page';
    if (isTruncated && next?.key === after?.key && next?.versionId === after?.versionId) {
      return 'markers other than those of the page before';
    }
    if (rows.includes(undefined)) {
      return 'a readable key, a version, a size, a date and IsLatest in every row';
    }
    const id = after && { VersionIdMarker: after.versionId };
    const asked = { Prefix: prefix, KeyMarker: after?.key, ...id };
    return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
  },
};

/**
 * The next page needs both markers: with a key alone it would start after all versions of the key,
 * and a skipped version could become current when the newer ones are deleted.
 */
function nextOf(
  fields: XmlFields,
  encodingType: string | undefined,
): Encoded<VersionMarker> | undefined {
  const key = keyFields(fields, encodingType, 'NextKeyMarker');
  const versionId = fields.get('NextVersionIdMarker');
  return key && versionId ? { ...key, versionId: ownCopyOf(versionId) } : undefined;
}

function toListedVersion(
  { name, fields }: XmlRow,
  encodingType: string | undefined,
): Encoded<ListedVersion> | undefined {
  const key = keyFields(fields, encodingType);
  const versionId = fields.get('VersionId');
  const isLatest = toBoolean(fields.get('IsLatest'));
  const isDeleteMarker = name === 'DeleteMarker';
  const size = isDeleteMarker ? 0 : toCount(fields.get('Size'));
  const lastModified = toDate(fields.get('LastModified'));
  const storageClass = fields.get('StorageClass');
  if (!key || !versionId || lastModified === undefined) return undefined;
  if (isLatest === undefined || size === undefined) return undefined;
  return {
    ...key,
    versionId: ownCopyOf(versionId),
    isLatest,
    isDeleteMarker,
    size,
    etag: ownCopyOf(fields.get('ETag') ?? ''),
    lastModified,
    ...(storageClass !== undefined && { storageClass: ownCopyOf(storageClass) }),
  };
}

type Rows = readonly ListedVersion[];

/** Rows in S3's order. Some stores list all versions before all delete markers, or the reverse. */
export function inOrder(rows: Rows): Rows {
  const isInOrder = rows.every((row, at) => {
    const before = rows[at - 1];
    return before === undefined || order(before, row) <= 0;
  });
  return isInOrder ? rows : rows.toSorted(order);
}

/** By key, the newest first; versions of the same second keep their listed order. */
function order(row: ListedVersion, other: ListedVersion): number {
  const byKey = compareKeys(row.key, other.key);
  if (byKey !== 0) return byKey;
  if (row.isLatest !== other.isLatest) return row.isLatest ? -1 : 1;
  return other.lastModified.getTime() - row.lastModified.getTime();
}
