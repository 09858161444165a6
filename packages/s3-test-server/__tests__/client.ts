import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import type { S3Server } from '../src/index.ts';
import { BUCKET } from './test-server.ts';

/** A client with the SDK's own settings, but for repeats, that is closed when the test is. */
export function openSdk(server: S3Server): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

export function put(client: S3Client, key: string, body = 'body') {
  return client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
}

export async function get(client: S3Client, key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** Code and status of a refusal. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error)) return 'no refusal';
  const { $metadata } = thrown as { $metadata?: { httpStatusCode?: number } };
  return `${$metadata?.httpStatusCode ?? 'no answer'} ${thrown.name}`;
}
