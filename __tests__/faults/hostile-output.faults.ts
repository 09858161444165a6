import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startS3Server } from 's3-test-server';
import { hostileFileNames } from './hostile-names.ts';
import { BUCKET } from './scenario.ts';
import { sampled, seed } from './seed.ts';

/** Few enough that most of them are printed. */
const COUNT = 40;

const RUNS = Array.from({ length: sampled(12) }, (_, n) => seed + n);

/** The commands that the action itself gives the runner. */
const OWN_COMMANDS = new Set(['error', 'warning', 'notice', 'add-mask']);

/** The elements that the action's own Markdown becomes. */
const OWN_ELEMENTS = new Set(
  'h3 p code strong table thead tbody tr th td ul li ol br em'.split(' '),
);

/** Commands as the runner finds them: after any white space, and the older form anywhere. */
function commandsIn(stdout: string): string[] {
  return stdout.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, current] = /^\p{White_Space}*::([^\s:]+)/u.exec(line) ?? [];
    const [older] = /##\[/.exec(line) ?? [];
    return [current, older].filter((command) => command !== undefined);
  });
}

/** Characters that break a line, turn it around or hide in it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

async function failEverything(start: number) {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const names = hostileFileNames(COUNT, start);
  const workspace = await workspaceOf({ 'public/first': '' });
  for (const name of names) await writeFile(join(workspace, 'public', name), '');
  server.onRequest = ({ key = '' }) => ({
    kind: 'status',
    status: 400,
    code: `Code${names.indexOf(key.slice('site/'.length)) % 7}`,
    message: `the store's words about ${key.replace(/[^\x20-\x7e]/g, '')}`,
  });
  const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site', report: 'r.jsonl' };
  const hidden = { ...inputs, 'include-hidden-files': 'true' };
  const result = await runAction(server, hidden, { workspace });
  await server.close();
  return { result, keys: ['first', ...names].map((name) => `site/${name}`) };
}

describe(`hostile output, seed ${seed}`, () => {
  it.each(RUNS)('is told as text everywhere, seed %i', async (start) => {
    const { result, keys } = await failEverything(start);
    expect(result.exitCode).toBe(1);
    const strange = commandsIn(result.stdout).filter((command) => !OWN_COMMANDS.has(command));
    expect(strange).toEqual([]);
    const broken = result.stdout.split('\n').filter((line) => INVISIBLE.test(line));
    expect(broken).toEqual([]);
    for (const { message } of result.annotations) {
      expect(message.split('\n').filter((line) => INVISIBLE.test(line))).toEqual([]);
    }
    const html = micromark(result.summary, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const elements = [...html.matchAll(/<\/?([a-zA-Z!?][^\s>/]*)([^>]*)>/g)];
    const foreign = elements.filter(([, name = '']) => !OWN_ELEMENTS.has(name));
    expect(foreign.map(([text]) => text)).toEqual([]);
    expect(result.summary.split('\n').filter((line) => INVISIBLE.test(line))).toEqual([]);
    expect(result.outcomes.map(({ key }) => key).sort()).toEqual(keys.sort());
    expect(keys).toEqual(
      expect.arrayContaining(JSON.parse(result.outputs['failed-keys'] ?? '') as string[]),
    );
    expect(JSON.parse(result.outputs['failed-keys'] ?? '')).not.toHaveLength(0);
  });
});
