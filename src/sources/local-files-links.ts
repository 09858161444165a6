import type { BigIntStats, PathLike } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
import { isInside } from './is-inside.ts';
import type { Directory } from './local-files-names.ts';
import { inGit, isInGit } from './local-files-problems.ts';

/** What a link leads to, or why that can't be told. */
export type LinkTarget = { readonly stats: BigIntStats } | { readonly thrown: unknown };

type Followed =
  { readonly stats: BigIntStats; readonly realPath: string } | { readonly error: StoreError };

export async function linkTarget(link: PathLike): Promise<LinkTarget> {
  try {
    return { stats: await stat(link, { bigint: true }) };
  } catch (thrown) {
    return { thrown };
  }
}

/** Follows a link, unless it leads nowhere, in a circle, out of the root or to a `.git`. */
export async function followLink(
  path: string,
  { parent, absolutePath }: { readonly parent: Directory; readonly absolutePath: string },
  target: LinkTarget,
  root: string,
): Promise<Followed> {
  if ('thrown' in target) return { error: brokenLink(path, target.thrown) };
  const realPath = await realpath(absolutePath).catch((thrown: unknown) => ({ thrown }));
  if (typeof realPath !== 'string') return { error: brokenLink(path, realPath.thrown) };
  if (!isInside(root, realPath)) {
    const to = `${quoted(realPath)}, which is not in the directory`;
    return { error: refused('LinkOutOfRoot', path, `leads to ${to}`) };
  }
  if (isInGit(realPath)) return { error: inGit(path) };
  if ([...parent.ancestors, parent.realPath].includes(realPath))
    return { error: refused('LinkLoop', path, 'leads to a directory that holds it') };
  return { stats: target.stats, realPath };
}

function brokenLink(path: string, thrown: unknown): StoreError {
  if (codeOf(thrown) === 'ELOOP') return refused('LinkLoop', path, 'leads back to itself', thrown);
  const what = `leads to what can't be opened (${messageOf(thrown)})`;
  return refused('DanglingLink', path, what, thrown);
}

function refused(code: string, path: string, what: string, cause?: unknown): StoreError {
  const message =
    `link ${quoted(path)} ${what}: put a copy in its place, ` +
    'remove it, or leave it out with a glob';
  return new StoreError(code, message, { cause });
}
