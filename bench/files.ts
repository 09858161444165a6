import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
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

/** Paths of the files that all tools upload alike by default: no links, and nothing hidden. */
export function pathsIn(directory: string): readonly string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  // Not by the option `recursive`, which follows links to directories.
  const paths = shown.flatMap((entry) => {
    if (entry.isFile()) return [entry.name];
    if (!entry.isDirectory()) return [];
    return pathsIn(join(directory, entry.name)).map((path) => join(entry.name, path));
  });
  return paths.sort();
}

/** How many such files a directory has, and their size together. */
export function sizeOf(directory: string): { readonly files: number; readonly mebibytes: number } {
  const sizes = pathsIn(directory).map((path) => statSync(join(directory, path)).size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { files: sizes.length, mebibytes: Math.round(bytes / MIB) };
}

/** Copies such files of a directory, which stays as it is when they change. */
export function copyFiles(directory: string, to: string): void {
  for (const path of pathsIn(directory)) {
    cpSync(join(directory, path), join(to, path), { preserveTimestamps: true });
  }
}

/**
 * Gives up to 100 files, spread over all, another last byte than they have, and a time after the
 * deploy.
 */
export function changeFiles(directory: string): void {
  const paths = pathsIn(directory);
  const changed = Math.min(paths.length, CHANGED_FILES);
  const time = new Date(Date.now() + NEWER);
  for (let one = 0; one < changed; one += 1) {
    const path = paths[Math.floor((one * paths.length) / changed)] ?? '';
    const file = join(directory, path);
    const content = readFileSync(file);
    const last = (content.at(-1) ?? 0) ^ 1;
    writeFileSync(file, Buffer.concat([content.subarray(0, -1), Buffer.of(last)]));
    utimesSync(file, time, time);
  }
}
