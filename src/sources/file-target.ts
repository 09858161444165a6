import { randomUUID } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import type { DownloadTarget } from '../core/items.ts';
import { isInside } from './is-inside.ts';
import { safeRelativePath } from './safe-relative-path.ts';

export { safeRelativePath } from './safe-relative-path.ts';

/**
 * A file below a directory, by a path that is relative to it and separated by `/`. The bytes go
 * to a file of another name beside it, which takes its place when all are there and is removed
 * otherwise; parents are made as needed. Rejects with a StoreError: `UnsafePath` when the path
 * can't be used or a link leads out of the directory, `WriteFailed` when the disk refuses. What
 * `chunks` throws passes through.
 */
export function fileTarget(directory: string, relativePath: string): DownloadTarget {
  return {
    write: async (chunks) => {
      const safe = safeRelativePath(relativePath);
      if ('problem' in safe) throw new StoreError('UnsafePath', safe.problem);
      const destination = resolve(directory, safe.path);
      const parent = await onDisk(destination, () => openParent(directory, dirname(safe.path)));
      // The name is of a fixed length: one made from the file's may be too long for the disk.
      const temporary = join(parent, `.s3-batch-action-${randomUUID()}`);
      try {
        await writeFile(temporary, destination, chunks);
        await onDisk(destination, () => rename(temporary, join(parent, basename(safe.path))));
      } catch (thrown) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw thrown;
      }
    },
  };
}

async function writeFile(
  path: string,
  destination: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  // `x`: never through a link or over a file that somebody put there.
  const handle = await onDisk(destination, () => open(path, 'wx'));
  try {
    for await (const chunk of chunks) await onDisk(destination, () => handle.writeFile(chunk));
  } finally {
    await onDisk(destination, () => handle.close());
  }
}

/**
 * Makes the directories of a relative path one by one, each only below one that is inside, so
 * that nothing is made behind a link that leads out. Returns the last one's real path.
 */
async function openParent(directory: string, relativeParent: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const root = await realpath(directory);
  let parent = root;
  for (const name of relativeParent.split(/[\\/]/).filter((segment) => segment !== '.')) {
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
    `${JSON.stringify(path)} leads to ${JSON.stringify(realPath)}, which is not in ` +
      `${JSON.stringify(root)}: remove that link, or download into another directory`,
  );
}

async function onDisk<T>(destination: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      'WriteFailed',
      `file ${JSON.stringify(destination)} can't be written (${messageOf(cause)}): ` +
        'check the rights and the space on the disk, and that no other key needs the same name',
      { cause },
    );
  }
}
