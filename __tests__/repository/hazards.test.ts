import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  filesOfHazard,
  hazardRows,
  hazardsOf,
  testTitles,
  titlesOf,
  withTestFiles,
} from '../../scripts/hazards.ts';

/** Hazards whose row may still say what is missing. */
const MAY_BE_OPEN = new Set([21, 49, 68, 70, 71, 72, 73, 74, 75, 76, 77, 78, 80, 81, 83, 86, 89]);

const COUNT = 89;
const TESTS = join(import.meta.dirname, '..');

const ROWS = hazardRows(readFileSync(join(TESTS, 'hazards.md'), 'utf8'));
const TITLES = testTitles();

describe('the table of hazards', () => {
  it('has one row for each, in order, with words of its own', () => {
    expect(ROWS.map(({ number }) => number)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index + 1),
    );
    for (const { number, text } of ROWS) expect([number, text.length > 20]).toEqual([number, true]);
  });

  it.each(ROWS)('row $number says the truth about the tests', ({ number, held }) => {
    const files = filesOfHazard(number, TITLES);
    const [, kind = '', rest = ''] = /^(tests|can't occur|open): (.+)$/.exec(held) ?? [];
    switch (kind) {
      case 'tests':
        // What follows the names is a remark.
        expect(namesOf(rest)).toEqual(files);
        expect(files).not.toEqual([]);
        break;
      case "can't occur":
        expect(rest.length).toBeGreaterThan(20);
        expect(files).toEqual([]);
        break;
      case 'open':
        expect(rest.length).toBeGreaterThan(20);
        expect(MAY_BE_OPEN).toContain(number);
        break;
      default:
        expect(held).toBe("tests: …, can't occur: …, or open: …");
    }
  });

  it('knows every number in the title of a test, which stands at its beginning', () => {
    const named = TITLES.filter(({ title }) => /hazard \d/.test(title));
    expect(named.length).toBeGreaterThan(COUNT);
    expect(named.filter(({ title }) => hazardsOf(title).length === 0)).toEqual([]);
    expect(named.flatMap(({ title }) => hazardsOf(title)).filter((n) => n > COUNT)).toEqual([]);
  });
});

describe('titlesOf', () => {
  it('finds the titles of tests, groups and tables, and nothing else', () => {
    const text = `
      it('a', f); test("b", f); describe(\`c\`, f); it.each([['no']])('d %s', f);
      describe.each(rows)(\`e \${x}\`, f); it.runIf(y)('f', g); submit('no'); expect('no');`;
    expect(titlesOf(text)).toEqual(['a', 'b', 'c', 'd %s', 'e ', 'f']);
  });
});

describe('withTestFiles', () => {
  const page = (held: string) => `| # | hazard | held |\n| 3 | what goes wrong | ${held} |\n`;
  const titles = [
    { file: 'b/second', title: 'hazard 3, hazard 4: it works' },
    { file: 'a/first', title: 'hazard 3: it works' },
    { file: 'a/other', title: 'hazard 30: it works' },
  ];

  it('lists the files whose titles name the hazard, and keeps the remark', () => {
    const written = withTestFiles(page('tests: `gone`; only on Linux'), titles);
    expect(written).toBe(page('tests: `a/first`, `b/second`; only on Linux'));
  });

  it('leaves rows alone that say why there are no tests', () => {
    expect(withTestFiles(page('open: an option is missing'), titles)).toBe(
      page('open: an option is missing'),
    );
  });
});

function namesOf(list: string): string[] {
  const [names = ''] = list.split(';');
  return [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
