import { describe, expect, it } from 'vitest';
import { cancelled, MORE_KINDS } from '../support/hostile-kinds.ts';
import { markupOf, renderMarkdown } from '../support/github-markdown.ts';
import {
  commandNames,
  expectInert,
  HARMLESS,
  hostileTexts,
  planned,
  refused,
  TOGETHER,
  uploadRefused,
} from '../support/hostile-runs.ts';
import { readFileCommands, readLog, readStepSummary } from '../support/runner-parsers.ts';
import { startTestServer } from '../support/test-store.ts';

describe('the log as the runner reads it', () => {
  it.each([
    ['::error::a%0Ab%250A%3A', 'error', {}, 'a\nb%0A%3A'],
    ['\u00a0\t::WARNING::x', 'warning', {}, 'x'],
    ['::error title=a%3A%2Cb,line=3::m', 'error', { title: 'a:,b', line: '3' }, 'm'],
    ['::error line=,=x,title=y=z::', 'error', { title: 'y=z' }, ''],
    ['text ##[set-output name=a%3B;b=c]d%5D', 'set-output', { name: 'a;', b: 'c' }, 'd]'],
    ['::no-command::##[error]x', 'error', {}, 'x'],
  ])('%j is a command', (line, name, properties, data) => {
    expect(readLog(line)).toEqual({ commands: [{ name, properties, data }], lines: [] });
  });

  it.each(['x ::error::y', '::error:y', '::errors::y', '::error ::y'.slice(1), '##[error', '::::'])(
    '%j is none',
    (line) => {
      expect(readLog(line)).toEqual({ commands: [], lines: [line] });
    },
  );

  it('ends a line at CR, LF or both, and at nothing else', () => {
    const { commands, lines } = readLog('a\r::error::b\r\nc\n\nd\u2028::error::e\n');
    expect(commands.map(({ data }) => data)).toEqual(['b']);
    expect(lines).toEqual(['a', 'c', '', 'd\u2028::error::e']);
  });

  it('shows what stands between stop-commands and its token', () => {
    const { commands, lines } = readLog('::stop-commands::T\n::error::x\n##[t]\n::error::y');
    expect(commands.map(({ name, data }) => [name, data])).toEqual([
      ['stop-commands', 'T'],
      ['t', ''],
      ['error', 'y'],
    ]);
    expect(lines).toEqual(['::error::x']);
  });
});

describe('a file of outputs as the runner reads it', () => {
  it('has values on one line and on many, of which the last of a name counts', () => {
    const text = 'a=1<<2\nb<<E=\nx\n\ny=z\nE=\n\nc<<E\nE\na=3\n';
    expect(readFileCommands(text)).toEqual({ a: '3', b: 'x\n\ny=z', c: '' });
  });

  it.each([
    ['text', 'the runner does not take the line "text"'],
    ['=x', 'the runner does not take the line "=x"'],
    ['<<E', 'the runner does not take the line "<<E"'],
    ['a<<', 'the runner does not take the line "a<<"'],
    ['a<<E\nx', 'the value of "a" has no end'],
  ])('%j fails the step', (text, message) => {
    expect(() => readFileCommands(text)).toThrow(message);
  });
});

describe('the summary as the runner reads it', () => {
  it('is masked line by line', () => {
    expect(readStepSummary(Buffer.from('a secret\r\nsec\nret'), ['secret'])).toBe(
      'a ***\nsec\nret\n',
    );
  });

  it('is none when it is empty, or over 1 MiB', () => {
    expect(readStepSummary(Buffer.alloc(0), [])).toBe(undefined);
    expect(readStepSummary(Buffer.alloc(1024 ** 2, 'x'), [])).toHaveLength(1024 ** 2 + 1);
    expect(readStepSummary(Buffer.alloc(1024 ** 2 + 1, 'x'), [])).toBe(undefined);
  });
});

describe('Markdown as GitHub shows it', () => {
  it('has the elements that GitHub allows, and their harmless attributes', () => {
    const html = '<p align="right" style="x"><sub onclick="y">a</sub><svg><path/></svg>b</p>';
    expect(renderMarkdown(html)).toBe('<p align="right"><sub>a</sub>b</p>');
    expect(renderMarkdown('a <script>x</script> [b](javascript:c)')).toBe(
      '<p>a &#x3C;script>x&#x3C;/script> <a href="">b</a></p>',
    );
  });

  it('is told apart from code', () => {
    const text =
      '### a `<b> @c #1` [d](https://e.f)\n\n@g org/h#2 :tada: $x$ 0abcdef &amp; 1234567';
    expect(markupOf(text)).toEqual({
      elements: ['a', 'code', 'h3', 'p'],
      links: ['https://e.f'],
      codes: ['<b> @c #1'],
      prose: 'a \u{fffc} d\n@g org/h#2 :tada: $x$ 0abcdef & 1234567',
      references: ['@g', 'org/h#2', '0abcdef', ':tada:', '$', '$'],
    });
  });
});

describe('hazard 50, hazard 51: names and messages of others', () => {
  it.each(hostileTexts(10 * TOGETHER, 25).map((texts, n) => [n, texts] as const))(
    'are text to the runner and to GitHub, whatever a run does: %i',
    async (_, texts) => {
      const server = await startTestServer();
      const expected = commandNames(await uploadRefused(server, HARMLESS));
      const result = await uploadRefused(server, texts);
      await expectInert(result);
      expect(commandNames(result)).toEqual(expected);
      await expectInert(await planned(server, texts));
      await expectInert(await refused(server, texts));
      for (const run of MORE_KINDS) await expectInert(await run(server, texts));
      await expectInert(await cancelled(server, texts));
    },
  );
});
