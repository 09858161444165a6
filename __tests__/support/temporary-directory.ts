import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. In a container it is small or absent. */
const IN_MEMORY = '/dev/shm';

/** Bytes free there: more than twice the 1.5 GiB that all tests have there at most. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * Whatever tests leave behind goes into one directory, which goes when the last one has ended.
 * Where it can be, it is in memory: tests make tens of thousands of small files.
 */
export function setup(): () => void {
  const directory = mkdtempSync(
    join(isEnoughInMemory() ? IN_MEMORY : tmpdir(), 's3-batch-action-'),
  );
  process.env['TMPDIR'] = directory;
  const remove = () => {
    rmSync(directory, { recursive: true, force: true });
  };
  // Of a run that is stopped from outside too: memory isn't given back by itself.
  process.once('exit', remove);
  process.once('SIGTERM', () => process.exit(143));
  return remove;
}

/** Not where somebody has said another place. */
function isEnoughInMemory(): boolean {
  if (process.env['TMPDIR'] !== undefined) return false;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}
