import { onTestFinished } from 'vitest';
import { startS3Server, type S3Server, type S3ServerOptions } from '../src/index.ts';

export const BUCKET = 'test-bucket';

/** A server of the test's own, with one bucket, that is gone when the test is. */
export async function startTestServer(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startS3Server(options);
  onTestFinished(() => server.close());
  server.createBucket(BUCKET);
  return server;
}
