import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startS3Server } from 's3-test-server';
import { createHeadersFor } from '../src/headers/headers-for.ts';
import { headersHash, randomDigits } from '../src/sync/state/digests.ts';
import { encodeState } from '../src/sync/state/format.ts';
import { type StateEntry, tablesOfEntries } from '../src/sync/state/tables.ts';
import { measuredRun } from './measured-run.ts';

const BUCKET = 'bench';
const KEYS = {
  AWS_ACCESS_KEY_ID: 'test-access-key',
  AWS_SECRET_ACCESS_KEY: 'test-secret-key',
};
const LIMIT_BYTES = 250_000_000;
const FILES_IN_DIRECTORY = 500;

const { values } = parseArgs({ options: { objects: { type: 'string', default: '200000' } } });

function* paths(count: number): Generator<string> {
  for (let n = 0; n < count; n += 1) {
    yield `assets/directory-${Math.floor(n / FILES_IN_DIRECTORY)}/fingerprinted-${n}.js`;
  }
}

/** Syncs what was deployed before and has not changed, and holds it to its memory. */
async function syncUnchanged(count: number): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  const server = await startS3Server({ keepLog: false });
  const { endpoint, region } = server;
  try {
    server.createBucket(BUCKET);
    const bucket = server.bucket(BUCKET);
    const headersFor = createHeadersFor([]);
    const entries: (readonly [string, StateEntry])[] = [];
    for (const path of paths(count)) {
      const file = join(workspace, 'public', path);
      if (entries.length % FILES_IN_DIRECTORY === 0)
        mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, path);
      const headers = headersFor(path);
      bucket.seed(`site/${path}`, path, { headers: headers as Readonly<Record<string, string>> });
      const md5 = createHash('md5').update(path).digest('hex');
      const entry = {
        ...{ etag: md5, size: path.length, content: md5 },
        ...{ headers: headersHash(headers), unknown: [] },
      };
      entries.push([`site/${path}`, entry]);
    }
    const [salt, nonce] = [randomDigits(), randomDigits()];
    const tables = tablesOfEntries(salt, entries);
    const state = {
      condition: 'clean',
      salt,
      nonce,
      lock: undefined,
      tables,
      carried: [],
    } as const;
    const { size, copy } = encodeState(state, { bucket: BUCKET, prefix: 'site/' });
    bucket.seed('site/.s3-batch-action', copy(0, size));
    const inputs = { mode: 'sync-dir', source: 'public', prefix: 'site', bucket: BUCKET };
    const request = { inputs: { ...inputs, region, endpoint }, workspace, env: KEYS };
    const { result, seconds, peakKib } = await measuredRun(request);
    const { skipped, changed } = result.outputs;
    if (skipped !== String(count) || changed !== 'false') throw new Error(result.stdout);
    const isKept = peakKib * 1024 <= LIMIT_BYTES;
    if (!isKept) process.exitCode = 1;
    console.log(
      `${count} objects unchanged: ${seconds.toFixed(1)} s, ${JSON.stringify(server.counts)}, peak ` +
        `${((peakKib * 1024) / 1e6).toFixed(0)} MB: ${isKept ? 'within' : 'OVER'} the limit`,
    );
  } finally {
    await server.close();
    rmSync(workspace, { recursive: true });
  }
}

await syncUnchanged(Number(values.objects));
