import type { ObjectHeaders } from '../../core/object-headers.ts';
import type { OpenUpload, PutResult } from '../../object-store/object-store.ts';
import { documentOf, headerOf, versionOf } from '../wire/answer.ts';
import {
  assertNoPage,
  checksumHeaders,
  type Claim,
  claimOf,
  repeatedChecksum,
} from '../wire/body-checksum.ts';
import { escapedXml, toBoolean, toCount } from '../wire/xml/write-xml.ts';
import { type Echo, echoOf, missingEcho } from './bucket/bucket.ts';
import { missingNoContent } from './object/delete-objects.ts';
import { pathOf, sentHeaders } from './object/object.ts';
import { conditionHeaders, missingETag, type PutObjectInput } from './object/put-object.ts';
import type { Operation } from './operation.ts';

export interface CreateUploadInput {
  readonly bucket: string;
  readonly key: string;
  readonly headers: ObjectHeaders;
}

export interface CreateUploadAnswer {
  readonly uploadId: string | undefined;
  readonly echo: Echo;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export const createMultipartUpload: Operation<CreateUploadInput, CreateUploadAnswer> = {
  write: (input, checksum) => ({
    method: 'POST',
    path: pathOf(input),
    query: { uploads: '' },
    headers: {
      ...sentHeaders(input.headers),
      // Parts are sent with this checksum.
      ...(checksum === 'crc32' && { 'x-amz-checksum-algorithm': 'CRC32' }),
    },
  }),
  read: (answer) => {
    const fields = documentOf(answer, 'InitiateMultipartUploadResult')?.fields;
    return { uploadId: fields?.get('UploadId'), echo: echoOf(fields, 'Key') };
  },
  missing: ({ uploadId, echo }, { key }) =>
    uploadId ? missingEcho(echo, { Key: key }) : 'the id of the upload',
};

export interface UploadPartInput extends OpenUpload {
  /** From 1. */
  readonly number: number;
  readonly body: Uint8Array;
}

export interface UploadPartAnswer {
  readonly etag?: string;
  /** In Base64; absent where the store does not repeat it. */
  readonly crc32?: string;
  readonly claim?: Claim;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export const uploadPart: Operation<UploadPartInput, UploadPartAnswer> = {
  write: (input, checksum) => {
    const { path, query } = placeOf(input);
    return {
      method: 'PUT',
      path,
      query: { ...query, partNumber: String(input.number) },
      headers: checksumHeaders(input.body, checksum),
      body: input.body,
    };
  },
  read: (answer, request) => {
    assertNoPage('UploadPart', answer);
    const crc32 = repeatedChecksum('UploadPart', answer, request);
    const etag = headerOf(answer, 'etag');
    return {
      ...(etag !== undefined && { etag }),
      ...(crc32 === undefined ? claimOf(answer, request) : { crc32 }),
    };
  },
  missing: missingETag,
};

export interface ListPartsInput extends OpenUpload {
  /** The number of the last part of the page before. */
  readonly after?: number;
}

export interface ListPartsAnswer {
  /** Bytes of each part; undefined where a row has no size. */
  readonly sizes: readonly (number | undefined)[];
  readonly isTruncated: boolean | undefined;
  readonly next: number | undefined;
  readonly echo: Echo;
}

/** Maximum bytes of a page of 1,000 parts, each with all its checksums. */
const MAX_PARTS_PAGE = 1024 * 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export const listParts: Operation<ListPartsInput, ListPartsAnswer> = {
  write: (input) => {
    const { path, query } = placeOf(input);
    return {
      method: 'GET',
      path,
      query: { ...query, 'part-number-marker': input.after?.toString() },
      headers: {},
      maxBody: MAX_PARTS_PAGE,
    };
  },
  read: (answer) => {
    const { fields, rows = [] } = documentOf(answer, 'ListPartsResult', 'Part') ?? {};
    return {
      sizes: rows.map((row) => toCount(row.fields.get('Size'))),
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      next: toCount(fields?.get('NextPartNumberMarker')),
      echo: echoOf(fields, 'Key', 'UploadId'),
    };
  },
  missing: ({ sizes, isTruncated, next = 0, echo }, { key, uploadId, after = 0 }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (sizes.includes(undefined)) return 'a size in every row';
    if (isTruncated && next <= after) return 'a marker beyond the page before';
    return missingEcho(echo, { Key: key, UploadId: uploadId });
  },
};

export interface CompleteUploadInput
  extends OpenUpload, Pick<PutObjectInput, 'ifMatch' | 'ifNoneMatch'> {
  /** In the order of their numbers. */
  readonly parts: readonly SentPart[];
}

/** A part that was uploaded. */
export interface SentPart {
  /** From 1. */
  readonly number: number;
  readonly etag: string;
  /** In Base64. */
  readonly crc32?: string;
}

export interface CompleteUploadAnswer {
  readonly stored: PutResult;
  readonly echo: Echo;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipartUpload: Operation<CompleteUploadInput, CompleteUploadAnswer> = {
  write: (input) => ({
    method: 'POST',
    ...placeOf(input),
    headers: { 'content-type': 'application/xml', ...conditionHeaders(input) },
    body: Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `${input.parts.map(writePart).join('')}</CompleteMultipartUpload>`,
    ),
  }),
  // A failure half way has status 200 and an error in the body.
  read: (answer) => {
    const fields = documentOf(answer, 'CompleteMultipartUploadResult')?.fields;
    const etag = fields?.get('ETag');
    const echo = echoOf(fields, 'Key');
    return { stored: { ...(etag !== undefined && { etag }), ...versionOf(answer) }, echo };
  },
  missing: ({ stored, echo }, { key }) => missingETag(stored) ?? missingEcho(echo, { Key: key }),
};

function writePart({ number, etag, crc32 }: SentPart): string {
  const checksum = crc32 === undefined ? '' : `<ChecksumCRC32>${escapedXml(crc32)}</ChecksumCRC32>`;
  return `<Part>${checksum}<ETag>${escapedXml(etag)}</ETag><PartNumber>${number}</PartNumber></Part>`;
}

/**
 * The answer says nothing about parts in flight.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
 */
export const abortMultipartUpload: Operation<OpenUpload, { readonly status: number }> = {
  write: (input) => ({ method: 'DELETE', ...placeOf(input), headers: {} }),
  read: ({ status }) => ({ status }),
  missing: missingNoContent,
};

/** Path and query of requests about an open upload. */
function placeOf(upload: OpenUpload) {
  return { path: pathOf(upload), query: { uploadId: upload.uploadId } };
}
