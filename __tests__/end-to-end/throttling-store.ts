// A store that takes WRITES writes a second and answers the others with SlowDown:
// node throttling-store.ts WRITES BUCKET. Prints its own endpoint; ends with its standard input.
import { startS3Server } from 's3-test-server';

const [writes = '', bucket = ''] = process.argv.slice(2);
const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;

const server = await startS3Server({ writesPerSecond: Number(writes), keepLog: false });
server.createBucket(bucket);
if (server.accessKeyId !== accessKeyId || server.secretAccessKey !== secretAccessKey) {
  throw new Error(`the store takes the credentials of ${server.accessKeyId} alone`);
}
process.stdout.write(`${server.endpoint}\n`);
process.stdin.resume().on('end', () => void server.close());
