import { S3Error } from '../http/errors.ts';
import { headerOf, keyOf, type S3Request } from '../http/handler.ts';
import type { BucketState, ObjectLock } from '../state.ts';

/** Headers that S3 stores with an object and gives back. */
const STORED = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
];

const METADATA = 'x-amz-meta-';
const MAX_KEY_BYTES = 1024;
const MAX_METADATA_BYTES = 2048;
const MAX_TAGS = 10;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What a PUT, a copy with REPLACE or a multipart upload asks to be stored. */
export function storedHeaders(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text === undefined) continue;
    if (STORED.includes(name) || name.startsWith(METADATA)) headers[name] = text;
  }
  const encoding = headers['content-encoding']
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked')
    .join(',');
  refuseMuchMetadata(headers);
  const stored = {
    'content-type': 'binary/octet-stream',
    ...headers,
    'content-encoding': encoding,
  };
  const isGiven = ([name, value]: readonly [string, string | undefined]) =>
    value && !(name === 'x-amz-storage-class' && value === 'STANDARD');
  return Object.fromEntries(Object.entries(stored).filter(isGiven)) as Record<string, string>;
}

function refuseMuchMetadata(headers: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(headers)
    .filter(([name]) => name.startsWith(METADATA))
    .reduce((sum, [name, value]) => sum + name.length - METADATA.length + value.length, 0);
  if (bytes > MAX_METADATA_BYTES) throw new S3Error('MetadataTooLarge');
}

export function assertKey(request: S3Request): void {
  const bytes = Buffer.byteLength(keyOf(request));
  if (bytes <= MAX_KEY_BYTES) return;
  throw new S3Error('KeyTooLongError', { Size: String(bytes), MaxSizeAllowed: '1024' });
}

export function tagsOf(request: S3Request): ReadonlyMap<string, string> {
  const tags = new Map(new URLSearchParams(headerOf(request, 'x-amz-tagging') ?? ''));
  assertTags(tags);
  return tags;
}

export function assertTags(tags: ReadonlyMap<string, string>): void {
  if (tags.size > MAX_TAGS) throw new S3Error('InvalidTag');
  for (const [name, value] of tags) {
    const isWrong = name === '' || name.length > 128 || value.length > 256;
    if (isWrong || !TAG_TEXT.test(name + value)) throw new S3Error('InvalidTag');
  }
}

export function lockOf(request: S3Request, bucket: BucketState, now: Date): ObjectLock {
  const mode = headerOf(request, 'x-amz-object-lock-mode');
  const until = headerOf(request, 'x-amz-object-lock-retain-until-date');
  const hold = headerOf(request, 'x-amz-object-lock-legal-hold');
  if (mode === undefined && until === undefined && hold === undefined) return {};
  if (!bucket.hasObjectLock) {
    throw new S3Error('InvalidRequest', { Message: 'Bucket is missing Object Lock Configuration' });
  }
  if ((mode === undefined) !== (until === undefined)) throw new S3Error('InvalidArgument');
  if (until !== undefined && !(new Date(until) > now)) {
    throw new S3Error('InvalidArgument', {
      Message: 'The retain until date must be in the future!',
    });
  }
  return {
    ...((mode === 'GOVERNANCE' || mode === 'COMPLIANCE') && { mode }),
    ...(until !== undefined && { retainUntil: new Date(until) }),
    legalHold: hold === 'ON',
  };
}
