import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/action/run.ts';
import { isDeployCheck } from './listing-requests.ts';
import { startS3Server } from 's3-test-server';
import type { RowRun, WrittenRow } from './written-rows.ts';

/**
 * Runs the action for every row of a file in this process, each on a server of its own, and writes
 * what became of them to another. Arguments: the two files and the workspace.
 */
const [, , rowsFile = '', resultsFile = '', workspace = ''] = process.argv;
const BUCKET = 'my-bucket';
const KEYS = [
  ...['builds/101/a.js', 'builds/102/a.js', 'builds/pr-7/a.js', 'logs-2025.txt', 'logs-2026.txt'],
  ...['previews/7/app.js', 'previews/7/index.html', 'previews/8/index.html', 'site/old.css'],
];

/** What the run prints, in place of printing it. */
function captured(): { readonly text: () => string; stop(): void } {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  return {
    text: () => text,
    stop: () => {
      process.stdout.write = write;
    },
  };
}

async function runRow({ inputs, env = {} }: WrittenRow): Promise<RowRun> {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const bucket = server.bucket(BUCKET);
  for (const key of KEYS) bucket.seed(key, 'x');
  bucket.seedUpload('builds/101/video.mp4', { initiated: new Date('2026-01-01') });
  const folder = mkdtempSync(join(tmpdir(), 'row-'));
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'md') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const all: WrittenRow['inputs'] = {
    bucket: BUCKET,
    region: server.region,
    endpoint: server.endpoint,
    ...inputs,
  };
  const given = Object.entries(all).filter(([, value]) => value !== null);
  const variables = {
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    AWS_ACCESS_KEY_ID: server.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: folder,
    ...files,
    ...Object.fromEntries(
      given.map(([name, value]) => [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        value ?? '',
      ]),
    ),
    ...env,
  };
  const before = { ...process.env };
  Object.assign(process.env, variables);
  const output = captured();
  try {
    await run(process.env);
  } finally {
    output.stop();
    process.env = before;
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  }
  const changes = server.log.flatMap(({ applied }) => [
    ...(applied.stored === undefined ? [] : [`+${applied.stored}`]),
    ...(applied.deleted ?? []).map((key) => `-${key}`),
    ...(applied.aborted === undefined ? [] : [`!${applied.aborted}`]),
  ]);
  await server.close();
  const exitCode = Number(process.exitCode);
  // Each prune asks beforehand whether a sync is deploying there, and above.
  const requests = server.log.filter((request) => !isDeployCheck(request)).length;
  return { exitCode, printed: output.text(), requests, changes };
}

const rows = JSON.parse(readFileSync(rowsFile, 'utf8')) as readonly WrittenRow[];
const results: RowRun[] = [];
for (const row of rows) results.push(await runRow(row));
writeFileSync(resultsFile, JSON.stringify(results));
process.exitCode = 0;
