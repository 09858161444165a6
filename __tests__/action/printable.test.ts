import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { log, markdownCode, printable, prose } from '../../src/action/log.ts';
import { quote } from '../../src/core/text.ts';
import { hostileKeys } from '../faults/hostile-names.ts';
import { anyCharacter } from '../support/any-character.ts';
import { markupOf } from '../support/github-markdown.ts';
import { readLog } from '../support/runner-parsers.ts';

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

/** What is printed while `print` runs. */
function printed(print: () => void): string {
  let said = '';
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    print();
  } finally {
    writing.mockRestore();
  }
  return said;
}

describe('an annotation', () => {
  it('hazard 85: is cut between words, because the first part of a secret is not masked', () => {
    const words = (secret: string, fill: number) => `${'x'.repeat(fill)} ${secret}`;
    const said = printed(() => {
      log.warning(words('my-secret', 4086));
      log.warning(words('my-secret', 4087));
      log.warning(words('my-secret y', 4085));
    });
    expect(said.trim().split('\n')).toEqual([
      `::warning::${words('my-secret', 4086)}`,
      `::warning::${'x'.repeat(4087)} …`,
      `::warning::${'x'.repeat(4085)} …`,
    ]);
  });

  const linesOf = (...lines: readonly string[]) => {
    const { commands } = readLog(
      printed(() => {
        log.error(...lines);
      }),
    );
    return commands.map(({ data }) => data.split('\n'));
  };

  it('cuts the longest of its lines, so that the last ones are there', () => {
    const long = 'word '.repeat(600).trim();
    const [lines = []] = linesOf('first', long, long, 'a remedy', '- last');
    expect(lines).toHaveLength(5);
    expect([lines[0], ...lines.slice(3)]).toEqual(['first', 'a remedy', '- last']);
    expect(lines[1]).toMatch(/^(word )+…$/);
    expect(lines[2]).toBe(lines[1]);
    const { length } = lines.join('\n');
    expect(length).toBeLessThanOrEqual(4096);
    expect(length).toBeGreaterThan(4080);
    expect(linesOf('first', 'word '.repeat(700).trim(), '- last')[0]).toHaveLength(3);
    expect(linesOf('x', 'word '.repeat(700).trim())).toEqual([['x', 'word '.repeat(700).trim()]]);
  });

  it('keeps lines whole up to 240 characters, and is cut where it has too many', () => {
    const line = 'word '.repeat(48).trim();
    const [lines = []] = linesOf(...Array<string>(100).fill(line));
    expect(lines.slice(0, 17)).toEqual(Array<string>(17).fill(line));
    expect(lines.join('\n').length).toBeLessThanOrEqual(4096);
  });
});

describe('a group', () => {
  it('is folded under its title, and neither title nor line is a command', () => {
    const hostile = [
      'a\n::error::b',
      '::endgroup::',
      ' ::set-output name=x::y',
      '##[endgroup]',
      '%0A::error::',
    ];
    const { commands, lines } = readLog(
      printed(() => {
        log.group(hostile.join(' '), hostile);
      }),
    );
    expect(commands.map(({ name, data }) => [name, data])).toEqual([
      ['group', printable(hostile.join(' '))],
      ['endgroup', ''],
    ]);
    expect(lines).toEqual([printable(hostile.join(' ')), ...hostile.map(printable)]);
  });

  it('is a line where it has no other', () => {
    expect(
      printed(() => {
        log.group('::group::x', []);
      }),
    ).toBe('\\u{3a}:group::x\n');
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

  it('hazard 85: holds literally what the runner masks, so that it masks it there too', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
        fc.string(),
        (secret, more) => {
          fc.pre(!/##\[|^\s*::/.test(`${secret}${more}`));
          const row = [markdownCode(`${secret}${more}`), markdownCode(secret)];
          expect(row.filter((cell) => !cell.includes(secret))).toEqual([]);
        },
      ),
    );
  });
});

describe('hazard 51: prose', () => {
  it.each([
    ['the run stopped: 1,204 of 5,000 objects (10%), again.', null],
    ["S3 doesn't allow UTF-8 names, Zürich; déjà-vu?", null],
    ['set "max-deletes" to 100%', 'set `max-deletes` to 100%'],
    ['did you mean "exclude"?', 'did you mean `exclude`?'],
    ['the name "a \\"b\\u{a}" is', 'the name `"a \\"b\\u{a}"` is'],
    ['write 12h or 7d, for example', 'write `12h` or `7d`, for example'],
    ['allow s3:PutObject (see docs/rights.md)', 'allow `s3:PutObject` (see `docs/rights.md`)'],
    ['a"b"c "d"-"e"', 'a`b`c `"d"-"e"`'],
    ['an open "quote here', 'an open `"`quote here'],
    ['ask @team about #12, GH-12 and :tada:', 'ask `@team` about `#12`, `GH-12` and `:tada`:'],
    ['commits deadbeef and FACADED0, cafe', 'commits `deadbeef` and `FACADED0`, cafe'],
    [
      '[x](http://y) <b> **z** a_b_c $1 &amp;',
      '`[x](http://y`) `<b>` `**z**` `a_b_c` `$1` `&amp`;',
    ],
    ['1. one', '`1`. one'],
    ['# no heading', '`#` no heading'],
    ['- no list\n+ none', '`-` no `list\\u{a}+` none'],
    ['a `b` c', 'a `` `b` `` c'],
    ["can write ${{ inputs.prefix || '/' }}", "can write `${{ inputs.prefix || '/' }}`"],
    ['open ${{ @b', 'open `${{` `@b`'],
    ['is too long (3 bytes)', null],
    ['  spaces   and ##[error]', 'spaces   and `#\\u{23}[error]`'],
    ["ENOENT: open '/a b/#1 (c)'.", "ENOENT: open `'/a b/#1 (c)'`."],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(prose(text)).toBe(expected ?? text);
  });

  it('hazard 85: makes no markup, link, mention or emoji of any text, and loses nothing of it', () => {
    const texts = hostileKeys(5_000, 3).filter((text) => text.trim() !== '');
    // A colon at the start of a code span may be escaped.
    const asSeen = (text: string) => text.replaceAll('\\u{3a}', ':').replace(/[\s"`\\]/g, '');
    for (const names of groupsOf(texts)) {
      const { elements, links, references } = markupOf(names.map(prose).join('\n\n'));
      expect({ elements: elements.filter((name) => name !== 'p'), links, references }).toEqual({
        elements: ['code'],
        links: [],
        references: [],
      });
      expect(names.map((text) => asSeen(prose(text)))).toEqual(
        names.map((text) => asSeen(printable(text))),
      );
    }
  });

  it('hazard 85: is inert whatever stands between its words', () => {
    const word = fc.constantFrom(
      'a',
      'word',
      ':',
      '"',
      '`',
      '\\',
      '@x',
      '#1',
      '[l](u)',
      'cafebabe',
    );
    const gap = fc.constantFrom('', ' ', '\n', '  ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 12 }), (pairs) => {
        const { elements, links, references } = markupOf(prose(pairs.flat().join('')));
        expect(elements.filter((name) => name !== 'p' && name !== 'code')).toEqual([]);
        expect([...links, ...references]).toEqual([]);
      }),
    );
  });
});
