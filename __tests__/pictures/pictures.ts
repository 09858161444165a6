import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readCommand, type Program } from '../../scripts/command-line.ts';
import { openBrowser } from '../visitor/visits.ts';
import { expand, NARROW, openPage, overflowsOf, VIEWS } from './page.ts';
import { papers, problemsOfPages, takePages, unseenProblems } from './pages.ts';
import { perform, type PicturedRun, RUNS } from './runs.ts';
import { SHOWN, SHOWN_FOLDER, shownSummary, takeShown } from './shown.ts';

const PROGRAM = {
  command: 'npm run pictures --',
  about:
    'Takes pictures of the job summaries of runs of the bundle as GitHub shows them, light and dark, ' +
    '1,000 and 400 pixels wide, each once as it is and once with its collapsed blocks open, into ' +
    '.cache/pictures. Exit code 1 if there is something that a reader would stumble over, for ' +
    'example if the page scrolls sideways. ' +
    'It needs Chromium, at /usr/bin/chromium or where the variable CHROMIUM says.',
  options: {
    pages: { type: 'boolean', about: 'README.md, docs/ and the other pages of Markdown instead' },
    docs: { type: 'boolean', about: 'Draws the summaries that README.md and docs/ show instead' },
    check: {
      type: 'boolean',
      about: 'Takes no pictures, and looks at the summaries, narrow only, and at the pages',
    },
  },
  words: {
    name: 'WORD',
    about: 'Only runs or pages whose name has all of the words',
    most: Infinity,
  },
  examples: [
    'npm run pictures',
    'npm run pictures -- --pages README',
    'npm run pictures -- --check',
  ],
} as const satisfies Program;

const { words, values } = readCommand(PROGRAM);

const ROOT = join(import.meta.dirname, '../..');

/** Ignored by git. */
const FOLDER = join(ROOT, '.cache/pictures');

async function inWorkspace<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  const workspace = await mkdtemp(join(tmpdir(), 'picture-'));
  try {
    return await use(workspace);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function summaryOf(run: PicturedRun): Promise<string> {
  const { summary, stdout, stderr } = await inWorkspace((workspace) => perform(run, workspace));
  if (stderr !== '') throw new Error(`${run.name} printed an error: ${stderr}`);
  await writeFile(join(FOLDER, `${run.name}.log`), stdout);
  await writeFile(join(FOLDER, `${run.name}.md`), summary);
  return summary;
}

async function takePictures(page: Page, path: string): Promise<void> {
  await page.screenshot({ path: `${path}.png`, fullPage: true });
  if ((await page.locator('details').count()) === 0) return;
  await expand(page);
  await page.screenshot({ path: `${path}-open.png`, fullPage: true });
}

/** What is wrong with a summary, in words. */
async function problemsOf(browser: Browser, name: string, summary: string): Promise<string[]> {
  if (summary === '') return [`${name}: no summary`];
  const problems: string[] = [];
  for (const view of values.check ? [NARROW] : VIEWS) {
    const page = await openPage(browser, summary, view);
    if (!values.check) {
      await takePictures(page, join(FOLDER, `${name}-${view.width}-${view.scheme}`));
    }
    await expand(page);
    for (const { element, shown, needed, text } of await overflowsOf(page)) {
      const size = `shows ${shown} px of ${needed} px`;
      problems.push(`${name}: <${element}> at ${view.width} px ${size}: ${JSON.stringify(text)}`);
    }
    await page.close();
  }
  return [...new Set(problems)];
}

async function summaries(browser: Browser): Promise<readonly string[]> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const runs = RUNS.filter(({ name }) => words.every((word) => name.includes(word)));
  const problems: string[] = [];
  for (const run of runs) {
    problems.push(...(await problemsOf(browser, run.name, await summaryOf(run))));
    console.log(run.name);
  }
  console.log(`what ${runs.length} runs left is in ${relative(ROOT, FOLDER)}`);
  return problems;
}

async function pages(browser: Browser): Promise<readonly string[]> {
  const folder = join(FOLDER, 'pages');
  const all = papers(words);
  if (!values.check) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const taken = await takePages(browser, all, folder);
    console.log(`${taken} pictures of ${all.size} pages are in ${relative(ROOT, folder)}`);
  }
  const unseen = (await unseenProblems(browser)).map((problem) => `not noticed: ${problem}`);
  return [...unseen, ...(await problemsOfPages(browser, all))];
}

async function shown(browser: Browser): Promise<readonly string[]> {
  await mkdir(SHOWN_FOLDER, { recursive: true });
  for (const run of SHOWN) {
    const summary = await inWorkspace((workspace) => shownSummary(run, workspace));
    await writeFile(join(SHOWN_FOLDER, `${run.name}.md`), summary);
    await takeShown(browser, run.name, summary);
  }
  return [];
}

const browser = await openBrowser();
const problems: string[] = [];
try {
  if (values.docs) problems.push(...(await shown(browser)));
  if (values.pages || values.check) problems.push(...(await pages(browser)));
  if (!values.docs && !values.pages) problems.push(...(await summaries(browser)));
} finally {
  await browser.close();
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
