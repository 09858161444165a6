import { describe, expect, it } from 'vitest';
import { isListing } from '../support/listing-requests.ts';
import { runAction } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix', prefix: 'site' };
const NEIGHBOURS = ['a', 'site', 'site-old/index.html', 'site.txt', 'sitf'];

function seed(server: S3Server, count: number): void {
  const bucket = server.bucket(BUCKET);
  for (let n = 0; n < count; n += 1) bucket.seed(`site/${n % 7}/${n}`, 'x');
  for (const key of NEIGHBOURS) bucket.seed(key, 'x');
}

describe('delete-prefix', () => {
  it('hazard 11, hazard 57: deletes what is under the prefix as a directory, and nothing beside it', async () => {
    const server = await startTestServer();
    seed(server, 2500);
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(NEIGHBOURS);
    expect(result.outputs).toMatchObject({ deleted: '2500', failed: '0', changed: 'true' });
    // Two of the listings ask whether a sync is deploying there or to the whole bucket.
    expect(server.counts).toEqual({ ListObjectsV2: 6, DeleteObjects: 4 });
    expect(result.lines).toContain('deleted 2,500');
  });

  it('deletes keys that start so when the prefix ends in a star', async () => {
    const server = await startTestServer();
    seed(server, 3);
    await runAction(server, { ...remove, prefix: 'site*' });
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'sitf']);
  });

  it('hazard 10: empties the whole bucket only when it is told so twice', async () => {
    const server = await startTestServer();
    seed(server, 3);
    const inputs = { ...remove, prefix: '/', 'whole-bucket': 'true' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });

  it('says so when there is nothing to delete', async () => {
    const server = await startTestServer();
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '0', changed: 'false', 'changed-keys': '' });
    expect(result.lines).toContain('nothing to do');
  });

  it('deletes nothing in a dry run', async () => {
    const server = await startTestServer();
    seed(server, 10);
    const result = await runAction(server, { ...remove, 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ deleted: '10', changed: 'false', 'dry-run': 'true' });
    expect(server.counts).toEqual({ ListObjectsV2: 3 });
    expect(server.bucket(BUCKET).keys()).toHaveLength(10 + NEIGHBOURS.length);
  });

  it('sends as many keys a request as it was told', async () => {
    const server = await startTestServer();
    seed(server, 10);
    await runAction(server, { ...remove, 'batch-size': '4' });
    const sizes = server.log.flatMap(({ keys }) => keys?.length ?? []);
    // One key proves that the store honors conditions.
    expect(sizes.sort()).toEqual([1, 2, 4, 4]);
  });

  it.each([
    ['9', 'deletes 10'],
    ['99%', 'deletes 10'],
  ])('hazard 13: refuses a plan over max-deletes: %s before it deletes anything', async (cap) => {
    const server = await startTestServer();
    seed(server, 10);
    const result = await runAction(server, { ...remove, 'max-deletes': cap });
    expect(result.exitCode).toBe(1);
    expect(server.counts).toEqual({ ListObjectsV2: 3 });
    expect(result.annotations.at(-1)?.message).toMatch(/max-deletes/);
    expect(result.annotations.at(-1)?.message).toMatch(/\b10\b/);
  });

  it.each(['10', '100%'])('deletes a plan within max-deletes: %s', async (cap) => {
    const server = await startTestServer();
    seed(server, 10);
    const result = await runAction(server, { ...remove, 'max-deletes': cap });
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(NEIGHBOURS);
  });

  it('hazard 18: leaves alone what was written after the run began', async () => {
    const now = new Date('2026-01-01T12:00:00Z');
    const server = await startTestServer({ now: () => now });
    const bucket = server.bucket(BUCKET);
    bucket.seed('site/old', 'x', { lastModified: new Date('2026-01-01T11:00:00Z') });
    bucket.seed('site/new', 'x', { lastModified: new Date('2026-01-01T12:01:03Z') });
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(bucket.keys()).toEqual(['site/new']);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '1' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/new', reason: 'newer-than-run' }),
    );
  });

  it('hazard 3: goes on past an object that may not be deleted, and names it', async () => {
    const server = await startTestServer();
    seed(server, 10);
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'deny-keys', keys: ['site/3/3'], code: 'AccessDenied', message: 'no' }
        : undefined;
    const result = await runAction(server, { ...remove, 'batch-size': '3' });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      deleted: '9',
      failed: '1',
      'failed-keys': '["site/3/3"]',
    });
    expect(result.annotations.at(-1)?.message).toMatch(
      /^1 of 10 objects was not deleted\nAccessDenied: no: "site\/3\/3"/,
    );
  });

  it('hazard 13: stops every delete not yet sent when the listing breaks', async () => {
    const server = await startTestServer();
    seed(server, 1500);
    let pages = 0;
    server.onRequest = (request) => {
      if (isListing(request)) pages += 1;
      return pages === 2
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no more' }
        : undefined;
    };
    const result = await runAction(server, { ...remove, 'on-failure': 'warn' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(/the run stopped early: no more/);
    expect(server.bucket(BUCKET).keys().length).toBeGreaterThanOrEqual(500);
  });

  it('hazard 13: sends nothing that it holds back when the listing breaks', async () => {
    const server = await startTestServer();
    for (let n = 0; n < 1500; n += 1) server.bucket(BUCKET).seed(`site/${n}`);
    server.onRequest = ({ operation, query }) =>
      operation === 'ListObjectsV2' && query.has('continuation-token')
        ? { kind: 'status', status: 500, code: 'InternalError', message: 'broken' }
        : undefined;
    const inputs = { ...remove, 'batch-size': '700' };
    const result = await runAction(server, inputs, { isTimeLapse: true });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ deleted: '700', failed: '300' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({
        code: 'DeletesStopped',
        message: expect.stringMatching(
          /^not deleted because of an earlier error: broken; gave up after \d+ attempts in \d+ s$/,
        ) as string,
      }),
    );
  });

  it('hazard 17: finds what appears only when something else is gone', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('site/a');
    let isRevealed = false;
    server.onRequest = ({ operation }) => {
      if (operation === 'DeleteObjects' && !isRevealed) {
        isRevealed = true;
        const lastModified = new Date(Date.now() - 60_000);
        server.bucket(BUCKET).seed('site/a/b', 'x', { lastModified });
      }
      return undefined;
    };
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(result.outputs['deleted']).toBe('2');
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });

  it('hazard 17: does not believe a store that lists what it said was gone', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('site/a');
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? {
            kind: 'replace',
            status: 200,
            headers: { 'content-type': 'application/xml' },
            body: '<DeleteResult><Deleted><Key>site/a</Key></Deleted></DeleteResult>',
          }
        : undefined;
    const result = await runAction(server, remove, { serverLies: true });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /the store confirmed every delete and still lists 1 object, the first is "site\/a"/,
    );
    expect(server.counts).toMatchObject({ DeleteObjects: 1 });
  });
});
