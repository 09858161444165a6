import { readdirSync, statSync, type Dirent } from 'node:fs';
import { chmod, copyFile, mkdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../src/core/errors.ts';
import { formatBytes, formatCount, quote } from '../../src/core/text.ts';

/** What the demo takes: it copies everything, and its server holds everything in memory. */
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 512 * 1024 ** 2;

interface Entry {
  readonly kind: 'directory' | 'file' | 'link';
  /** Relative to the site. */
  readonly path: string;
  readonly isHidden: boolean;
}

/** A directory to deploy. */
export interface Site {
  readonly directory: string;
  /** Each directory before what is in it. */
  readonly entries: readonly Entry[];
  /** Paths of what can't be read, and of what is neither file, directory nor link. */
  readonly leftOut: readonly string[];
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: give the directory that you want to deploy',
  ENOTDIR: 'is not a directory: give the directory that the file is in',
  EACCES: 'cannot be read by this user: allow it, for example with chmod u+rx',
  ELOOP: 'is a link that leads nowhere: give the directory that you want to deploy',
  ENAMETOOLONG: 'is longer than a path may be: give the directory that you want to deploy',
};

/** Reads what is in a directory. Returns what is wrong with it, one line, where it can't be deployed. */
export function readSite(directory: string): Site | string {
  const named = quote(directory);
  try {
    const site = surveyed(directory);
    if (typeof site === 'string') return `${named} ${site}`;
    if (filesOf(site).length > 0) return site;
    return `${named} has no file to deploy (hidden files and links are skipped): put a file there`;
  } catch (thrown) {
    const problem = PROBLEMS[codeOf(thrown)];
    if (problem === undefined) throw thrown;
    return `${named} ${problem}`;
  }
}

/** The files that a deploy uploads. */
export function filesOf({ entries }: Site): readonly string[] {
  return entries.flatMap(({ kind, path, isHidden }) =>
    kind === 'file' && !isHidden ? [path] : [],
  );
}

/** Looks at everything but what is below links and hidden directories, until it is too much. */
function surveyed(directory: string): Site | string {
  const entries: Entry[] = [];
  const leftOut: string[] = [];
  const open = [''];
  let bytes = 0;
  for (const parent of open) {
    for (const found of entriesIn(directory, parent, leftOut)) {
      const entry = entryOf(parent, found);
      if (entry === undefined) {
        leftOut.push(join(parent, found.name));
        continue;
      }
      entries.push(entry);
      const { kind, path, isHidden } = entry;
      if (kind === 'file' && !isHidden) bytes += sizeOf(join(directory, path));
      if (entries.length > MOST_ENTRIES) return tooMuch(`${formatCount(MOST_ENTRIES)} files`);
      if (bytes > MOST_BYTES) return tooMuch(formatBytes(MOST_BYTES));
      if (kind === 'directory' && !isHidden) open.push(path);
    }
  }
  return { directory, entries, leftOut };
}

/** Throws where the site itself can't be read. */
function entriesIn(directory: string, parent: string, leftOut: string[]): readonly Dirent[] {
  try {
    return readdirSync(join(directory, parent), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  } catch (thrown) {
    if (parent === '') throw thrown;
    leftOut.push(parent);
    return [];
  }
}

function entryOf(parent: string, found: Dirent): Entry | undefined {
  const kind = found.isDirectory()
    ? 'directory'
    : found.isFile()
      ? 'file'
      : found.isSymbolicLink()
        ? 'link'
        : undefined;
  return kind && { kind, path: join(parent, found.name), isHidden: found.name.startsWith('.') };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function tooMuch(limit: string): string {
  return `has more than ${limit}, which is more than this demo takes: give a smaller directory`;
}

/**
 * Copies a site to a directory that does not exist, and leaves it as it is; returns the paths that
 * couldn't be copied. Hidden files and directories are empty there, because no deploy reads them.
 */
export async function copySite(
  { directory, entries }: Site,
  to: string,
): Promise<readonly string[]> {
  const leftOut: string[] = [];
  await mkdir(to);
  for (const { kind, path, isHidden } of entries) {
    const [source, target] = [join(directory, path), join(to, path)];
    try {
      if (kind === 'directory') await mkdir(target);
      else if (kind === 'link') await symlink(await readlink(source), target);
      else if (isHidden) await writeFile(target, '');
      else {
        await copyFile(source, target);
        // The demo changes some of them.
        await chmod(target, 0o644);
      }
    } catch {
      leftOut.push(path);
    }
  }
  return leftOut;
}
