import { isUtf8 } from 'node:buffer';
import { type BigIntStats, lstatSync, type PathLike } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { quote } from '../core/text.ts';
import {
  type Directory,
  type EntryType,
  gitError,
  isGit,
  isInGit,
  notAFile,
  unreadableDirectory,
  unreadableRoot,
  type LocalEntry,
  problemAt,
  type Selection,
} from './entry.ts';
import { plannedFile, unreadable } from './file-content.ts';
import { isInside } from './file-target.ts';
import { entryOf, lookInto, statsAt, withPath } from './held-directory.ts';

/** An entry, or a directory to walk. */
export type Found = LocalEntry | { readonly kind: 'directory'; readonly directory: Directory };

interface WalkContext {
  /** The root with its links resolved. */
  readonly root: string;
  readonly selection: Selection;
  readonly followsLinks: boolean;
}

/** A name with its stats. */
interface Seen {
  readonly parent: Directory;
  readonly name: string;
  /** Relative to the root. Where the name is not UTF-8, only for globs and messages. */
  readonly path: string;
  readonly absolutePath: string;
  readonly stats: BigIntStats;
  /** The target of a link; undefined: it is not a link. */
  readonly target: LinkTarget | undefined;
}

/** Names that are inspected in one turn of the event loop, some microseconds each. */
const CHUNK = 64;

/**
 * Inspects the names of one directory, in their order. Errors become entries; it throws only when
 * the root itself was replaced.
 */
export async function* inspectDirectory(
  directory: Directory,
  names: readonly Buffer[],
  context: WalkContext,
): AsyncGenerator<Found, void, undefined> {
  for (let start = 0; start < names.length; start += CHUNK) {
    const chunk = names.slice(start, start + CHUNK);
    for (const looking of inspectChunk(directory, chunk, context)) {
      const found = looking instanceof Promise ? await looking : looking;
      if (found !== undefined) yield found;
    }
    if (chunk.length === CHUNK) await setImmediate();
  }
}

function inspectChunk(
  directory: Directory,
  names: readonly Buffer[],
  context: WalkContext,
): readonly (Found | undefined | Promise<Found | undefined>)[] {
  const { realPath, identity, path } = directory;
  try {
    return lookInto(realPath, identity, (place) =>
      names.map((name) => inspect({ directory, place }, name, context)),
    );
  } catch (thrown) {
    if (path === '') throw unreadableRoot(realPath, messageOf(thrown), thrown);
    return [problemAt(path, unreadableDirectory(path, thrown))];
  }
}

/** A directory, and a path by which its entries are safely found. */
interface Held {
  readonly directory: Directory;
  readonly place: string;
}

/** Synchronous except for links, whose targets are looked up in the background. */
function inspect(
  { directory: parent, place }: Held,
  rawName: Buffer,
  context: WalkContext,
): Found | undefined | Promise<Found | undefined> {
  const name = rawName.toString();
  const path = below(parent, name);
  if (!context.selection.includes(path, 'unknown')) return undefined;
  const absolutePath = entryOf(parent.absolutePath, name);
  const openPath = (directory: string) =>
    isUtf8(rawName) ? entryOf(directory, name) : rawPath(directory, rawName);
  try {
    const stats = lstatSync(openPath(place), { bigint: true });
    const seen = { parent, name, path, absolutePath, stats, target: undefined };
    if (!stats.isSymbolicLink()) return named(classify(seen, context), parent, rawName);
    return linkTarget(openPath(parent.absolutePath))
      .then((target) => classifyLink({ ...seen, target }, context))
      .then((found) => named(found, parent, rawName))
      .catch((thrown: unknown) => unseen(parent, rawName, thrown));
  } catch (thrown) {
    return unseen(parent, rawName, withPath(thrown, place, parent.absolutePath));
  }
}

/** The entry itself, or a problem if its name can't be a key. */
function named(found: Found | undefined, parent: Directory, rawName: Buffer): Found | undefined {
  const isFine = found === undefined || found.kind === 'hidden' || isUtf8(rawName);
  return isFine ? found : badName(below(parent, escapedName(rawName)));
}

