// A store that behaves as the one of a profile: node profile-store.ts PROFILE REGION BUCKET. Prints its
// own endpoint; ends with its standard input.
import { startS3Server } from 's3-test-server';
import { PROFILES } from 's3-test-server/profiles/all.ts';

const [name = '', region = '', bucket = ''] = process.argv.slice(2);
const profile = PROFILES.find((one) => one.name === name);
if (profile === undefined) throw new Error(`no profile ${name}`);

const server = await startS3Server({ profile, region, keepLog: false });
server.createBucket(bucket, profile.bucket);
process.stdout.write(`${server.endpoint}\n`);
process.stdin.resume().on('end', () => void server.close());
