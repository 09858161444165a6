import { isUtf8 } from 'node:buffer';
import { lstatSync, type BigIntStats } from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { codeOf, StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
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
    for (const looking of inspected) {
      const found = looking instanceof Promise ? await looking : looking;
      if (found !== undefined) yield found;
    }
    if (chunk.length === CHUNK) await setImmediate();
  }
}

/** At once, but for links: where they lead is looked up meanwhile. */
function inspect(
  parent: Directory,
  rawName: Buffer,
  context: WalkContext,
): Found | undefined | Promise<Found | undefined> {
  const name = rawName.toString();
  const path = below(parent, name);
  if (!context.selection.includes(path, 'unknown')) return undefined;
  const absolutePath = inside(parent.absolutePath, name);
  const openPath = isUtf8(rawName) ? absolutePath : rawPath(parent, rawName);
  try {
    const stats = lstatSync(openPath, { bigint: true });
    const seen = { parent, name, path, absolutePath, stats, target: undefined };
    if (!stats.isSymbolicLink()) return named(judge(seen, context), parent, rawName);
    return linkTarget(openPath)
      .then((target) => judgeLink({ ...seen, target }, context))
      .then((found) => named(found, parent, rawName))
      .catch((thrown: unknown) => unseen(parent, rawName, thrown));
  } catch (thrown) {
    return unseen(parent, rawName, thrown);
  }
}

/** What was found, unless its name can't be a key. */
function named(found: Found | undefined, parent: Directory, rawName: Buffer): Found | undefined {
  const isFine = found === undefined || found.kind === 'hidden' || isUtf8(rawName);
  return isFine ? found : badName(below(parent, escapedName(rawName)));
}

function unseen(parent: Directory, rawName: Buffer, thrown: unknown): Found | undefined {
  const isMissing = codeOf(thrown) === 'ENOENT';
  // A name that a pattern spells out need not exist; a name that was read does.
  if (isMissing && parent.starts !== undefined) return undefined;
  const shown = below(parent, isUtf8(rawName) ? rawName.toString() : escapedName(rawName));
  return problemAt(shown, isMissing ? disappeared(shown, thrown) : unreadable(shown, thrown));
}

/** Undefined: it is not selected. */
function judge(seen: Seen, { selection }: WalkContext): Found | undefined {
  const { path, name, stats, target } = seen;
  const type = typeOf(stats, target);
  if (!selection.includes(path, type)) return undefined;
  if (selection.isHidden(path, type)) return { kind: 'hidden', path };
  if (isGit(name)) return problemAt(path, inGit(path));
  return target === undefined
    ? accept(seen, stats, inside(seen.parent.realPath, name))
    : { kind: 'symlink', path };
}

async function judgeLink(
  seen: Seen & { readonly target: LinkTarget },
  context: WalkContext,
): Promise<Found | undefined> {
  const found = judge(seen, context);
  if (found?.kind !== 'symlink' || !context.followsLinks) return found;
  const { path } = seen;
  const followed = await followLink(path, seen, seen.target, context.root);
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
    `the name of ${quoted(path)} is not valid UTF-8, as a key must be: ` +
    'rename it, or leave it out with a glob';
  return problemAt(path, new StoreError('InvalidFileName', message));
}

function disappeared(path: string, cause: unknown): StoreError {
  const message =
    `${quoted(path)} disappeared while its directory was read: ` +
    'start when nothing writes to it any more, or leave it out with a glob';
  return new StoreError('FileDisappeared', message, { cause });
}

function notAFile(path: string, stats: BigIntStats): StoreError {
  const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
  const message =
    `${quoted(path)} is a ${kind}, not a regular file: ` + 'remove it, or leave it out with a glob';
  return new StoreError('NotARegularFile', message);
}
