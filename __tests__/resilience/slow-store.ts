import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from '../support/runner.ts';
import { startS3Server } from 's3-test-server';

const FILES = 10_000;
const WRITES_PER_SECOND = 200;
const LEAST_SHARE = 0.9;
const MOST_REFUSED = 0.1;

/** Uploads to a store that bears so many writes a second and refuses the others with SlowDown. */
async function uploadSlowly(workspace: string): Promise<void> {
  mkdirSync(join(workspace, 'public'));
  for (let n = 0; n < FILES; n += 1) writeFileSync(join(workspace, `public/${n}`), String(n));
  const server = await startS3Server({ writesPerSecond: WRITES_PER_SECOND });
  server.createBucket('slow-bucket');
  const times: number[] = [];
  server.onRequest = () => {
    times.push(performance.now());
    return undefined;
  };
  const step = await runStep({
    workspace,
    inputs: {
      mode: 'upload-dir',
      source: 'public',
      bucket: 'slow-bucket',
      region: server.region,
      endpoint: server.endpoint,
    },
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
  });
  const refused = server.log.filter(({ status }) => status === 503).length;
  const stored = server.bucket('slow-bucket').keys().length;
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  await server.close();
  const share = stored / seconds / WRITES_PER_SECOND;
  console.log(
    `${stored} of ${FILES} stored in ${seconds.toFixed(1)} s: ${(share * 100).toFixed(1)} % of ` +
      `${WRITES_PER_SECOND} writes a second; ${refused} requests refused`,
  );
  const { uploaded, failed } = step.outputs;
  const isRight = step.exitCode === 0 && uploaded === String(FILES) && failed === '0';
  if (!isRight || stored !== FILES) throw new Error(`the run failed:\n${step.stdout}`);
  if (share < LEAST_SHARE) throw new Error(`slower than ${LEAST_SHARE} of what the store bears`);
  if (refused > MOST_REFUSED * FILES) throw new Error('more refused requests than a tenth');
}

const workspace = mkdtempSync(join(tmpdir(), 'slow-store-'));
try {
  await uploadSlowly(workspace);
} finally {
  rmSync(workspace, { recursive: true });
}
