import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CHANGED_FILES, SMALL_FILE } from './scenarios.ts';

const DIRECTORIES = 100;
const MIB = 1024 * 1024;
/** Milliseconds by which a file is newer than any object: S3 keeps whole seconds. */
const NEWER = 2_000;

/** Where a file is in the directory, and an object under the prefix, by its number. */
export function pathOf(n: number): string {
  const directory = String(n % DIRECTORIES).padStart(3, '0');
  return `directory-${directory}/file-${String(n).padStart(7, '0')}.js`;
}

/** Content of a small file, of which no two are the same. */
export function contentOf(n: number): Buffer {
  return Buffer.alloc(SMALL_FILE, `${n} `);
}

export function writeSmallFiles(directory: string, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const file = join(directory, pathOf(n));
    if (n < DIRECTORIES) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contentOf(n));
  }
}

/** One file of so many MiB. */
export function writeLargeFile(directory: string, mebibytes: number): void {
  mkdirSync(directory, { recursive: true });
  const file = openSync(join(directory, 'large.bin'), 'w');
  for (let n = 0; n < mebibytes; n += 1) writeSync(file, Buffer.alloc(MIB, `${n} `));
  closeSync(file);
}

/**
 * Gives up to 100 files, spread over all, another last byte than they have, and a time after the
 * deploy.
 */
export function changeFiles(directory: string, count: number): void {
  const changed = Math.min(count, CHANGED_FILES);
  const time = new Date(Date.now() + NEWER);
  for (let one = 0; one < changed; one += 1) {
    const file = join(directory, pathOf(Math.floor((one * count) / changed)));
    const content = readFileSync(file);
    content[SMALL_FILE - 1] = (content[SMALL_FILE - 1] ?? 0) ^ 1;
    writeFileSync(file, content);
    utimesSync(file, time, time);
  }
}
