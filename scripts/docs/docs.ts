import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pictures } from '../../bench/pages.ts';
import { type Program, readCommand } from '../command-line.ts';
import { errorsPage } from './errors-page.ts';
import { formatted, sectionNames, withSections } from './markdown.ts';
import { messagesPage, sourcesOfMessages } from './messages-page.ts';
import { rightsPage } from './rights-page.ts';
import { sectionOf } from './sections.ts';
import { summariesPage } from './summaries-page.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The pages that are generated as a whole. */
const WHOLE: Readonly<Record<string, () => string>> = {
  'docs/errors.md': errorsPage,
  'docs/messages.md': () => messagesPage(sourcesOfMessages()),
  'docs/rights.md': rightsPage,
  'docs/summaries.md': summariesPage,
};

interface Page {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly text: string;
}

/** The pages that may have generated sections. */
function pagesWithSections(): readonly string[] {
  const docs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'bench/README.md', ...docs.map((name) => `docs/${name}`)];
  return pages.filter(
    (file) => !(file in WHOLE) && sectionNames(readFileSync(join(ROOT, file), 'utf8')).length > 0,
  );
}

async function allPages(): Promise<readonly Page[]> {
  const whole = Object.entries(WHOLE).map(([file, make]) => ({ file, text: make() }));
  const partly = pagesWithSections().map((file) => {
    return { file, text: withSections(readFileSync(join(ROOT, file), 'utf8'), sectionOf) };
  });
  const pages = [...whole, ...partly].map(async ({ file, text }) => {
    return { file, text: await formatted(text, join(ROOT, file)) };
  });
  const drawn = pictures().map(({ file, text }) => ({ file: relative(ROOT, file), text }));
  return [...(await Promise.all(pages)), ...drawn];
}

async function run(isCheck: boolean): Promise<void> {
  for (const { file, text } of await allPages()) {
    const path = join(ROOT, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    if (isCheck) {
      console.error(`${file} is not what it is generated from: run "npm run docs" and commit it`);
      process.exitCode = 1;
    } else {
      writeFileSync(path, text);
    }
  }
}

const PROGRAM = {
  command: 'npm run docs --',
  about:
    'Writes the pages and the sections of pages that are generated, and the pictures of speed.',
  options: {
    check: {
      type: 'boolean',
      about: 'Writes nothing: exit code 1 if a page is not what it is generated from',
    },
  },
  examples: ['npm run docs', 'npm run docs:check'],
} as const satisfies Program;

if (import.meta.main) await run(readCommand(PROGRAM).values.check);
