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
import { missingPrefix, readKey } from './bucket.ts';

export interface ListUploadsAnswer {
  /** Undefined where a row can't be read. */
  readonly rows: readonly (ListedUpload | undefined)[];
  readonly isTruncated: boolean | undefined;
  readonly next: UploadMarker | undefined;
  readonly serverTime: Date;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: Operation<ListUploadsRequest, ListUploadsAnswer> = {
  write: ({ prefix, after, pageSize }) => ({
    method: 'GET',
    path: '/',
    query: {
      uploads: '',
      'encoding-type': 'url',
      prefix,
      'key-marker': after?.key,
      'upload-id-marker': after?.uploadId,
      'max-uploads': pageSize?.toString(),
    },
    headers: {},
  }),
  read: (answer) => {
    const document = documentOf(answer, 'ListMultipartUploadsResult', 'Upload');
    const { fields, rows = [] } = document ?? {};
    const encodingType = fields?.get('EncodingType');
    return {
      rows: rows.map((row) => toListedUpload(row.fields, encodingType)),
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      next: fields && nextOf(fields, encodingType),
      serverTime: serverTimeOf(answer),
    };
  },
  missing: ({ rows, isTruncated, next }, { prefix, after }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (isTruncated && next === undefined) return 'both markers of the next page';
    const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
    if (isTruncated && isRepeated) return 'markers other than those of the page before';
    if (rows.includes(undefined)) return 'a readable key, an id and a date in every row';
    return missingPrefix(prefix, rows);
  },
};

function nextOf(fields: XmlFields, encodingType: string | undefined): UploadMarker | undefined {
  const key = readKey(fields.get('NextKeyMarker'), encodingType);
  const uploadId = fields.get('NextUploadIdMarker');
  return key && uploadId ? { key, uploadId } : undefined;
}

function toListedUpload(
  fields: XmlFields,
  encodingType: string | undefined,
): ListedUpload | undefined {
  const key = readKey(fields.get('Key'), encodingType);
  const uploadId = fields.get('UploadId');
  const initiated = toDate(fields.get('Initiated'));
  return key && uploadId && initiated
    ? { key, uploadId: ownCopyOf(uploadId), initiated }
    : undefined;
}
