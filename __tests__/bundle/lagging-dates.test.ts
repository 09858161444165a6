import { describe, expect, it } from 'vitest';
import { isListing } from '../support/listing-requests.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server, S3ServerOptions } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const remove = { mode: 'delete-prefix', prefix: 'previews/7' };

/** A server whose clock stands still until a test moves it, right enough for signatures. */
async function serverAt(options: S3ServerOptions = {}) {
  const start = Math.floor(Date.now() / SECOND) * SECOND + 900;
  const clock = { now: start };
  const server = await startTestServer({ ...options, now: () => new Date(clock.now) });
  return { server, clock, start };
}

function seed(server: S3Server, key: string, time: number): void {
  server.bucket(BUCKET).seed(`previews/7/${key}`, 'x', { lastModified: new Date(time) });
}

/** Each page of a listing takes so long, and `happens` before it is answered; from page 1. */
function eachPage(
  server: S3Server,
  clock: { now: number },
  milliseconds: number,
  happens: (page: number) => void = () => undefined,
): void {
  let pages = 0;
  server.onRequest = (request) => {
    if (!isListing(request) && request.operation !== 'ListObjectVersions') return undefined;
    pages += 1;
    if (pages > 1) clock.now += milliseconds;
    happens(pages);
    return undefined;
  };
}

function seedPages(server: S3Server, pages: number, time: number): void {
  for (let n = 0; n < pages * 1000; n += 1) seed(server, String(n).padStart(5, '0'), time);
}

const keysOf = (server: S3Server) => server.bucket(BUCKET).keys();

describe('hazard 18, hazard 67: on a store whose Date lags behind LastModified', () => {
  it.each([
    ['1 s', 1 * SECOND],
    ['10 s', 10 * SECOND],
    ['59 s', 59 * SECOND],
  ])('by %s, deletes what was written just before the run', async (_, dateLag) => {
    const { server, start } = await serverAt({ dateLag });
    for (const key of ['a', 'b', 'c']) seed(server, key, start);
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '3', skipped: '0' });
    expect(keysOf(server)).toEqual([]);
    expect(result.annotations).toEqual([]);
  });

  it.each([
    ['keeps what is written 10 s into a listing of 60 s', 0],
    ['keeps it also when the Date lags by 1 s', 1 * SECOND],
    ['keeps it also when the Date lags by 5 s', 5 * SECOND],
  ])('%s, and warns of it', async (_, dateLag) => {
    const { server, clock, start } = await serverAt({ dateLag });
    seedPages(server, 7, start);
    eachPage(server, clock, 10 * SECOND, (page) => {
      if (page === 2) seed(server, '99999', clock.now);
    });
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    expect(clock.now - start).toBeGreaterThanOrEqual(60 * SECOND);
    expect(keysOf(server)).toEqual(['previews/7/99999']);
    expect(result.outputs).toMatchObject({ deleted: '7000', skipped: '1' });
    const warning =
      '1 object under "previews/7/" was written after this run began and is kept ' +
      '("previews/7/99999"): run again to delete it';
    expect(result.annotations).toEqual([{ level: 'warning', message: warning }]);
    expect(result.summary).toContain('- ⚠️ 1 object under `previews/7/` was written');
  });

  it('learns the lag from the whole listing, and gives each object one outcome', async () => {
    const { server, clock, start } = await serverAt({ dateLag: 20 * SECOND });
    seedPages(server, 2, start - HOUR);
    // Listed on the second page, 5 s later: only 15 s ahead of its Date.
    seed(server, '01999', start);
    // Written as it is listed, on the last page: it shows the whole lag.
    seed(server, '02000', start - HOUR);
    eachPage(server, clock, 5 * SECOND, (page) => {
      if (page === 3) seed(server, '02001', clock.now);
    });
    for (const dryRun of ['true', 'false']) {
      const result = await runAction(server, { ...remove, 'dry-run': dryRun });
      expect(result.outcomes).toContainEqual(
        expect.objectContaining({ key: 'previews/7/01999', status: 'done' }),
      );
      if (dryRun === 'true') eachPage(server, clock, 5 * SECOND);
      else expect(result.outcomes).toHaveLength(2002);
    }
  });

  it('syncs away what was written just before the run, and no more', async () => {
    const { server, clock, start } = await serverAt({ dateLag: 10 * SECOND });
    seedPages(server, 2, start - HOUR);
    seed(server, '00000', start);
    const workspace = await workspaceOf({ 'public/00001': 'x' });
    eachPage(server, clock, 5 * SECOND, (page) => {
      if (page === 2) seed(server, '99999', clock.now);
    });
    const inputs = { mode: 'sync-dir', source: 'public', prefix: 'previews/7', delete: 'true' };
    const include = '0000[01]\n99999';
    const result = await runAction(server, { ...inputs, include }, { workspace });
    expect(result.outputs).toMatchObject({ deleted: '1', uploaded: '0' });
    expect(keysOf(server)).not.toContain('previews/7/00000');
    expect(result.annotations.map(({ message }) => message)).toEqual([
      '1 object under "previews/7/" was written after this run began and is kept ' +
        '("previews/7/99999"): run again to delete it',
    ]);
  });

  it('deletes versions and delete markers that were there before the run', async () => {
    const { server, start } = await serverAt({ dateLag: 5 * SECOND });
    server.setVersioning(BUCKET, 'Enabled');
    seed(server, 'a', start - HOUR);
    seed(server, 'a', start);
    server
      .bucket(BUCKET)
      .seed('previews/7/b', '', { lastModified: new Date(start), isDeleteMarker: true });
    const result = await runAction(server, { ...remove, versions: 'all' });
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).versions()).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '3', skipped: '0' });
  });

  it('keeps the versions of a key together, whatever is written during the listing', async () => {
    const { server, clock, start } = await serverAt();
    server.setVersioning(BUCKET, 'Enabled');
    for (const key of ['a', 'b', 'c']) {
      for (let n = 0; n < 700; n += 1) seed(server, key, start - HOUR + n * SECOND);
    }
    eachPage(server, clock, 10 * SECOND, (page) => {
      if (page === 2) seed(server, 'c', clock.now);
    });
    const result = await runAction(server, { ...remove, versions: 'all' });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['previews/7/c']);
    expect(server.bucket(BUCKET).versions()).toHaveLength(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^1 version under "previews\/7\/" was written after this run began/),
    ]);
  });
});

describe('what a run leaves and an input explains', () => {
  it('is not warned of: what is too young for older-than', async () => {
    const { server, start } = await serverAt();
    seed(server, 'a', start);
    seed(server, 'b', start + HOUR);
    const result = await runAction(server, { ...remove, 'older-than': '1h' });
    expect(result.outputs).toMatchObject({ deleted: '0', skipped: '2' });
    expect(result.annotations).toEqual([]);
  });

  it('is warned of when keep-newest planned to delete it', async () => {
    const { server, start } = await serverAt();
    for (const build of ['1', '2']) seed(server, `${build}/x`, start - HOUR * (9 - Number(build)));
    let listings = 0;
    server.onRequest = (request) => {
      if (isListing(request)) listings += 1;
      if (isListing(request) && listings === 2) seed(server, '1/new', start - HOUR);
      return undefined;
    };
    const result = await runAction(server, { ...remove, 'keep-newest': '1' });
    expect(result.annotations.map(({ message }) => message)).toEqual([
      '2 objects under "previews/7/" were written or changed after the plan was made and are kept ' +
        '("previews/7/1/new", "previews/7/1/x"): the next run decides about them',
    ]);
  });
});
