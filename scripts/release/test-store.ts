import { startS3Server } from '../../packages/s3-test-server/src/index.ts';

/**
 * An S3 server in memory with the bucket `release`, for a job that runs the published action: it needs no
 * package, prints five variables for the steps that follow, and runs until it is killed.
 */
const server = await startS3Server({ keepLog: false });
server.createBucket('release');
const { endpoint, region, accessKeyId, secretAccessKey } = server;
console.log(`AWS_ENDPOINT_URL=${endpoint}
AWS_REGION=${region}
AWS_ACCESS_KEY_ID=${accessKeyId}
AWS_SECRET_ACCESS_KEY=${secretAccessKey}
STORE_PID=${process.pid}`);
