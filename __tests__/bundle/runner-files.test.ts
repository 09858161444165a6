import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

type Named = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/** Makes a file that no text can be written to, and resolves to its path. */
const UNWRITABLE = {
  'a directory': async (folder: string) => {
    await mkdir(join(folder, 'directory'));
    return join(folder, 'directory');
  },
  missing: (folder: string) => Promise.resolve(join(folder, 'none')),
  'in no folder': (folder: string) => Promise.resolve(join(folder, 'none', 'file')),
  'on a full disk': () => Promise.resolve('/dev/full'),
  'read-only': async (folder: string) => {
    await writeFile(join(folder, 'file'), '');
    await chmod(join(folder, 'file'), 0o444);
    return join(folder, 'file');
  },
};

/** Root may write to what is read-only. */
const KINDS = Object.entries(UNWRITABLE).filter(([kind]) => {
  return kind !== 'read-only' || process.getuid?.() !== 0;
});

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

async function run(
  name: Named,
  makePath: (folder: string) => Promise<string>,
  inputs: Readonly<Record<string, string>> = sync,
) {
  const server = await startTestServer();
  const workspace = await workspaceOf({ 'public/a': 'a', 'public/b': Buffer.alloc(9 * 1024 ** 2) });
  const path = await makePath(workspace);
  const result = await runAction(server, inputs, {
    workspace,
    env: { [name]: path },
    // Without outputs, nothing says where the report is.
    serverLies: name === 'GITHUB_OUTPUT',
    requestsDiffer: 'a run without outputs reports none',
  });
  const { exitCode, annotations, lines, summary } = result;
  const messages = (level: string) =>
    annotations.filter((one) => one.level === level).map(({ message }) => message);
  const keys = server.bucket(BUCKET).keys();
  return {
    path,
    exitCode,
    errors: messages('error'),
    warnings: messages('warning'),
    lines,
    summary,
    keys,
  };
}

describe('a file of the runner that cannot be written is a message, where it is', () => {
  it.each(KINDS)('%s: of outputs, which fails the run', async (_, makePath) => {
    const { path, exitCode, errors, lines, summary, keys } = await run('GITHUB_OUTPUT', makePath);
    expect(exitCode).toBe(1);
    expect(errors).toEqual([expect.stringContaining("the outputs can't be set")]);
    expect(errors[0]).toContain(path);
    expect(errors[0]).toContain('run again');
    expect(lines).toContainEqual(expect.stringMatching(/^uploaded 2 /));
    expect(summary).toContain('GITHUB_OUTPUT');
    expect(keys).toEqual(expect.arrayContaining(['site/a', 'site/b']));
  });

  it.each(KINDS)('%s: of state, which warns once', async (_, makePath) => {
    const { path, exitCode, errors, warnings, keys } = await run('GITHUB_STATE', makePath);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
    expect(warnings).toEqual([expect.stringMatching(/^the post step can neither abort /)]);
    expect(warnings[0]).toContain(path);
    expect(keys).toEqual(['site/.s3-batch-action', 'site/a', 'site/b']);
  });

  it.each(KINDS)('%s: of the summary, which warns', async (_, makePath) => {
    const { path, exitCode, errors, warnings } = await run('GITHUB_STEP_SUMMARY', makePath);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
    expect(warnings).toEqual([expect.stringMatching(/^there is no job summary, /)]);
    expect(warnings[0]).toContain(path);
  });

  it('beside what else is wrong', async () => {
    const refused = await run('GITHUB_OUTPUT', UNWRITABLE['a directory'], {
      ...sync,
      prefix: '/a',
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toEqual([
      expect.stringMatching(/^prefix "\/a" begins with [^]*the outputs can't be set/),
    ]);
    const stopped = await run('GITHUB_OUTPUT', UNWRITABLE.missing, {
      ...sync,
      bucket: 'no-bucket',
    });
    expect(stopped.exitCode).toBe(1);
    expect(stopped.errors).toEqual([
      expect.stringContaining("the outputs can't be set"),
      expect.stringContaining('NoSuchBucket'),
    ]);
  });
});