function unseen(parent: Directory, rawName: Buffer, thrown: unknown): Found | undefined {
  const isMissing = codeOf(thrown) === 'ENOENT';
  // A name from a pattern need not exist; a name that was read did.
  if (isMissing && parent.starts !== undefined) return undefined;
  const shown = below(parent, isUtf8(rawName) ? rawName.toString() : escapedName(rawName));
  return problemAt(shown, isMissing ? disappeared(shown, thrown) : unreadable(shown, thrown));
}

/** Undefined: the entry is not selected. */
function classify(seen: Seen, { selection }: WalkContext): Found | undefined {
  const { path, name, stats, target } = seen;
  const type = typeOf(stats, target);
  if (!selection.includes(path, type)) return undefined;
  if (selection.isHidden(path, type)) return { kind: 'hidden', path };
  if (isGit(name)) return problemAt(path, gitError(path));
  return target === undefined
    ? accept(seen, stats, entryOf(seen.parent.realPath, name))
    : { kind: 'symlink', path };
}

async function classifyLink(
  seen: Seen & { readonly target: LinkTarget },
  context: WalkContext,
): Promise<Found | undefined> {
  const found = classify(seen, context);
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
  const { dev, ino } = stats;
  const directory = { path, absolutePath, realPath, identity: { dev, ino }, ancestors, starts };
  return { kind: 'directory', directory };
}

function below({ path }: Directory, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

function rawPath(directory: string, rawName: Buffer): Buffer {
  return Buffer.concat([Buffer.from(join(directory, '/')), rawName]);
}

/** A name that is not UTF-8, readable and unambiguous: `caf\xe9.txt`. */
function escapedName(name: Buffer): string {
  return name
    .toString('latin1')
    .replaceAll(/[^ -[\]-~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function badName(path: string): Found {
  const message =
    `the name of ${quote(path)} is not valid UTF-8, so it can't be a key: ` +
    'rename it, or exclude it with a glob';
  return problemAt(path, new StoreError('InvalidFileName', message));
}

function disappeared(path: string, cause: unknown): StoreError {
  const message =
    `${quote(path)} disappeared while its directory was read: ` +
    'run again when nothing else writes to it, or exclude it with a glob';
  return new StoreError('FileDisappeared', message, { cause });
}

/** The target of a link, or the error of looking it up. */
type LinkTarget = { readonly stats: BigIntStats } | { readonly thrown: unknown };

type Followed =
  { readonly stats: BigIntStats; readonly realPath: string } | { readonly error: StoreError };

async function linkTarget(link: PathLike): Promise<LinkTarget> {
  try {
    return { stats: await stat(link, { bigint: true }) };
  } catch (thrown) {
    return { thrown };
  }
}

/** Follows a link, unless it dangles, forms a loop, or points out of the root or into a `.git`. */
async function followLink(
  path: string,
  { parent, absolutePath }: { readonly parent: Directory; readonly absolutePath: string },
  target: LinkTarget,
  root: string,
): Promise<Followed> {
  if ('thrown' in target) return { error: brokenLink(path, target.thrown) };
  const realPath = await realpath(absolutePath).catch((thrown: unknown) => ({ thrown }));
  if (typeof realPath !== 'string') return { error: brokenLink(path, realPath.thrown) };
  if (!isInside(root, realPath)) {
    const to = `${quote(realPath)}, which is outside the directory`;
    return { error: refused('LinkOutOfRoot', path, `points to ${to}`) };
  }
  if (isInGit(realPath)) return { error: gitError(path) };
  if ([...parent.ancestors, parent.realPath].includes(realPath))
    return { error: refused('LinkLoop', path, 'points to a directory that contains it') };
  try {
    // Not the target's: the link may have led elsewhere at that time.
    return { stats: statsAt(realPath), realPath };
  } catch (thrown) {
    return { error: brokenLink(path, thrown) };
  }
}

function brokenLink(path: string, thrown: unknown): StoreError {
  if (codeOf(thrown) === 'ELOOP') return refused('LinkLoop', path, 'points back to itself', thrown);
  const what = `points to a file that can't be opened (${messageOf(thrown)})`;
  return refused('DanglingLink', path, what, thrown);
}

function refused(code: string, path: string, what: string, cause?: unknown): StoreError {
  const message =
    `link ${quote(path)} ${what}: replace it with a copy, ` +
    'remove it, or exclude it with a glob';
  return new StoreError(code, message, { cause });
}
