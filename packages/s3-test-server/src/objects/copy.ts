import { aclOf } from './acl.ts';
import {
  algorithmOf,
  checksumElements,
  checksumValues,
  computeChecksum,
} from '../checksums/checksum-answers.ts';
import { assertCopyable, assertWritable } from './conditions.ts';
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
import { partNumberOf, storePart, uploadOf } from '../multipart/multipart.ts';
import { contentOf, etagOf, newVersionHeader } from './objects.ts';
import { decodePath } from '../http/request.ts';
import { bucketOf, type ServerState, type StoredVersion } from '../state.ts';
import { assertKey, lockOf, storedHeaders, tagsOf } from './stored-headers.ts';
import type { Answer } from '../types.ts';

const MAX_COPY = 5 * 1024 ** 3;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const key = keyOf(request);
  assertKey(request);
  const source = sourceOf(request, state);
  assertCopyable(request, source);
  assertWritable(request, bucket, bucket.current(key));
  if (source.size > MAX_COPY) throw new S3Error('InvalidRequest');
  const replacesMetadata = isReplace(headerOf(request, 'x-amz-metadata-directive'));
  const replacesTags = isReplace(headerOf(request, 'x-amz-tagging-directive'));
  const asked = storedHeaders(request);
  if (!replacesMetadata) assertChanges(request, source, asked);
  const stored = bucket.add({
    ...source,
    key,
    headers: replacesMetadata ? asked : { ...metadata(source.headers), ...ownHeaders(asked) },
    lastModified: wholeSecond(state.now()),
    // A copy is one object in one piece, whatever parts its source had.
    ...(source.parts && !state.discardBodies && { etag: etagOf(source.body) }),
    checksums: state.discardBodies ? source.checksums : copiedChecksum(request, source),
    parts: undefined,
    tags: replacesTags ? tagsOf(request) : source.tags,
    lock: lockOf(request, bucket, state.now()),
    // Those of the source are never kept.
    acl: aclOf(request, bucket),
  });
  entry.applied.stored = key;
  return copyAnswer(stored, {
    ...newVersionHeader(bucket, stored),
    ...sourceHeader(request, source, state),
  });
};

function copyAnswer(stored: StoredVersion, headers: Readonly<Record<string, string>>): Answer {
  const answer = xmlAnswer('CopyObjectResult', {
    LastModified: stored.lastModified.toISOString(),
    ETag: stored.etag,
    ...checksumElements(stored.checksums),
  });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Of the algorithm that is asked for, or the source's. */
function copiedChecksum(request: S3Request, source: StoredVersion): Record<string, string> {
  const [own] = Object.keys(source.checksums).map(algorithmOf);
  const algorithm = headerOf(request, 'x-amz-checksum-algorithm') ?? own;
  return computeChecksum(algorithm, contentOf(source));
}

function sourceHeader(
  request: S3Request,
  { versionId }: StoredVersion,
  state: ServerState,
): Record<string, string> {
  const { versioning } = bucketOf(state, sourcePath(request).bucket);
  return versioning === undefined ? {} : { 'x-amz-copy-source-version-id': versionId };
}

function isReplace(directive: string | undefined): boolean {
  if (directive === undefined || directive === 'COPY') return false;
  if (directive === 'REPLACE') return true;
  throw new S3Error('InvalidArgument', { Message: 'Unknown metadata directive.' });
}

/** Storage class, encryption and redirect belong to the copy itself, not to its metadata. */
function isOwn(name: string): boolean {
  return name.startsWith('x-amz-') && !name.startsWith('x-amz-meta-');
}

function ownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isOwn(name)));
}

function metadata(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isOwn(name)));
}

function assertChanges(
  request: S3Request,
  source: StoredVersion,
  asked: Readonly<Record<string, string>>,
): void {
  const isItself = source.key === keyOf(request) && sourcePath(request).bucket === request.bucket;
  const isVersion = sourcePath(request).versionId !== undefined;
  if (!isItself || isVersion || Object.keys(ownHeaders(asked)).length > 0) return;
  const Message =
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.";
  throw new S3Error('InvalidRequest', { Message });
}

function sourcePath(request: S3Request) {
  const header = headerOf(request, 'x-amz-copy-source') ?? '';
  const [path = '', query = ''] = header.split('?', 2);
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decodePath(path)) ?? [];
  if (key === '') {
    const Message = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: 'x-amz-copy-source' });
  }
  return { bucket, key, versionId: new URLSearchParams(query).get('versionId') ?? undefined };
}

function sourceOf(request: S3Request, state: ServerState): StoredVersion {
  const { bucket, key, versionId } = sourcePath(request);
  const version = bucketOf(state, bucket).find(key, versionId);
  if (version === undefined)
    throw new S3Error(versionId ? 'NoSuchVersion' : 'NoSuchKey', { Key: key });
  if (!version.isDeleteMarker) return version;
  throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'InvalidRequest', { Key: key });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html */
export const uploadPartCopy: Handler = ({ request, state }) => {
  const upload = uploadOf(bucketOf(state, bucketNameOf(request)), request);
  const source = sourceOf(request, state);
  assertCopyable(request, source);
  const [from, to] = copyRange(request, source);
  const bytes = contentOf(source).subarray(from, to + 1);
  const checksums = computeChecksum(upload.checksumAlgorithm, bytes);
  const part = storePart(upload, partNumberOf(request), bytes, checksums, state.now());
  const answer = xmlAnswer('CopyPartResult', {
    LastModified: part.lastModified.toISOString(),
    ETag: part.etag,
    ...checksumValues(checksums),
  });
  return { ...answer, headers: { ...answer.headers, ...sourceHeader(request, source, state) } };
};

/** First and last byte: unlike a GET, a copy takes no other form and nothing past the end. */
function copyRange(request: S3Request, { size }: StoredVersion): readonly [number, number] {
  const range = headerOf(request, 'x-amz-copy-source-range');
  if (range === undefined) return [0, size - 1];
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (from !== undefined && Number(from) <= Number(to) && Number(to) < size) {
    return [Number(from), Number(to)];
  }
  const Message = `Range specified is not valid for source object of size: ${size}`;
  throw new S3Error('InvalidArgument', { Message, ArgumentName: 'x-amz-copy-source-range' });
}
