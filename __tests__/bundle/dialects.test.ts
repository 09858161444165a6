import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf, type ActionResult } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const OLD = new Date(Date.now() - 3_600_000);
const FILES = {
  'public/index.html': '<p>',
  'public/docs/index.html': '<p>',
  'public/app.js': 'x',
  'public/app.js.map': '{}',
};
const KEYS = ['site/main/a', 'site/media/b', 'site/release/a', 'site/uploads/b'];
const remove = { mode: 'delete-prefix', prefix: 'site' };
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const sync = { ...upload, mode: 'sync-dir', delete: 'true' };

type Inputs = Readonly<Record<string, string>>;

async function runOn(inputs: Inputs): Promise<{ server: S3Server; result: ActionResult }> {
  const server = await startTestServer();
  for (const key of KEYS) server.bucket(BUCKET).seed(key, 'old', { lastModified: OLD });
  const workspace = await workspaceOf(FILES);
  return { server, result: await runAction(server, inputs, { workspace }) };
}

describe('hazard 63: a run whose inputs are in another dialect', () => {
  it.each<[inputs: Inputs, message: string]>([
    [
      { ...remove, exclude: '{main,release}/**' },
      'exclude "{main,release}/**" has braces, which are not expanded here: write one pattern ' +
        'per line, main/** and release/**; [{] matches the character itself',
    ],
    [
      { ...sync, exclude: 'uploads/**, media/**' },
      'exclude "uploads/**, media/**" has a comma between two patterns: write one pattern per line, ' +
        'uploads/** and media/**; [,] matches the character itself',
    ],
    [{ ...upload, exclude: "'**/*.map'" }, 'is in quotes, which count as part of the name'],
    [{ ...upload, exclude: '**/*.map # none' }, 'ends with a comment'],
    [{ ...upload, exclude: '- "**/*.map"' }, 'begins with "- ", but the lines are not a YAML list'],
    [{ ...upload, exclude: '**/*.@(map|ts)' }, 'has an extended glob, but parentheses'],
    [{ ...remove, exclude: 'main/** release/**' }, 'has a space between two patterns'],
    [{ ...remove, include: '[main' }, 'include "[main" has an unclosed bracket: close it'],
    [
      { ...upload, headers: '**/*.{html,json}\n  Cache-Control: no-cache' },
      'headers, line 1: glob "**/*.{html,json}" has braces',
    ],
    [
      { ...upload, headers: '**\n  Cache-Control: "no-cache"' },
      'headers, line 2: header "Cache-Control" "\\"no-cache\\"" is in quotes',
    ],
    [{ ...upload, headers: '**\n  x-amz-meta-a: café' }, 'has é, but a header value is ASCII'],
    [{ ...upload, headers: '**\n  acl: public-read' }, 'write x-amz-acl'],
    [
      { ...remove, unmatched: 'off' },
      'unmatched "off" is not an allowed value: write auto, warn or ignore',
    ],
  ])('changes nothing for %j', async (inputs, message) => {
    const { server, result } = await runOn(inputs);
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(message);
    expect(server.log).toEqual([]);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('says what a value may not be meant to be, and stores it', async () => {
    const headers = '**\n  Cache-Control: max-agee=60';
    const { server, result } = await runOn({ ...upload, headers });
    expect(result.exitCode).toBe(0);
    const warning =
      'headers, line 2: header "Cache-Control" "max-agee=60" has the unknown directive ' +
      'max-agee: did you mean max-age?';
    expect(result.annotations).toContainEqual({ level: 'warning', message: warning });
    expect(result.summary).toContain('unknown directive');
    expect(server.bucket(BUCKET).keys()).toContain('site/app.js');
  });
});

describe('a sync whose header rules were taken away', () => {
  it('says how many objects lose headers before it changes them', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    const headers = '**\n  Cache-Control: no-cache\n*.html\n  x-amz-meta-a: b';
    await runAction(server, { ...sync, headers }, { workspace });
    const same = await runAction(server, { ...sync, headers }, { workspace });
    expect(same.annotations).toEqual([]);
    const warning =
      '4 objects lose headers that are stored now (cache-control of 4, x-amz-meta-a of 1): ' +
      '"headers" has no rule for them any more; write one to keep them';
    for (const more of [{ 'dry-run': 'true' }, {}]) {
      const { annotations, summary } = await runAction(server, { ...sync, ...more }, { workspace });
      expect(annotations).toEqual([{ level: 'warning', message: warning }]);
      expect(summary).toContain('lose headers');
    }
    const { annotations } = await runAction(server, sync, { workspace });
    expect(annotations).toEqual([]);
  });
});
