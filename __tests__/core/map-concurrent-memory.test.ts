import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../support/million-items.ts');

describe('mapConcurrent over a million items', () => {
  it('fits into a heap of 24 MiB, leaves no listener, and rejects nothing unseen', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=24',
      '--unhandled-rejections=strict',
      PROGRAM,
    ]);
    expect(stdout).toBe('499999500000 0');
    expect(stderr).toBe('');
  });
});
