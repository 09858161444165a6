import { describe, expect, it } from 'vitest';
import { isListing } from '../support/listing-requests.ts';
import { runAction } from '../support/run-action.ts';
import type { S3Server, SeenRequest } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const prune = { mode: 'delete-prefix', prefix: 'builds', 'keep-newest': '1' };
const objects = { ...prune, 'keep-newest-of': 'objects' };
/** The server's clock stands still, near enough to the runner's that signatures are valid. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const HOUR = 3_600_000;

/** A bucket in which something happens before a certain listing is answered. */
async function serverWhere(
  listing: number,
  happens: (server: S3Server) => void,
): Promise<S3Server> {
  const server = await startTestServer({ now: () => NOW });
  for (const key of ['builds/1/a', 'builds/1/b', 'builds/1/c']) seed(server, key, 9);
  seed(server, 'builds/2/a', 2);
  let listings = 0;
  server.onRequest = (request: SeenRequest) => {
    if (!isListing(request)) return undefined;
    listings += 1;
    if (listings === listing) happens(server);
    return undefined;
  };
  return server;
}

function seed(server: S3Server, key: string, hours: number): void {
  const lastModified = new Date(NOW.getTime() - hours * HOUR);
  server.bucket(BUCKET).seed(key, 'x', { lastModified });
}

describe('hazard 18: what changes between the two passes of keep-newest', () => {
  it.each([
    ['an object written then', 'builds/1/b', -0.01, 'newer-than-run'],
    ['an object written in the second of the run', 'builds/1/b', 0, 'changed'],
    ['an object that is newer than its directory was', 'builds/1/b', 8, 'changed'],
    ['an object of a directory that was not there', 'builds/0/a', 99, 'changed'],
  ])('is left alone: %s', async (_, key, hours, reason) => {
    const server = await serverWhere(2, () => {
      seed(server, key, hours);
    });
    const result = await runAction(server, prune);
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toContain(key);
    expect(server.bucket(BUCKET).keys()).not.toContain('builds/1/a');
    expect(result.outcomes).toContainEqual(expect.objectContaining({ key, reason }));
  });

  it('ends the deleting in a directory in which something has changed', async () => {
    const server = await serverWhere(2, () => {
      seed(server, 'builds/1/b', -0.01);
    });
    const result = await runAction(server, prune);
    expect(server.bucket(BUCKET).keys()).toEqual(['builds/1/b', 'builds/1/c', 'builds/2/a']);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'builds/1/c', reason: 'changed' }),
    );
  });

  it('never deletes more than was planned, so max-deletes holds', async () => {
    for (const inputs of [prune, objects]) {
      const server = await serverWhere(2, () => {
        seed(server, 'builds/1/0', 9);
      });
      const result = await runAction(server, { ...inputs, 'max-deletes': '3' });
      expect(result.exitCode).toBe(0);
      expect(result.outputs).toMatchObject({ deleted: '3', skipped: '2' });
      expect(result.summary).toContain('- ⚠️ 1 object under ');
    }
  });

  it('is left alone among single objects', async () => {
    const server = await serverWhere(2, () => {
      seed(server, 'builds/1/b', -0.01);
      seed(server, 'builds/1/c', 0);
    });
    const result = await runAction(server, objects);
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(['builds/1/b', 'builds/1/c', 'builds/2/a']);
    expect(result.summary).toContain('\n- 2 kept: changed less than an hour ago');
  });

  it('hazard 17: does not believe a store that lists anew what it said was gone', async () => {
    const server = await serverWhere(3, () => {
      seed(server, 'builds/1/b', 9);
    });
    const result = await runAction(server, prune);
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /still lists 1 object, the first is "builds\/1\/b", or lists it anew: run again/,
    );
    // The first one proves that the store honors conditions.
    expect(server.counts['DeleteObjects']).toBe(2);
  });

  it('hazard 13: deletes nothing when the first pass breaks, and nothing more when the second does', async () => {
    for (const pass of [1, 2]) {
      const server = await serverWhere(99, () => undefined);
      let listings = 0;
      server.onRequest = (request) => {
        if (isListing(request)) listings += 1;
        if (!isListing(request) || listings < pass) return undefined;
        return { kind: 'status', status: 403, code: 'AccessDenied', message: 'no more' };
      };
      const result = await runAction(server, { ...prune, 'on-failure': 'warn' });
      expect(result.exitCode).toBe(1);
      expect(server.bucket(BUCKET).keys()).toHaveLength(4);
    }
  });
});
