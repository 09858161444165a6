import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUNDLE } from '../support/runner.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const COUNT = 400;
const SIZE = 16 * 1024;
const sync = { mode: 'sync-dir', source: 'public' };
const nameOf = (n: number) => `${n % 7}/page-${n}.html`;

/** A copy of the bundle in a directory whose name an URL does not hold as it is. */
async function bundleElsewhere(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'actions-')), 'my runner #1', 'dist');
  await cp(dirname(BUNDLE), folder, { recursive: true });
  return join(folder, 'index.js');
}

/** So many files that threads read them, and a server that holds them. */
async function deployed() {
  const server = await startTestServer();
  const names = Array.from({ length: COUNT }, (_, n) => nameOf(n));
  const files = Object.fromEntries(names.map((name) => [`public/${name}`, randomBytes(SIZE)]));
  const workspace = await workspaceOf(files);
  const first = await runAction(server, sync, { workspace });
  expect(first.outputs).toMatchObject({ uploaded: String(COUNT), failed: '0' });
  server.clearLog();
  return { server, workspace };
}

describe('sync-dir of many files', () => {
  it('hazard 41: sends those whose bytes changed, wherever the bundle lies', async () => {
    const { server, workspace } = await deployed();
    const changed = [nameOf(3), nameOf(COUNT - 1)];
    const bytes = randomBytes(SIZE);
    for (const name of changed) await writeFile(join(workspace, 'public', name), bytes);
    const bundle = await bundleElsewhere();
    const result = await runAction(server, sync, { workspace, bundle });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ uploaded: '2', skipped: String(COUNT - 2) });
    for (const name of changed) {
      expect(server.bucket(BUCKET).object(name)?.body.equals(bytes)).toBe(true);
    }
  });

  it('fails, and writes nothing, when a thread can not start', async () => {
    const { server, workspace } = await deployed();
    await writeFile(join(workspace, 'public', nameOf(3)), randomBytes(SIZE));
    const bundle = await bundleElsewhere();
    await rm(join(dirname(bundle), 'digest-thread.js'));
    const result = await runAction(server, sync, { workspace, bundle });
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining('digest-thread.js') as unknown },
    ]);
    expect(server.log.filter(({ operation }) => operation !== 'GetObject')).toMatchObject(
      server.log.filter(({ operation }) => operation === 'ListObjectsV2'),
    );
  });
});
