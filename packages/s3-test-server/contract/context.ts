import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { openS3Store, type S3Store } from '../../../src/s3/store.ts';
import { storeUrl } from '../../../__tests__/support/store-url.ts';
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

/** Runs `run` in a new bucket of its own. */
export async function inContext(
  endpoint: string,
  s3: S3Client,
  run: (context: ContractContext) => Promise<void>,
): Promise<void> {
  const stores: S3Store[] = [];
  const newName = () => `case-${process.pid}-${(count += 1)}`;
  const bucket = newName();
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  try {
    await run({
      s3,
      bucket,
      newName,
      send: (request) => sendSigned(endpoint, { bucket, ...request }),
      openStore: async () => {
        process.env['AWS_ACCESS_KEY_ID'] = ACCESS_KEY_ID;
        process.env['AWS_SECRET_ACCESS_KEY'] = SECRET_ACCESS_KEY;
        process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
        const store = await openS3Store(
          { endpoint: storeUrl(endpoint), region: REGION, allowHttp: false },
          bucket,
        );
        stores.push(store);
        return store;
      },
    });
  } finally {
    for (const store of stores) store.close();
  }
}
