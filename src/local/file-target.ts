import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import type { DownloadTarget } from '../core/items.ts';
import { quote } from '../core/text.ts';

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
  readonly path: string;
  readonly destination: string;
}

/**
 * A download to a file below a directory, by a path relative to it and separated by `/`. The bytes
 * are written to a temporary file beside it, which replaces it when complete and is removed
 * otherwise. Missing parent directories are created. Rejects with a StoreError: `UnsafePath` when
 * the path can't be used or a link points out of the directory, `WriteFailed` when the disk
 * refuses. Errors of `chunks` pass through.
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
        await onDisk(() => rename(whole.path, whole.destination));
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
  const path = join(parent, `.s3-batch-action-${randomUUID()}`);
  // `x`: never through a link, nor over a file, that was put there.
  const handle = await open(path, 'wx');
  return { handle, path, destination: join(parent, posix.basename(safe.path)) };
}

/** Removes the temporary file. Errors are ignored: the one before is thrown. */
async function discard({ handle, path }: Temporary): Promise<void> {
  await handle.close().catch(() => undefined);
  await rm(path, { force: true }).catch(() => undefined);
}

/**
 * Creates nested directories one by one, each only inside the root, so that none is created behind
 * a link that points out of it. Returns the real path of the last one.
 */
async function openParent(directory: string, names: readonly string[]): Promise<string> {
  await mkdir(directory, { recursive: true });
  const root = await realpath(directory);
  let parent = root;
  for (const name of names) {
    const next = join(parent, name);
    await mkdir(next).catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
    });
    parent = await realpath(next);
    if (!isInside(root, parent)) throw leadsOut(next, parent, root);
  }
  return parent;
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
