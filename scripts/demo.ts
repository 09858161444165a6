import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { runStep, type StepResult } from '../__tests__/support/runner.ts';
import { startS3Server, type S3Server } from 's3-test-server';
import { plural } from '../src/core/text.ts';

const SITE = join(import.meta.dirname, '../examples/site');
const BUCKET = 'demo-bucket';
const PREFIX = 'site';
const KEYS_SHOWN = 20;

const DEPLOY = {
  mode: 'sync-dir',
  source: 'public',
  prefix: PREFIX,
  delete: 'true',
  headers: `
**
  Cache-Control: no-cache
# Files with a hash in their name never change.
assets/**
  Cache-Control: public, max-age=31536000, immutable
`,
};

/** Deploys a directory to an S3 server in this process, then a change, and prunes it again. */
async function demo(directory: string): Promise<void> {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  server.bucket(BUCKET).seed('site-old/index.html', 'a neighbour whose name starts the same');
  const workspace = mkdtempSync(join(tmpdir(), 'demo-'));
  try {
    cpSync(directory, join(workspace, 'public'), { recursive: true, verbatimSymlinks: true });
    const step = (inputs: Readonly<Record<string, string>>) => show(inputs, server, workspace);
    await step(DEPLOY);
    showBucket(server);
    changeSite(join(workspace, 'public'));
    await step(DEPLOY);
    showBucket(server);
    await step({ mode: 'delete-prefix', prefix: PREFIX, 'dry-run': 'true' });
    await step({ mode: 'delete-prefix', prefix: PREFIX });
    showBucket(server);
  } finally {
    await server.close();
    rmSync(workspace, { recursive: true });
  }
}

/** Adds a page, changes the first one, and deletes the last file that is no page. */
function changeSite(directory: string): void {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\]\./.test(relative(directory, path)))
    .sort();
  const page = files.find((path) => path.endsWith('.html'));
  const last = files.findLast((path) => !path.endsWith('.html'));
  writeFileSync(join(directory, 'news.html'), '<!doctype html><title>News</title>');
  if (page !== undefined) appendFileSync(page, '<!-- changed -->');
  if (last !== undefined) rmSync(last);
}

/** One step as it stands in a workflow, then what its log and its outputs show. */
async function show(
  inputs: Readonly<Record<string, string>>,
  server: S3Server,
  workspace: string,
): Promise<void> {
  console.log('\n- uses: org/s3-batch-action@v1\n  with:');
  const all = { ...inputs, bucket: BUCKET, region: server.region, endpoint: server.endpoint };
  for (const [name, value] of Object.entries(all)) console.log(`    ${name}: ${asYaml(value)}`);
  const result = await runStep({
    inputs: all,
    workspace,
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
  });
  showResult(result);
  if (result.exitCode !== 0) process.exitCode = 1;
}

function asYaml(value: string): string {
  return value.includes('\n') ? `|${value.trimEnd().replaceAll('\n', '\n      ')}` : value;
}

function showResult({ lines, annotations, outputs, exitCode, stderr }: StepResult): void {
  console.log();
  for (const line of lines) console.log(`  ${line}`);
  for (const { level, message } of annotations) {
    console.log(`  ${level}: ${message.replaceAll('\n', '\n    ')}`);
  }
  if (stderr !== '') console.log(stderr);
  const values = Object.entries(outputs).filter(([, value]) => value !== '');
  console.log(`  outputs: ${values.map(([name, value]) => `${name}=${value}`).join('  ')}`);
  console.log(`  exit code: ${String(exitCode)}`);
}

function showBucket(server: S3Server): void {
  const keys = server.bucket(BUCKET).keys();
  console.log(`\nthe bucket now holds ${plural(keys.length, 'object')}:`);
  for (const key of keys.slice(0, KEYS_SHOWN)) {
    const object = server.bucket(BUCKET).object(key);
    const { 'content-type': type = '', 'cache-control': cache = '' } = object?.headers ?? {};
    console.log(`  ${JSON.stringify(key)}  ${object?.size ?? 0} bytes  ${type}  ${cache}`);
  }
  if (keys.length > KEYS_SHOWN) console.log(`  and ${keys.length - KEYS_SHOWN} more`);
}

await demo(resolve(process.argv[2] ?? SITE));
