import { isListed } from './conditions.ts';
import { hasChecksum } from '../checksums/checksums.ts';
import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  emptyAnswer,
  headerOf,
  keyOf,
  wholeSecond,
  xmlAnswer,
  type Handler,
  type Handling,
} from '../http/handler.ts';
import { bucketOf, type BucketState, type ServerState, type StoredVersion } from '../state.ts';
import type { Fault, LogEntry } from '../types.ts';
import { childText, parseXmlBody, type XmlNode } from '../http/xml.ts';

const MAX_KEYS = 1000;

interface Deleted {
  readonly isMarker: boolean;
  /** Of the marker that was made, or of the version that was removed. */
  readonly versionId: string | undefined;
}

/** Deletes a key as its bucket's versioning says, or one version of it. */
function deleteKey(
  state: ServerState,
  bucket: BucketState,
  object: { key: string; versionId: string | undefined; bypass: boolean },
): Deleted {
  const { key, versionId, bypass } = object;
  if (versionId !== undefined) {
    const version = bucket.find(key, versionId);
    if (version !== undefined) assertUnlocked(version, bypass, state.now());
    bucket.removeVersion(key, versionId);
    return { isMarker: version?.isDeleteMarker === true, versionId };
  }
  if (bucket.versioning === undefined) {
    bucket.removeVersion(key, 'null');
    return { isMarker: false, versionId: undefined };
  }
  const marker = bucket.add({
    key,
    isDeleteMarker: true,
    body: Buffer.alloc(0),
    size: 0,
    etag: '',
    headers: {},
    lastModified: wholeSecond(state.now()),
    checksums: {},
    tags: new Map(),
    lock: {},
  });
  return { isMarker: true, versionId: marker.versionId };
}

function assertUnlocked({ lock }: StoredVersion, bypass: boolean, now: Date): void {
  const isRetained = lock.retainUntil !== undefined && lock.retainUntil > now;
  const isBypassed = lock.mode === 'GOVERNANCE' && bypass;
  if (lock.legalHold !== true && (!isRetained || isBypassed)) return;
  const Message = 'Access Denied because object protected by object lock.';
  throw new S3Error('AccessDenied', { Message });
}

export const deleteObject: Handler = ({ request, state, entry }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const key = keyOf(request);
  const versionId = request.query.get('versionId') ?? undefined;
  const size = headerOf(request, 'x-amz-if-match-size');
  const lastModified = headerOf(request, 'x-amz-if-match-last-modified-time');
  assertMatches(bucket, key, { etag: headerOf(request, 'if-match'), size, lastModified });
  const { isMarker, versionId: named } = deleteKey(state, bucket, {
    key,
    versionId,
    bypass: isBypass(headerOf(request, 'x-amz-bypass-governance-retention')),
  });
  noteDeleted(entry, key, versionId);
  return emptyAnswer(204, {
    ...(named !== undefined && { 'x-amz-version-id': named }),
    ...(isMarker && { 'x-amz-delete-marker': 'true' }),
  });
};

function noteDeleted({ applied }: LogEntry, key: string, versionId: string | undefined): void {
  (applied.deleted ??= []).push(key);
  if (versionId !== undefined) (applied.versions ??= []).push(`${key}?versionId=${versionId}`);
}

/** What an object must be, so that it is deleted. */
interface DeleteCondition {
  readonly etag: string | undefined;
  readonly size: string | undefined;
  /** As in HTTP or in ISO 8601. */
  readonly lastModified: string | undefined;
}

