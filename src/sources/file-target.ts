import { randomUUID } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import type { DownloadTarget } from '../core/items.ts';
import { quoted } from '../core/shown.ts';
import { isInside } from './is-inside.ts';
import { safeRelativePath } from './safe-relative-path.ts';

export { safeRelativePath } from './safe-relative-path.ts';

/** A file that is being written, until it takes its destination's place. */
interface Temporary {
  readonly handle: FileHandle;
  readonly path: string;
  readonly destination: string;
}

/**
 * A file below a directory, by a path that is relative to it and separated by `/`. The bytes go
 * to a file of another name beside it, which takes its place when all are there and is removed
 * otherwise; parents are made as needed. Rejects with a StoreError: `UnsafePath` when the path
 * can't be used or a link leads out of the directory, `WriteFailed` when the disk refuses. What
 * `chunks` throws passes through.
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
  // The name is of a fixed length: one made from the file's may be too long for the disk.
  const path = join(parent, `.s3-batch-action-${randomUUID()}`);
  // `x`: never through a link or over a file that somebody put there.
  const handle = await open(path, 'wx');
  return { handle, path, destination: join(parent, posix.basename(safe.path)) };
}

/** Takes back what was written; what went wrong before is the error to be told. */
async function discard({ handle, path }: Temporary): Promise<void> {
  await handle.close().catch(() => undefined);
  await rm(path, { force: true }).catch(() => undefined);
}

/**
 * Makes nested directories one by one, each only below one that is inside, so
 * that nothing is made behind a link that leads out. Returns the last one's real path.
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
    `${quoted(path)} leads to ${quoted(realPath)}, which is not in ` +
      `${quoted(root)}: remove that link, or download into another directory`,
  );
}

async function actOnDisk<T>(destination: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      'WriteFailed',
      `file ${quoted(destination)} can't be written (${messageOf(cause)}): ` +
        'check the rights and the space on the disk, and that no other key needs the same name',
      { cause },
    );
  }
}
