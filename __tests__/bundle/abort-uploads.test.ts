import { describe, expect, it } from 'vitest';
import { runAction } from '../support/run-action.ts';
import type { Fault, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

/** A clock that stands still, and right enough for signatures. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const abort = { mode: 'abort-uploads', prefix: 'builds', 'older-than': '1d' };

/** A server on which uploads are seeded by their hours of age. */
async function given() {
  const server = await startTestServer({ now: () => NOW });
  const bucket = server.bucket(BUCKET);
  const seed = (key: string, hours = 48, parts: readonly string[] = []) =>
    bucket.seedUpload(key, { initiated: new Date(NOW.getTime() - hours * 3_600_000), parts });
  const left = () =>
    bucket
      .uploads()
      .map(({ key }) => key)
      .sort();
  return { server, seed, left };
}

/** The n-th request of an operation fails, as do all after it. */
function failFrom(server: S3Server, operation: string, n: number, fault: Fault): void {
  let seen = 0;
  server.onRequest = (request) => {
    if (request.operation === operation) seen += 1;
    return request.operation === operation && seen >= n ? fault : undefined;
  };
}

const DENIED = { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' } as const;

describe('abort-uploads', () => {
  it('hazard 57: aborts old uploads under the prefix, counts their bytes, and leaves the rest', async () => {
    const { server, seed, left } = await given();
    seed('builds/1', 48, ['12345', '678']);
    seed('builds/1', 49, ['9']);
    seed('builds/deep/2');
    seed('builds/just-so-old', 24);
    seed('builds/young', 1);
    seed('builds-old/1');
    seed('builds');
    server.bucket(BUCKET).seed('builds/1', 'an object');
    const result = await runAction(server, abort);
    expect(result.exitCode).toBe(0);
    expect(left()).toEqual(['builds', 'builds-old/1', 'builds/just-so-old', 'builds/young']);
    expect(server.bucket(BUCKET).keys()).toEqual(['builds/1']);
    expect(result.outputs).toMatchObject({
      aborted: '3',
      skipped: '2',
      bytes: '0',
      changed: 'true',
    });
    expect(result.outputs['changed-keys']).toBe('');
    expect(result.lines).toContain('aborted 3, kept 2 (9 bytes of parts freed)');
    expect(result.summary).toContain('\n3 uploads aborted (9 bytes) · ');
    expect(result.summary).toContain('2 kept: not old enough (older-than)');
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ op: 'abort', key: 'builds/deep/2', freedBytes: 0, bytes: 0 }),
    );
    // Each is looked at before and after it is aborted, and the listing is read again at the end.
    expect(server.counts).toEqual({
      ListMultipartUploads: 2,
      ListParts: 6,
      AbortMultipartUpload: 3,
    });
  });

  it('hazard 18: leaves alone what was begun after the run by the clock of the store', async () => {
    const { server, seed, left } = await given();
    seed('builds/old');
    seed('builds/future', -1);
    const result = await runAction(server, abort);
    expect(left()).toEqual(['builds/future']);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'builds/future', reason: 'newer-than-run' }),
    );
  });

  it('does nothing in a dry run but count', async () => {
    const { server, seed, left } = await given();
    seed('builds/1', 48, ['12345']);
    seed('builds/young', 1);
    const result = await runAction(server, { ...abort, 'dry-run': 'true' });
    expect(result.summary).toContain('**would abort the upload**\n\n- `builds/1`, 5 bytes\n');
    expect(result.outputs).toMatchObject({ aborted: '1', skipped: '1', changed: 'false' });
    expect(left()).toEqual(['builds/1', 'builds/young']);
    expect(server.counts).toEqual({ ListMultipartUploads: 1, ListParts: 1 });
    expect(result.lines).toContain(
      'dry run, nothing was changed: would have aborted 1, kept 1 (5 bytes of parts freed)',
    );
  });

  it('aborts only what the globs mean, relative to the prefix', async () => {
    const { server, seed, left } = await given();
    for (const name of ['a.zip', 'b.txt', 'keep/c.zip']) seed(`builds/${name}`);
    await runAction(server, { ...abort, include: '**/*.zip', exclude: 'keep/**' });
    expect(left()).toEqual(['builds/b.txt', 'builds/keep/c.zip']);
  });

  it('takes the whole bucket only when it is told so twice', async () => {
    const { server, seed, left } = await given();
    for (const key of ['a', 'b/c']) seed(key);
    const result = await runAction(server, { ...abort, prefix: '/', 'whole-bucket': 'true' });
    expect([result.exitCode, left()]).toEqual([0, []]);
  });

  it('keeps the upload that the next page begins after until it has that page', async () => {
    const { server, seed, left } = await given();
    // The first page ends in the middle of the uploads to one key.
    for (let n = 0; n < 990; n += 1) seed(`builds/${n}`, 1);
    for (let n = 0; n < 20; n += 1) seed('builds/same-key');
    const result = await runAction(server, abort);
    expect([result.exitCode, left().length]).toEqual([0, 990]);
    expect(result.outputs['aborted']).toBe('20');
    expect(server.counts['ListMultipartUploads']).toBe(3);
  });

  it('aborts without the right to list parts, and says once that bytes are not known', async () => {
    const { server, seed, left } = await given();
    for (const n of [1, 2, 3]) seed(`builds/${n}`, 48, ['12345']);
    failFrom(server, 'ListParts', 1, DENIED);
    const result = await runAction(server, { ...abort, concurrency: '1' });
    expect([result.exitCode, left()]).toEqual([0, []]);
    expect(result.lines).toContain('aborted 3');
    expect(result.annotations).toEqual([
      {
        level: 'warning',
        message:
          'the size of 3 uploads is unknown and not counted: allow ' +
          's3:ListMultipartUploadParts on the objects of the bucket to have it counted',
      },
    ]);
    // Refused once, it is only asked again for the proof of each abort.
    expect(server.counts['ListParts']).toBe(4);
  });

  it('goes on past an upload that may not be aborted, and names it', async () => {
    const { server, seed, left } = await given();
    for (const n of [1, 2, 3]) seed(`builds/${n}`);
    server.onRequest = ({ operation, key }) =>
      operation === 'AbortMultipartUpload' && key === 'builds/2' ? DENIED : undefined;
    const result = await runAction(server, abort);
    expect([result.exitCode, left()]).toEqual([1, ['builds/2']]);
    expect(result.annotations.at(-1)?.message).toMatch(
      /^1 of 3 multipart uploads was not aborted\nAccessDenied: no: "builds\/2"/,
    );
    expect(result.annotations.at(-1)?.message).toContain('allow s3:AbortMultipartUpload on');
  });

  it('names the right that the listing lacks', async () => {
    const { server } = await given();
    failFrom(server, 'ListMultipartUploads', 1, DENIED);
    const result = await runAction(server, abort);
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain('allow s3:ListBucketMultipartUploads on');
  });

  it('hazard 13: stops every abort not yet sent when the listing breaks', async () => {
    const { server, seed, left } = await given();
    for (let n = 0; n < 990; n += 1) seed(`builds/${n}`, 1);
    for (let n = 0; n < 20; n += 1) seed('builds/same-key');
    failFrom(server, 'ListMultipartUploads', 2, DENIED);
    const result = await runAction(server, { ...abort, 'on-failure': 'warn' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(/the run stopped early: no/);
    expect(left().length).toBeGreaterThanOrEqual(990 + 11);
  });

  it('skips what somebody else completed or aborted meanwhile', async () => {
    const { server, seed } = await given();
    seed('builds/1');
    failFrom(server, 'ListParts', 1, { kind: 'status', status: 404, code: 'NoSuchUpload' });
    const result = await runAction(server, abort);
    expect(result.outputs).toMatchObject({ aborted: '0', skipped: '1', failed: '0' });
    expect(result.outcomes).toEqual([expect.objectContaining({ reason: 'gone' })]);
  });

  it('hazard 17: does not believe a store that lists what it said was gone', async () => {
    const { server, seed } = await given();
    seed('builds/1');
    failFrom(server, 'AbortMultipartUpload', 1, { kind: 'replace', status: 204, body: '' });
    let looks = 0;
    const { onRequest } = server;
    server.onRequest = (request) => {
      if (request.operation === 'ListParts') looks += 1;
      const gone = { kind: 'status', status: 404, code: 'NoSuchUpload' } as const;
      return request.operation === 'ListParts' && looks > 1 ? gone : onRequest?.(request);
    };
    const result = await runAction(server, abort, { serverLies: true });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /the store confirmed every abort and still lists 1 upload, the first has the id "/,
    );
  });
});
