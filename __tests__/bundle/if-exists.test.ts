import { describe, expect, it } from 'vitest';
import type { S3Server, WriteConditions } from 's3-test-server';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
const FILES = {
  'public/a': 'new',
  'public/b': 'new',
  'public/c': 'new',
  'public/large-1': LARGE,
  'public/large-2': LARGE,
};
const OLD = ['site/a', 'site/c', 'site/large-1'];
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const storesAgain = true;

async function serverWith(conditions: WriteConditions, old: readonly string[] = OLD) {
  const server = await startTestServer();
  for (const key of old) server.bucket(BUCKET).seed(key, 'old');
  server.setWriteConditions(BUCKET, conditions);
  return server;
}

/** What the bucket holds, by its keys; large objects as their number of bytes. */
function contentsOf(server: S3Server): Record<string, string | undefined> {
  const bucket = server.bucket(BUCKET);
  const textOf = (key: string) => {
    const { body, size = 0 } = bucket.object(key) ?? {};
    return size > 100 ? `${size} bytes` : body?.toString();
  };
  return Object.fromEntries(bucket.keys().map((key) => [key, textOf(key)]));
}

const KEPT = {
  'site/a': 'old',
  'site/b': 'new',
  'site/c': 'old',
  'site/large-1': 'old',
  'site/large-2': `${LARGE.length} bytes`,
};

const CONDITIONS = ['honored', 'ignored', 'refused', 'ignored-on-complete'] as const;

