import { formatCount, plural, quote } from './text.ts';

/**
 * S3's limit for the length of a key in UTF-8:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
const MAX_KEY_BYTES = 1024;

/** UTF-8 bytes that one UTF-16 code unit can take. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Whether a request can carry this key unchanged. An empty key would turn PUT into CreateBucket and
 * DELETE into DeleteBucket; a lone surrogate would be sent as U+FFFD, which is another key.
 */
export function isSendableKey(key: unknown): key is string {
  if (typeof key !== 'string' || key === '' || !key.isWellFormed()) return false;
  return (
    key.length * MAX_BYTES_PER_UNIT <= MAX_KEY_BYTES || Buffer.byteLength(key) <= MAX_KEY_BYTES
  );
}

/**
 * Whether the URL of this key could be shortened on the way to that of another object or of the
 * bucket itself: clients, proxies and stores resolve "." and ".." segments, also encoded ones, and
 * merge slashes. `p/..` would make DELETE a DeleteBucket.
 */
export function isResolvedKey(key: string): boolean {
  return RESOLVED_SEGMENT.test(key) || ONLY_SLASHES.test(key);
}

/** Whether the URL of this key becomes that of another object where slashes are merged. */
export function isMergedKey(key: string): boolean {
  return MERGED_SLASHES.test(key);
}

/** Some proxies decode a backslash and take it for a slash. */
const RESOLVED_SEGMENT = /(?:^|[/\\])\.\.?(?:[/\\]|$)/;
const ONLY_SLASHES = /^\/+$/;
const MERGED_SLASHES = /^[/\\]|[/\\]{2}/;

/** Characters that XML 1.0 can't hold, not even as references. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Whether the key can be written in XML, as DeleteObjects does. */
export function isXmlKey(key: string): boolean {
  return !NOT_XML.test(key);
}

/** The key of a file; `prefix` is empty or ends with `/`. */
export function joinKey(prefix: string, path: string): string {
  return `${prefix}${path}`;
}

/** Why no object should have this key, and a remedy; undefined: the key is fine. */
export function keyProblem(key: string): string | undefined {
  const bytes = Buffer.byteLength(key);
  if (key === '') return 'its key would be empty: give the file a name';
  if (bytes > MAX_KEY_BYTES) {
    return (
      `its key has ${plural(bytes, 'byte')}, the limit is ${formatCount(MAX_KEY_BYTES)}: ` +
      'shorten the path or the prefix'
    );
  }
  if (!key.isWellFormed()) return 'its key has half a surrogate pair: rename the file';
  if (isResolvedKey(key)) {
    return 'its key has a "." or ".." segment, which clients resolve away: rename it';
  }
  if (EMPTY_SEGMENT.test(key)) return 'its key has an empty segment: rename it';
  return undefined;
}

/** A slash at the end is allowed. */
const EMPTY_SEGMENT = /^\/|\/\//;

/**
 * Compares keys by their UTF-8 bytes, the order of stores: less than 0, 0 or more than 0.
 * JavaScript's own order differs where surrogates meet characters from U+E000 on.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above all others. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The last segment of the key under which a sync stores its state for the next one. */
export const STATE_NAME = '.s3-batch-action';

/** The key of the object by which the sync that works on a state shows that it is alive. */
export function leaseKeyOf(stateKey: string): string {
  return `${stateKey}${LEASE_SUFFIX}`;
}

const LEASE_SUFFIX = '.lease';

/** The key of the state object to which a key belongs, which is its own or that of its lease. */
export function stateKeyOf(key: string): string {
  return key.endsWith(LEASE_SUFFIX) ? key.slice(0, -LEASE_SUFFIX.length) : key;
}

/**
 * Whether a key is that of a state object or of its lease, under any prefix: only the sync that it
 * belongs to writes it. `own` is the key of this run's state object, which may have another name.
 */
export function isStateKey(key: string, own?: string): boolean {
  const stateKey = stateKeyOf(key);
  return stateKey === own || stateKey.slice(stateKey.lastIndexOf('/') + 1) === STATE_NAME;
}

/**
 * Bucket names are wider here than in
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html: old buckets of
 * us-east-1 have up to 255 characters, with capitals and underscores, and the buckets of a Ceph
 * tenant begin with its name and a colon.
 */
const BUCKET_NAME = /^(?!arn:)(?!.*\.\.)[\w-][\w.:-]{0,254}$/;

const MAX_ARN_LENGTH = 2048;
const ACCESS_POINT =
  /^arn:aws[a-z-]*:s3(-object-lambda|-outposts)?:[a-z0-9-]*:\d{12}:(outpost[/:][a-z0-9-]+[/:])?accesspoint[/:][a-z0-9.-]+$/;

/**
 * Whether a request can name this bucket. The name becomes a part of the URL: an empty one, or one
 * with a slash, would make another request, such as a CreateBucket named like the key.
 */
export function isSendableBucket(bucket: unknown): bucket is string {
  return typeof bucket === 'string' && (BUCKET_NAME.test(bucket) || isAccessPointArn(bucket));
}

/**
 * Whether this is the ARN of an access point, which a request takes in place of a bucket's name.
 */
export function isAccessPointArn(bucket: string): boolean {
  return bucket.length <= MAX_ARN_LENGTH && ACCESS_POINT.test(bucket);
}

/** The keys that a key begins with at a slash, the shortest first. */
export function parentsOf(key: string): readonly string[] {
  const names = key.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** For a sentence: where an object may be in the way of this key, if keys are paths of files. */
export function placesInWay(key: string): string {
  return [...parentsOf(key).map(quote), `below ${quote(`${key}/`)}`].join(' or ');
}
