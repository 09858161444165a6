import { join } from 'node:path';
import { createBigIntColumn, createDigestColumn, createNumberColumn } from '../../core/columns.ts';
import type { Content } from '../../core/content.ts';
import { ownCopyOf } from '../../core/own-copy.ts';
import { fileContent, type PlannedFile } from '../../sources/file-content.ts';
import type { LocalFile } from '../../sources/local-files.ts';

/** The files of a source in little memory, by the order in which they were met. */
export interface SyncFiles {
  readonly count: number;
  add(file: LocalFile): void;
  /** No more files come. */
  end(): void;
  /** Resolves when there are so many files, or no more come. */
  untilThereAre(count: number): Promise<void>;
  /** Relative to the source. */
  pathOf(row: number): string;
  /** Bytes. */
  sizeOf(row: number): number;
  /** Of the file as it was met; see `fileContent`. */
  contentOf(row: number): Content;
  absolutePathOf(row: number): string;
  plannedOf(row: number): PlannedFile;
  /** MD5 in hexadecimal; undefined until it is set. */
  md5Of(row: number): string | undefined;
  setMd5(row: number, md5: string): void;
}

/** Lets one reader wait for what is not there yet. */
function createGrowth(count: () => number) {
  let isOver = false;
  let wanted = Infinity;
  let wake: (() => void) | undefined;
  const note = () => {
    if (isOver || count() >= wanted) wake?.();
  };
  return {
    note,
    end: () => {
      isOver = true;
      note();
    },
    untilThereAre: (least: number): Promise<void> =>
      new Promise((resolve) => {
        wanted = least;
        wake = resolve;
        note();
      }),
  };
}

export function createSyncFiles(source: string): SyncFiles {
  const paths: string[] = [];
  const inodes = createBigIntColumn();
  const devices = createBigIntColumn();
  const sizes = createNumberColumn();
  const times = createNumberColumn();
  const digests = createDigestColumn();
  const absolutePathOf = (row: number) => join(source, paths[row] ?? '');
  const plannedOf = (row: number) => ({
    size: sizes.at(row),
    mtimeMs: times.at(row),
    identity: { dev: devices.at(row), ino: inodes.at(row) },
  });
  const growth = createGrowth(() => paths.length);
  return {
    get count() {
      return paths.length;
    },
    add({ path, size, mtimeMs, identity }) {
      const row = paths.length;
      paths.push(ownCopyOf(path));
      inodes.set(row, identity.ino);
      devices.set(row, identity.dev);
      sizes.set(row, size);
      times.set(row, mtimeMs);
      growth.note();
    },
    end: growth.end,
    untilThereAre: growth.untilThereAre,
    pathOf: (row) => paths[row] ?? '',
    sizeOf: (row) => sizes.at(row),
    contentOf: (row) => fileContent(absolutePathOf(row), plannedOf(row)),
    absolutePathOf,
    plannedOf,
    md5Of: (row) => digests.at(row),
    setMd5: (row, md5) => {
      digests.set(row, md5);
    },
  };
}

/** The numbers of all rows. */
export function* rowsOf({ count }: SyncFiles): Generator<number, void, undefined> {
  for (let row = 0; row < count; row += 1) yield row;
}
