import { StoreError } from '../../../core/errors.ts';
import { ownCopyOf } from '../../../core/text.ts';
import type { ListedObject, ListRequest } from '../../../object-store/object-store.ts';
import { documentOf, serverTimeOf } from '../../wire/answer.ts';
import type { XmlFields } from '../../wire/xml/read-xml.ts';
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

export interface ListObjectsAnswer extends EncodedPage<ListedObject> {
  readonly isTruncated: boolean | undefined;
  readonly nextToken: string | undefined;
  readonly echo: Echo;
  readonly serverTime: Date;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2: Operation<ListRequest & Encodable, ListObjectsAnswer> = {
  write: ({ prefix, continuationToken, startAfter, pageSize, isPlain }) => ({
    method: 'GET',
    path: '/',
    query: {
      'list-type': '2',
      'encoding-type': isPlain === true ? undefined : 'url',
      prefix,
      'continuation-token': continuationToken,
      'start-after': startAfter,
      'max-keys': pageSize?.toString(),
    },
    headers: {},
    maxBody: MAX_PAGE,
  }),
  read: (answer) => {
    const { fields, rows = [] } = documentOf(answer, 'ListBucketResult', 'Contents') ?? {};
    if (fields !== undefined && isVersion1(fields)) throw listsByVersion1();
    const encodingType = fields?.get('EncodingType');
    const nextToken = fields?.get('NextContinuationToken');
    return {
      rows: rows.map((row) => toListedObject(row.fields, encodingType)),
      isEncoded: encodingType === 'url',
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      // The token outlives its page.
      nextToken: nextToken && ownCopyOf(nextToken),
      echo: echoOf(fields, 'Prefix', 'ContinuationToken', 'StartAfter'),
      serverTime: serverTimeOf(answer),
    };
  },
  missing: ({ rows, isTruncated, nextToken, echo }, { prefix, continuationToken, startAfter }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (isTruncated && !nextToken) return 'a token for the next page';
    if (isTruncated && nextToken === continuationToken) {
      return 'a token other than that of the page before';
    }
    if (rows.includes(undefined)) return 'a readable key, a size and a date in every row';
    const from = continuationToken === undefined ? { StartAfter: startAfter } : {};
    const asked = { Prefix: prefix, ContinuationToken: continuationToken, ...from };
    return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
  },
};

const ONLY_VERSION_2 = ['KeyCount', 'ContinuationToken', 'NextContinuationToken', 'StartAfter'];

/** Whether this is an answer to ListObjects: a store that knows no `list-type` ignores it. */
function isVersion1(fields: XmlFields): boolean {
  if (ONLY_VERSION_2.some((name) => fields.has(name))) return false;
  const isTruncated = toBoolean(fields.get('IsTruncated')) === true;
  return isTruncated || fields.has('Marker') || fields.has('NextMarker');
}

/** Such a store also ignores `start-after` and continuation tokens: it would list page 1 again. */
function listsByVersion1(): StoreError {
  return new StoreError(
    'ListingVersionOne',
    'the store answered ListObjectsV2 in the form of version 1 (ListObjects), which has no ' +
      'continuation token: the list would end, or begin again, after its first page',
    { scope: 'bucket' },
  );
}

function toListedObject(
  fields: XmlFields,
  encodingType: string | undefined,
): Encoded<ListedObject> | undefined {
  const key = keyFields(fields, encodingType);
  const size = toCount(fields.get('Size'));
  const lastModified = toDate(fields.get('LastModified'));
  const storageClass = fields.get('StorageClass');
  if (!key || size === undefined || lastModified === undefined) return undefined;
  return {
    ...key,
    size,
    etag: ownCopyOf(fields.get('ETag') ?? ''),
    lastModified,
    ...(storageClass !== undefined && { storageClass: ownCopyOf(storageClass) }),
  };
}
