/**
 * Names that a request can carry. A bucket's name becomes a part of the URL: an empty one, or one
 * with a slash, makes another request of it, such as a CreateBucket named like the key.
 */

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export const MAX_KEY_BYTES = 1024;

const MAX_BYTES_PER_UNIT = 3;

/**
 * Wider than https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html: old
 * buckets of us-east-1 have up to 255 characters, with capitals and underscores, and a colon stands
 * before the buckets of a Ceph tenant.
 */
const BUCKET_NAME = /^(?!arn:)(?!.*\.\.)[\w-][\w.:-]{0,254}$/;

const MAX_ARN_LENGTH = 2048;
const ACCESS_POINT =
  /^arn:aws[a-z-]*:s3(-object-lambda|-outposts)?:[a-z0-9-]*:\d{12}:(outpost[/:][a-z0-9-]+[/:])?accesspoint[/:][a-z0-9.-]+$/;

/** Whether a request can name this bucket without becoming a request to something else. */
export function isSendableBucket(bucket: unknown): bucket is string {
  return typeof bucket === 'string' && (BUCKET_NAME.test(bucket) || isAccessPointArn(bucket));
}

/** An ARN that stands in a request in place of a bucket's name. */
export function isAccessPointArn(bucket: string): boolean {
  return bucket.length <= MAX_ARN_LENGTH && ACCESS_POINT.test(bucket);
}

/**
 * Whether a request can carry this key as it is. An empty key would make PUT a CreateBucket and
 * DELETE a DeleteBucket; a lone surrogate would become U+FFFD on the wire, which is another key.
 */
export function isSendableKey(key: unknown): key is string {
  if (typeof key !== 'string' || key === '' || !key.isWellFormed()) return false;
  return (
    key.length * MAX_BYTES_PER_UNIT <= MAX_KEY_BYTES || Buffer.byteLength(key) <= MAX_KEY_BYTES
  );
}
