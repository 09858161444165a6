import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_SAMPLES, headerRule, TAKES_ALL_SAMPLES } from '../support/header-samples.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

/** Notes every file that is loaded from here on. */
const NOTES_LOADS = `
  import { appendFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:')) appendFileSync(new URL('loads', import.meta.url), url + '\\n');
      return next(url, context);
    },
  });`;

/** A byte more than goes in one request. */
const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');

/** What a run loads of the things that take long. */
async function loadedBy(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) {
  const server = await startTestServer();
  server.bucket(BUCKET).seed('old/a');
  server.createBucket('all-headers', TAKES_ALL_SAMPLES);
  const workspace = await workspaceOf({
    'public/index.html': 'x',
    'large/index.html': LARGE,
    'notes.mjs': NOTES_LOADS,
  });
  await writeFile(join(workspace, 'loads'), '');
  const request = {
    workspace,
    nodeArguments: ['--import', pathToFileURL(join(workspace, 'notes.mjs')).href],
    env: { S3_BATCH_CLIENT: 'wire', ...env },
  };
  const { exitCode } = await runAction(server, inputs, request);
  const urls = (await readFile(join(workspace, 'loads'), 'utf8')).trimEnd().split('\n');
  const texts = await Promise.all(urls.map((url) => readFile(new URL(url), 'utf8')));
  const holds = (text: string) => texts.some((file) => file.includes(text));
  return {
    exitCode,
    client: holds('class S3Client '),
    commands: holds('class DeleteObjectsCommand '),
    exchange: holds('function exchangeBySdk('),
    libStorage: holds('class Upload '),
    globs: holds('class DefaultGlobber '),
    types: holds('application/vnd.'),
  };
}

const upload = { mode: 'upload-dir', source: 'public' };
const NOTHING = {
  exitCode: 0,
  client: false,
  commands: false,
  exchange: false,
  libStorage: false,
  globs: false,
  types: false,
};
/** The client of the SDK alone, which knows where a bucket is and with whose credentials. */
const LITTLE = { ...NOTHING, client: true };

describe('a run loads only what it needs', () => {
  it('to delete', async () => {
    expect(await loadedBy({ mode: 'delete-prefix', prefix: 'old' })).toEqual(LITTLE);
  });

  it('to upload', async () => {
    expect(await loadedBy(upload)).toEqual({ ...LITTLE, types: true });
  });

  it('to upload with every header that rules can set', async () => {
    for (const samples of ALL_SAMPLES) {
      const headers = headerRule('**', { ...samples, 'x-amz-meta-a': 'b' });
      const loaded = await loadedBy({ ...upload, bucket: 'all-headers', headers });
      expect(loaded).toEqual({ ...LITTLE, types: true });
    }
  });

  it('to upload what patterns mean', async () => {
    const loaded = await loadedBy({ ...upload, include: '*.html' });
    expect(loaded).toEqual({ ...LITTLE, types: true, globs: true });
  });

  it('to upload in parts', async () => {
    expect(await loadedBy({ ...upload, source: 'large' })).toEqual({ ...LITTLE, types: true });
  });

  it('to send through the SDK, which is all of it', async () => {
    const bySdk = { ...LITTLE, commands: true, exchange: true };
    const env = { S3_BATCH_CLIENT: 'sdk' };
    expect(await loadedBy({ mode: 'delete-prefix', prefix: 'old' }, env)).toEqual(bySdk);
    const large = { ...upload, source: 'large' };
    expect(await loadedBy(large, env)).toEqual({ ...bySdk, types: true, libStorage: true });
  });

  it('to refuse an input', async () => {
    expect(await loadedBy({ ...upload, concurrency: 'x' })).toEqual({ ...NOTHING, exitCode: 1 });
  });
});

it.each([
  ['undici', "Symbol.for('undici.error.UND_ERR')"],
  ['saxes', 'class SaxesParser '],
  ['the SDK', 'class S3Client extends'],
])('the bundle has one copy of %s', (_, text) => {
  const dist = join(import.meta.dirname, '../../dist');
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const copies = files.map((name) => readFileSync(join(dist, name), 'utf8').split(text).length - 1);
  expect(copies.reduce((sum, count) => sum + count, 0)).toBe(1);
});
