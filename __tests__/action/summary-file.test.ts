import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSummaryFile } from '../../src/action/report/summary/summary-file.ts';
import { refusalSummary } from '../../src/action/report/summary/summary.ts';
import { InputError } from '../../src/core/errors.ts';
import { quote } from '../../src/core/text.ts';
import { foreignMarkup } from '../support/github-markdown.ts';
import { hostileTexts } from '../support/hostile-runs.ts';

function spyLog() {
  const warnings: string[] = [];
  const none = () => undefined;
  const log = { info: none, notice: none, error: none, fail: none };
  return { log: { ...log, warning: (line: string) => void warnings.push(line) }, warnings };
}

async function temp(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'summary-file-'));
}

async function written(text: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { log } = spyLog();
  const file = await writeSummaryFile(() => text, log, { RUNNER_TEMP: await temp(), ...env });
  return readFile(file.summary ?? '', 'utf8');
}

describe('writeSummaryFile', () => {
  it('asks for what fits into a comment, with the line end after it', async () => {
    const asked: number[] = [];
    const { log, warnings } = spyLog();
    const env = { RUNNER_TEMP: await temp() };
    const write = () => writeSummaryFile((bytes) => `${asked.push(bytes)}`, log, env);
    const [first, second] = [await write(), await write()];
    expect(asked).toEqual([59_999, 59_999]);
    expect(await readFile(first.summary ?? '', 'utf8')).toBe('1\n');
    expect(await readFile(second.summary ?? '', 'utf8')).toBe('2\n');
    expect(warnings).toEqual([]);
  });

  it('hazard 50: masks credentials, because the runner masks nothing in a comment', async () => {
    const env = { AWS_SECRET_ACCESS_KEY: ' a+secret/key ', AWS_SESSION_TOKEN: 'a.token.of.it' };
    const text = 'of `a+secret/key`, `xa.token.of.ity` and a key';
    expect(await written(text, env)).toBe('of `***`, `x***y` and a key\n');
  });

  it('takes no short text for a secret', async () => {
    const env = { AWS_SECRET_ACCESS_KEY: '  ', AWS_SESSION_TOKEN: 'seven77' };
    expect(await written('a  text of seven77', env)).toBe('a  text of seven77\n');
  });

  it('only warns of a file that can not be written', async () => {
    const { log, warnings } = spyLog();
    const file = join(await temp(), 'file');
    await writeFile(file, '');
    expect(await writeSummaryFile(() => 'x', log, { RUNNER_TEMP: file })).toEqual({});
    expect(await writeSummaryFile(() => 'x', log, { RUNNER_TEMP: `${file}-none` })).toEqual({});
    expect(warnings).toEqual([
      expect.stringMatching(/^the output summary-file is empty, .*: ENOTDIR/),
      expect.stringMatching(/^the output summary-file is empty, .*: ENOENT/),
    ]);
  });
});

describe('refusalSummary', () => {
  it('hazard 50: makes no markup of the texts of others, within the bytes', () => {
    const texts = hostileTexts(400, 7).flatMap(({ names, messages }) => [...names, ...messages]);
    const facts = { title: texts.join(''), address: undefined };
    const markdown = refusalSummary(new InputError(texts.map(quote)), facts, 20_000);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(20_000);
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(10_000);
    expect(foreignMarkup(markdown)).toEqual([]);
  });
});
