import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  failedLine,
  given,
  HEADER,
  jsonLines,
  messageOf,
  remove,
  run,
} from '../support/keys-from.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['a key that is not under the prefix', 'site/a\nother/x\n', /line 2: the key is not under/],
  ['a killed run', jsonLines(HEADER, failedLine('site/a')), /has no last line.*killed/],
];

describe('hazard 60: a file of keys is refused before the first request', () => {
  it.each(REFUSED)('with %s', async (_, keys, message) => {
    const server = await given();
    const result = await run(server, keys);
    expect(result.exitCode).toBe(1);
    expect(messageOf(result)).toMatch(message);
    expect(result.annotations).toHaveLength(1);
    expect(server.log).toEqual([]);
    expect(result.outputs).toMatchObject({ deleted: '0', changed: 'false' });
  });

  it('with all its problems, of which 20 are named', async () => {
    const server = await given();
    const result = await run(server, `site/a\n${'other/x\n'.repeat(30)}`);
    expect(messageOf(result)?.split('\n').slice(0, 21)).toHaveLength(21);
    expect(messageOf(result)).toContain('line 21: ');
    expect(messageOf(result)).not.toContain('line 22: ');
    expect(messageOf(result)).toContain('and 10 more lines');
  });
});

const NO_KEYS: readonly (readonly [string, string | Buffer, string, string])[] = [
  [
    'a ZIP archive',
    Buffer.concat([Buffer.from('PK\x03\x04\x14\0\n'), Buffer.alloc(5000, '\xff\n', 'latin1')]),
    'it looks like a ZIP archive',
    'line 1: the key is not under the prefix "site/" (6 bytes)',
  ],
  [
    'an HTML page',
    `<!DOCTYPE html>\n${'<p>Not found</p>\n'.repeat(100)}`,
    'it looks like an HTML page',
    'line 1: the key is not under the prefix "site/" (15 bytes)',
  ],
  [
    'keys of elsewhere',
    'other/x\n'.repeat(30),
    'none of its first 20 lines is a key under the prefix "site/"',
    'line 1: the key is not under the prefix "site/" (7 bytes)',
  ],
];

describe('hazard 60: a file that is no file of keys is refused by three lines', () => {
  it.each(NO_KEYS)('%s', async (_, content, look, line) => {
    const server = await given();
    const result = await run(server, content);
    expect([result.exitCode, server.log]).toEqual([1, []]);
    expect(messageOf(result)?.split('\n')).toEqual([
      `keys-from "${join(result.workspace, 'keys.txt')}" is not a file of keys: ${look}`,
      line,
      'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
        'report of an earlier run or of a dry run',
    ]);
  });
});

describe('hazard 60: keys-from is refused beside what it can not go with', () => {
  it('its own report, which stays as it is', async () => {
    const server = await given();
    const workspace = await workspaceOf({ 'keys.txt': 'site/a\n' });
    const result = await runAction(server, { ...remove, report: 'keys.txt' }, { workspace });
    expect([result.exitCode, server.log]).toEqual([1, []]);
    expect(messageOf(result)).toMatch(/^report ".*" is the file that keys-from names/);
    expect(await readFile(join(workspace, 'keys.txt'), 'utf8')).toBe('site/a\n');
  });
});
