import { join, sep } from 'node:path';
import {
  createBigIntColumn,
  createDigestColumn,
  createNumberColumn,
  createRowColumn,
} from '../core/columns.ts';
import type { Content } from '../core/items.ts';
import { joinKey } from '../core/keys.ts';
import { ownCopyOf } from '../core/text.ts';
import type { IndexedObject, ListingIndex, ObjectRow } from '../listing/listing-index.ts';
import type { LocalFile } from '../local/entry.ts';
import { fileContent, type PlannedFile } from '../local/file-content.ts';

declare const fileRow: unique symbol;

/** The number of a file among those of a directory, from 0, in the order of the walk. */
export type FileRow = number & { readonly [fileRow]: true };

/** The files of a directory in little memory. */
export interface SyncFiles {
  readonly count: number;
  rows(): Iterable<FileRow>;
  /** The key of the object that the file belongs to. */
  readonly keyOf: (row: FileRow) => string;
  /** Relative to the directory, with `/` between names. */
  pathOf(row: FileRow): string;
  absolutePathOf(row: FileRow): string;
  /** Bytes. */
  sizeOf(row: FileRow): number;
  /** The content of the file as the walk met it; see `fileContent`. */
  contentOf(row: FileRow): Content;
  plannedOf(row: FileRow): PlannedFile;
  /** MD5 in hexadecimal; undefined until it is set. */
  md5Of(row: FileRow): string | undefined;
}

/** The files for those who read their bytes. */
export interface HashedFiles extends SyncFiles {
  setMd5(row: FileRow, md5: string): void;
  /** Resolves when there are `count` files, or the walk has ended. */
  untilThereAre(count: number): Promise<void>;
}

/** The files for the walk that finds them. */
export interface GrowingFiles extends HashedFiles {
  add(file: LocalFile): void;
  /** Ends the walk: no more files are added. */
  end(): void;
}

/** Lets readers wait until a count has grown. */
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

/** The facts about files when the walk met them, in columns. */
function createPlannedColumns() {
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
    sizeAt: (row: FileRow) => sizes.at(row),
    at: (row: FileRow): PlannedFile => ({
      size: sizes.at(row),
      mtimeMs: times.at(row),
      identity: { dev: devices.at(row), ino: inodes.at(row) },
    }),
  };
}

/** The files of the directory `source`, whose objects have keys under `prefix`. */
export function createSyncFiles(source: string, prefix: string): GrowingFiles {
  const paths: string[] = [];
  const planned = createPlannedColumns();
  const digests = createDigestColumn();
  // `join` for each would look at every character of its path again.
  const root = join(source, sep);
  const pathOf = (row: FileRow) => paths[row] ?? '';
  const absolutePathOf = (row: FileRow) => root + pathOf(row);
  const growth = createGrowth(() => paths.length);
  return {
    get count() {
      return paths.length;
    },
    rows: function* () {
      for (let row = 0; row < paths.length; row += 1) yield row as FileRow;
    },
    add(file) {
      planned.set(paths.length, file);
      paths.push(ownCopyOf(file.path));
      growth.note();
    },
    end: growth.end,
    untilThereAre: growth.untilThereAre,
    keyOf: (row) => joinKey(prefix, pathOf(row)),
    pathOf,
    absolutePathOf,
    sizeOf: planned.sizeAt,
    contentOf: (row) => fileContent(absolutePathOf(row), planned.at(row)),
    plannedOf: planned.at,
    md5Of: (row) => digests.at(row),
    setMd5: (row, md5) => {
      digests.set(row, md5);
    },
  };
}

/** The listed object of each file; each is searched by its key until it is found. */
export interface Counterparts {
  /** Undefined: the listing has no such object, as far as it has come. */
  rowOf(file: FileRow): ObjectRow | undefined;
  objectOf(file: FileRow): IndexedObject | undefined;
}

export function createCounterparts(
  files: Pick<SyncFiles, 'keyOf'>,
  objects: ListingIndex,
): Counterparts {
  const found = createRowColumn();
  const rowOf = (file: FileRow) => {
    const known = found.at(file) as ObjectRow | undefined;
    if (known !== undefined || objects.count === 0) return known;
    const listed = objects.rowOf(files.keyOf(file));
    if (listed !== undefined) found.set(file, listed);
    return listed;
  };
  return {
    rowOf,
    objectOf(file) {
      const listed = rowOf(file);
      return listed === undefined ? undefined : objects.at(listed);
    },
  };
}

/** A group of files; a sync begins one group when all files of the group before are stored. */
export type UploadGroup = 'assets' | 'rest' | 'html';

export const UPLOAD_GROUPS: readonly UploadGroup[] = ['assets', 'rest', 'html'];

const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;

/** The types that pages load by themselves. */
const ASSETS =
  /^(image|font|audio|video)\/|^text\/(css|javascript)\b|^application\/(javascript|ecmascript|wasm|font-[\w-]+|vnd\.ms-fontobject)\b/i;

/** The group of a file with this content type. */
export function groupOf(contentType: string): UploadGroup {
  if (HTML.test(contentType)) return 'html';
  return ASSETS.test(contentType) ? 'assets' : 'rest';
}

/** Parses the three groups in any order, separated by commas; undefined for anything else. */
export function parseUploadOrder(text: string): readonly UploadGroup[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const order = names.flatMap((name) => UPLOAD_GROUPS.filter((group) => group === name));
  const isComplete = new Set(order).size === UPLOAD_GROUPS.length;
  return isComplete && names.length === UPLOAD_GROUPS.length ? order : undefined;
}
