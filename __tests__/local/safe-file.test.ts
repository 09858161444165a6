import { execFileSync } from 'node:child_process';
import { readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRegularFile } from '../../src/local/safe-file.ts';
import { workspaceOf } from '../support/run-action.ts';

describe.each(['read', 'write'] as const)('hazard 82: openRegularFile to %s', (use) => {
  it('refuses a link that came after the path was resolved, and changes nothing', async () => {
    const outside = await workspaceOf({ secret: 'secret' });
    const workspace = await workspaceOf({ 'directory/secret': 'own', file: 'own' });
    await rename(join(workspace, 'file'), join(workspace, 'old'));
    await symlink(join(outside, 'secret'), join(workspace, 'file'));
    await rename(join(workspace, 'directory'), join(workspace, 'before'));
    await symlink(outside, join(workspace, 'directory'));
    await expect(openRegularFile(join(workspace, 'file'), use)).rejects.toThrow(
      'file" is not a regular file: it was not opened',
    );
    await expect(openRegularFile(join(workspace, 'directory/secret'), use)).rejects.toThrow(
      'secret" now leads to another place',
    );
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
  });

  it('does not wait for the other end of a FIFO', async () => {
    const workspace = await workspaceOf({});
    execFileSync('mkfifo', [join(workspace, 'fifo')]);
    const opening = openRegularFile(join(workspace, 'fifo'), use);
    await expect(opening).rejects.toMatchObject({ code: 'UnsafeFile' });
  });
});
