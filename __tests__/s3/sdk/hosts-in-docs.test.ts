import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { resolveRoute } from '../../../src/s3/sdk/endpoint.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/network.md'), 'utf8');
const [, OF_AMAZON = ''] = /^### Amazon S3$([^]*?)^###/m.exec(PAGE) ?? [];
const REGION = 'eu-central-1';
const POINT = 'arn:aws:s3:eu-central-1:111122223333:accesspoint/my-point';
const OF_EXPRESS = 'my-bucket--euc1-az1--x-s3';

async function hostOf(bucket: string, config: S3ClientConfig): Promise<string> {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new S3Client({ region: REGION, credentials, ...config });
  const resolved = await resolveRoute(client, bucket);
  return 'route' in resolved ? resolved.route.hostname : resolved.hostname;
}

it.each<readonly [bucket: string, config: S3ClientConfig, host: string]>([
  ['my-bucket', {}, 'BUCKET.s3.REGION.amazonaws.com'],
  ['my.bucket', {}, 's3.REGION.amazonaws.com'],
  ['my-bucket', { forcePathStyle: true }, 's3.REGION.amazonaws.com'],
  ['my-bucket', { region: 'us-east-1' }, 'BUCKET.s3.us-east-1.amazonaws.com'],
  ['my-bucket', { useDualstackEndpoint: true }, 'BUCKET.s3.dualstack.REGION.amazonaws.com'],
  ['my-bucket', { useFipsEndpoint: true }, 'BUCKET.s3-fips.REGION.amazonaws.com'],
  [POINT, {}, 'NAME-ACCOUNT.s3-accesspoint.REGION.amazonaws.com'],
  [OF_EXPRESS, {}, 'BUCKET.s3express-ZONE.REGION.amazonaws.com'],
])('docs/network.md has the host of bucket %s with %o', async (bucket, config, host) => {
  const words = { REGION, NAME: 'my-point', ACCOUNT: '111122223333', ZONE: 'euc1-az1' };
  const named = Object.entries({ ...words, BUCKET: bucket }).reduce(
    (text, [word, value]) => text.replace(word, value),
    host,
  );
  expect(await hostOf(bucket, config)).toBe(named);
  expect(OF_AMAZON).toContain(`\`${host}\``);
});
