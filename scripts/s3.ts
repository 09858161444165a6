import { startS3Server, type S3Server } from 's3-test-server';

const BUCKET = 'test-bucket';
const HIGHEST_PORT = 65_535;

/** Runs the S3 server of the tests by itself until it is told to end; all it holds is then gone. */
async function serve(port: number): Promise<void> {
  const server = await startS3Server({ port, keepLog: false });
  server.createBucket(BUCKET);
  console.log(howToUse(server));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

/** Commands to paste into a shell, each complete in itself but for the three exports. */
function howToUse({ endpoint, region, accessKeyId, secretAccessKey }: S3Server): string {
  const remote = [
    ':s3,provider=Other',
    'env_auth=true',
    `region=${region}`,
    `endpoint="${endpoint}":${BUCKET}`,
  ].join(',');
  return `S3 server in memory on ${endpoint}, with the bucket ${BUCKET}. Ctrl-C ends it.

export AWS_ACCESS_KEY_ID=${accessKeyId}
export AWS_SECRET_ACCESS_KEY=${secretAccessKey}
export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}

AWS CLI
  aws --endpoint-url ${endpoint} s3 sync . s3://${BUCKET}/
  aws --endpoint-url ${endpoint} s3 ls --recursive s3://${BUCKET}/

rclone
  rclone copy . '${remote}'
  rclone ls '${remote}'

SDK for JavaScript
  new S3Client({ endpoint: '${endpoint}', region: '${region}', forcePathStyle: true })

The action
  endpoint: ${endpoint}
  region: ${region}
  bucket: ${BUCKET}`;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new Error(
    `argument "port" must be a number from 0 to ${HIGHEST_PORT}, got ${JSON.stringify(text)}: ` +
      'leave it out for a free one',
  );
}

try {
  await serve(portFrom(process.argv[2] ?? '0'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
