import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { DeleteConditions, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix', prefix: 'site' };
const KEYS = ['site/a', 'site/b', 'site/c'];

/** A bucket in which another client does something between the listing and the n-th delete. */
async function serverWhere(
  conditions: DeleteConditions,
  happens: (server: S3Server) => void = () => undefined,
  before = 1,
): Promise<S3Server> {
  const server = await startTestServer();
  for (const key of KEYS) server.bucket(BUCKET).seed(key, 'old');
  server.setDeleteConditions(BUCKET, conditions);
  let deletes = 0;
  server.onRequest = ({ operation }) => {
    if (operation !== 'DeleteObjects') return undefined;
    deletes += 1;
    if (deletes === before) happens(server);
    return undefined;
  };
  return server;
}

const overwrite = (server: S3Server) => {
  server.bucket(BUCKET).seed('site/b', 'new');
};

function keysOf(server: S3Server): string[] {
  return server.bucket(BUCKET).keys();
}

describe('hazard 18: an object that is replaced between the listing and its delete', () => {
  it.each([
    ['auto', 1],
    ['auto', 2],
    ['etag', 1],
    ['etag', 2],
  ])('is kept with %s when that happens before delete %d', async (condition, before) => {
    const server = await serverWhere('honored', overwrite, before);
    const result = await runAction(server, { ...remove, 'delete-condition': condition });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['site/b']);
    expect(server.bucket(BUCKET).object('site/b')?.body.toString()).toBe('new');
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '1', failed: '0' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/b', status: 'skipped', reason: 'changed' }),
    );
    expect(result.annotations.map(({ message }) => message).join()).toMatch(
      /written or changed after the plan was made/,
    );
  });

  it('is kept although its date lies before the run, in every pass', async () => {
    const lastModified = new Date(Date.now() - 3_600_000);
    const server = await serverWhere('honored', (store) => {
      store.bucket(BUCKET).seed('site/b', 'new', { lastModified });
      // What appears only now brings a further pass.
      store.bucket(BUCKET).seed('site/c/d', 'old', { lastModified });
    });
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['site/b']);
    expect(result.outputs).toMatchObject({ deleted: '3', skipped: '1' });
  });

  it.each([{}, { 'keep-newest': '1', 'keep-newest-of': 'objects' }])(
    'is no object that the store still lists although it said otherwise: %j',
    async (inputs) => {
      const lastModified = new Date(Date.now() - 7_200_000);
      const server = await serverWhere('honored', (store) => {
        const bucket = store.bucket(BUCKET);
        for (const key of ['site/a', 'site/b']) bucket.seed(key, 'new', { lastModified });
        bucket.seed('site/c', 'new');
      });
      const result = await runAction(server, { ...remove, ...inputs });
      expect(result.exitCode).toBe(0);
      expect(keysOf(server)).toEqual(KEYS);
      expect(result.outputs).toMatchObject({ deleted: '0', changed: 'false' });
    },
  );

  it('is skipped as gone when the other client has deleted it', async () => {
    const server = await serverWhere('honored', (store) => {
      store.bucket(BUCKET).seed('site/b', '', { isDeleteMarker: true });
    });
    server.setVersioning(BUCKET, 'Enabled');
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '1' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/b', status: 'skipped', reason: 'gone' }),
    );
  });
});

describe('a store that does not honor the condition of deletes', () => {
  it.each(['ignored', 'refused'] as const)('%s: auto empties it, and says so', async (kind) => {
    const server = await serverWhere(kind, overwrite);
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '3', skipped: '0' });
    expect(result.lines.filter((line) => line.includes('the condition of a delete'))).toHaveLength(
      1,
    );
    expect(result.annotations).toEqual([]);
  });

  it.each([
    ['ignored', ['site/b', 'site/c'], '1'],
    ['refused', KEYS, '0'],
  ] as const)('%s: etag fails, and deletes nothing more', async (kind, left, deleted) => {
    const server = await serverWhere(kind);
    const inputs = { ...remove, 'delete-condition': 'etag', 'batch-size': '1' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(1);
    expect(keysOf(server)).toEqual(left);
    expect(result.outputs).toMatchObject({ deleted });
    expect(result.annotations.at(-1)?.message).toMatch(/set delete-condition to none or auto/);
  });

  it('fails with etag even when its only object was deleted by the proof', async () => {
    const server = await serverWhere('ignored');
    const inputs = { ...remove, 'delete-condition': 'etag', include: 'a' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(1);
    expect(keysOf(server)).toEqual(['site/b', 'site/c']);
    expect(result.outputs).toMatchObject({ deleted: '1', changed: 'true' });
  });

  it('is not asked with none', async () => {
    const server = await serverWhere('ignored');
    const result = await runAction(server, { ...remove, 'delete-condition': 'none' });
    expect(result.exitCode).toBe(0);
    expect(server.counts['DeleteObjects']).toBe(1);
    expect(result.lines.join('\n')).not.toContain('the condition of a delete');
  });
});

