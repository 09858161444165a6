import { describe, expect, it } from 'vitest';
import { runAction } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix', prefix: 'site' };

describe('delete-prefix', () => {
  it('deletes only what is older than it is told, by the clock of the store', async () => {
    const now = new Date('2020-01-31T12:00:00Z');
    const server = await startTestServer({ now: () => now });
    const bucket = server.bucket(BUCKET);
    const seedAt = (key: string, time: string) => {
      bucket.seed(key, 'x', { lastModified: new Date(time) });
    };
    seedAt('site/older', '2020-01-30T11:59:59Z');
    seedAt('site/just-so-old', '2020-01-30T12:00:00Z');
    seedAt('site/younger', '2020-01-31T11:00:00Z');
    const result = await runAction(server, { ...remove, 'older-than': '1d' });
    expect(result.exitCode).toBe(0);
    expect(bucket.keys()).toEqual(['site/just-so-old', 'site/younger']);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '2' });
    expect(result.summary).toContain('2 kept: not old enough (older-than)');
  });

  it('deletes only what the globs mean, relative to the prefix', async () => {
    const server = await startTestServer();
    const bucket = server.bucket(BUCKET);
    const kept = [
      'site/.well-known/a',
      'site/a.css',
      'site/docs/keep/../b.html',
      'site/docs/x.html',
    ];
    for (const key of [...kept, 'site/index.html', 'site/deep/er/b.html']) bucket.seed(key);
    const globs = { include: '**/*.html', exclude: 'docs/**' };
    const result = await runAction(server, { ...remove, ...globs });
    expect(result.exitCode).toBe(0);
    expect(bucket.keys()).toEqual(kept);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '0' });
  });

  it('counts a share of all that is listed, also of what the globs leave out', async () => {
    const server = await startTestServer();
    for (const key of ['a', 'b', 'c', 'd']) server.bucket(BUCKET).seed(`site/${key}`);
    const inputs = { ...remove, include: 'a', 'max-deletes': '25%' };
    const result = await runAction(server, inputs);
    expect([result.exitCode, server.bucket(BUCKET).keys().length]).toEqual([0, 3]);
    const refused = await runAction(server, { ...inputs, include: 'b\nc', 'max-deletes': '50%' });
    expect(refused.exitCode).toBe(1);
    expect(server.bucket(BUCKET).keys()).toHaveLength(3);
  });
});
