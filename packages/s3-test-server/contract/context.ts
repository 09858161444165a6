import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import type { ContractContext } from './contract-case.ts';
import { ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, sendSigned } from './signed-request.ts';

let count = 0;

/** A client that adds nothing of its own to a request and repeats none. */
export function openClient(endpoint: string): S3Client {
  return new S3Client({
    endpoint,
    region: REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET_ACCESS_KEY },
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** Rejects when nothing that speaks S3 is there. */
export async function assertReachable(s3: S3Client): Promise<void> {
  await s3.send(new ListBucketsCommand({}));
}

/** What a case is given, in a new bucket of its own. */
export async function newContext(endpoint: string, s3: S3Client): Promise<ContractContext> {
  const newName = () => `case-${process.pid}-${(count += 1)}`;
  const bucket = newName();
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return { s3, bucket, newName, send: (request) => sendSigned(endpoint, { bucket, ...request }) };
}
