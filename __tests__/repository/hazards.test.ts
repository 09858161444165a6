import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Hazards whose row may still say what is missing. */
const MAY_BE_OPEN = new Set([
  21, 49, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84,
  85, 86, 89,
]);

const COUNT = 89;
const TESTS = join(import.meta.dirname, '..');

interface Row {
  readonly number: number;
  readonly text: string;
  /** `tests: …`, `can't occur: …` or `open: …`. */
  readonly held: string;
}

interface Title {
  /** Path of the test file without its ending. */
  readonly file: string;
  readonly title: string;
}

const ROWS = rowsOf(readFileSync(join(TESTS, 'hazards.md'), 'utf8'));
const TITLES = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) =>
    titlesOf(readFileSync(join(TESTS, name), 'utf8')).map((title) => ({
      file: name.replaceAll('\\', '/').replace(/\.test\.ts$/, ''),
      title,
    })),
  );

describe('the table of hazards', () => {
  it('has one row for each, in order, with words of its own', () => {
    expect(ROWS.map(({ number }) => number)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index + 1),
    );
    for (const { number, text } of ROWS) expect([number, text.length > 20]).toEqual([number, true]);
  });

  it.each(ROWS)('row $number says the truth about the tests', ({ number, held }) => {
    const files = filesWith(number, TITLES);
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
    expect(named.filter(({ title }) => numbersOf(title).length === 0)).toEqual([]);
    expect(named.flatMap(({ title }) => numbersOf(title)).filter((n) => n > COUNT)).toEqual([]);
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

function rowsOf(table: string): Row[] {
  return [...table.matchAll(/^\| +(\d+) +\| +(.+?) +\| +(.+?) +\|$/gm)].map(
    ([, number, text = '', held = '']) => ({ number: Number(number), text, held }),
  );
}

function namesOf(list: string): string[] {
  const [names = ''] = list.split(';');
  return [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function filesWith(number: number, titles: readonly Title[]): string[] {
  const files = titles.filter(({ title }) => numbersOf(title).includes(number));
  return [...new Set(files.map(({ file }) => file))].sort();
}

function numbersOf(title: string): number[] {
  const [beginning = ''] = /^hazard \d+(, hazard \d+)*: /.exec(title) ?? [];
  return [...beginning.matchAll(/\d+/g)].map(Number);
}

function titlesOf(text: string): string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ESNext, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) ? titleOf(node, source) : undefined;
    if (title !== undefined) titles.push(title);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

function titleOf({ expression, arguments: [title] }: ts.CallExpression, source: ts.SourceFile) {
  if (!/^(it|test|describe)\b/.test(expression.getText(source))) return undefined;
  if (title === undefined) return undefined;
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.head.text : undefined;
}
