import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bucketObjects,
  contentOf,
  download,
  type DownloadItem,
  fileContent,
  fileTarget,
  localFiles,
  openS3Store,
  type Outcome,
  remove,
  type S3Store,
  upload,
  type UploadItem,
} from '../../src/index.ts';
import { safeRelativePath } from '../../src/local/file-target.ts';
import { type S3Server, startS3Server } from 's3-test-server';
import { hostileFileNames, hostileKeys } from './hostile-names.ts';
import { BUCKET } from './scenario.ts';
import { sampled, seed } from './seed.ts';

const COUNT = sampled(5_000);
const PREFIX = 'in/';
/** Keys whose URL something on the way may shorten to that of another object or the bucket. */
const SHORTENED = /(^|[/\\])\.\.?([/\\]|$)|^\/+$/;

/** Whether only a request for the key alone could delete it, and something may shorten its URL. */
function isKept(key: string): boolean {
  return /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(key) && /^[/\\]|[/\\]{2}/.test(key);
}

async function withStore(work: (server: S3Server, store: S3Store) => Promise<void>) {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
  const { endpoint, region } = server;
  const store = await openS3Store({ endpoint, region, allowHttp: false }, BUCKET);
  try {
    await work(server, store);
  } finally {
    store.close();
    await server.close();
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const keysOf = (outcomes: readonly Outcome[], status: Outcome['status']) =>
  outcomes.filter((outcome) => outcome.status === status).map(({ key }) => key);

async function* filesOf(root: string): AsyncGenerator<UploadItem> {
  for await (const entry of localFiles({ root, includeHiddenFiles: true })) {
    if (entry.kind !== 'file') continue;
    const { absolutePath, path } = entry;
    yield {
      bucket: BUCKET,
      key: PREFIX + path,
      content: fileContent(absolutePath, entry),
      headers: {},
    };
  }
}

async function* downloadsTo(directory: string, store: S3Store): AsyncGenerator<DownloadItem> {
  for await (const { key, size } of bucketObjects({ bucket: BUCKET, prefix: PREFIX }, { store })) {
    const checked = safeRelativePath(key.slice(PREFIX.length));
    if ('problem' in checked) throw new Error(checked.problem);
    yield { bucket: BUCKET, key, size, target: fileTarget(directory, checked.path) };
  }
}

describe(`hostile names, seed ${seed}`, () => {
  it(`${COUNT} files go in, come back and are deleted, byte for byte`, async () => {
    await withStore(async (server, store) => {
      const root = await mkdtemp(join(tmpdir(), 'hostile-'));
      const names = hostileFileNames(COUNT, seed);
      for (const name of names) await writeFile(join(root, name), name);
      await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0x66, 0xff)]), 'not UTF-8');
      const entries = await all(localFiles({ root, includeHiddenFiles: true }));
      expect(entries.filter(({ kind }) => kind === 'problem')).toHaveLength(1);
      const uploaded = await all(upload(filesOf(root), { store }));
      const stored = names.filter((name) => !SHORTENED.test(name));
      expect(keysOf(uploaded, 'failed')).toHaveLength(names.length - stored.length);
      const keys = stored.map((name) => PREFIX + name).sort();
      expect(server.bucket(BUCKET).keys().sort()).toEqual(keys);
      const back = join(root, '../', `back-${seed}`);
      await mkdir(back);
      const downloaded = await all(download(downloadsTo(back, store), { store }));
      expect(keysOf(downloaded, 'failed')).toEqual([]);
      expect((await readdir(back)).sort()).toEqual([...stored].sort());
      for (const name of stored) expect(await readFile(join(back, name), 'utf8')).toBe(name);
      const items = keys.map((key) => ({ bucket: BUCKET, key }));
      const kept = keys.filter(isKept);
      const removed = await all(remove(items, { store }));
      expect(keysOf(removed, 'failed').sort()).toEqual(kept);
      expect(server.bucket(BUCKET).keys().sort()).toEqual(kept);
    });
  });

  it(`${COUNT} keys are stored as they are, or refused before a request`, async () => {
    await withStore(async (server, store) => {
      const keys = hostileKeys(COUNT, seed + 1);
      const items = keys.map((key) => ({
        bucket: BUCKET,
        key,
        content: contentOf(Buffer.from(key, 'utf16le')),
        headers: {},
      }));
      const outcomes = await all(upload(items, { store }));
      expect(outcomes).toHaveLength(COUNT);
      const done = keysOf(outcomes, 'done');
      expect(server.bucket(BUCKET).keys().sort()).toEqual(done.toSorted());
      for (const key of done) {
        expect(server.bucket(BUCKET).object(key)?.body.toString('utf16le')).toBe(key);
      }
      const sent = server.log.filter(({ operation }) => operation === 'PutObject').length;
      expect(sent).toBe(done.length);
      for (const key of keysOf(outcomes, 'failed')) {
        const isRefusable = key === '' || !key.isWellFormed() || Buffer.byteLength(key) > 1024;
        expect([key, isRefusable || SHORTENED.test(key)]).toEqual([key, true]);
      }
      const listed = await all(bucketObjects({ bucket: BUCKET }, { store }));
      expect(listed.map(({ key }) => key).sort()).toEqual(done.toSorted());
      const removed = await all(
        remove(
          done.map((key) => ({ bucket: BUCKET, key })),
          { store },
        ),
      );
      const kept = done.filter(isKept).sort();
      expect(keysOf(removed, 'failed').sort()).toEqual(kept);
      expect(server.bucket(BUCKET).keys().sort()).toEqual(kept);
    });
  });
});
