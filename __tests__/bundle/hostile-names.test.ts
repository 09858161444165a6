import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

/** Names of files, and how each is spelt. */
const NAMES: readonly (readonly [string, string])[] = [
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['a\\b "c"', 'a\\b \\"c\\"'],
  ['a\\u{a}b', 'a\\\\u{a}b'],
  ['a\nb', 'a\\u{a}b'],
  ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
];

describe('hazard 50: hostile names are escaped once', () => {
  it('in the message of failed objects', async () => {
    const server = await startTestServer();
    server.onRequest = () => ({ kind: 'status', status: 400, code: 'Refused', message: 'no "x"' });
    const files = Object.fromEntries(NAMES.map(([name]) => [`public/${name}`, '']));
    const result = await runAction(server, upload, { workspace: await workspaceOf(files) });
    const names = NAMES.map(([, spelling]) => `"site/${spelling}"`).sort();
    const [, cause] = result.annotations[0]?.message.split('\n') ?? [];
    const [, listed = ''] = cause?.split('Refused: no "x": ') ?? [];
    expect(listed.split(', ').sort()).toEqual(names);
  });

  it('in what the walk says of files', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/index.html': '' });
    await symlink('../other', join(workspace, 'public/a\n"b"\\'));
    const inputs = { ...upload, 'follow-symlinks': 'true' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.annotations[0]?.message).toMatch(
      /^1 of 2 objects was not uploaded\nDanglingLink: link "a\\u\{a\}\\"b\\"\\\\" points to a file that can't be opened \(ENOENT: [^()]*\): .*: "site\/a\\u\{a\}\\"b\\"\\\\"$/m,
    );
  });

  it('in what is refused', async () => {
    const server = await startTestServer();
    const inputs = { ...upload, source: 'pub\\lic "x"\u001b', include: '/docs [\\[]1', report: '' };
    const result = await runAction(server, inputs);
    const message = result.annotations[0]?.message ?? '';
    expect(message).toContain('source "pub\\lic \\"x\\"\\u{1b}" does not exist');
    expect(message).toContain('include "/docs [\\[]1"');
    expect(message).toContain('"docs [\\[]1"');
    expect(server.log).toEqual([]);
  });
});
