import { S3Error } from '../http/errors.ts';
import { headerOf, type S3Request } from '../http/handler.ts';
import type { BucketState, StoredVersion } from '../state.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html */
export function assertReadable(request: S3Request, version: StoredVersion): void {
  const header = (name: string) => headerOf(request, name);
  const { etag, lastModified } = version;
  const ifMatch = header('if-match');
  const ifNoneMatch = header('if-none-match');
  const since = header('if-modified-since');
  const unmodifiedSince = header('if-unmodified-since');
  if (ifMatch !== undefined) {
    if (!isListed(ifMatch, etag)) throw new S3Error('PreconditionFailed');
  } else if (unmodifiedSince !== undefined && lastModified > new Date(unmodifiedSince)) {
    throw new S3Error('PreconditionFailed');
  }
  if (ifNoneMatch !== undefined) {
    if (isListed(ifNoneMatch, etag)) throw new S3Error('NotModified', {}, { etag });
  } else if (since !== undefined && lastModified <= new Date(since)) {
    throw new S3Error('NotModified', {}, { etag });
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
export function assertWritable(
  request: S3Request,
  { writeConditions }: BucketState,
  current: StoredVersion | undefined,
): void {
  const ifMatch = headerOf(request, 'if-match');
  const ifNoneMatch = headerOf(request, 'if-none-match');
  const isComplete = request.method === 'POST';
  const isIgnored =
    writeConditions === 'ignored' || (isComplete && writeConditions === 'ignored-on-complete');
  if (ifNoneMatch !== undefined && !isIgnored) {
    if (writeConditions === 'refused') throw new S3Error('NotImplemented');
    if (ifNoneMatch !== '*') throw new S3Error('NotImplemented');
    if (current !== undefined)
      throw new S3Error('PreconditionFailed', { Condition: 'If-None-Match' });
  }
  if (ifMatch === undefined) return;
  if (current === undefined) throw new S3Error('NoSuchKey');
  if (!isListed(ifMatch, current.etag)) {
    throw new S3Error('PreconditionFailed', { Condition: 'If-Match' });
  }
}

/** The conditions on the source of a copy. */
export function assertCopyable(request: S3Request, { etag, lastModified }: StoredVersion): void {
  const header = (name: string) => headerOf(request, `x-amz-copy-source-${name}`);
  const [match, none] = [header('if-match'), header('if-none-match')];
  const [since, unmodified] = [header('if-modified-since'), header('if-unmodified-since')];
  const isFailed =
    (match !== undefined && !isListed(match, etag)) ||
    (match === undefined && unmodified !== undefined && lastModified > new Date(unmodified)) ||
    (none !== undefined && isListed(none, etag)) ||
    (none === undefined && since !== undefined && lastModified <= new Date(since));
  if (isFailed) throw new S3Error('PreconditionFailed');
}

export function isListed(header: string, etag: string): boolean {
  const bare = etag.replaceAll('"', '');
  return header.split(',').some((one) => {
    const wanted = one.trim().replace(/^W\//, '').replaceAll('"', '');
    return wanted === '*' || wanted === bare;
  });
}
