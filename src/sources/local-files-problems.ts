import { sep } from 'node:path';
import { StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
import type { LocalEntry } from './local-files-entry.ts';

export function problemAt(path: string, error: StoreError): LocalEntry {
  return { kind: 'problem', path, error };
}

/** Case does not count: there are file systems on which `.GIT` is `.git`. */
export function isGit(name: string): boolean {
  return name.toLowerCase() === '.git';
}

/** Whether a path with its links resolved leads into a repository's own directory. */
export function isInGit(realPath: string): boolean {
  return realPath.split(sep).some(isGit);
}

/** The error of a repository's own directory, which holds credentials and history. */
export function inGit(path: string): StoreError {
  return new StoreError(
    'GitDirectory',
    `${quoted(path)} is or leads to a ".git", which may hold credentials and is never ` +
      'taken: leave it out with a glob, "**/.git" say',
  );
}
