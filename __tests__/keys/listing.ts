import { HeadBucketCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** All keys of a bucket of less than one page, as the server holds them. */
export async function listing(s3: S3Client, bucket: string): Promise<string[]> {
  const answer = await s3.send(new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url' }));
  const keys = (answer.Contents ?? []).map(({ Key = '' }) => Key);
  if (answer.EncodingType !== 'url') return keys;
  return keys.map((key) => decodeURIComponent(key.replaceAll('+', ' ')));
}

/**
 * Resolves once the server's clock has left the second in which the newest object was stored:
 * until then no run can know that the object was there before it.
 */
export async function untilClockIsPast(s3: S3Client, bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const newest = Math.max(...Contents.map(({ LastModified }) => LastModified?.getTime() ?? 0));
  let now = 0;
  while (now <= newest) now = await serverTime(s3, bucket);
}

async function serverTime(s3: S3Client, bucket: string): Promise<number> {
  const command = new HeadBucketCommand({ Bucket: bucket });
  let date = '';
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      date = (result.response as { headers: Record<string, string> }).headers['date'] ?? '';
      return result;
    },
    { step: 'deserialize' },
  );
  await s3.send(command);
  const time = Date.parse(date);
  if (Number.isNaN(time)) throw new Error(`the server gave the date ${JSON.stringify(date)}`);
  return time;
}
