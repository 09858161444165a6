import { createHash } from 'node:crypto';
import { aclOf } from '../objects/acl.ts';
import { checksumElements } from '../checksums/checksum-answers.ts';
import { assertWritable } from '../objects/conditions.ts';
import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  emptyAnswer,
  headerOf,
  keyOf,
  wholeSecond,
  xmlAnswer,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import {
  assertExpected,
  compositeChecksums,
  isSamePart,
} from '../checksums/multipart-checksums.ts';
import { etagOf, versionHeader } from '../objects/objects.ts';
import {
  bucketOf,
  newId,
  type BucketState,
  type MultipartUpload,
  type UploadedPart,
} from '../state.ts';
import { assertKey, lockOf, storedHeaders, tagsOf } from '../objects/stored-headers.ts';
import { childText, parseXmlBody } from '../http/xml.ts';

const MIN_PART = 5 * 1024 * 1024;
const MAX_PARTS = 10_000;

export const createMultipartUpload: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  assertKey(request);
  const key = keyOf(request);
  const algorithm = headerOf(request, 'x-amz-checksum-algorithm');
  const type = headerOf(request, 'x-amz-checksum-type');
  const upload: MultipartUpload = {
    key,
    uploadId: newId(),
    initiated: wholeSecond(state.now()),
    headers: storedHeaders(request),
    tags: tagsOf(request),
    lock: lockOf(request, bucket, state.now()),
    acl: aclOf(request, bucket),
    checksumAlgorithm: algorithm,
    checksumType: algorithm && (type ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')),
    parts: new Map(),
  };
  bucket.uploads.set(upload.uploadId, upload);
  const { uploadId, checksumType } = upload;
  const answer = { Bucket: bucket.name, Key: key, UploadId: uploadId };
  const { headers, ...rest } = xmlAnswer('InitiateMultipartUploadResult', answer);
  return {
    ...rest,
    headers: {
      ...headers,
      ...(algorithm && { 'x-amz-checksum-algorithm': algorithm }),
      ...(checksumType && { 'x-amz-checksum-type': checksumType }),
    },
  };
};

export function uploadOf(bucket: BucketState, request: S3Request): MultipartUpload {
  const uploadId = request.query.get('uploadId') ?? '';
  const upload = bucket.uploads.get(uploadId);
  if (upload?.key !== keyOf(request)) throw new S3Error('NoSuchUpload', { UploadId: uploadId });
  return upload;
}

export function partNumberOf({ query }: S3Request): number {
  const number = Number(query.get('partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PARTS) return number;
  const Message = 'Part number must be an integer between 1 and 10000, inclusive';
  throw new S3Error('InvalidArgument', { Message, ArgumentName: 'partNumber' });
}

export const uploadPart: Handler = ({ request, state }) => {
  const upload = uploadOf(bucketOf(state, bucketNameOf(request)), request);
  const { body, checksums } = request;
  const part = storePart(upload, partNumberOf(request), body, checksums, state.now());
  return emptyAnswer(200, { etag: part.etag, ...checksums });
};

export function storePart(
  upload: MultipartUpload,
  number: number,
  body: Buffer,
  checksums: Readonly<Record<string, string>>,
  now: Date,
): UploadedPart {
  const lastModified = wholeSecond(now);
  const part = { number, body, size: body.length, etag: etagOf(body), lastModified, checksums };
  upload.parts.set(number, part);
  return part;
}

export const completeMultipartUpload: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const upload = uploadOf(bucket, request);
  const parts = requestedParts(request, upload);
  assertWritable(request, bucket.current(upload.key));
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  const md5 = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  const body = Buffer.concat(parts.map((part) => part.body));
  const expected = headerOf(request, 'x-amz-mp-object-size');
  if (expected !== undefined && Number(expected) !== body.length) {
    const Message = `The provided 'x-amz-mp-object-size' header does not match what was computed.`;
    throw new S3Error('InvalidRequest', { Message });
  }
  const checksums = compositeChecksums(upload, parts, body);
  assertExpected(request.headers, checksums);
  const stored = bucket.add({
    key: upload.key,
    isDeleteMarker: false,
    body: state.discardBodies ? Buffer.alloc(0) : body,
    size: body.length,
    etag: `"${md5}-${parts.length}"`,
    headers: upload.headers,
    lastModified: wholeSecond(state.now()),
    parts: parts.map(({ number, size }) => ({ number, size })),
    checksums,
    tags: upload.tags,
    lock: upload.lock,
    acl: upload.acl,
  });
  bucket.uploads.delete(upload.uploadId);
  entry.applied.stored = upload.key;
  const answer = xmlAnswer('CompleteMultipartUploadResult', {
    Location: `http://localhost/${bucket.name}/${encodeURIComponent(upload.key)}`,
    Bucket: bucket.name,
    Key: upload.key,
    ETag: stored.etag,
    ...checksumElements(checksums),
  });
  return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, stored) } };
};

function requestedParts(request: S3Request, upload: MultipartUpload): readonly UploadedPart[] {
  const root = parseXmlBody(request.body);
  const rows = root.children.filter(({ name }) => name === 'Part');
  if (root.name !== 'CompleteMultipartUpload' || rows.length === 0)
    throw new S3Error('MalformedXML');
  const numbers = rows.map((row) => Number(childText(row, 'PartNumber')));
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    throw new S3Error('InvalidPartOrder', { UploadId: upload.uploadId });
  }
  return rows.map((row, index) => {
    const part = upload.parts.get(numbers[index] ?? 0);
    const etag = childText(row, 'ETag')?.replaceAll('"', '');
    const isNamed = part?.etag.replaceAll('"', '') === etag;
    if (part === undefined || !isNamed || !isSamePart(row, part)) {
      throw new S3Error('InvalidPart', { PartNumber: String(numbers[index]) });
    }
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

export const abortMultipartUpload: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const { uploadId } = uploadOf(bucket, request);
  bucket.uploads.delete(uploadId);
  entry.applied.aborted = uploadId;
  return emptyAnswer(204);
};
