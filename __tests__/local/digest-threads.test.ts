import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdtempSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { createDigester, type Digester } from '../../src/local/digest-threads.ts';
import { type DigestJob } from '../../src/local/digests.ts';
import { plannedFile } from '../../src/local/file-content.ts';

const MIB = 1024 ** 2;
/** Of the bundle: Node can't run the source itself everywhere. */
const THREAD = pathToFileURL(join(import.meta.dirname, '../../dist/digest-thread.js'));

const newDirectory = () => mkdtempSync(join(tmpdir(), 'files-'));
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const jobFor = (path: string, partSizes: readonly number[] = []): DigestJob => ({
  path,
  planned: plannedFile(lstatSync(path, { bigint: true })),
  partSizes,
});

let open: Digester | undefined;
afterEach(() => open?.close());
function newDigester(entry: URL | undefined): Digester {
  open = createDigester(entry);
  return open;
}

/** Files of some kilobytes and a large one, with their digests. */
function someFiles() {
  const directory = newDirectory();
  const sizes = [...Array.from({ length: 40 }, (_, n) => n * 1_000), 5 * MIB + 1];
  return sizes.map((size, n) => {
    const bytes = randomBytes(size);
    const path = join(directory, `file ${n}`);
    writeFileSync(path, bytes);
    return { path, md5: md5(bytes) };
  });
}

describe.each([
  ['in threads', THREAD],
  ['in the thread of the caller', undefined],
])('a digester that reads %s', (_, entry) => {
  it('gives the digests of many lists in the order of their jobs', async () => {
    const files = someFiles();
    const digester = newDigester(entry);
    const lists = Array.from({ length: 30 }, () => files.map(({ path }) => jobFor(path)));
    const results = await Promise.all(lists.map((jobs) => digester.digest(jobs)));
    const expected = files.map((file) => ({ md5: file.md5, etags: [] }));
    expect(results).toEqual(Array(30).fill(expected));
  });

  it('hazard 41: gives the ETags of parts', async () => {
    const path = someFiles().at(-1)?.path ?? '';
    const digester = newDigester(entry);
    const [result] = await digester.digest([jobFor(path, [2 * MIB, 5 * MIB])]);
    expect(result).toMatchObject({
      etags: [expect.stringMatching(/^\w{32}-3$/), expect.stringMatching(/^\w{32}-2$/)],
    });
  });

  it('tells why a file can not be read, and reads the others', async () => {
    const files = someFiles();
    const jobs = files.map(({ path }) => jobFor(path));
    const [shrunk, gone] = [files[7]?.path ?? '', files[9]?.path ?? ''];
    truncateSync(shrunk, 10);
    renameSync(gone, `${gone}.old`);
    const digester = newDigester(entry);
    const results = await digester.digest(jobs);
    const messages = results.map((result) => (result instanceof StoreError ? result.message : ''));
    expect(messages.filter((message) => message !== '')).toEqual([
      expect.stringContaining(`file ${JSON.stringify(shrunk)} changed from 7,000 to 10 bytes`),
      expect.stringContaining(`file ${JSON.stringify(gone)} was removed`),
    ]);
    expect([messages[7], messages[9]]).not.toContain('');
    expect(results[8]).toEqual({ md5: files[8]?.md5, etags: [] });
  });
});

describe('createDigester', () => {
  it.each([
    ['ends by itself', 'process.exit(3)', 'exit code 3'],
    ['fails', 'throw new Error("out of order")', 'out of order'],
  ])('rejects what a thread that %s was asked, then and later', async (_, program, message) => {
    const files = someFiles();
    const thread = join(newDirectory(), 'thread.mjs');
    writeFileSync(thread, program);
    const digester = newDigester(pathToFileURL(thread));
    const jobs = files.map(({ path }) => jobFor(path));
    await expect(digester.digest(jobs)).rejects.toThrow(message);
    await expect(digester.digest(jobs)).rejects.toThrow(message);
  });

  it('starts no thread for a little', async () => {
    const files = someFiles().slice(0, 40);
    const digester = newDigester(pathToFileURL('/nowhere/thread.mjs'));
    const results = await digester.digest(files.map(({ path }) => jobFor(path)));
    expect(results).toEqual(files.map((file) => ({ md5: file.md5, etags: [] })));
  });

  it('has the caller read what is more than threads have before them', async () => {
    const jobs = someFiles().map(({ path }) => jobFor(path));
    const thread = join(newDirectory(), 'thread.mjs');
    // It never answers.
    writeFileSync(
      thread,
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});',
    );
    const digester = newDigester(pathToFileURL(thread));
    const { listsAtOnce } = digester;
    const waiting = Array.from({ length: listsAtOnce }, () => digester.digest(jobs));
    expect(await digester.digest(jobs)).toHaveLength(jobs.length);
    digester.close();
    const ends = await Promise.allSettled(waiting);
    expect(ends.map(({ status }) => status)).toEqual(Array(listsAtOnce).fill('rejected'));
  });
});
