import { describe, expect, it } from 'vitest';
import { runAction } from '../support/run-action.ts';
import type { S3Server, SeedOptions } from 's3-test-server';
import { startTestServer } from '../support/test-store.ts';

const BUCKET = 'locked-bucket';
const remove = { mode: 'delete-prefix', prefix: 'site', bucket: BUCKET, versions: 'all' };
const UNTIL = new Date('2099-01-01T00:00:00Z');
const COMPLIANCE: SeedOptions = { lock: { mode: 'COMPLIANCE', retainUntil: UNTIL } };
const GOVERNANCE: SeedOptions = { lock: { mode: 'GOVERNANCE', retainUntil: UNTIL } };
const HOLD: SeedOptions = { lock: { legalHold: true } };
const ENDED: SeedOptions = { lock: { mode: 'COMPLIANCE', retainUntil: new Date(0) } };
const MARKER: SeedOptions = { isDeleteMarker: true };

/** A bucket with object lock that holds these versions of `site/a`, the oldest first. */
async function lockingServer(rows: readonly SeedOptions[]): Promise<S3Server> {
  const server = await startTestServer();
  server.createBucket(BUCKET, { objectLock: true });
  for (const [index, row] of rows.entries()) {
    const lastModified = new Date(Date.UTC(2026, 0, index + 1));
    server.bucket(BUCKET).seed('site/a', `${index}`, { lastModified, ...row });
  }
  return server;
}

const left = (server: S3Server) =>
  server
    .bucket(BUCKET)
    .versions()
    .map(({ isDeleteMarker, body }) => (isDeleteMarker ? 'marker' : body.toString()));

describe('delete-prefix with versions that are locked', () => {
  it.each([
    ['a retention in compliance mode', COMPLIANCE],
    ['a retention in governance mode', GOVERNANCE],
    ['a legal hold', HOLD],
  ])('hazard 61: keeps the delete marker over %s', async (_, lock) => {
    const server = await lockingServer([{}, lock, {}, MARKER]);
    const locked = server.bucket(BUCKET).versions()[2]?.versionId ?? '';
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(1);
    expect(left(server)).toEqual(['marker', '1']);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '1', failed: '1' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ versionId: locked, failure: 'object-lock' }),
    );
    expect(result.outcomes).toContainEqual(expect.objectContaining({ reason: 'covers-older' }));
    const message = result.annotations.at(-1)?.message;
    expect(message).toContain(`"site/a" (version "${locked}")`);
    expect(message).toContain('Object Lock protects the object');
    expect(result.summary).toContain(`(version \`${locked}\`)`);
  });

  it('hazard 61: keeps a current version over a locked one', async () => {
    const server = await lockingServer([HOLD, {}, {}]);
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(1);
    expect(left(server)).toEqual(['2', '0']);
  });

  it('leaves nothing of a key whose retention has ended', async () => {
    const server = await lockingServer([ENDED, {}, ENDED]);
    expect((await runAction(server, remove)).exitCode).toBe(0);
    expect(left(server)).toEqual([]);
  });

  it('hazard 16: bypasses governance when told so, and nothing else', async () => {
    const server = await lockingServer([GOVERNANCE, {}, GOVERNANCE]);
    const bypass = { ...remove, 'bypass-governance': 'true' };
    expect((await runAction(server, bypass)).exitCode).toBe(0);
    expect(left(server)).toEqual([]);
    const deletes = server.log.filter(({ operation }) => operation === 'DeleteObjects');
    const header = 'x-amz-bypass-governance-retention';
    expect(deletes.map(({ headers }) => headers[header])).toEqual(['true', 'true']);

    const strict = await lockingServer([COMPLIANCE, HOLD, {}]);
    expect((await runAction(strict, bypass)).exitCode).toBe(1);
    expect(left(strict)).toEqual(['2', '1', '0']);
  });

  it('hazard 16: ends at once where MFA delete is on, and says what to do', async () => {
    const server = await lockingServer([{}, {}, {}, {}, {}, {}]);
    const message = 'Mfa Authentication must be used for this request';
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message }
        : undefined;
    const inputs = { ...remove, 'batch-size': '1', concurrency: '1' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(1);
    expect(server.counts['DeleteObjects']).toBeLessThanOrEqual(2);
    expect(left(server)).toHaveLength(6);
    expect(result.annotations.at(-1)?.message).toMatch(/What happened: MFA delete is on for/);
  });
});
