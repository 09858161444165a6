import { chromium, type Browser } from 'playwright-core';
import { PAGES } from './site-version.ts';

/** Looked for where distributions put it; CHROMIUM names another. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const PAGES_AT_A_TIME = 3;

/** What a visitor missed: a page, or something that a page is made of. */
export interface Miss {
  readonly page: string;
  readonly url: string;
  readonly status: number | string;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** Loads pages over and over, until `loads` are complete; resolves to all that was missed. */
export async function visit(browser: Browser, url: string, loads: number): Promise<Miss[]> {
  const misses: Miss[] = [];
  let begun = 0;
  const visitor = async () => {
    for (let load = begun++; load < loads; load = begun++) {
      misses.push(...(await loadPage(browser, url, PAGES[load % PAGES.length] ?? '')));
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_A_TIME }, visitor));
  return misses;
}

/** Every visitor is new: nothing is in the browser's own cache. */
async function loadPage(browser: Browser, url: string, path: string): Promise<Miss[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const misses: Miss[] = [];
  const miss = (missed: string, status: number | string) => {
    misses.push({ page: path, url: missed, status });
  };
  page.on('response', (response) => {
    if (response.status() >= 400) miss(response.url(), response.status());
  });
  page.on('requestfailed', (request) => {
    miss(request.url(), request.failure()?.errorText ?? 'failed');
  });
  page.on('pageerror', (error) => {
    miss(page.url(), error.message);
  });
  await page.goto(`${url}/${path}`, { timeout: 10_000 }).catch((thrown: unknown) => {
    miss(`${url}/${path}`, thrown instanceof Error ? thrown.message : String(thrown));
  });
  // The second script sets it: until then the page is open, and has asked for all that it wants.
  const isWhole = await page
    .waitForFunction("document.title.startsWith('later ')", undefined, { timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
  if (!isWhole && misses.length === 0) miss(page.url(), 'the page never asked for its last script');
  await context.close();
  return misses;
}
