import type { Operation, RequestSubject } from '../operation.ts';

/**
 * Whether a bucket is there. Every answer about a bucket names its region, also one that refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export const headBucket: Operation<RequestSubject, undefined> = {
  write: () => ({ method: 'HEAD', path: '/', query: {}, headers: {} }),
  read: () => undefined,
  missing: () => undefined,
};
