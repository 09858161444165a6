import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatCount } from '../../src/core/text.ts';
import { fileContent, plannedFile } from '../../src/local/file-content.ts';
import { meddleAtOnce, meddleInTheBackground } from '../support/meddled-reads.ts';

const TEXT = 'the bytes of a file';

describe('fileContent', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'file-content-'));
    path = join(directory, 'file');
    writeFileSync(path, TEXT);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(directory, { recursive: true });
  });

  const contentOfFile = () => fileContent(path, plannedFile(lstatSync(path, { bigint: true })));
  const changed = (what: string) => ({
    name: 'StoreError',
    code: 'ContentChanged',
    message:
      `file ${JSON.stringify(path)} ${what} while it was being uploaded; ` +
      'upload it when nothing writes to it any more',
  });

  it('reads the whole, a piece, and the same piece again', async () => {
    const content = contentOfFile();
    expect(content.size).toBe(TEXT.length);
    expect(Buffer.from(await content.read(0, content.size)).toString()).toBe(TEXT);
    expect(Buffer.from(await content.read(4, 9)).toString()).toBe('bytes');
    expect(Buffer.from(await content.read(4, 9)).toString()).toBe('bytes');
  });

  it('reads an empty file, and still notices that it grew', async () => {
    truncateSync(path);
    const content = contentOfFile();
    expect(await content.read(0, 0)).toHaveLength(0);
    appendFileSync(path, 'x');
    await expect(content.read(0, 0)).rejects.toMatchObject(changed('changed from 0 to 1 byte'));
  });

  it('reads through a link to the planned file', async () => {
    symlinkSync(path, join(directory, 'link'));
    const planned = plannedFile(lstatSync(path, { bigint: true }));
    const bytes = await fileContent(join(directory, 'link'), planned).read(0, 3);
    expect(Buffer.from(bytes).toString()).toBe('the');
  });

  it.each<[name: string, what: string, change: () => void]>([
    [
      'shrunk',
      'changed from 19 to 3 bytes',
      () => {
        truncateSync(path, 3);
      },
    ],
    [
      'grown',
      'changed from 19 to 20 bytes',
      () => {
        appendFileSync(path, '!');
      },
    ],
    [
      'touched',
      'was modified',
      () => {
        utimesSync(path, 1, 1);
      },
    ],
    [
      'removed',
      'was removed',
      () => {
        rmSync(path);
      },
    ],
    [
      'replaced by an equal file',
      'was replaced by another file',
      () => {
        const { atime, mtime } = lstatSync(path);
        linkSync(path, join(directory, 'keeps-the-inode'));
        writeFileSync(join(directory, 'new'), TEXT);
        utimesSync(join(directory, 'new'), atime, mtime);
        renameSync(join(directory, 'new'), path);
      },
    ],
    [
      'replaced by a FIFO that nobody writes to',
      'was replaced by another file',
      () => {
        linkSync(path, join(directory, 'keeps-the-inode'));
        rmSync(path);
        execFileSync('mkfifo', [path]);
      },
    ],
  ])('hazard 7: rejects a file that was %s', async (_, what, change) => {
    const content = contentOfFile();
    await content.read(0, 5);
    change();
    await expect(content.read(5, 10)).rejects.toMatchObject(changed(what));
  });

  describe.each([
    ['at once', meddleAtOnce, 19],
    ['in the background', meddleInTheBackground, 300_000],
  ])('hazard 6: when bytes are read %s', (_, meddle, size) => {
    beforeEach(() => {
      truncateSync(path, size);
    });

    it('rejects a file that shrinks before', async () => {
      meddle({
        before: () => {
          truncateSync(path, 0);
        },
      });
      const shrunk = changed(`changed from ${formatCount(size)} to 0 bytes`);
      await expect(contentOfFile().read(0, size)).rejects.toMatchObject(shrunk);
    });

    it('rejects a file that is written to, and then given its old time while it is read', async () => {
      utimesSync(path, 7, 7);
      const content = contentOfFile();
      utimesSync(path, 8, 8);
      meddle({
        after: () => {
          utimesSync(path, 7, 7);
        },
      });
      await expect(content.read(0, size)).rejects.toMatchObject(changed('was modified'));
    });

    it('rejects a file that grows after', async () => {
      meddle({
        after: () => {
          appendFileSync(path, '!');
        },
      });
      const grown = changed(`changed from ${formatCount(size)} to ${formatCount(size + 1)} bytes`);
      await expect(contentOfFile().read(0, size)).rejects.toMatchObject(grown);
    });

    it('rejects what ends early, although the file says otherwise', async () => {
      meddle({ count: () => 0 });
      const ended = changed('ended at byte 2');
      await expect(contentOfFile().read(2, size)).rejects.toMatchObject(ended);
    });
  });

  it("hazard 5: names a file that can't be read, and what to do", async () => {
    const planned = plannedFile(lstatSync(path, { bigint: true }));
    const loop = join(directory, 'loop');
    symlinkSync(loop, loop);
    await expect(fileContent(loop, planned).read(0, 1)).rejects.toMatchObject({
      code: 'UnreadableFile',
      message: expect.stringMatching(
        /^file ".*loop" can't be read \(ELOOP.*\): give the user that runs this permission/,
      ) as string,
    });
  });

  it('leaves no file open, whatever happened', async () => {
    const openFiles = () => readdirSync('/proc/self/fd').length;
    const content = contentOfFile();
    const before = openFiles();
    await content.read(0, 5);
    mkdirSync(join(directory, 'd'));
    const planned = plannedFile(lstatSync(join(directory, 'd'), { bigint: true }));
    await expect(fileContent(join(directory, 'd'), planned).read(0, 5)).rejects.toMatchObject({
      code: 'UnreadableFile',
    });
    appendFileSync(path, 'x');
    await expect(content.read(0, 5)).rejects.toMatchObject({ code: 'ContentChanged' });
    expect(openFiles()).toBe(before);
  });
});

describe('the memory that fileContent reads into', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'file-content-'));
    path = join(directory, 'file');
    writeFileSync(path, TEXT);
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const contentOfFile = () => fileContent(path, plannedFile(lstatSync(path, { bigint: true })));

  it('reads a large piece into the memory that it is given', async () => {
    const bytes = Buffer.alloc(1024 * 1024, TEXT);
    writeFileSync(path, bytes);
    const memory = Buffer.alloc(bytes.length);
    const read = await contentOfFile().read(1, 600_000, memory);
    expect([read.buffer === memory.buffer, read.byteOffset]).toEqual([true, memory.byteOffset]);
    expect(bytes.subarray(1, 600_000).equals(read)).toBe(true);
  });

  it('leaves memory alone that is too small', async () => {
    truncateSync(path, 600_000);
    const whole = Buffer.alloc(700_000, 'x');
    const read = await contentOfFile().read(0, 600_000, whole.subarray(0, 100_000));
    expect(read).toHaveLength(600_000);
    expect(whole.every((byte) => byte === 'x'.charCodeAt(0))).toBe(true);
  });
});
