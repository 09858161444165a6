import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { NARROW, overflowsOf, pageOf, type View, VIEWS } from './page.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where the pages seem to be, so that their relative links lead to the files of the repository. */
const ORIGIN = 'http://repository.test/';

/** A telephone in the dark and a window in the light, which together show both kinds of pictures. */
const CHECKED: readonly View[] = [
  { ...NARROW, scheme: 'dark' },
  { scheme: 'light', width: 1000 },
];

/** Most pixels of a page that are in one picture, so that it can be looked at. */
const SCREEN_HEIGHT = 2000;

/** Pages by the path of their file, each as the HTML that shows it. */
export type Papers = ReadonlyMap<string, string>;

/** The pages of the repository that have these words in their paths. */
export function papers(words: readonly string[]): Papers {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.md'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  // What is shown only as a picture is no page, nor is a template.
  const found = files.split('\n').filter((file) => {
    const isPage = /^(?!\.github\/|docs\/pictures\/)./.test(file) && existsSync(join(ROOT, file));
    return isPage && words.every((word) => file.includes(word));
  });
  return new Map(found.map((file) => [file, pageOf(readFileSync(join(ROOT, file), 'utf8'))]));
}

/** A page of the browser in which each paper can be opened. */
async function readerOf(browser: Browser, all: Papers, view: View): Promise<Page> {
  const page = await browser.newPage({
    colorScheme: view.scheme,
    viewport: { width: view.width, height: 800 },
  });
  await page.route('**/*', (route) => answer(route, all));
  return page;
}

/** What is not in the repository is not loaded. */
async function answer(route: Route, all: Papers): Promise<void> {
  const url = route.request().url();
  if (!url.startsWith(ORIGIN)) {
    await route.abort();
    return;
  }
  const file = decodeURI(new URL(url).pathname.slice(1));
  const body = all.get(file);
  if (body !== undefined) {
    await route.fulfill({ contentType: 'text/html', body });
    return;
  }
  const path = join(ROOT, file);
  await route.fulfill(existsSync(path) ? { path } : { status: 404 });
}

/** Takes pictures of each paper in every view, cut into screens; returns how many. */
export async function takePages(browser: Browser, all: Papers, folder: string): Promise<number> {
  let taken = 0;
  for (const view of VIEWS) {
    const page = await readerOf(browser, all, view);
    for (const file of all.keys()) {
      await page.setViewportSize({ width: view.width, height: SCREEN_HEIGHT });
      await page.goto(`${ORIGIN}${file}`);
      const height = await page.evaluate<number>(
        `document.querySelector('.markdown-body').offsetHeight`,
      );
      for (let y = 0, n = 1; y < height; y += SCREEN_HEIGHT, n += 1) {
        const size = { width: view.width, height: Math.min(SCREEN_HEIGHT, height - y) };
        await page.setViewportSize(size);
        await page.evaluate(`scrollTo(0, ${y})`);
        const name = `${file.replaceAll('/', '+').slice(0, -3)}-${view.width}-${view.scheme}-${n}`;
        await page.screenshot({ path: join(folder, `${name}.png`) });
        taken += 1;
      }
    }
    await page.close();
  }
  return taken;
}

/** What a reader would stumble over in the papers, in words. */
export async function problemsOfPages(browser: Browser, all: Papers): Promise<readonly string[]> {
  const perView = CHECKED.map(async (view) => {
    const page = await readerOf(browser, all, view);
    const problems: string[] = [];
    for (const file of all.keys()) {
      await page.goto(`${ORIGIN}${file}`);
      for (const problem of [...(await tooWide(page, view)), ...(await misread(page))]) {
        problems.push(`${file} at ${view.width} px: ${problem}`);
      }
    }
    await page.close();
    return problems;
  });
  return (await Promise.all(perView)).flat();
}

/** What must be scrolled sideways, but for code, and for tables on a telephone. */
async function tooWide(page: Page, { width }: View): Promise<readonly string[]> {
  const found = await overflowsOf(page);
  // A table scrolls by itself, which only a narrow window excuses.
  const mayScroll = width === NARROW.width ? ['pre', 'table'] : ['pre'];
  return found
    .filter(({ element }) => !mayScroll.includes(element))
    .map(
      ({ element, shown, needed, text }) =>
        `<${element}> shows ${shown} px of ${needed} px: ${JSON.stringify(text)}`,
    );
}

/** Headings that are no outline, pictures that are not there, and HTML that is shown as text. */
async function misread(page: Page): Promise<readonly string[]> {
  const { levels, missing, tags } = await page.evaluate<{
    readonly levels: readonly number[];
    readonly missing: readonly string[];
    readonly tags: readonly string[];
  }>(`(() => {
    const all = (selector) => [...document.querySelectorAll('.markdown-body ' + selector)];
    const own = (image) => image.src.startsWith(${JSON.stringify(ORIGIN)});
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const tags = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (parentElement.closest('code, pre') === null) {
        tags.push(...(data.match(/<!--|<\\/?[a-z][^<>]*>/gi) ?? []));
      }
    }
    return {
      levels: all(':is(h1, h2, h3, h4, h5, h6)').map(({ tagName }) => Number(tagName[1])),
      missing: all('img').filter((one) => own(one) && one.naturalWidth === 0).map(({ src }) => src),
      tags,
    };
  })()`);
  const titles = levels.filter((level) => level === 1).length;
  const skipped = levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1);
  return [
    ...(titles === 1 ? [] : [`${titles} headings of level 1`]),
    ...skipped.map((level) => `a heading of level ${level} has none above it`),
    ...missing.map((src) => `no picture at ${src.slice(ORIGIN.length)}`),
    ...tags.map((tag) => `shows ${tag} as text`),
  ];
}

/** A page in which everything is wrong. */
const WRONG = `# Title

### Skipped

# Second title

![no picture](no-such-picture.png) and \\<b>markup\\</b>

${'>'.repeat(80)} deep

|${' wide |'.repeat(60)}
|${' --- |'.repeat(60)}
`;

/** What there is to notice in it. */
const TO_NOTICE = [
  ...['at 400 px: <blockquote> shows', 'at 1000 px: <blockquote> shows'],
  ...['at 1000 px: <table> shows', '2 headings of level 1', 'a heading of level 3 has none'],
  ...['no picture at no-such-picture.png', 'shows <b> as text'],
];

/** What the search for problems doesn't find in a page that has it. */
export async function unseenProblems(browser: Browser): Promise<readonly string[]> {
  const found = await problemsOfPages(browser, new Map([['wrong.md', pageOf(WRONG)]]));
  return TO_NOTICE.filter((text) => !found.some((problem) => problem.includes(text)));
}
