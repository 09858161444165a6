import { isAccessPointArn } from '../../core/sendable.ts';
import { shown } from '../../core/shown.ts';
import { UNSET } from './unset.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d+(\.\d+){3}$/;

/** The ARN of a bucket has neither region nor account, and is no name in a request. */
const BUCKET_ARN = /^arn:aws[a-z-]*:s3:::(?<name>[^/]*)\/?(?<path>.*)$/s;

const URL_OF_S3 = /^s3:\/\/(?<name>[^/]*)\/?(?<path>.*)$/is;

interface BucketProblem {
  readonly statement: string;
  readonly remedy: string;
}

/** What is wrong with the name of a bucket, as a statement, and what to do; undefined: nothing. */
export function bucketProblem(bucket: string): BucketProblem | undefined {
  if (bucket === '') return { statement: 'is empty', remedy: EMPTY };
  const url = URL_OF_S3.exec(bucket);
  if (url !== null) return { statement: 'is a URL', remedy: splitOf(url) };
  const arn = BUCKET_ARN.exec(bucket);
  if (arn !== null) return { statement: 'is the ARN of a bucket', remedy: splitOf(arn) };
  if ((NAME.test(bucket) && !IP_ADDRESS.test(bucket)) || isAccessPointArn(bucket)) {
    return undefined;
  }
  const statement = 'is neither the name of a bucket nor the ARN of an access point';
  return { statement, remedy: remedyFor(bucket) };
}

const EMPTY = `${UNSET}; name the bucket`;

function splitOf({ groups: { name = '', path = '' } = {} }: RegExpExecArray): string {
  if (name === '') return 'name the bucket';
  const bucket = `write bucket: ${shown(name)}`;
  return path === '' ? bucket : `${bucket} and prefix: ${shown(path)}`;
}

function remedyFor(bucket: string): string {
  if (bucket.startsWith('arn:')) {
    return 'write arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, or the name of the bucket';
  }
  if (/^https?:/i.test(bucket)) return 'write its name alone; a URL belongs in "endpoint"';
  if (bucket.includes('/')) return 'write what follows the "/" in the input "prefix"';
  if (IP_ADDRESS.test(bucket)) return 'a name may not look like an IP address';
  return 'names have 3 to 63 lower-case letters, digits, dots and hyphens';
}
