import { isUtf8 } from 'node:buffer';
import { lstatSync, type BigIntStats } from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { codeOf, StoreError } from '../core/errors.ts';
import { plannedFile, unreadable } from './file-content.ts';
import type { LocalEntry } from './local-files-entry.ts';
import { inGit, isGit, problemAt } from './local-files-problems.ts';
import { followLink, linkTarget, type LinkTarget } from './local-files-links.ts';
import type { Directory } from './local-files-names.ts';
import type { EntryType, Selection } from './local-files-selection.ts';

/** An entry, or a directory that is to be walked. */
export type Found = LocalEntry | { readonly kind: 'directory'; readonly directory: Directory };

export interface WalkContext {
  /** The root with its links resolved. */
  readonly root: string;
  readonly selection: Selection;
  readonly includesHidden: boolean;
  readonly followsLinks: boolean;
}

/** A name that was looked at. */
interface Seen {
  readonly parent: Directory;
  readonly name: string;
  /** Relative to the root; when the name is not UTF-8, for the globs and the eye only. */
  readonly path: string;
  readonly absolutePath: string;
  readonly stats: BigIntStats;
  /** Where it leads, when it is a link. */
  readonly target: LinkTarget | undefined;
}

/** Names that are looked at in one turn of the event loop, some microseconds each. */
const CHUNK = 64;

/** Looks at the names of one directory, in their order. Errors are entries, nothing is thrown. */
export async function* inspectDirectory(
  directory: Directory,
  names: readonly Buffer[],
  context: WalkContext,
): AsyncGenerator<Found, void, undefined> {
  for (let start = 0; start < names.length; start += CHUNK) {
    const chunk = names.slice(start, start + CHUNK);
    const inspected = chunk.map((name) => inspect(directory, name, context));
    for (const found of await Promise.all(inspected)) if (found !== undefined) yield found;
    if (chunk.length === CHUNK) await setImmediate();
  }
}

async function inspect(
  parent: Directory,
  rawName: Buffer,
  context: WalkContext,
): Promise<Found | undefined> {
  const name = rawName.toString();
  const path = below(parent, name);
  if (!context.selection.includes(path, 'unknown')) return undefined;
  const isValid = isUtf8(rawName);
  const absolutePath = inside(parent.absolutePath, name);
  const openPath = isValid ? absolutePath : rawPath(parent, rawName);
  try {
    const stats = lstatSync(openPath, { bigint: true });
    const target = stats.isSymbolicLink() ? await linkTarget(openPath) : undefined;
    const found = await judge({ parent, name, path, absolutePath, stats, target }, context);
    return isValid || found === undefined || found.kind === 'hidden'
      ? found
      : badName(below(parent, escapedName(rawName)));
  } catch (thrown) {
    const isMissing = codeOf(thrown) === 'ENOENT';
    // A name that a pattern spells out need not exist; a name that was read does.
    if (isMissing && parent.starts !== undefined) return undefined;
    const shown = isValid ? path : below(parent, escapedName(rawName));
    return problemAt(shown, isMissing ? disappeared(shown, thrown) : unreadable(shown, thrown));
  }
}

async function judge(seen: Seen, context: WalkContext): Promise<Found | undefined> {
  const { path, name, stats, target } = seen;
  if (!context.selection.includes(path, typeOf(stats, target))) return undefined;
  if (name.startsWith('.') && !context.includesHidden) return { kind: 'hidden', path };
  if (isGit(name)) return problemAt(path, inGit(path));
  if (target === undefined) {
    return accept(seen, stats, inside(seen.parent.realPath, name));
  }
  if (!context.followsLinks) return { kind: 'symlink', path };
  const followed = await followLink(path, seen, target, context.root);
  return 'error' in followed
    ? problemAt(path, followed.error)
    : accept(seen, followed.stats, followed.realPath);
}

function typeOf(stats: BigIntStats, target: LinkTarget | undefined): EntryType {
  if (target === undefined) return stats.isDirectory() ? 'directory' : 'file';
  if ('thrown' in target) return 'unknown';
  return target.stats.isDirectory() ? 'directory' : 'file';
}

function accept(
  { parent, name, path, absolutePath }: Seen,
  stats: BigIntStats,
  realPath: string,
): Found {
  if (stats.isFile()) return { kind: 'file', path, absolutePath, ...plannedFile(stats) };
  if (!stats.isDirectory()) return problemAt(path, notAFile(path, stats));
  const ancestors = [...parent.ancestors, parent.realPath];
  const starts = parent.starts?.get(name);
  return { kind: 'directory', directory: { path, absolutePath, realPath, ancestors, starts } };
}

function below({ path }: Directory, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** A directory's entry; `join` would look at every character of the path again. */
function inside(directory: string, name: string): string {
  return directory.endsWith(sep) ? directory + name : directory + sep + name;
}

function rawPath({ absolutePath }: Directory, rawName: Buffer): Buffer {
  return Buffer.concat([Buffer.from(join(absolutePath, '/')), rawName]);
}

/** A name that is not UTF-8, readable and unambiguous: `caf\xe9.txt`. */
function escapedName(name: Buffer): string {
  return name
    .toString('latin1')
    .replaceAll(/[^ -[\]-~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function badName(path: string): Found {
  const message =
    `the name of ${JSON.stringify(path)} is not valid UTF-8, as a key must be: ` +
    'rename it, or leave it out with a glob';
  return problemAt(path, new StoreError('InvalidFileName', message));
}

function disappeared(path: string, cause: unknown): StoreError {
  const message =
    `${JSON.stringify(path)} disappeared while its directory was read: ` +
    'start when nothing writes to it any more, or leave it out with a glob';
  return new StoreError('FileDisappeared', message, { cause });
}

function notAFile(path: string, stats: BigIntStats): StoreError {
  const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
  const message =
    `${JSON.stringify(path)} must be a regular file, it is a ${kind}: ` +
    'remove it, or leave it out with a glob';
  return new StoreError('NotARegularFile', message);
}
