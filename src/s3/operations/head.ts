import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import type {
  ChecksumName,
  HeadRequest,
  HeadResult,
  ObjectRequest,
  StoredObject,
} from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { toObjectHeaders } from './headers.ts';
import { s3Request } from '../request.ts';

/** What is known of an object, or a StoreError with status 404. */
export async function headObject(
  sender: Sender,
  { withChecksums = false, ...object }: HeadRequest,
  signal: AbortSignal | undefined,
): Promise<StoredObject> {
  const command = s3Request('HeadObject', {
    ...objectParameters(object),
    ...(withChecksums && { ChecksumMode: 'ENABLED' }),
  });
  const answer = await sender.send(command, { signal, missing: missingFacts });
  return { ...factsOf(answer), headers: toObjectHeaders(answer), checksums: checksumsOf(answer) };
}

/** A checksum of the parts' checksums says nothing about bytes that are in one piece. */
function checksumsOf(answer: HeadObjectCommandOutput): StoredObject['checksums'] {
  if (answer.ChecksumType === 'COMPOSITE') return {};
  const all: Readonly<Record<ChecksumName, string | undefined>> = {
    crc32: answer.ChecksumCRC32,
    crc32c: answer.ChecksumCRC32C,
    crc64nvme: answer.ChecksumCRC64NVME,
    sha1: answer.ChecksumSHA1,
    sha256: answer.ChecksumSHA256,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)),
  );
}

export function objectParameters({ bucket, key, versionId }: ObjectRequest) {
  return { Bucket: bucket, Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
}

/** What an object of ours must look like. */
interface Expected {
  /** MD5, or that of the parts' MD5s with their number; in hexadecimal, without quotes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, so that
 * an earlier attempt must have stored it. Rejects with `refusal` when it certainly is another
 * object, and with `UnknownOutcome` when nothing can tell.
 */
export async function isStored(
  sender: Sender,
  { Bucket, Key }: { readonly Bucket: string; readonly Key: string },
  expected: Expected,
  refusal: StoreError,
  signal: AbortSignal | undefined,
) {
  const answer = await sender
    .send(s3Request('HeadObject', { Bucket, Key }), { signal, missing: missingFacts })
    .catch((thrown: unknown) => {
      throw unknownOutcome(refusal, thrown);
    });
  if (answer.ContentLength !== expected.size) throw refusal;
  const { $metadata, ETag = '', VersionId, ServerSideEncryption } = answer;
  if (ETag.replaceAll('"', '') === expected.etag) return { $metadata, ETag, VersionId };
  // An ETag under a KMS key only looks like an MD5.
  if (ServerSideEncryption?.startsWith('aws:kms') === true) throw unknownOutcome(refusal, refusal);
  throw refusal;
}

/** What an answer about an object lacks. */
export function missingFacts(answer: ObjectFacts): string | undefined {
  const { ContentLength, ETag, LastModified } = answer;
  const isComplete = ContentLength !== undefined && ETag && LastModified !== undefined;
  return isComplete ? undefined : 'a Content-Length, an ETag and a Last-Modified';
}

interface ObjectFacts {
  readonly ContentLength?: number | undefined;
  readonly ETag?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly VersionId?: string | undefined;
}

/** What is known of an object by an answer that lacks none of its facts. */
export function factsOf(answer: ObjectFacts): HeadResult {
  const { ContentLength = 0, ETag = '', LastModified = new Date(NaN), VersionId } = answer;
  return {
    size: ContentLength,
    etag: ETag,
    lastModified: LastModified,
    ...(VersionId !== undefined && { versionId: VersionId }),
  };
}

function unknownOutcome(refusal: StoreError, cause: unknown): StoreError {
  return new StoreError(
    'UnknownOutcome',
    'an answer was lost, and now the key exists: nothing tells whether this object or another ' +
      'one was stored; give the credentials s3:GetObject, or run again',
    { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) },
  );
}
