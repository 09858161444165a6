import { ownCopyOf } from '../../../core/text.ts';
import type {
  ListedUpload,
  ListUploadsRequest,
  UploadMarker,
} from '../../../object-store/object-store.ts';
import { documentOf, serverTimeOf } from '../../wire/answer.ts';
import type { XmlFields } from '../../wire/xml/read-xml.ts';
import { toBoolean, toDate } from '../../wire/xml/write-xml.ts';
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

export interface ListUploadsAnswer extends EncodedPage<ListedUpload> {
  readonly isTruncated: boolean | undefined;
  readonly next: Encoded<UploadMarker> | undefined;
  readonly echo: Echo;
  readonly serverTime: Date;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: Operation<ListUploadsRequest & Encodable, ListUploadsAnswer> = {
  write: ({ prefix, after, pageSize, isPlain }) => ({
    method: 'GET',
    path: '/',
    query: {
      uploads: '',
      'encoding-type': isPlain === true ? undefined : 'url',
      prefix,
      'key-marker': after?.key,
      'upload-id-marker': after?.uploadId,
      'max-uploads': pageSize?.toString(),
    },
    headers: {},
    maxBody: MAX_PAGE,
  }),
  read: (answer) => {
    const document = documentOf(answer, 'ListMultipartUploadsResult', 'Upload');
    const { fields, rows = [] } = document ?? {};
    const encodingType = fields?.get('EncodingType');
    return {
      rows: rows.map((row) => toListedUpload(row.fields, encodingType)),
      isEncoded: encodingType === 'url',
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      next: fields && nextOf(fields, encodingType),
      echo: echoOf(fields, 'Prefix', 'KeyMarker', 'UploadIdMarker'),
      serverTime: serverTimeOf(answer),
    };
  },
  missing: ({ rows, isTruncated, next, echo }, { prefix, after }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (isTruncated && next === undefined) return 'both markers of the next page';
    const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
    if (isTruncated && isRepeated) return 'markers other than those of the page before';
    if (rows.includes(undefined)) return 'a readable key, an id and a date in every row';
    const id = after && { UploadIdMarker: after.uploadId };
    const asked = { Prefix: prefix, KeyMarker: after?.key, ...id };
    return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
  },
};

function nextOf(
  fields: XmlFields,
  encodingType: string | undefined,
): Encoded<UploadMarker> | undefined {
  const key = keyFields(fields, encodingType, 'NextKeyMarker');
  const uploadId = fields.get('NextUploadIdMarker');
  return key && uploadId ? { ...key, uploadId: ownCopyOf(uploadId) } : undefined;
}

function toListedUpload(
  fields: XmlFields,
  encodingType: string | undefined,
): Encoded<ListedUpload> | undefined {
  const key = keyFields(fields, encodingType);
  const uploadId = fields.get('UploadId');
  const initiated = toDate(fields.get('Initiated'));
  return key && uploadId && initiated
    ? { ...key, uploadId: ownCopyOf(uploadId), initiated }
    : undefined;
}
