import type { OpenUpload, PutResult } from '../../../object-store/object-store.ts';
import { documentOf, versionOf } from '../../wire/answer.ts';
import { escapedXml } from '../../wire/xml/write-xml.ts';
import { conditionHeaders, missingETag, type PutObjectInput } from '../object/put-object.ts';
import type { Operation } from '../operation.ts';
import { placeOf } from './upload-query.ts';

export interface CompleteUploadInput
  extends OpenUpload, Pick<PutObjectInput, 'ifMatch' | 'ifNoneMatch'> {
  /** In the order of their numbers. */
  readonly parts: readonly SentPart[];
}

/** A part that the store has. */
export interface SentPart {
  /** From 1. */
  readonly number: number;
  readonly etag: string;
  /** In Base64. */
  readonly crc32?: string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipartUpload: Operation<CompleteUploadInput, PutResult> = {
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
  // One that fails half way has status 200 and an error for a body.
  read: (answer) => {
    const etag = documentOf(answer, 'CompleteMultipartUploadResult')?.fields.get('ETag');
    return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
  },
  missing: missingETag,
};

function writePart({ number, etag, crc32 }: SentPart): string {
  const checksum = crc32 === undefined ? '' : `<ChecksumCRC32>${escapedXml(crc32)}</ChecksumCRC32>`;
  return `<Part>${checksum}<ETag>${escapedXml(etag)}</ETag><PartNumber>${number}</PartNumber></Part>`;
}
