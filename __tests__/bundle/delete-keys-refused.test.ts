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
  ['a key that is not under the prefix', 'site/a\nother/x\n', /line 2: "other\/x" is not under/],
  ['a killed run', jsonLines(HEADER, failedLine('site/a')), /lacks its last line.*killed/],
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
    const result = await run(server, 'other/x\n'.repeat(30));
    expect(messageOf(result)?.split('\n').slice(0, 21)).toHaveLength(21);
    expect(messageOf(result)).toContain('line 20: ');
    expect(messageOf(result)).not.toContain('line 21: ');
    expect(messageOf(result)).toContain('and 10 more lines');
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
