import { ownCopyOf } from '../../../core/text.ts';
import type { ListedObject, ListRequest } from '../../../object-store/object-store.ts';
import { documentOf, serverTimeOf } from '../../wire/answer.ts';
import type { XmlFields } from '../../wire/xml/read-xml.ts';
import { toBoolean, toCount, toDate } from '../../wire/xml/write-xml.ts';
import type { Operation } from '../operation.ts';
import { missingPrefix, readKey } from './bucket.ts';

export interface ListObjectsAnswer {
  /** Undefined where a row can't be read. */
  readonly rows: readonly (ListedObject | undefined)[];
  readonly isTruncated: boolean | undefined;
  readonly nextToken: string | undefined;
  readonly serverTime: Date;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2: Operation<ListRequest, ListObjectsAnswer> = {
  write: ({ prefix, continuationToken, startAfter, pageSize }) => ({
    method: 'GET',
    path: '/',
    query: {
      'list-type': '2',
      'encoding-type': 'url',
      prefix,
      'continuation-token': continuationToken,
      'start-after': startAfter,
      'max-keys': pageSize?.toString(),
    },
    headers: {},
  }),
  read: (answer) => {
    const { fields, rows = [] } = documentOf(answer, 'ListBucketResult', 'Contents') ?? {};
    const encodingType = fields?.get('EncodingType');
    const nextToken = fields?.get('NextContinuationToken');
    return {
      rows: rows.map((row) => toListedObject(row.fields, encodingType)),
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      // The token outlives its page.
      nextToken: nextToken && ownCopyOf(nextToken),
      serverTime: serverTimeOf(answer),
    };
  },
  missing: ({ rows, isTruncated, nextToken }, { prefix, continuationToken }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (isTruncated && !nextToken) return 'a token for the next page';
    if (isTruncated && nextToken === continuationToken) {
      return 'a token other than that of the page before';
    }
    if (rows.includes(undefined)) return 'a readable key, a size and a date in every row';
    return missingPrefix(prefix, rows);
  },
};

function toListedObject(
  fields: XmlFields,
  encodingType: string | undefined,
): ListedObject | undefined {
  const key = readKey(fields.get('Key'), encodingType);
  const size = toCount(fields.get('Size'));
  const lastModified = toDate(fields.get('LastModified'));
  const storageClass = fields.get('StorageClass');
  if (!key || size === undefined || lastModified === undefined) return undefined;
  return {
    key,
    size,
    etag: ownCopyOf(fields.get('ETag') ?? ''),
    lastModified,
    ...(storageClass !== undefined && { storageClass }),
  };
}