describe('hazard 74: objects that exist', () => {
  it.each(
    CONDITIONS.flatMap((conditions) =>
      (['skip', 'fail'] as const).map((ifExists) => [conditions, ifExists] as const),
    ),
  )('keep their bytes where the condition is %s, with %s', async (conditions, ifExists) => {
    const server = await serverWith(conditions);
    const workspace = await workspaceOf(FILES);
    const result = await runAction(
      server,
      { ...upload, 'if-exists': ifExists },
      { workspace, storesAgain },
    );
    expect(contentsOf(server)).toEqual(KEPT);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    const isSkip = ifExists === 'skip';
    expect(result.exitCode).toBe(isSkip ? 0 : 1);
    const [skipped, failed] = isSkip ? ['3', '0'] : ['0', '3'];
    expect(result.outputs).toMatchObject({ uploaded: '2', skipped, failed });
    const warnings = result.annotations.filter(({ message }) => message.includes('races'));
    expect(warnings).toHaveLength(conditions === 'honored' ? 0 : 1);
  });

  it.each(['environment', 'sdk'])(
    'is proven once for each kind of request, sent by the %s',
    async (client) => {
      const server = await serverWith('honored', ['site/a']);
      const env = client === 'sdk' ? { S3_BATCH_CLIENT: 'sdk' } : {};
      const workspace = await workspaceOf(FILES);
      const result = await runAction(
        server,
        { ...upload, 'if-exists': 'skip' },
        { workspace, env },
      );
      expect(result.exitCode).toBe(0);
      const count = (operation: string) => server.counts[operation] ?? 0;
      expect(count('PutObject')).toBe(3);
      expect(count('CompleteMultipartUpload')).toBe(3);
      expect(count('AbortMultipartUpload')).toBe(1);
      expect(server.bucket(BUCKET).uploads()).toEqual([]);
    },
  );

  it('hazard 16: costs one PutObject more, and a version where the condition is ignored', async () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => [`public/${name}`, name]),
    );
    const workspace = await workspaceOf(files);
    for (const [conditions, puts] of [
      ['honored', 9],
      ['ignored', 9],
      // The first refusal may be about the checksum, so the request is also sent without one.
      ['refused', 10],
    ] as const) {
      const server = await serverWith(conditions, []);
      server.setVersioning(BUCKET, 'Enabled');
      const result = await runAction(
        server,
        { ...upload, 'if-exists': 'fail' },
        { workspace, storesAgain },
      );
      expect(result.exitCode).toBe(0);
      expect(server.counts['PutObject']).toBe(puts);
      const versions = server.bucket(BUCKET).versions();
      expect(versions).toHaveLength(conditions === 'ignored' ? 9 : 8);
      for (const { key, body } of versions) expect(`site/${body.toString()}`).toBe(key);
    }
  });

  it('are kept where neither the condition nor the question is allowed, and the right is named', async () => {
    const server = await serverWith('ignored');
    server.onRequest = ({ operation }) =>
      /^(HeadObject|ListObjectsV2)$/.test(operation)
        ? { kind: 'status', status: 403, code: 'AccessDenied' }
        : undefined;
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, { ...upload, 'if-exists': 'skip' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(Object.keys(contentsOf(server))).toEqual(OLD);
    expect(new Set(Object.values(contentsOf(server)))).toEqual(new Set(['old']));
    const [{ message = '', failure } = {}] = result.outcomes;
    expect(message).toMatch(/s3:GetObject on the objects and s3:ListBucket on the bucket/);
    expect(failure).toBe('access-denied-list-bucket');
  });

  it.each([
    ['honored', 'PutObject', 0],
    ['ignored', 'PutObject', 1],
    ['honored', 'CompleteMultipartUpload', 0],
    ['ignored-on-complete', 'CompleteMultipartUpload', 1],
  ] as const)('hazard 39: %s, and the answer to the probe by %s is lost', async (...row) => {
    const [conditions, operation, warnings] = row;
    const server = await serverWith(conditions);
    let seen = 0;
    const lost = operation === 'PutObject' ? 2 : 1;
    server.onRequest = (request) => {
      if (request.operation !== operation) return undefined;
      seen += 1;
      return seen === lost ? { kind: 'reset-after' } : undefined;
    };
    const workspace = await workspaceOf(FILES);
    const inputs = { ...upload, 'if-exists': 'skip' };
    const result = await runAction(server, inputs, { workspace, storesAgain, isTimeLapse: true });
    expect(result.exitCode).toBe(0);
    expect(contentsOf(server)).toEqual(KEPT);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    const raced = result.annotations.filter(({ message }) => message.includes('races'));
    expect(raced).toHaveLength(warnings);
  });

  it('hazard 39: the object whose answer was lost is no other one that exists', async () => {
    for (const conditions of CONDITIONS) {
      const server = await serverWith(conditions, []);
      let puts = 0;
      server.onRequest = ({ operation }) => {
        if (operation !== 'PutObject') return undefined;
        puts += 1;
        return puts === (conditions === 'refused' ? 2 : 1) ? { kind: 'reset-after' } : undefined;
      };
      const workspace = await workspaceOf({ 'public/a': 'new', 'public/b': 'new' });
      const inputs = { ...upload, 'if-exists': 'fail' };
      const result = await runAction(server, inputs, { workspace, storesAgain, isTimeLapse: true });
      expect(result.outputs).toMatchObject({ uploaded: '2', failed: '0' });
    }
  });

  it('hazard 55: a run that is canceled at the probe leaves the rest unsent', async () => {
    const server = await serverWith('ignored');
    let puts = 0;
    let pid = 0;
    server.onRequest = ({ operation }) => {
      if (operation !== 'PutObject') return undefined;
      puts += 1;
      if (puts < 2) return undefined;
      process.kill(pid, 'SIGTERM');
      return { kind: 'stall-request' };
    };
    const workspace = await workspaceOf(FILES);
    const inputs = { ...upload, 'if-exists': 'skip' };
    const result = await runAction(server, inputs, {
      workspace,
      onStart: (started) => {
        pid = started;
      },
    });
    expect(result.exitCode).toBe(1);
    expect(contentsOf(server)).toEqual({
      'site/a': 'old',
      'site/b': 'new',
      'site/c': 'old',
      'site/large-1': 'old',
    });
    expect(result.outputs).toMatchObject({ uploaded: '1' });
  });

  it('that are large are kept without a small one that proves the condition', async () => {
    const server = await serverWith('ignored-on-complete', ['site/large-1']);
    const workspace = await workspaceOf({ 'public/large-1': LARGE, 'public/large-2': LARGE });
    const result = await runAction(server, { ...upload, 'if-exists': 'skip' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(contentsOf(server)).toEqual({
      'site/large-1': 'old',
      'site/large-2': `${LARGE.length} bytes`,
    });
    expect(result.annotations).toHaveLength(1);
  });
});
