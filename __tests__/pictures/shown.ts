import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expand, openPage, pageOf } from './page.ts';
import { palettePng, pixelsOf } from './png.ts';
import {
  BUCKET,
  DAY,
  denied,
  perform,
  type PicturedRun,
  type Stage,
  SYNC,
  UPLOAD,
} from './runs.ts';

/** Where the pictures are, each beside the Markdown that it shows. */
export const SHOWN_FOLDER = join(import.meta.dirname, '../../docs/pictures');

/** The keyword of the text in a picture that has the fingerprint of what it shows. */
export const KEYWORD = 'Fingerprint';

/** Sizes in bytes of the files of a small site. */
const SITE: Readonly<Record<string, number>> = {
  'index.html': 9_120,
  '404.html': 2_048,
  'about/index.html': 6_300,
  'blog/index.html': 11_410,
  'blog/first-post/index.html': 14_870,
  'assets/app-91ab33e0.js': 398_001,
  'assets/site-7d20c5b1.css': 31_700,
  'assets/logo.svg': 4_212,
  'favicon.ico': 15_086,
};

/** What is new in a build of the site a few days later. */
const BUILD: Readonly<Record<string, number>> = {
  'assets/app-4f1c09d2.js': 412_112,
  'blog/second-post/index.html': 18_204,
  'blog/index.html': 12_096,
  'index.html': 9_344,
};

const OLD_SCRIPT = 'assets/app-91ab33e0.js';

/** A site that was deployed twelve days ago, and a build of it with a new post. */
async function builtAgain(stage: Stage): Promise<void> {
  const write = async (files: Readonly<Record<string, number>>, character: string) => {
    for (const [path, size] of Object.entries(files)) {
      await stage.write(path, character.repeat(size));
    }
  };
  await write(SITE, 'a');
  await stage.run(SYNC);
  const lastModified = new Date(Date.now() - 12.5 * DAY);
  const content = 'a'.repeat(SITE[OLD_SCRIPT] ?? 0);
  stage.server.bucket(BUCKET).seed(`site/${OLD_SCRIPT}`, content, { lastModified });
  await rm(join(stage.workspace, 'public', OLD_SCRIPT));
  await write(BUILD, 'b');
}

/** The runs whose summaries README.md and docs/ show. */
export const SHOWN: readonly PicturedRun[] = [
  {
    name: 'summary',
    inputs: { ...SYNC, headers: '404.html\n  Cache-Control: no-store' },
    prepare: builtAgain,
  },
  { name: 'failure', inputs: UPLOAD, files: Object.keys(SITE), answer: denied },
];

/** The summary of a run, with the names that a runner and a store on AWS would have. */
export async function shownSummary(run: PicturedRun, workspace: string): Promise<string> {
  const { summary } = await perform(run, workspace);
  return summary
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://s3.eu-central-1.amazonaws.com')
    .replaceAll(/`[^`]*\/s3-batch-action-\w+\/report/g, '`/runner/temp/s3-batch-action-x/report')
    .replace(/(?<=· s3-batch-action )\d[\w.-]*/, '1.0.0');
}

/** The summary without its times, which differ from run to run. */
export function withoutTimes(summary: string): string {
  return summary
    .replaceAll(/ in [\d.]+ s(?: · [\d,.]+ objects?\/s)?/g, ' in TIME')
    .replaceAll(/ · [\d.]+ s$/gm, ' · TIME');
}

/** A hash of all that a picture of the summary is drawn from, the stylesheet too. */
export function fingerprint(summary: string): string {
  return createHash('sha256').update(pageOf(summary)).digest('hex');
}

/** Width of the pictures in CSS pixels, each of which is two pixels wide in them. */
const WIDTH = 840;

/** Draws a summary with its collapsed blocks open, in light and in dark. */
export async function takeShown(browser: Browser, name: string, summary: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    const page = await openPage(browser, summary, { scheme, width: WIDTH, density: 2 });
    await expand(page);
    const png = await page.locator('.markdown-body').screenshot();
    const file = join(SHOWN_FOLDER, `${name}-${scheme}.png`);
    await writeFile(file, palettePng(pixelsOf(png), KEYWORD, fingerprint(summary)));
    await page.close();
  }
}
