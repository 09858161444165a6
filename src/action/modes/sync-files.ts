import { join, sep } from 'node:path';
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

/** Lets readers wait for what is not there yet. */
function createGrowth(count: () => number) {
  let isOver = false;
  let waiting: { readonly least: number; readonly wake: () => void }[] = [];
  const note = () => {
    if (waiting.length === 0) return;
    const isThere = ({ least }: { readonly least: number }) => isOver || count() >= least;
    const [woken, others] = [waiting.filter(isThere), waiting.filter((one) => !isThere(one))];
    waiting = others;
    for (const { wake } of woken) wake();
  };
  return {
    note,
    end: () => {
      isOver = true;
      note();
    },
    untilThereAre: (least: number): Promise<void> =>
      new Promise((wake) => {
        waiting.push({ least, wake });
        note();
      }),
  };
}

/** What files were when they were met. */
function createPlans() {
  const inodes = createBigIntColumn();
  const devices = createBigIntColumn();
  const sizes = createNumberColumn();
  const times = createNumberColumn();
  return {
    set(row: number, { size, mtimeMs, identity }: PlannedFile) {
      inodes.set(row, identity.ino);
      devices.set(row, identity.dev);
      sizes.set(row, size);
      times.set(row, mtimeMs);
    },
    sizeAt: (row: number) => sizes.at(row),
    at: (row: number): PlannedFile => ({
      size: sizes.at(row),
      mtimeMs: times.at(row),
      identity: { dev: devices.at(row), ino: inodes.at(row) },
    }),
  };
}

export function createSyncFiles(source: string): SyncFiles {
  const paths: string[] = [];
  const plans = createPlans();
  const digests = createDigestColumn();
  // `join` for each would look at every character of its path again.
  const root = join(source, sep);
  const absolutePathOf = (row: number) => root + (paths[row] ?? '');
  const growth = createGrowth(() => paths.length);
  return {
    get count() {
      return paths.length;
    },
    add(file) {
      plans.set(paths.length, file);
      paths.push(ownCopyOf(file.path));
      growth.note();
    },
    end: growth.end,
    untilThereAre: growth.untilThereAre,
    pathOf: (row) => paths[row] ?? '',
    sizeOf: plans.sizeAt,
    contentOf: (row) => fileContent(absolutePathOf(row), plans.at(row)),
    absolutePathOf,
    plannedOf: plans.at,
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