/**
 * Only the current version is asked. Without an object an ETag is NoSuchKey, while a size or a time
 * is a success:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
function assertMatches(bucket: BucketState, key: string, condition: DeleteCondition): void {
  const { deleteConditions } = bucket;
  const { etag, size, lastModified } = condition;
  if (deleteConditions === (etag === undefined ? 'demanded' : 'denied')) {
    throw new S3Error('AccessDenied');
  }
  if (!isConditional(condition) || deleteConditions === 'ignored') return;
  if (deleteConditions === 'refused') throw new S3Error('NotImplemented');
  const current = bucket.current(key);
  if (current === undefined && etag !== undefined) throw new S3Error('NoSuchKey');
  if (current === undefined) return;
  const isMet =
    (etag === undefined || isListed(etag, current.etag)) &&
    (size === undefined || Number(size) === current.size) &&
    (lastModified === undefined || isSameSecond(new Date(lastModified), current.lastModified));
  if (!isMet) throw new S3Error('PreconditionFailed');
}

function isConditional({ etag, size, lastModified }: DeleteCondition): boolean {
  return etag !== undefined || size !== undefined || lastModified !== undefined;
}

function isSameSecond(one: Date, other: Date): boolean {
  return wholeSecond(one).getTime() === wholeSecond(other).getTime();
}

function isBypass(header: string | undefined): boolean {
  return header?.toLowerCase() === 'true';
}

/** `denied`: keys that a test wants refused. */
export function deleteObjects(
  handling: Handling,
  denied?: Extract<Fault, { kind: 'deny-keys' }>,
): ReturnType<Handler> {
  const { request, state, entry } = handling;
  const bucket = bucketOf(state, bucketNameOf(request));
  if (request.headers['content-md5'] === undefined && !hasChecksum(request.headers)) {
    if (Object.keys(request.checksums).length === 0) {
      const Message = 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*';
      throw new S3Error('InvalidRequest', { Message });
    }
  }
  const { objects, isQuiet } = parseDelete(request.body);
  if (bucket.deleteConditions === 'refused' && objects.some(isConditional)) {
    throw new S3Error('MalformedXML');
  }
  entry.keys = objects.map(({ key }) => key);
  entry.applied.deleted = [];
  const bypass = isBypass(headerOf(request, 'x-amz-bypass-governance-retention'));
  const results = objects.map((object) => {
    if (denied?.keys.includes(object.key) === true) return deniedRow(object, denied);
    return deleteRow(handling, bucket, object, bypass);
  });
  return xmlAnswer('DeleteResult', {
    Deleted: results.flatMap((row) => ('Code' in row || isQuiet ? [] : [row])),
    Error: denied?.isSilent === true ? [] : results.filter((row) => 'Code' in row),
  });
}

interface RequestedObject extends DeleteCondition {
  readonly key: string;
  readonly versionId: string | undefined;
}

function parseDelete(body: Buffer): { objects: readonly RequestedObject[]; isQuiet: boolean } {
  if (body.length === 0) throw new S3Error('MissingRequestBodyError');
  const root = parseXmlBody(body);
  const rows = root.children.filter(({ name }) => name === 'Object');
  if (root.name !== 'Delete' || rows.length === 0 || rows.length > MAX_KEYS) {
    throw new S3Error('MalformedXML');
  }
  return { objects: rows.map(parseObject), isQuiet: childText(root, 'Quiet') === 'true' };
}

function parseObject(row: XmlNode): RequestedObject {
  const key = childText(row, 'Key');
  if (key === undefined || key === '') throw new S3Error('MalformedXML');
  return {
    key,
    versionId: childText(row, 'VersionId'),
    etag: childText(row, 'ETag'),
    size: childText(row, 'Size'),
    lastModified: childText(row, 'LastModifiedTime'),
  };
}

function deniedRow(
  { key, versionId }: RequestedObject,
  { code = 'AccessDenied', message = 'Access Denied' }: { code?: string; message?: string },
) {
  return { Key: key, VersionId: versionId, Code: code, Message: message };
}

function deleteRow(
  { state, entry }: Handling,
  bucket: BucketState,
  object: RequestedObject,
  bypass: boolean,
) {
  const { key, versionId } = object;
  try {
    assertMatches(bucket, key, object);
    const deleted = deleteKey(state, bucket, { key, versionId, bypass });
    noteDeleted(entry, key, versionId);
    return {
      Key: key,
      VersionId: versionId,
      DeleteMarker: deleted.isMarker ? true : undefined,
      DeleteMarkerVersionId: deleted.isMarker ? deleted.versionId : undefined,
    };
  } catch (thrown) {
    if (!(thrown instanceof S3Error)) throw thrown;
    return { Key: key, VersionId: versionId, Code: thrown.code, Message: thrown.message };
  }
}
