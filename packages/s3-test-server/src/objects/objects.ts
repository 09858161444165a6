import { createHash } from 'node:crypto';
import { aclOf } from './acl.ts';
import { checksumHeaders } from '../checksums/checksum-answers.ts';
import { assertReadable, assertWritable } from './conditions.ts';
import { remembering } from '../checksums/digests.ts';
import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  emptyAnswer,
  headerOf,
  keyOf,
  wholeSecond,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import { bucketOf, type BucketState, type ServerState, type StoredVersion } from '../state.ts';
import { assertKey, assertVerifiable, lockOf, storedHeaders, tagsOf } from './stored-headers.ts';

/** Opaque to others; what can't be one is no version that is missing but a wrong argument. */
const VERSION_ID = /^(null|[\w-]{32})$/;

export const putObject: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const { body, checksums } = request;
  const key = keyOf(request);
  assertKey(request);
  assertWritable(request, bucket, bucket.current(key));
  const lock = lockOf(request, bucket, state.now());
  assertVerifiable(request, lock, 'Put Object');
  const stored = bucket.add({
    key,
    isDeleteMarker: false,
    body: state.discardBodies ? Buffer.alloc(0) : body,
    size: body.length,
    etag: etagOf(body),
    headers: storedHeaders(request),
    lastModified: wholeSecond(state.now()),
    checksums,
    tags: tagsOf(request),
    lock,
    acl: aclOf(request, bucket),
  });
  entry.applied.stored = key;
  return emptyAnswer(200, {
    etag: stored.etag,
    ...checksumHeaders(checksums),
    ...newVersionHeader(bucket, stored),
    ...encryptionHeaders(stored),
  });
};

/** The bytes of a version; zeros where the server keeps sizes only. */
export function contentOf({ body, size }: StoredVersion): Buffer {
  return body.length === size ? body : Buffer.alloc(size);
}

export const etagOf = remembering((body) => `"${createHash('md5').update(body).digest('hex')}"`);

/** The version that a request reads, or S3's refusal. */
export function readableVersion(request: S3Request, state: ServerState): StoredVersion {
  const bucket = bucketOf(state, bucketNameOf(request));
  const versionId = request.query.get('versionId') ?? undefined;
  if (versionId !== undefined && !VERSION_ID.test(versionId)) {
    const Message = 'Invalid version id specified';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: 'versionId' });
  }
  const key = keyOf(request);
  const version = bucket.find(key, versionId);
  if (version === undefined) {
    if (versionId === undefined) throw new S3Error('NoSuchKey', { Key: key });
    throw new S3Error('NoSuchVersion', { Key: key, VersionId: versionId });
  }
  if (!version.isDeleteMarker) return version;
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
  if (versionId === undefined) throw new S3Error('NoSuchKey', { Key: key }, headers);
  throw new S3Error('MethodNotAllowed', { Method: request.method }, headers);
}

export const getObject: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const version = readableVersion(request, state);
  assertReadable(request, version);
  const range = partRange(request, version) ?? rangeOf(request, version.size);
  const [start, end] = range ?? [0, version.size];
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...version.headers,
      ...overrides(request),
      etag: version.etag,
      'last-modified': version.lastModified.toUTCString(),
      'accept-ranges': 'bytes',
      'content-length': String(end - start),
      ...(range && { 'content-range': `bytes ${start}-${end - 1}/${version.size}` }),
      ...askedChecksums(request, version),
      ...versionHeader(bucket, version),
      ...(version.tags.size > 0 && { 'x-amz-tagging-count': String(version.tags.size) }),
      ...(version.parts &&
        request.query.has('partNumber') && {
          'x-amz-mp-parts-count': String(version.parts.length),
        }),
      ...lockHeaders(version),
    },
    body: request.method === 'HEAD' ? Buffer.alloc(0) : contentOf(version).subarray(start, end),
  };
};

/** Of the whole object, or of the part that `partNumber` asks for; a range has none. */
function askedChecksums(request: S3Request, version: StoredVersion): Record<string, string> {
  if (headerOf(request, 'x-amz-checksum-mode') !== 'ENABLED') return {};
  const number = request.query.get('partNumber');
  const part = version.parts?.find((one) => String(one.number) === number);
  const headers = checksumHeaders(version.checksums);
  if (part !== undefined) {
    return Object.keys(part.checksums).length > 0 ? { ...headers, ...part.checksums } : {};
  }
  return headerOf(request, 'range') === undefined ? headers : {};
}

/** Start and end of the part that `partNumber` asks for; an object in one piece is its part 1. */
function partRange(
  { query }: S3Request,
  { parts, size }: StoredVersion,
): readonly [number, number] | undefined {
  const asked = query.get('partNumber');
  if (asked === null) return undefined;
  let start = 0;
  for (const part of parts ?? [{ number: 1, size }]) {
    if (part.number === Number(asked)) return [start, start + part.size];
    start += part.size;
  }
  throw new S3Error('InvalidPartNumber', { PartNumberRequested: asked });
}

/** `bytes=a-b`, `bytes=a-` or `bytes=-n`, as start and end (exclusive). */
export function rangeOf(request: S3Request, size: number): readonly [number, number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headerOf(request, 'range') ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(Number(to) + 1, size);
  if (start < end) return [start, end];
  throw new S3Error(
    'InvalidRange',
    { RangeRequested: headerOf(request, 'range') ?? '', ActualObjectSize: String(size) },
    { 'content-range': `bytes */${size}` },
  );
}

const OVERRIDE =
  /^response-(cache-control|content-disposition|content-encoding|content-language|content-type|expires)$/;

/** Headers that the query sets in the place of the stored ones. */
function overrides({ query }: S3Request): Record<string, string> {
  const entries = [...query].filter(([name]) => OVERRIDE.test(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice('response-'.length), value]),
  );
}

/** The version that a write has made; where versioning is suspended, S3 does not name it. */
export function newVersionHeader(
  bucket: BucketState,
  version: { readonly versionId: string },
): Record<string, string> {
  return bucket.versioning === 'Enabled' ? { 'x-amz-version-id': version.versionId } : {};
}

export function versionHeader(
  bucket: BucketState,
  version: { readonly versionId: string },
): Record<string, string> {
  return bucket.versioning === undefined ? {} : { 'x-amz-version-id': version.versionId };
}

export function encryptionHeaders({ headers }: StoredVersion): Record<string, string> {
  const names = Object.keys(headers).filter((name) => name.includes('server-side-encryption'));
  return Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
}

function lockHeaders({ lock }: StoredVersion): Record<string, string> {
  return {
    ...(lock.mode && { 'x-amz-object-lock-mode': lock.mode }),
    ...(lock.retainUntil && {
      'x-amz-object-lock-retain-until-date': lock.retainUntil.toISOString(),
    }),
    ...(lock.legalHold && { 'x-amz-object-lock-legal-hold': 'ON' }),
  };
}
