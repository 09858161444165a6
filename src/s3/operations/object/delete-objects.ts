import type { DeleteRequestOptions } from '../../../core/items.ts';
import type { ObjectVersion } from '../../../object-store/object-store.ts';
import { documentOf, headerOf } from '../../wire/answer.ts';
import { checksumHeaders } from '../../wire/body-checksum.ts';
import type { XmlRow } from '../../wire/xml/read-xml.ts';
import { escapedXml, toBoolean } from '../../wire/xml/write-xml.ts';
import type { Operation } from '../operation.ts';
import { deleteHeaders, pathOf } from './object.ts';

export interface DeleteObjectInput extends DeleteRequestOptions, ObjectVersion {
  readonly bucket: string;
}

export interface DeleteObjectAnswer {
  readonly status: number;
  readonly deleteMarker?: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject: Operation<DeleteObjectInput, DeleteObjectAnswer> = {
  write: (input) => ({
    method: 'DELETE',
    path: pathOf(input),
    query: { versionId: input.versionId },
    headers: {
      ...deleteHeaders(input),
      ...(input.ifMatch !== undefined && { 'if-match': input.ifMatch }),
    },
  }),
  read: (answer) => {
    const deleteMarker = toBoolean(headerOf(answer, 'x-amz-delete-marker'));
    return { status: answer.status, ...(deleteMarker !== undefined && { deleteMarker }) };
  },
  missing: missingNoContent,
};

/** What an answer to a delete or an abort lacks as proof. */
export function missingNoContent({ status }: { readonly status: number }): string | undefined {
  return status === 204 ? undefined : 'status 204';
}

export interface DeleteObjectsInput extends DeleteRequestOptions {
  readonly bucket: string;
  readonly objects: readonly ObjectVersion[];
}

/** The results by key; both lists are empty when the answer has none. */
export interface DeleteObjectsAnswer {
  readonly deleted: readonly DeletedRow[];
  readonly errors: readonly DeleteErrorRow[];
}

interface DeletedRow extends ObjectVersion {
  readonly deleteMarker?: boolean;
}

interface DeleteErrorRow extends ObjectVersion {
  readonly code?: string;
  readonly message?: string;
}

/** Maximum bytes of an answer beside the results. */
const MAX_FRAME = 64 * 1024;
/** Maximum bytes of a result beside the key and its version, such as a message. */
const MAX_RESULT = 2 * 1024;
/** Maximum bytes that an answer takes for one byte of a key: `&quot;`. */
const MAX_REFERENCE = 6;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export const deleteObjects: Operation<DeleteObjectsInput, DeleteObjectsAnswer> = {
  write: (input, checksum) => {
    const body = Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `${input.objects.map(writeRow).join('')}<Quiet>false</Quiet></Delete>`,
    );
    return {
      method: 'POST',
      path: '/',
      query: { delete: '' },
      headers: {
        'content-type': 'application/xml',
        ...deleteHeaders(input),
        ...checksumHeaders(body, checksum),
      },
      body,
      maxBody: MAX_FRAME + MAX_RESULT * input.objects.length + MAX_REFERENCE * body.length,
    };
  },
  read: (answer) => {
    const { rows = [] } = documentOf(answer, 'DeleteResult', 'Deleted', 'Error') ?? {};
    return {
      deleted: rows.filter(({ name }) => name === 'Deleted').map(toDeleted),
      errors: rows.filter(({ name }) => name === 'Error').map(toError),
    };
  },
  missing: ({ deleted, errors }, { objects }) => {
    const keys = new Set(objects.map(({ key }) => key));
    const results = [...deleted, ...errors];
    // Some stores write a key in another way: that key alone has no result then.
    if (!results.some(({ key }) => keys.has(key))) return 'a result for any key';
    return results.length > objects.length ? 'results for no other keys' : undefined;
  },
};

function writeRow({ key, versionId, ifMatch }: ObjectVersion): string {
  const version = versionId === undefined ? '' : `<VersionId>${escapedXml(versionId)}</VersionId>`;
  const condition = ifMatch === undefined ? '' : `<ETag>${escapedXml(ifMatch)}</ETag>`;
  return `<Object><Key>${escapedXml(key)}</Key>${version}${condition}</Object>`;
}

function objectOf({ fields }: XmlRow): ObjectVersion {
  const versionId = fields.get('VersionId');
  return { key: fields.get('Key') ?? '', ...(versionId !== undefined && { versionId }) };
}

function toDeleted(row: XmlRow): DeletedRow {
  const deleteMarker = toBoolean(row.fields.get('DeleteMarker'));
  return { ...objectOf(row), ...(deleteMarker !== undefined && { deleteMarker }) };
}

function toError(row: XmlRow): DeleteErrorRow {
  const [code, message] = [row.fields.get('Code'), row.fields.get('Message')];
  return {
    ...objectOf(row),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  };
}
