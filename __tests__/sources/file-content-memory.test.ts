import { lstatSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileContent, plannedFile } from '../../src/sources/file-content.ts';

const TEXT = 'the bytes of a file';

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