describe('a bucket policy and the condition of deletes', () => {
  it.each(['auto', 'etag'])('that demands it is satisfied by %s', async (condition) => {
    const server = await serverWhere('demanded', overwrite);
    const result = await runAction(server, { ...remove, 'delete-condition': condition });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['site/b']);
    expect(await runAction(server, { ...remove, 'delete-condition': 'none' })).toMatchObject({
      exitCode: 1,
    });
  });

  it('hazard 3: without s3:GetObject auto deletes, and warns once', async () => {
    const server = await serverWhere('denied');
    const result = await runAction(server, { ...remove, 'batch-size': '1' });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([]);
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]).toMatchObject({
      message: expect.stringMatching(/s3:GetObject/) as string,
    });
  });

  it('without s3:GetObject etag deletes nothing, and names the permission', async () => {
    const server = await serverWhere('denied');
    const result = await runAction(server, { ...remove, 'delete-condition': 'etag' });
    expect(result.exitCode).toBe(1);
    expect(keysOf(server)).toEqual(KEYS);
    expect(result.annotations.at(-1)?.message).toMatch(/etag also needs s3:GetObject/);
  });
});

describe('answers to conditional deletes that go wrong', () => {
  it.each(['ConditionalRequestConflict', 'OperationAborted'])('retries %s', async (code) => {
    const server = await serverWhere('honored');
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects' && (server.counts['DeleteObjects'] ?? 0) < 3
        ? { kind: 'deny-keys', keys: ['site/a', 'site/b'], code }
        : undefined;
    const result = await runAction(server, remove, { isTimeLapse: true });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '3', failed: '0' });
  });

  it.each([1, 2])('counts what the lost answer %d was about', async (lost) => {
    const server = await serverWhere('honored');
    let deletes = 0;
    server.onRequest = ({ operation }) => {
      if (operation === 'DeleteObjects') deletes += 1;
      return operation === 'DeleteObjects' && deletes === lost
        ? { kind: 'reset-after' }
        : undefined;
    };
    const result = await runAction(server, remove, { isTimeLapse: true });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '3', skipped: '0', failed: '0' });
    expect(keysOf(server)).toEqual([]);
  });

  it('keeps what was created anew after a lost answer', async () => {
    const server = await serverWhere('honored', undefined);
    let deletes = 0;
    server.onRequest = ({ operation }) => {
      if (operation !== 'DeleteObjects') return undefined;
      deletes += 1;
      if (deletes === 3) server.bucket(BUCKET).seed('site/b', 'new');
      return deletes === 2 ? { kind: 'reset-after' } : undefined;
    };
    // The log has the delete of the object that was there before.
    const options = { isTimeLapse: true, serverLies: true };
    const result = await runAction(server, remove, options);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['site/b']);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '1' });
  });
});

describe('the input delete-condition', () => {
  it.each([
    [
      { 'delete-condition': 'etags' },
      'delete-condition "etags" is not an allowed value: write auto, etag',
    ],
    [{ 'delete-condition': 'etag', versions: 'all' }, "can't be combined with versions: all"],
    [{ 'delete-condition': 'etag', 'keys-from': 'keys.txt' }, 'has no ETags: name the report of'],
  ])('refuses %j', async (inputs, message) => {
    const server = await serverWhere('honored');
    const workspace = await workspaceOf({ 'keys.txt': 'site/a\n' });
    const result = await runAction(server, { ...remove, ...inputs }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(keysOf(server)).toEqual(KEYS);
    expect(result.annotations.at(-1)?.message).toContain(message);
  });

  it('auto deletes the keys of a file without any condition', async () => {
    const server = await serverWhere('honored', overwrite);
    const workspace = await workspaceOf({ 'keys.txt': 'site/a\nsite/b\n' });
    const result = await runAction(server, { ...remove, 'keys-from': 'keys.txt' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect([keysOf(server), server.counts['DeleteObjects']]).toEqual([['site/c'], 1]);
  });
});

describe('sync-dir with delete: true', () => {
  const files = { 'public/index.html': 'x', 'public/a.txt': 'x', 'public/b.txt': 'x' };
  const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

  async function deployed(): Promise<S3Server> {
    const server = await startTestServer();
    const workspace = await workspaceOf({ ...files, 'public/c.txt': 'x', 'public/d.txt': 'x' });
    expect((await runAction(server, sync, { workspace })).exitCode).toBe(0);
    return server;
  }

  it.each(['auto', 'etag'])('hazard 18: with %s keeps what was replaced', async (condition) => {
    const server = await deployed();
    server.onRequest = ({ operation }) => {
      if (operation === 'DeleteObjects') server.bucket(BUCKET).seed('site/d.txt', 'new');
      return undefined;
    };
    const inputs = { ...sync, 'delete-condition': condition };
    const result = await runAction(server, inputs, { workspace: await workspaceOf(files) });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toContain('site/d.txt');
    expect(keysOf(server)).not.toContain('site/c.txt');
    expect(result.outputs).toMatchObject({ deleted: '1', failed: '0' });
    expect(result.annotations.map(({ message }) => message).join()).toMatch(/changed/);
    server.onRequest = undefined;
    const state = server.bucket(BUCKET).object('site/.s3-batch-action')?.body.toString() ?? '';
    expect(state).not.toContain('d.txt');
  });

  it('is refused without delete', async () => {
    const server = await deployed();
    const inputs = { ...sync, delete: 'false', 'delete-condition': 'etag' };
    const result = await runAction(server, inputs, { workspace: await workspaceOf(files) });
    expect(result.annotations.at(-1)?.message).toContain('has no effect without delete: true');
  });
});
