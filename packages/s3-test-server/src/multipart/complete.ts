import { createHash } from 'node:crypto';
import { checksumElements } from '../checksums/checksum-answers.ts';
import {
  assertChecksumIsNamed,
  assertChecksumTypeOf,
  assertExpected,
  compositeChecksums,
  isSamePart,
} from '../checksums/multipart-checksums.ts';
import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  headerOf,
  keyOf,
  wholeSecond,
  xmlAnswer,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import { childText, parseXmlBody, type XmlNode } from '../http/xml.ts';
import { assertWritable } from '../objects/conditions.ts';
import { newVersionHeader } from '../objects/objects.ts';
import {
  bucketOf,
  type BucketState,
  type MultipartUpload,
  type StoredVersion,
  type UploadedPart,
} from '../state.ts';
import type { Answer } from '../types.ts';
import { uploadOf } from './multipart.ts';

const MIN_PART = 5 * 1024 * 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipartUpload: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const rows = requestedRows(request);
  const again = repeatedAnswer(bucket, request, rows);
  if (again !== undefined) return again;
  const upload = uploadOf(bucket, request);
  const parts = requestedParts(rows, upload);
  assertWritable(request, bucket, bucket.current(upload.key));
  const body = Buffer.concat(parts.map((part) => part.body));
  assertSize(request, body.length);
  assertChecksumTypeOf(request.headers, upload);
  const checksums = compositeChecksums(upload, parts, body);
  assertExpected(request.headers, checksums);
  const { key, uploadId, headers, tags, lock, acl } = upload;
  const stored = bucket.add({
    key,
    isDeleteMarker: false,
    body: state.discardBodies ? Buffer.alloc(0) : body,
    size: body.length,
    etag: etagOfParts(parts),
    headers,
    lastModified: wholeSecond(state.now()),
    parts: parts.map((part) => ({
      number: part.number,
      size: part.size,
      checksums: part.checksums,
    })),
    checksums,
    tags,
    lock,
    acl,
  });
  bucket.uploads.delete(uploadId);
  entry.applied.stored = key;
  const answer = completeAnswer(bucket, stored);
  bucket.completed.set(uploadId, { key, parts: partNames(rows), answer });
  return answer;
};

function completeAnswer(bucket: BucketState, stored: StoredVersion): Answer {
  const answer = xmlAnswer('CompleteMultipartUploadResult', {
    Location: `http://localhost/${bucket.name}/${encodeURIComponent(stored.key)}`,
    Bucket: bucket.name,
    Key: stored.key,
    ETag: stored.etag,
    ...checksumElements(stored.checksums),
  });
  return { ...answer, headers: { ...answer.headers, ...newVersionHeader(bucket, stored) } };
}

/** A client that got no answer asks again, and gets the one that it missed; nothing is changed. */
function repeatedAnswer(
  bucket: BucketState,
  request: S3Request,
  rows: readonly XmlNode[],
): Answer | undefined {
  const before = bucket.completed.get(request.query.get('uploadId') ?? '');
  if (before?.key !== keyOf(request) || before.parts !== partNames(rows)) return undefined;
  return { ...before.answer, headers: { ...before.answer.headers } };
}

function partNames(rows: readonly XmlNode[]): string {
  const names = rows.map((row) => [childText(row, 'PartNumber'), etagText(row)].join(' '));
  return names.join('\n');
}

function etagText(row: XmlNode): string | undefined {
  return childText(row, 'ETag')?.replaceAll('"', '');
}

function etagOfParts(parts: readonly UploadedPart[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  const md5 = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  return `"${md5}-${parts.length}"`;
}

function assertSize(request: S3Request, size: number): void {
  const expected = headerOf(request, 'x-amz-mp-object-size');
  if (expected === undefined || Number(expected) === size) return;
  const Message = `The provided 'x-amz-mp-object-size' header does not match what was computed.`;
  throw new S3Error('InvalidRequest', { Message });
}

function requestedRows({ body }: S3Request): readonly XmlNode[] {
  const root = parseXmlBody(body);
  const rows = root.children.filter(({ name }) => name === 'Part');
  if (root.name !== 'CompleteMultipartUpload' || rows.length === 0)
    throw new S3Error('MalformedXML');
  return rows;
}

function requestedParts(
  rows: readonly XmlNode[],
  upload: MultipartUpload,
): readonly UploadedPart[] {
  const numbers = rows.map((row) => Number(childText(row, 'PartNumber')));
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    throw new S3Error('InvalidPartOrder', { UploadId: upload.uploadId });
  }
  return rows.map((row, index) => {
    const part = upload.parts.get(numbers[index] ?? 0);
    const isNamed = part?.etag.replaceAll('"', '') === etagText(row);
    if (part === undefined || !isNamed || !isSamePart(row, part)) {
      throw new S3Error('InvalidPart', { PartNumber: String(numbers[index]) });
    }
    assertChecksumIsNamed(row, upload, part.number);
    if (index < rows.length - 1 && part.size < MIN_PART) {
      throw new S3Error('EntityTooSmall', {
        ProposedSize: String(part.size),
        MinSizeAllowed: String(MIN_PART),
        PartNumber: String(part.number),
        ETag: part.etag,
      });
    }
    return part;
  });
}
