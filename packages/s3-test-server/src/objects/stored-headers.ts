import { S3Error } from '../http/errors.ts';
import { headerOf, keyOf, wholeSecond, type S3Request } from '../http/handler.ts';
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
    name.startsWith(METADATA) ||
    (value && !(name === 'x-amz-storage-class' && value === 'STANDARD'));
  const given = Object.entries(stored).filter(isGiven) as [string, string][];
  return Object.fromEntries(
    given.map(([name, value]) => [name, name.startsWith(METADATA) ? mailSafe(value) : value]),
  );
}

/**
 * S3 takes each byte of a header for a character, and gives what is not ASCII back in the words of
 * RFC 2047, in the shorter of their encodings:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html#UserMetadata
 */
function mailSafe(value: string): string {
  const others = value.replace(/[\0-\x7f]/g, '').length;
  if (others === 0) return value;
  const bytes = Buffer.from(value);
  if (others * 2 >= value.length) return `=?UTF-8?B?${bytes.toString('base64')}?=`;
  const quoted = [...bytes].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === ' ') return '_';
    const hex = byte.toString(16).toUpperCase().padStart(2, '0');
    return /[\w!*+\-/]/.test(character) && character !== '_' ? character : `=${hex}`;
  });
  return `=?UTF-8?Q?${quoted.join('')}?=`;
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
  if (mode === undefined && until === undefined && hold === undefined) {
    return defaultLock(bucket, now);
  }
  if (!bucket.hasObjectLock) {
    throw new S3Error('InvalidRequest', { Message: 'Bucket is missing Object Lock Configuration' });
  }
  if ((mode === undefined) !== (until === undefined)) {
    const Message =
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied.';
    throw new S3Error('InvalidArgument', { Message });
  }
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF') {
    throw new S3Error('InvalidArgument', { Message: "Legal Hold must be either of 'ON' or 'OFF'" });
  }
  const legalHold = hold === 'ON';
  if (mode === undefined || until === undefined) return { ...defaultLock(bucket, now), legalHold };
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') {
    throw new S3Error('InvalidArgument', { Message: 'Unknown wormMode directive.' });
  }
  return { mode, retainUntil: retainUntilOf(until, now), legalHold };
}

function defaultLock({ retention }: BucketState, now: Date): ObjectLock {
  if (retention === undefined) return {};
  const { mode, unit, period } = retention;
  const retainUntil = wholeSecond(now);
  if (unit === 'Days') retainUntil.setUTCDate(retainUntil.getUTCDate() + period);
  else retainUntil.setUTCFullYear(retainUntil.getUTCFullYear() + period);
  return { mode, retainUntil };
}

export function retainUntilOf(text: string, now: Date): Date {
  const until = new Date(text);
  if (Number.isNaN(until.getTime())) {
    const Message = 'The retain until date must be provided in ISO 8601 format';
    throw new S3Error('InvalidArgument', { Message });
  }
  if (until <= now) {
    const Message = 'The retain until date must be in the future!';
    throw new S3Error('InvalidArgument', { Message });
  }
  return until;
}

/** A body that is to be locked must come with what it can be verified by. */
export function assertVerifiable(request: S3Request, lock: ObjectLock, operation: string): void {
  const isLocked = lock.mode !== undefined || lock.legalHold === true;
  const isVerified =
    request.headers['content-md5'] !== undefined || Object.keys(request.checksums).length > 0;
  if (!isLocked || isVerified) return;
  const Message = `Content-MD5 OR x-amz-checksum- HTTP header is required for ${operation} requests with Object Lock parameters`;
  throw new S3Error('InvalidRequest', { Message });
}
