import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differingFiles } from '../../scripts/check-dist.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe('differingFiles', () => {
  it('hazard 56: names what differs, is missing, or is too much', () => {
    const committed = folderOf({ same: 'a', changed: 'a', old: 'a' });
    const fresh = folderOf({ same: 'a', changed: 'b', new: 'a' });
    expect(differingFiles(committed, fresh)).toEqual(['changed', 'new', 'old']);
    expect(differingFiles(fresh, folderOf({ same: 'a', changed: 'b', new: 'a' }))).toEqual([]);
  });
});
