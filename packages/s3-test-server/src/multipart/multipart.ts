import { aclOf } from '../objects/acl.ts';
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
import { assertChecksumOfPart, checksumOfUpload } from '../checksums/multipart-checksums.ts';
import { etagOf } from '../objects/objects.ts';
import {
  bucketOf,
  newId,
  type BucketState,
  type MultipartUpload,
  type UploadedPart,
} from '../state.ts';
import {
  assertKey,
  assertVerifiable,
  lockOf,
  storedHeaders,
  tagsOf,
} from '../objects/stored-headers.ts';

const MAX_PARTS = 10_000;

export const createMultipartUpload: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  assertKey(request);
  const key = keyOf(request);
  const upload: MultipartUpload = {
    key,
    uploadId: newId(),
    initiated: wholeSecond(state.now()),
    headers: storedHeaders(request),
    tags: tagsOf(request),
    lock: lockOf(request, bucket, state.now()),
    acl: aclOf(request, bucket),
    ...checksumOfUpload(
      headerOf(request, 'x-amz-checksum-algorithm'),
      headerOf(request, 'x-amz-checksum-type'),
    ),
    parts: new Map(),
  };
  bucket.uploads.set(upload.uploadId, upload);
  const { uploadId, checksumAlgorithm, checksumType } = upload;
  const answer = { Bucket: bucket.name, Key: key, UploadId: uploadId };
  const { headers, ...rest } = xmlAnswer('InitiateMultipartUploadResult', answer);
  return {
    ...rest,
    headers: {
      ...headers,
      ...(checksumAlgorithm && { 'x-amz-checksum-algorithm': checksumAlgorithm }),
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
  assertChecksumOfPart(upload, checksums);
  assertVerifiable(request, upload.lock, 'Upload Part');
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

export const abortMultipartUpload: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const { uploadId } = uploadOf(bucket, request);
  bucket.uploads.delete(uploadId);
  entry.applied.aborted = uploadId;
  return emptyAnswer(204);
};
