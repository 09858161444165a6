import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Server, type S3Server } from '../__tests__/support/s3-server/index.ts';
import { measuredRun } from './measured-run.ts';

const BUCKET = 'bench-bucket';
const FILE_SIZE = 1024;
const FILES_PER_DIRECTORY = 1000;
const LIMIT_MIB = 300;
const LIMIT_GROWTH = 1.3;

interface Measured {
  readonly seconds: number;
  readonly peakMib: number;
}

/** Uploads and deletes so many files with the real bundle, and measures its process. */
async function measure(files: number): Promise<Record<'upload' | 'remove', Measured>> {
  const workspace = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startS3Server({ discardBodies: true, keepLog: false });
  server.createBucket(BUCKET);
  try {
    writeFiles(join(workspace, 'public'), files);
    const upload = await run(server, workspace, { mode: 'upload-dir', source: 'public' });
    assertCount('objects after the upload', server.bucket(BUCKET).keys().length, files);
    const remove = await run(server, workspace, { mode: 'delete-prefix' });
    assertCount('objects after the delete', server.bucket(BUCKET).keys().length, 0);
    return { upload, remove };
  } finally {
    await server.close();
    rmSync(workspace, { recursive: true });
  }
}

function writeFiles(root: string, count: number): void {
  const content = Buffer.alloc(FILE_SIZE, 'x');
  for (let n = 0; n < count; n += 1) {
    const directory = join(root, String(Math.floor(n / FILES_PER_DIRECTORY)));
    if (n % FILES_PER_DIRECTORY === 0) mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `${n}.txt`), content);
  }
}

async function run(
  server: S3Server,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Measured> {
  const { region, endpoint } = server;
  const common = { bucket: BUCKET, prefix: 'bench', region, endpoint };
  const { seconds, peakKib } = await measuredRun({ ...common, ...inputs }, workspace);
  return { seconds, peakMib: peakKib / 1024 };
}

function assertCount(what: string, count: number, expected: number): void {
  if (count !== expected) throw new Error(`${what}: ${count} instead of ${expected}`);
}

function shown(files: number, name: string, { seconds, peakMib }: Measured): string {
  const rate = Math.round(files / seconds).toLocaleString('en-US');
  return `${name} ${files}: ${seconds.toFixed(1)} s, ${rate} objects/s, peak ${peakMib.toFixed(0)} MiB`;
}

const SIZES = [10_000, 100_000] as const;
const [small, large] = [await measure(SIZES[0]), await measure(SIZES[1])];
for (const name of ['upload', 'remove'] as const) {
  console.log(shown(SIZES[0], name, small[name]));
  console.log(shown(SIZES[1], name, large[name]));
  const growth = large[name].peakMib / small[name].peakMib;
  const isKept = growth <= LIMIT_GROWTH && large[name].peakMib <= LIMIT_MIB;
  console.log(`  grows by ${growth.toFixed(2)}: ${isKept ? 'within' : 'OVER'} the limits`);
  if (!isKept) process.exitCode = 1;
}
