import { chromium, type Browser, type Page, type Request, type Response } from 'playwright-core';
import { deferred } from '../support/watched-source.ts';
import { PAGES } from './site-version.ts';

/** Looked for where distributions put it; CHROMIUM names another. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const PAGES_AT_A_TIME = 4;

/** Milliseconds that a page may take on a machine that does much else; what is missed ends it. */
const PATIENCE = 300_000;

/** What a visitor missed: a page, or something that a page is made of. */
export interface Miss {
  readonly page: string;
  readonly url: string;
  readonly status: number | string;
}

export interface Visits {
  readonly loads: number;
  readonly misses: readonly Miss[];
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Loads pages over and over: so many, or until so many have missed something. */
export async function visit(
  browser: Browser,
  url: string,
  most: { readonly loads: number; readonly misses: number },
): Promise<Visits> {
  const misses: Miss[] = [];
  let begun = 0;
  const visitor = async () => {
    let page: Page | undefined;
    while (begun < most.loads && misses.length < most.misses) {
      const path = PAGES[begun % PAGES.length] ?? '';
      begun += 1;
      page ??= await openPage(browser);
      const missed = await loadPage(page, url, path);
      misses.push(...missed);
      // What is still under way there must not be taken for a part of the next page.
      if (missed.length > 0) {
        await page.context().close();
        page = undefined;
      }
    }
    await page?.context().close();
  };
  await Promise.all(Array.from({ length: PAGES_AT_A_TIME }, visitor));
  return { loads: begun, misses };
}

/** Nothing stays in the browser's own cache, as if every load was of another visitor. */
async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return page;
}

async function loadPage(page: Page, url: string, path: string): Promise<readonly Miss[]> {
  const misses: Miss[] = [];
  const hasMissed = deferred();
  const miss = (missed: string, status: number | string): void => {
    misses.push({ page: path, url: missed, status });
    hasMissed.resolve();
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 400) miss(response.url(), response.status());
  };
  const onFailed = (request: Request) => {
    miss(request.url(), request.failure()?.errorText ?? 'failed');
  };
  const onError = (error: Error) => {
    miss(page.url(), error.message);
  };
  page.on('response', onResponse).on('requestfailed', onFailed).on('pageerror', onError);
  const load = async () => {
    await page.goto(`${url}/${path}`, { timeout: PATIENCE });
    // The second script sets it: until then the page is open, and has asked for all that it wants.
    await page.waitForFunction("document.title.startsWith('later ')", undefined, {
      timeout: PATIENCE,
    });
  };
  const loaded = load().catch((thrown: unknown) => {
    miss(`${url}/${path}`, thrown instanceof Error ? thrown.message : String(thrown));
  });
  await Promise.race([loaded, hasMissed.promise]);
  page.off('response', onResponse).off('requestfailed', onFailed).off('pageerror', onError);
  return [...misses];
}
