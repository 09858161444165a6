import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whatever tests leave behind goes into one directory, which goes when the last one has ended. */
export function setup(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 's3-batch-action-'));
  process.env['TMPDIR'] = directory;
  return () => {
    rmSync(directory, { recursive: true, force: true });
  };
}
