import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredRun } from '../../bench/measured-run.ts';
import { startFailingFront } from './failing-front.ts';

const MIB = 1024 * 1024;
const SIZE_MIB = 1024;
const LIMIT_MIB = 250;
const BUCKET = 'large-object';
const STORE = process.env['STORE_ENDPOINT_VERSITYGW'] ?? '';

/** Writes random bytes and gives their MD5. */
function writeRandomFile(file: string): string {
  const hash = createHash('md5');
  const handle = openSync(file, 'w');
  for (let n = 0; n < SIZE_MIB; n += 1) {
    const bytes = randomBytes(MIB);
    hash.update(bytes);
    writeSync(handle, bytes);
  }
  closeSync(handle);
  return hash.digest('hex');
}

function aws(...args: readonly string[]): string {
  const command = `aws --endpoint-url "${STORE}" ${args.join(' ')}`;
  return execFileSync('bash', ['-o', 'pipefail', '-c', command], { encoding: 'utf8' }).trim();
}

/** Uploads the file with the bundle, and has another client read it back. */
async function check(workspace: string, endpoint: string, md5: string): Promise<string> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_REGION = '' } = process.env;
  const { seconds, peakKib } = await measuredRun({
    workspace,
    inputs: { mode: 'upload-dir', source: 'public', bucket: BUCKET, region: AWS_REGION, endpoint },
    env: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
  });
  const peak = peakKib / 1024;
  const found = aws('s3', 'cp', `s3://${BUCKET}/random`, '-', '|', 'md5sum').split(' ')[0];
  if (found !== md5) throw new Error(`the object has the MD5 ${found}, the file ${md5}`);
  if (peak > LIMIT_MIB) throw new Error(`${peak.toFixed(0)} MiB of memory, at most ${LIMIT_MIB}`);
  const open = aws('s3api', 'list-multipart-uploads', '--bucket', BUCKET, '--query', 'Uploads');
  if (!['', 'null', '[]'].includes(open)) throw new Error(`uploads are left: ${open}`);
  aws('s3', 'rm', `s3://${BUCKET}/random`);
  return `${SIZE_MIB} MiB in ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MiB, MD5 the same`;
}

const workspace = mkdtempSync(join(tmpdir(), 'large-object-'));
mkdirSync(join(workspace, 'public'));
try {
  const md5 = writeRandomFile(join(workspace, 'public/random'));
  aws('s3', 'mb', `s3://${BUCKET}`);
  console.log(`to the store: ${await check(workspace, STORE, md5)}`);
  const front = await startFailingFront(STORE, 10);
  console.log(`one part in ten refused: ${await check(workspace, front.endpoint, md5)}`);
  console.log(`${front.refused} parts were refused`);
  await front.close();
  if (front.refused === 0) throw new Error('no part was refused');
} finally {
  rmSync(workspace, { recursive: true });
}
