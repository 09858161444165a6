import { onTestFinished } from 'vitest';
import type { Limits } from '../../src/s3/send/limits.ts';
import type { S3Connection } from '../../src/s3/connect.ts';
import { openS3Store, type S3Store } from '../../src/s3/store.ts';
import { startS3Server, type S3Server, type S3ServerOptions } from './s3-server/index.ts';

export const BUCKET = 'test-bucket';

/**
 * Patience in milliseconds where a fault passes: only what never answers is waited for. All are far
 * more than a machine needs that is busy with other work.
 */
const PATIENT_LIMITS: Partial<Limits> = {
  connect: 30_000,
  stall: 2_000,
  firstAnswer: 60_000,
  request: 60_000,
  noSuccess: 60_000,
};

/** For a test of what fails for good, which has to wait until the store is given up. */
export const SHORT_LIMITS: Partial<Limits> = {
  ...PATIENT_LIMITS,
  firstAnswer: 300,
  request: 800,
  noSuccess: 1_000,
};

/** A server of the test's own, with one bucket, that is gone when the test is. */
export async function startTestServer(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startS3Server(options);
  onTestFinished(() => server.close());
  server.createBucket(BUCKET);
  return server;
}

/** The S3 store on `server`, with credentials from the environment as everywhere. */
export async function openTestStore(
  server: S3Server,
  changes: Partial<S3Connection> = {},
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
      limits: PATIENT_LIMITS,
      ...changes,
    },
    BUCKET,
  );
  onTestFinished(() => {
    store.close();
  });
  return store;
}
