import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const OLD = new Date(Date.now() - 30 * 24 * 3_600_000);
const remove = { mode: 'delete-prefix', prefix: 'site' };

async function serverWith(keys: readonly string[]): Promise<S3Server> {
  const server = await startTestServer();
  for (const key of keys) server.bucket(BUCKET).seed(key, 'old', { lastModified: OLD });
  return server;
}

const KEYS = ['site/main/a', 'site/main/b', 'site/pr-1/a', 'site/pr-2/a'];
const warnings = (result: Awaited<ReturnType<typeof runAction>>) =>
  result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
const STOP =
  'exclude "site/main/**" matches no object under "site/", and "main/**" would match ' +
  '"site/main/a" and 1 other that this run would delete, so nothing was changed: write ' +
  '"main/**", or set unmatched: warn to delete them';

describe('hazard 63: delete-prefix with an exclude that protects nothing', () => {
  it.each<[how: string, inputs: Record<string, string>]>([
    ['as it streams', {}],
    ['in a dry run', { 'dry-run': 'true' }],
    ['with a cap', { 'max-deletes': '100%' }],
    ['by versions', { versions: 'all' }],
  ])('deletes nothing %s', async (_, inputs) => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, ...inputs, exclude: 'site/main/**' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toBe(STOP);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    expect(server.log.map(({ operation }) => operation)).not.toContain('DeleteObjects');
  });

  it('deletes nothing where the newest are kept, if what it would protect is to go', async () => {
    const server = await serverWith([]);
    const seed = (key: string, age: number) => {
      const lastModified = new Date(OLD.getTime() - age);
      server.bucket(BUCKET).seed(key, 'old', { lastModified });
    };
    KEYS.forEach((key, at) => {
      seed(key, -at * 3_600_000);
    });
    const inputs = { ...remove, 'keep-newest': '1' };
    const stopped = await runAction(server, { ...inputs, exclude: 'site/main/**' });
    expect(stopped.annotations.at(-1)?.message).toBe(STOP);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    const kept = await runAction(server, { ...inputs, exclude: 'site/pr-2/**' });
    expect([kept.exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['site/pr-2/a']]);
    expect(warnings(kept)).toEqual([
      'exclude "site/pr-2/**" matches no object under "site/": did you mean "pr-2/**", which ' +
        'matches "site/pr-2/a"?',
    ]);
  });

  it('deletes no key of a file', async () => {
    const server = await serverWith(KEYS);
    const workspace = await workspaceOf({ keys: `${KEYS.join('\n')}\n` });
    const inputs = { ...remove, 'keys-from': 'keys', exclude: 'site/main/**' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /^exclude "site\/main\/\*\*" matches no key in/,
    );
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    expect(server.log).toEqual([]);
  });

  it.each<[how: string, line: string, written: string]>([
    ['a list', 'main, release', '"main" and "release", each on a line of its own would match'],
    ['another case', 'Main/**', 'in another case it would match "site/main/a"'],
    ['any depth', 'b', '"**/b" would match "site/main/b" that'],
    ['a list with one wildcard', 'main/**, x', '"main/**" and "x", each on a line'],
  ])('deletes nothing where %s may be meant', async (_, exclude, written) => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, exclude });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(written);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('stops for a line of include that takes away nothing, too', async () => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, include: '**\n!site/main/**' });
    expect(result.annotations.at(-1)?.message).toContain('include "!site/main/**" matches no');
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('goes on with unmatched: warn, and says nothing with ignore', async () => {
    const server = await serverWith(KEYS);
    const inputs = { ...remove, exclude: 'site/main/**' };
    const ignored = await runAction(server, { ...inputs, unmatched: 'ignore', 'dry-run': 'true' });
    expect([ignored.exitCode, warnings(ignored)]).toEqual([0, []]);
    const warned = await runAction(server, { ...inputs, unmatched: 'warn' });
    expect([warned.exitCode, server.bucket(BUCKET).keys()]).toEqual([0, []]);
    expect(warnings(warned)).toEqual([
      'exclude "site/main/**" matches no object under "site/": did you mean "main/**", which ' +
        'matches "site/main/a" and 1 other?',
    ]);
    expect(warned.summary).toContain('matches no object under');
  });

  it('is silent about lines that match, and where nothing is listed', async () => {
    const server = await serverWith(KEYS);
    const lines = { include: '**/a', exclude: 'main/**' };
    const right = await runAction(server, { ...remove, ...lines });
    expect([right.exitCode, warnings(right)]).toEqual([0, []]);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/main/a', 'site/main/b']);
    const empty = await runAction(server, { ...remove, ...lines, prefix: 'other' });
    expect([empty.exitCode, warnings(empty)]).toEqual([0, []]);
  });

  it('warns of an include that matches nothing, in one pass', async () => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, include: 'pr-1/**\nPR-2/**' });
    expect(warnings(result)).toEqual([
      'include "PR-2/**" matches no object under "site/": did you mean another case, as in ' +
        '"site/pr-2/a"?',
    ]);
    expect(server.log[0]?.operation).toMatch(/^List/);
    expect(server.bucket(BUCKET).keys()).toHaveLength(3);
  });
});

describe('abort-uploads with an exclude that protects nothing', () => {
  it('aborts nothing', async () => {
    const server = await startTestServer();
    const bucket = server.bucket(BUCKET);
    for (const key of ['site/keep/a', 'site/b']) bucket.seedUpload(key, { initiated: OLD });
    const abort = { mode: 'abort-uploads', prefix: 'site', 'older-than': '1d' };
    const result = await runAction(server, { ...abort, exclude: 'site/keep/**' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(
      '"keep/**" would match "site/keep/a" that this run would abort, so nothing was changed',
    );
    expect(bucket.uploads()).toHaveLength(2);
    const right = await runAction(server, { ...abort, exclude: 'keep/**' });
    expect([right.exitCode, warnings(right), bucket.uploads().length]).toEqual([0, [], 1]);
  });
});
