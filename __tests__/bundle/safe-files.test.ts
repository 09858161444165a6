import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

type Name = 'report' | 'keys-from';

/** A workspace of a hostile checkout, a directory outside, and a store with one object. */
async function given() {
  const server = await startTestServer();
  server.bucket(BUCKET).seed('site/a');
  const outside = await workspaceOf({ 'keys.txt': 'site/a\n' });
  const workspace = await workspaceOf({ 'own.txt': 'site/a\n' });
  await symlink(join(outside, 'keys.txt'), join(workspace, 'to-file'));
  await symlink(outside, join(workspace, 'to-directory'));
  await symlink(join(outside, 'new.txt'), join(workspace, 'to-nothing'));
  await symlink('own.txt', join(workspace, 'to-own'));
  await mkdir(join(workspace, 'directory'));
  execFileSync('mkfifo', [join(workspace, 'fifo')]);
  const run = async (name: Name, value: string) => {
    const inputs = { mode: 'delete-prefix', prefix: 'site', [name]: value };
    const { exitCode, annotations } = await runAction(server, inputs, { workspace });
    return { exitCode, message: annotations.at(-1)?.message ?? '' };
  };
  return { server, outside, workspace, run };
}

const LEADS_OUT =
  'OUTSIDE/keys.txt", outside the workspace and RUNNER_TEMP: remove the link, or name that file';

const REFUSED: readonly (readonly [Name, string, string])[] = [
  ['report', 'to-file', `is a link to "${LEADS_OUT}`],
  ['report', 'to-directory/keys.txt', `is a link to "${LEADS_OUT}`],
  ['report', 'to-directory/new.txt', 'is a link to "OUTSIDE/new.txt", outside'],
  ['report', 'to-nothing', 'is a link to nothing: remove the link'],
  ['report', 'fifo', 'is not a regular file: name another'],
  ['report', 'directory', 'is a directory'],
  ['report', '/dev/null', 'is not a regular file'],
  ['report', '/dev/stdin', 'is not a regular file'],
  ['keys-from', 'to-file', `is a link to "${LEADS_OUT}`],
  ['keys-from', 'to-directory/keys.txt', `is a link to "${LEADS_OUT}`],
  ['keys-from', 'to-nothing', 'does not exist'],
  ['keys-from', 'fifo', 'is not a regular file: name a file'],
  ['keys-from', 'directory', 'is a directory'],
  ['keys-from', '/dev/null', 'is not a regular file'],
  ['keys-from', '/dev/stdin', 'is not a regular file'],
];

describe('hazard 82: a checkout does not lead report and keys-from elsewhere', () => {
  it.each(REFUSED)('input %s: %s is refused', async (name, value, problem) => {
    const { server, outside, run } = await given();
    const { exitCode, message } = await run(name, value);
    expect(exitCode).toBe(1);
    expect(message).toContain(`${name} "${value}" `);
    expect(message).toContain(problem.replace('OUTSIDE', outside));
    expect(server.log).toEqual([]);
    expect(await readFile(join(outside, 'keys.txt'), 'utf8')).toBe('site/a\n');
    expect(existsSync(join(outside, 'new.txt'))).toBe(false);
  });

  it.each<Name>(['report', 'keys-from'])(
    '%s by a link within the workspace works',
    async (name) => {
      const { server, workspace, run } = await given();
      expect(await run(name, 'to-own')).toEqual({ exitCode: 0, message: '' });
      expect(server.bucket(BUCKET).keys()).toEqual([]);
      const text = await readFile(join(workspace, 'own.txt'), 'utf8');
      expect(text.startsWith(name === 'report' ? '{"version":1,' : 'site/a\n')).toBe(true);
    },
  );

  it.each<Name>(['report', 'keys-from'])(
    '%s works where the workflow itself says',
    async (name) => {
      const { server, outside, run } = await given();
      const links = await workspaceOf({});
      await symlink(outside, join(links, 'link'));
      expect(await run(name, join(links, 'link', 'keys.txt'))).toEqual({
        exitCode: 0,
        message: '',
      });
      expect(server.bucket(BUCKET).keys()).toEqual([]);
    },
  );

  it('a report replaces a longer one', async () => {
    const { workspace, run } = await given();
    await writeFile(join(workspace, 'own.txt'), 'x'.repeat(100_000));
    expect(await run('report', 'own.txt')).toEqual({ exitCode: 0, message: '' });
    expect(await readFile(join(workspace, 'own.txt'), 'utf8')).not.toContain('xx');
  });
});
