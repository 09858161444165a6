import { startS3Server } from 's3-test-server';

/** Refuses deletes of the keys while the bucket holds this object. */
const LOCK = 'lock';

/**
 * Serves a bucket with these keys, of which the last two can't be deleted while the object `lock` is
 * there; prints the endpoint. Credentials and region are those of with-servers.sh.
 */
async function serve(bucket: string, keys: readonly string[]): Promise<void> {
  const server = await startS3Server({ keepLog: false });
  server.createBucket(bucket);
  for (const key of [LOCK, ...keys]) server.bucket(bucket).seed(key, 'x');
  server.onRequest = ({ operation }) =>
    operation === 'DeleteObjects' && server.bucket(bucket).keys(LOCK).length > 0
      ? { kind: 'deny-keys', keys: keys.slice(-2), code: 'AccessDenied' }
      : undefined;
  process.stdout.write(`${server.endpoint}\n`);
}

const [, , bucket = '', ...keys] = process.argv;
await serve(bucket, keys);
