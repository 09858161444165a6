import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { log, markdownCode, printable } from '../../src/action/log.ts';
import { table } from '../../src/action/report/markdown.ts';
import { quote } from '../../src/core/text.ts';
import { hostileKeys } from '../faults/hostile-names.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('printable', () => {
  it.each([
    ['plain text, ünïcode 日本 🎉 stays', 'plain text, ünïcode 日本 🎉 stays'],
    ['a\nb\rc\td', 'a\\u{a}b\\u{d}c\\u{9}d'],
    ['\u0000\u001b[31mred\u007f', '\\u{0}\\u{1b}[31mred\\u{7f}'],
    ['a\u0085b\u2028c\u2029d', 'a\\u{85}b\\u{2028}c\\u{2029}d'],
    ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
    ['\u2066a\u2069\u200b\ufeff', '\\u{2066}a\\u{2069}\\u{200b}\\u{feff}'],
    ['lone \ud800 surrogate', 'lone \\u{d800} surrogate'],
    ['::error::pwned', '\\u{3a}:error::pwned'],
    ['  ::set-output name=x::y', '  \\u{3a}:set-output name=x::y'],
    ['\u00a0::error::after a no-break space', '\u00a0\\u{3a}:error::after a no-break space'],
    ['x ::error:: is no command', 'x ::error:: is no command'],
    ['text ##[error]pwned', 'text #\\u{23}[error]pwned'],
    ['###[group]x', '##\\u{23}[group]x'],
  ])('%j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('hazard 50: gives one line without a command, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.nat(9), (text, index) => {
        const parts = ['::', '##[', '\r\n', '\u2028', '\u202e', '\ud800', ' ', '\u0085', '#', ':'];
        const line = printable(`${text}${parts[index] ?? ''}${text}`);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(line.trim().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
        expect(printable(line)).toBe(line);
      }),
    );
  });
});

describe('an annotation', () => {
  it('hazard 85: is cut between words, because the first part of a secret is not masked', () => {
    const said: string[] = [];
    const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    const words = (secret: string, fill: number) => `${'x'.repeat(fill)} ${secret}`;
    log.warning(words('my-secret', 4086));
    log.warning(words('my-secret', 4087));
    log.warning(words('my-secret y', 4085));
    writing.mockRestore();
    expect(said.join('').trim().split('\n')).toEqual([
      `::warning::${words('my-secret', 4086)}`,
      `::warning::${'x'.repeat(4087)} …`,
      `::warning::${'x'.repeat(4085)} …`,
    ]);
  });
});

describe('quote', () => {
  it('ends where it says', () => {
    expect(quote('say "hi"\n')).toBe('"say \\"hi\\"\\u{a}"');
  });
});

function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The text of an element, as a browser has it. */
function textOf(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What a reader sees as code in each line that begins and ends as given; other lines have none. */
function codesIn(html: string, before: string, after: string): (string | undefined)[] {
  const lines = html.split('\n').filter((line) => line.startsWith(before));
  return lines.map((line) => {
    const inner = line.endsWith(after) ? line.slice(before.length, -after.length) : '';
    const [, text] = /^<code>([^<]*)<\/code>$/.exec(inner) ?? [];
    return text === undefined ? undefined : textOf(text);
  });
}

/** As many names as one document has at most; each stands beside others that are hostile too. */
const TOGETHER = 100;

function groupsOf(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / TOGETHER) }, (_, n) =>
    names.slice(n * TOGETHER, (n + 1) * TOGETHER),
  );
}

describe('hazard 51: markdownCode', () => {
  it.each([
    ['a b9é', '`a b9é`'],
    ['<script>&amp;', '`<script>&amp;`'],
    ['a|b', '`a|b`'],
    ['[l](http://e) @org #1 :tada:', '`[l](http://e) @org #1 :tada:`'],
    ['a`b', '``a`b``'],
    ['a``b', '`a``b`'],
    ['`a` ``b', '``` `a` ``b ```'],
    ['a`', '`` a` ``'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['  ', '`  `'],
    ['a\nb', '`a\\u{a}b`'],
    ['\u{1f389}\\', '`\u{1f389}\\`'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });

  it('writes the backticks of a text as escapes that has runs of every length', () => {
    const runs = Array.from({ length: 80 }, (_, length) => '`'.repeat(length + 1)).join(' ');
    expect(markdownCode(runs)).toBe(`\`${runs.replaceAll('`', '\\u{60}')}\``);
    expect(markdownCode(runs.slice(0, -81))).toBe(
      `${'`'.repeat(80)} ${runs.slice(0, -81)} ${'`'.repeat(80)}`,
    );
  });

  const NAMES = hostileKeys(10_000, 1).filter((name) => name !== '');
  const PIPED = NAMES.filter((name) => name.includes('|'));
  const PLAIN = NAMES.filter((name) => !name.includes('|'));

  it.each([
    ['a paragraph', '', '\n', '<p>', '</p>'],
    ['an item of a list', '- ', '', '<li>', '</li>'],
    ['the middle of a line', '- Stopped: ', ' too', '<li>Stopped: ', ' too</li>'],
  ])('hazard 85: is rendered as one element with the very text in %s', (_, ...place) => {
    const [start, end, before, after] = place;
    for (const names of groupsOf(NAMES)) {
      const lines = names.map((name) => `${start}${markdownCode(name)}${end}`);
      const html = rendered(lines.join('\n'));
      expect(codesIn(html, before, after)).toEqual(names.map(printable));
    }
  });

  it('hazard 85: is rendered as one element in the tables of a summary, and in their lists', () => {
    const tableFor = (names: readonly string[]) =>
      rendered(
        table(
          ['key', 'size:'],
          names.map((name) => [markdownCode(name), '1']),
        ),
      );
    expect(PIPED.length).toBeGreaterThan(TOGETHER);
    for (const names of groupsOf(PLAIN)) {
      const html = tableFor(names);
      expect(codesIn(html, '<td>', '</td>')).toEqual(names.map(printable));
      expect(html.split('\n').filter((line) => line === '<td align="right">1</td>').length).toBe(
        names.length,
      );
    }
    for (const names of groupsOf(PIPED)) {
      const codes = codesIn(tableFor(names), '<li>key: ', '; size: 1</li>');
      expect(codes).toEqual(names.map(printable));
    }
  });

  it('hazard 85: holds literally what the runner masks, so that it masks it there too', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
        fc.string(),
        (secret, more) => {
          fc.pre(!/##\[|^\s*::/.test(`${secret}${more}`));
          const row = [markdownCode(`${secret}${more}`), markdownCode(secret)];
          expect(row.filter((cell) => !cell.includes(secret))).toEqual([]);
          expect(table(['key', 'also'], [row]).split(secret).length).toBeGreaterThan(2);
        },
      ),
    );
  });
});
