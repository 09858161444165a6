import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { type Program, readCommand } from './command-line.ts';

const TESTS = join(import.meta.dirname, '../__tests__');
const TABLE = join(TESTS, 'hazards.md');

/** A row of the table of hazards. */
export interface HazardRow {
  readonly number: number;
  readonly text: string;
  /** `tests: …`, `can't occur: …` or `open: …`. */
  readonly held: string;
}

/** The title of a test, a group of tests or a table of tests. */
export interface TestTitle {
  /** Path of the test file below `__tests__`, without its ending. */
  readonly file: string;
  readonly title: string;
}

const ROW = /^\| +(\d+) +\| +(.+?) +\| +(.+?) +\|$/gm;

/** The rows of the table in the text of a page. */
export function hazardRows(page: string): readonly HazardRow[] {
  return [...page.matchAll(ROW)].map(([, number, text = '', held = '']) => ({
    number: Number(number),
    text,
    held,
  }));
}

/** The titles in all test files. */
export function testTitles(): readonly TestTitle[] {
  return readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) =>
      titlesOf(readFileSync(join(TESTS, name), 'utf8')).map((title) => ({
        file: name.replaceAll('\\', '/').replace(/\.test\.ts$/, ''),
        title,
      })),
    );
}

/** The titles in the source of a test file. A template's title ends at its first expression. */
export function titlesOf(text: string): readonly string[] {
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

/** The hazards that a title names at its beginning: `hazard 3, hazard 4: …`. */
export function hazardsOf(title: string): readonly number[] {
  const [beginning = ''] = /^hazard \d+(, hazard \d+)*: /.exec(title) ?? [];
  return [...beginning.matchAll(/\d+/g)].map(Number);
}

/** The test files with a title that names the hazard, sorted. */
export function filesOfHazard(number: number, titles: readonly TestTitle[]): readonly string[] {
  const files = titles.filter(({ title }) => hazardsOf(title).includes(number));
  return [...new Set(files.map(({ file }) => file))].sort();
}

/** The page with the files of each `tests:` row as the titles have them. Remarks are kept. */
export function withTestFiles(page: string, titles: readonly TestTitle[]): string {
  return page.replaceAll(ROW, (row, number: string, text: string, held: string) => {
    if (!held.startsWith('tests: ')) return row;
    const files = filesOfHazard(Number(number), titles).map((file) => `\`${file}\``);
    const remark = held.includes(';') ? held.slice(held.indexOf(';')) : '';
    return `| ${number} | ${text} | tests: ${files.join(', ')}${remark} |`;
  });
}

async function run(isCheck: boolean): Promise<void> {
  const page = readFileSync(TABLE, 'utf8');
  const options = { ...(await resolveConfig(TABLE)), parser: 'markdown' };
  const written = await format(withTestFiles(page, testTitles()), options);
  if (written === page) return;
  if (isCheck) {
    console.error(
      '__tests__/hazards.md is not what the titles of the tests say: ' +
        'run "npm run docs" and commit __tests__/hazards.md',
    );
    process.exitCode = 1;
  } else {
    writeFileSync(TABLE, written);
  }
}

const PROGRAM = {
  command: 'node scripts/hazards.ts',
  about:
    'Writes the test files of each hazard into __tests__/hazards.md, from the titles of the tests.',
  options: {
    check: { type: 'boolean', about: 'Writes nothing: exit code 1 if the page is not up to date' },
  },
  examples: ['npm run docs', 'node scripts/hazards.ts --check'],
} as const satisfies Program;

if (import.meta.main) await run(readCommand(PROGRAM).values.check);
