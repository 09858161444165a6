/**
 * Takes pictures of the summaries of runs of the bundle as GitHub shows them, light and dark, wide
 * and as narrow as a telephone, each once as it is and once with its collapsed blocks open. Fails if
 * a run has no summary, or if a reader must scroll sideways. Words choose runs; `--check` takes no
 * pictures and looks at the narrow page only.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../visitor/visits.ts';
import { expand, NARROW, openPage, overflowsOf, VIEWS } from './page.ts';
import { perform, type PicturedRun, RUNS } from './runs.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Ignored by git. */
const FOLDER = join(ROOT, '.cache/pictures');

async function summaryOf(run: PicturedRun): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'picture-'));
  try {
    const { summary, stdout, stderr } = await perform(run, workspace);
    if (stderr !== '') throw new Error(`${run.name} printed an error: ${stderr}`);
    await writeFile(join(FOLDER, `${run.name}.log`), stdout);
    await writeFile(join(FOLDER, `${run.name}.md`), summary);
    return summary;
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
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
  for (const view of isCheck ? [NARROW] : VIEWS) {
    const page = await openPage(browser, summary, view);
    if (!isCheck) await takePictures(page, join(FOLDER, `${name}-${view.width}-${view.scheme}`));
    await expand(page);
    for (const { element, shown, needed, text } of await overflowsOf(page)) {
      const size = `shows ${shown} px of ${needed} px`;
      problems.push(`${name}: <${element}> at ${view.width} px ${size}: ${JSON.stringify(text)}`);
    }
    await page.close();
  }
  return [...new Set(problems)];
}

const { positionals: words, values } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isCheck = values.check;
const runs = RUNS.filter(({ name }) => words.every((word) => name.includes(word)));
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const problems: string[] = [];
try {
  for (const run of runs) {
    problems.push(...(await problemsOf(browser, run.name, await summaryOf(run))));
    console.log(run.name);
  }
} finally {
  await browser.close();
}
console.log(`what ${runs.length} runs left is in ${relative(ROOT, FOLDER)}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
