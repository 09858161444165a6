import { randomUUID } from 'node:crypto';
import { closeSync, constants, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import type { DownloadTarget } from '../core/items.ts';
import { quote } from '../core/text.ts';
import type { FileIdentity } from './file-content.ts';
import { entryOf, identityAt, lookInto, O_NOFOLLOW } from './held-directory.ts';

/** Whether `path` is `directory` or below it. Both are absolute, with their links resolved. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
const WINDOWS_FORBIDDEN = /[\u0000-\u001f<>:"\\|?*]/;

/**
 * The path, relative to a directory, of the file that a key is downloaded to, or the problem: the
 * file would be outside the directory, in a `.git`, or under another name than the key's. Links on
 * the disk are checked by `fileTarget`.
 */
export function safeRelativePath(
  key: string,
  platform: NodeJS.Platform = process.platform,
): { readonly path: string } | { readonly problem: string } {
  const problem = textProblem(key) ?? segmentsProblem(key.split('/'), platform);
  if (problem === undefined) return { path: key };
  return {
    problem:
      `key ${quote(key)} can't be the path of a file (${problem}): ` +
      'exclude it, or download it by itself under another name',
  };
}

function textProblem(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.startsWith('/')) return 'it is absolute';
  if (key.endsWith('/')) return 'it ends with "/", as the marker of a directory does';
  if (key.includes('\0')) return 'it holds a NUL character';
  if (!key.isWellFormed()) return 'it holds half a surrogate pair, which no UTF-8 name can hold';
  return undefined;
}

function segmentsProblem(
  segments: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  if (segments.includes('')) return 'it has an empty segment';
  const dots = segments.find((segment) => segment === '.' || segment === '..');
  if (dots !== undefined) return `it has the segment ${quote(dots)}`;
  const git = segments.find((segment) => /^(?:\.git|git~1)[. ]*$/i.test(segment));
  if (git !== undefined) return `Git would treat ${quote(git)} as its repository`;
  if (platform !== 'win32') return undefined;
  const bad = segments.find((segment) => !isWindowsName(segment));
  return bad && `Windows does not allow the name ${quote(bad)}`;
}

function isWindowsName(segment: string): boolean {
  return (
    !WINDOWS_FORBIDDEN.test(segment) && !/[. ]$/.test(segment) && !WINDOWS_DEVICE.test(segment)
  );
}

/** A file that is being written, until it takes its destination's place. */
interface Temporary {
  readonly handle: FileHandle;
  readonly parent: Parent;
  /** Names in the parent. */
  readonly name: string;
  readonly destination: string;
}

/** A directory inside the root, as it was when that was found out. */
interface Parent {
  /** Without links. */
  readonly path: string;
  readonly identity: FileIdentity;
}

/**
 * Returns a target that downloads to a file below a directory, by a path relative to it and
 * separated by `/`. The bytes are written to a temporary file beside it, which replaces it when
 * complete and is removed otherwise. Missing parent directories are created. Rejects with a
 * StoreError: `UnsafePath` when the path can't be used or a link points out of the directory,
 * `WriteFailed` when the disk refuses, `DirectoryReplaced` when a directory on the way becomes
 * another or a link meanwhile. Errors of `chunks` pass through.
 */
export function fileTarget(directory: string, relativePath: string): DownloadTarget {
  const onDisk = <T>(act: () => Promise<T>) => actOnDisk(resolve(directory, relativePath), act);
  return {
    write: async (chunks) => {
      let file: Temporary | undefined;
      try {
        // Opened within the loop, so that a failure leaves the loop and thereby frees the body.
        for await (const chunk of chunks) {
          const { handle } = (file ??= await onDisk(() => openTemporary(directory, relativePath)));
          await onDisk(() => handle.writeFile(chunk));
        }
        const whole = (file ??= await onDisk(() => openTemporary(directory, relativePath)));
        await onDisk(() => whole.handle.close());
        await onDisk(() => replace(whole));
      } catch (thrown) {
        if (file !== undefined) await discard(file);
        throw thrown;
      }
    },
  };
}

async function openTemporary(directory: string, relativePath: string): Promise<Temporary> {
  const safe = safeRelativePath(relativePath);
  if ('problem' in safe) throw new StoreError('UnsafePath', safe.problem);
  const parent = await openParent(directory, safe.path.split('/').slice(0, -1));
  // A name of fixed length: one made from the file's may be too long for the disk.
  const name = `.s3-batch-action-${randomUUID()}`;
  // `x`: never through a link, nor over a file, that was put there.
  inside(parent, (place) => {
    closeSync(openSync(entryOf(place, name), 'wx'));
  });
  const handle = await open(entryOf(parent.path, name), constants.O_WRONLY | O_NOFOLLOW);
  return { handle, parent, name, destination: posix.basename(safe.path) };
}

/** Acts in a directory, and in no other that has come into its place. */
function inside(parent: Parent, act: (place: string) => void): void {
  lookInto(parent.path, parent.identity, act);
}

function replace({ parent, name, destination }: Temporary): Promise<void> {
  inside(parent, (place) => {
    renameSync(entryOf(place, name), entryOf(place, destination));
  });
  return Promise.resolve();
}

/** Removes the temporary file. Errors are ignored: the one before is thrown. */
async function discard({ handle, parent, name }: Temporary): Promise<void> {
  await handle.close().catch(() => undefined);
  try {
    inside(parent, (place) => {
      rmSync(entryOf(place, name), { force: true });
    });
  } catch {
    // It is in a directory that is somewhere else now.
  }
}

/**
 * Creates nested directories one by one, each only inside the root, so that none is created behind
 * a link that points out of it. Returns the last one.
 */
async function openParent(directory: string, names: readonly string[]): Promise<Parent> {
  await mkdir(directory, { recursive: true });
  const root = await realpath(directory);
  let parent: Parent = { path: root, identity: identityAt(root) };
  for (const name of names) {
    inside(parent, (place) => {
      make(entryOf(place, name));
    });
    const next = join(parent.path, name);
    const path = await realpath(next);
    if (!isInside(root, path)) throw leadsOut(next, path, root);
    parent = { path, identity: identityAt(path) };
  }
  return parent;
}

function make(directory: string): void {
  try {
    mkdirSync(directory);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
  }
}

function leadsOut(path: string, realPath: string, root: string): StoreError {
  return new StoreError(
    'UnsafePath',
    `${quote(path)} leads to ${quote(realPath)}, which is outside ` +
      `${quote(root)}: remove that link, or download into another directory`,
  );
}

async function actOnDisk<T>(destination: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      'WriteFailed',
      `file ${quote(destination)} can't be written (${messageOf(cause)}): ` +
        'check the permissions and the disk space, and that no other key maps to the same name',
      { cause },
    );
  }
}
