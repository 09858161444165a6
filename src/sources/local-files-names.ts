import { readdirSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { parseGlobs } from '../core/globs.ts';
import { messageOf, StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
import { inGit, isInGit } from './local-files-problems.ts';

/** A directory of the walk. */
export interface Directory {
  /** Relative to the root, separated by `/`; empty for the root. */
  readonly path: string;
  readonly absolutePath: string;
  /** Its path with all links resolved. */
  readonly realPath: string;
  /** Real paths of the directories above it, outermost first. */
  readonly ancestors: readonly string[];
  /** The only names to look at; undefined: all. */
  readonly starts: Starts | undefined;
}

/** Names by which the patterns reach the places where the walk starts; undefined: walk it all. */
export type Starts = ReadonlyMap<string, Starts | undefined>;

/** Where patterns stand while their search paths are asked for; nothing there is touched. */
const NOWHERE = resolve('/root');

/** Opens the root; without patterns, all of it. Throws `SourceUnreadable` or `GitDirectory`. */
export async function openRoot(
  root: string,
  patterns: readonly string[] | undefined,
): Promise<{ readonly directory: Directory; readonly names: readonly Buffer[] }> {
  const absolutePath = resolve(root);
  const realPath = await resolveDirectory(root, absolutePath);
  if (isInGit(realPath)) throw inGit(root);
  const starts = patterns && (await findStarts(patterns));
  const directory = { path: '', absolutePath, realPath, ancestors: [], starts };
  const listed = readNames({ ...directory, starts: undefined });
  if ('error' in listed) throw unreadableRoot(root, messageOf(listed.error.cause), listed.error);
  if (starts === undefined) return { directory, names: listed.names };
  return { directory, names: startNames(starts) };
}

async function resolveDirectory(root: string, absolutePath: string): Promise<string> {
  try {
    const stats = await stat(absolutePath);
    if (stats.isDirectory()) return await realpath(absolutePath);
  } catch (thrown) {
    throw unreadableRoot(root, messageOf(thrown), thrown);
  }
  throw unreadableRoot(root, 'it is not a directory');
}

function unreadableRoot(root: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'SourceUnreadable',
    `directory ${quoted(root)} can't be read (${why}): ` +
      'check its name, and that the step that makes it ran before this one',
    { scope: 'batch', cause },
  );
}

/**
 * Names in a directory, in the order of their bytes; an error in place of what can't be read. At
 * once: most directories are small, and to hand each to another thread takes longer.
 */
export function readNames({
  path,
  absolutePath,
  starts,
}: Directory): { readonly names: readonly Buffer[] } | { readonly error: StoreError } {
  if (starts !== undefined) return { names: startNames(starts) };
  try {
    const names = readdirSync(absolutePath, { encoding: 'buffer' });
    return { names: names.sort((a, b) => Buffer.compare(a, b)) };
  } catch (cause) {
    const message =
      `directory ${quoted(path)} can't be read (${messageOf(cause)}): ` +
      'give the user that runs this the right to read it, or leave it out with a glob';
    return { error: new StoreError('UnreadableDirectory', message, { cause }) };
  }
}

function startNames(starts: Starts): readonly Buffer[] {
  const names = Array.from(starts.keys(), (name) => Buffer.from(name));
  return names.sort((a, b) => Buffer.compare(a, b));
}

/** The search paths of the patterns as a tree of names; undefined: start at the root. */
async function findStarts(patterns: readonly string[]): Promise<Starts | undefined> {
  const wanted = parseGlobs(patterns).filter(({ isNegated }) => !isNegated);
  const lines = wanted.map(({ pattern }) => `${NOWHERE}/${pattern}`);
  // Loaded for patterns only: most sources are taken whole.
  const { create } = await import('@actions/glob');
  const globber = await create(lines.join('\n'));
  const tree = new Map<string, Tree>();
  for (const searchPath of globber.getSearchPaths()) {
    const way = relative(NOWHERE, searchPath);
    if (way === '') return undefined;
    let branch = tree;
    for (const name of way.split(sep)) {
      const next = branch.get(name) ?? new Map<string, Tree>();
      branch.set(name, next);
      branch = next;
    }
  }
  return toStarts(tree);
}

type Tree = Map<string, Tree>;

function toStarts(tree: Tree): Starts {
  const entries = Array.from(tree, ([name, below]) => {
    return [name, below.size === 0 ? undefined : toStarts(below)] as const;
  });
  return new Map(entries);
}
