import { onTestFinished } from 'vitest';
import type { Limits, Time } from '../../src/s3/send/time.ts';
import type { S3Connection } from '../../src/s3/store-client.ts';
import { openS3Store, type S3Store } from '../../src/s3/store.ts';
import { startCountedServer } from './counted-requests.ts';
import { skippingTime } from './injected-time.ts';
import type { S3Server, S3ServerOptions } from 's3-test-server';

export const BUCKET = 'test-bucket';

/**
 * Milliseconds of the limits that take real time: far more than a machine needs that is busy with
 * other work.
 */
const SOCKET_LIMITS: Partial<Limits> = { connect: 30_000, stall: 10_000 };

/** A server of the test's own, with one bucket, that is gone when the test is. */
export async function startTestServer(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startCountedServer(options);
  onTestFinished(() => server.close());
  server.createBucket(BUCKET);
  return server;
}

/**
 * The S3 store on `server`, with credentials from the environment as everywhere. It never waits
 * before it asks again.
 */
export async function openTestStore(
  server: S3Server,
  { limits, ...changes }: Partial<S3Connection> = {},
  time: Time = skippingTime(),
  signal?: AbortSignal,
): Promise<S3Store> {
  process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  const store = await openS3Store(
    {
      endpoint: server.endpoint,
      region: server.region,
      forcePathStyle: true,
      allowHttp: false,
      maxSockets: 32,
      limits: { ...SOCKET_LIMITS, ...limits },
      ...changes,
    },
    BUCKET,
    { time, signal },
  );
  onTestFinished(() => {
    store.close();
  });
  return store;
}
