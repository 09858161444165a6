import { describe, expect, it } from 'vitest';
import { type ActionResult, runAction } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix', prefix: 'site' };
const dry = { ...remove, 'dry-run': 'true' };
const DAY = 86_400_000;
/** The server's clock stands still. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const OLD = new Date(NOW.getTime() - 41 * DAY);

async function serverWith(keys: readonly string[]): Promise<S3Server> {
  const server = await startTestServer({ now: () => NOW });
  for (const key of keys) server.bucket(BUCKET).seed(key, 'x', { lastModified: OLD });
  return server;
}

const SITE = ['site/a/1', 'site/a/2', 'site/b|/1', 'site/index.html', 'other/x'];
const DIRECTORIES = [
  ', by directory:',
  '',
  '- `█████░░░░░` `site/a/`: 2 objects, 2 bytes',
  '- `███░░░░░░░` `site/b|/`: 1 object, 1 byte',
  '- `███░░░░░░░` `site/`: 1 object, 1 byte',
].join('\n');
const KEYS = [
  '- `site/a/1`, 1 byte, 41 days old',
  '- `site/a/2`, 1 byte, 41 days old',
  '- `site/b|/1`, 1 byte, 41 days old',
  '- `site/index.html`, 1 byte, 41 days old',
  '',
  '</details>',
].join('\n');
const LINES = [
  'to delete: 4 objects, 4 bytes',
  '- "site/a/": 2 objects, 2 bytes',
  '- "site/b|/": 1 object, 1 byte',
  '- "site/": 1 object, 1 byte',
];

const FACTS = { etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string, size: 1 };

function from(result: ActionResult, line: string, count: number): readonly string[] {
  const at = result.lines.indexOf(line);
  return result.lines.slice(at, at + count);
}

describe('what a dry run of delete-prefix shows', () => {
  it('is every key with size and age, its directory, and in the report what was listed', async () => {
    const server = await serverWith(SITE);
    const young = new Date(NOW.getTime() - 3 * 3_600_000 - 120);
    server.bucket(BUCKET).seed('site/young', 'x', { lastModified: young });
    const result = await runAction(server, { ...dry, 'older-than': '1d' });
    expect(result.exitCode).toBe(0);
    expect(from(result, LINES[0] ?? '', 4)).toEqual(LINES);
    expect(result.summary).toContain(`\nTo delete${DIRECTORIES}`);
    expect(result.summary).toContain(`**would delete**\n\n${KEYS}`);
    expect(result.outcomes).toHaveLength(5);
    expect(result.outcomes).toContainEqual({
      ...{ op: 'delete', key: 'site/a/1', status: 'done', bytes: 0 },
      ...FACTS,
      lastModified: OLD.toISOString(),
    });
    expect(result.outcomes).toContainEqual({
      ...{ op: 'delete', key: 'site/young', status: 'skipped', reason: 'younger' },
      ...FACTS,
      lastModified: young.toISOString(),
    });
    // A page with escapes in its keys is listed once more without an encoding.
    expect(server.counts).toEqual({ ListObjectsV2: 4 });
  });

  it('is the keys in the deleted directories with keep-newest', async () => {
    const server = await serverWith(['site/1/a', 'site/1/b', 'site/2/a', 'site/x']);
    const newer = { lastModified: new Date(NOW.getTime() - DAY) };
    server.bucket(BUCKET).seed('site/0/a', 'x', newer);
    const result = await runAction(server, { ...dry, 'keep-newest': '1' });
    expect(result.exitCode).toBe(0);
    const rows = ['1/a', '1/b', '2/a'].map((name) => {
      return `- \`site/${name}\`, 1 byte, 41 days old`;
    });
    expect(result.summary).toContain(rows.join('\n'));
    expect(result.summary.match(/, 1 byte, 41 days old/g)).toHaveLength(4);
    expect(result.summary).toContain('\n- `site/1/`: delete; 2 objects, 2 bytes, 41 days old\n');
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({
        ...{ key: 'site/0/a', reason: 'newest', ...FACTS },
        lastModified: newer.lastModified.toISOString(),
      }),
    );
    expect(server.counts).toEqual({ ListObjectsV2: 4 });
  });

  it('is versions by their ids, and delete markers as such', async () => {
    const server = await startTestServer({ now: () => NOW });
    server.setVersioning(BUCKET, 'Enabled');
    const bucket = server.bucket(BUCKET);
    bucket.seed('site/a', 'x', { lastModified: OLD });
    bucket.seed('site/a', '', { lastModified: OLD, isDeleteMarker: true });
    const result = await runAction(server, { ...dry, versions: 'all' });
    expect(result.exitCode).toBe(0);
    const [marker, version] = bucket.versions('site/a').map(({ versionId }) => versionId);
    const rowOf = (id: string | undefined, size: string) =>
      `- \`site/a\` (version \`${id ?? ''}\`), ${size}, 41 days old\n`;
    expect(result.summary).toContain(rowOf(marker, 'delete marker'));
    expect(result.summary).toContain(rowOf(version, '1 byte'));
    expect(result.lines).toContain('to delete: 2 versions, 1 byte');
    const lastModified = OLD.toISOString();
    const line = { op: 'delete', key: 'site/a', status: 'done', bytes: 0, lastModified };
    expect(result.outcomes).toContainEqual({
      ...line,
      ...FACTS,
      versionId: version,
      current: false,
    });
    expect(result.outcomes).toContainEqual({
      ...{ ...line, etag: '', size: 0 },
      ...{ versionId: marker, deleteMarker: true, current: true },
    });
  });

  it('hazard 85: fits into the summary whatever the keys are', async () => {
    const keys = Array.from({ length: 700 }, (_, n) => `site/${'\u0001'.repeat(1000)}${n}/x`);
    const result = await runAction(await serverWith(keys), dry);
    expect(result.exitCode).toBe(0);
    expect(Buffer.byteLength(result.summary)).toBeLessThan(512 * 1024);
    expect(result.summary).toMatch(/\n- and 6\d\d more: the report/);
    expect(result.outcomes).toHaveLength(700);
  });
});

describe('what a run of delete-prefix shows', () => {
  const denied = async () => {
    const server = await serverWith(SITE);
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    return server;
  };

  it('is its plan before it deletes, with max-deletes', async () => {
    const result = await runAction(await denied(), { ...remove, 'max-deletes': '100%' });
    expect(result.exitCode).toBe(1);
    expect(result.outputs['deleted']).toBe('0');
    expect(from(result, LINES[0] ?? '', 4)).toEqual(LINES);
    expect(result.summary).toContain(`\nTo delete${DIRECTORIES}`);
  });

  it('is its plan also when max-deletes refuses it', async () => {
    const server = await serverWith(SITE);
    const result = await runAction(server, { ...remove, 'max-deletes': '3' });
    expect(result.exitCode).toBe(1);
    expect(result.summary).toContain(`\nTo delete${DIRECTORIES}`);
    expect(result.summary).toContain(`4 objects, 4 bytes to delete</summary>\n\n${KEYS}`);
    // A page with escapes in its keys is listed once more without an encoding.
    expect(server.counts).toEqual({ ListObjectsV2: 4 });
  });

  it('is what it has deleted, at its end, where it lists only while it deletes', async () => {
    const result = await runAction(await serverWith(SITE), remove);
    expect(result.exitCode).toBe(0);
    expect(result.lines.filter((line) => LINES.includes(line))).toEqual([]);
    expect(result.lines.filter((line) => line.startsWith('deleted: "'))).toHaveLength(4);
    expect(result.lines.at(-1)).toBe('deleted 4');
    expect(result.summary).toContain(`\nDeleted${DIRECTORIES}`);
    expect(result.summary).toContain(`**deleted**\n\n${KEYS}`);
    expect(result.outcomes.filter((one) => 'size' in one || 'etag' in one)).toEqual([]);
    const refused = await runAction(await denied(), remove);
    expect(refused.outputs['deleted']).toBe('0');
    expect(refused.summary).not.toContain('<details>');
  });

  it('is at its end what each request of a long one has deleted', async () => {
    const keys = Array.from({ length: 2500 }, (_, n) => `site/${n % 150}/${n}`);
    const result = await runAction(await serverWith(keys), remove);
    expect(result.exitCode).toBe(0);
    expect(result.lines).toContain('deleted: 2,500 objects, 2.4 KiB');
    expect(result.summary.match(/, 1 byte, 41 days old\n/g)).toHaveLength(200);
    expect(result.summary).toContain('\n- and 2,300 more: the report (input `report`) has all\n');
    const sums = [...result.summary.matchAll(/`site\/\d+\/`: (\d+) objects,/g)];
    expect(sums).toHaveLength(100);
    const [, rest = '0'] = / all other directories: (\d+) objects,/.exec(result.summary) ?? [];
    expect(sums.reduce((sum, [, count]) => sum + Number(count), Number(rest))).toBe(2500);
  });
});
