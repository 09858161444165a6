import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import { startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

describe('the job summary of the bundle', () => {
  it('is there where inputs are refused, with every problem and the title', async () => {
    const server = await startTestServer();
    const inputs = { ...upload, exclud: '*.map', prefix: '/site', title: 'Site of #12' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(1);
    expect(result.summary.split('\n\n').slice(0, 2)).toEqual([
      '### ❌ `Site of #12`: the inputs are refused, nothing was done',
      expect.stringMatching(/^- input `exclud` is unknown: .*\n- prefix `\/site` begins with `\/`/),
    ]);
    expect(server.log).toEqual([]);
  });

  it('is not written with summary: false, whether inputs are refused or not', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const silent = { ...upload, summary: 'false' };
    const done = await runAction(server, silent, { workspace });
    expect([done.exitCode, done.summary]).toEqual([0, '']);
    const refused = await runAction(server, { ...silent, prefix: '/site' }, { workspace });
    expect([refused.exitCode, refused.summary]).toEqual([1, '']);
  });

  it('is there where its own input is refused', async () => {
    const result = await runAction(await startTestServer(), { ...upload, summary: 'no' });
    expect(result.exitCode).toBe(1);
    expect(result.summary).toContain('summary `no` is neither true nor false');
  });

  it('is missing with a warning, and nothing fails, where its file cannot be written', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const env = { GITHUB_STEP_SUMMARY: join(workspace, 'none') };
    const done = await runAction(server, upload, { workspace, env });
    expect(done).toMatchObject({ exitCode: 0, outputs: { uploaded: '1' } });
    const warning = /^there is no job summary, .*\(Unable to access /;
    const messagesOf = ({ annotations }: ActionResult) => annotations.map((one) => one.message);
    expect(messagesOf(done)).toEqual([expect.stringMatching(warning)]);
    const refused = await runAction(server, { ...upload, prefix: '/site' }, { workspace, env });
    expect(refused.exitCode).toBe(1);
    expect(messagesOf(refused)).toEqual([
      expect.stringMatching(warning),
      expect.stringMatching(/^prefix "\/site" begins with "\/"/),
    ]);
  });

  it('has its title in place of what was done, and links to the action at its ref', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'a' });
    server.onRequest = ({ operation }) =>
      operation === 'PutObject'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    const env = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'owner/name',
      GITHUB_ACTION_REF: 'v1',
    };
    const { summary } = await runAction(
      server,
      { ...upload, title: 'Production' },
      { workspace, env },
    );
    expect(summary).toContain('### ❌ Production: `public` to `test-bucket/site/`\n');
    expect(summary).toContain(
      '(https://github.com/owner/name/blob/v1/docs/errors.md#access-denied-put-object)',
    );
  });
});
