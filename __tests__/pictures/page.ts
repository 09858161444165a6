import type { Browser, Page } from 'playwright-core';
import { renderMarkdown } from '../support/github-markdown.ts';
import { githubPage } from '../support/github-page.ts';

/** How a summary is looked at. */
export interface View {
  readonly scheme: 'light' | 'dark';
  /** Width in CSS pixels. */
  readonly width: number;
  /** Pixels of a picture for each CSS pixel. Default: 1. */
  readonly density?: number;
}

/** A telephone's. */
export const NARROW: View = { scheme: 'light', width: 400 };

export const VIEWS: readonly View[] = [
  { scheme: 'light', width: 1000 },
  { scheme: 'dark', width: 1000 },
  NARROW,
  { scheme: 'dark', width: 400 },
];

/** Something that a reader must scroll sideways to read. */
export interface Overflow {
  readonly element: string;
  /** Pixels of what is shown, and of what there is. */
  readonly shown: number;
  readonly needed: number;
  readonly text: string;
}

/** A page that shows the Markdown as GitHub does. */
export function pageOf(markdown: string): string {
  return githubPage('Markdown', renderMarkdown(markdown));
}

export async function openPage(browser: Browser, markdown: string, view: View): Promise<Page> {
  const page = await browser.newPage({
    colorScheme: view.scheme,
    viewport: { width: view.width, height: 300 },
    deviceScaleFactor: view.density ?? 1,
  });
  await page.setContent(pageOf(markdown));
  return page;
}

/** Opens every collapsed block. */
export async function expand(page: Page): Promise<void> {
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
}

/**
 * The elements that are wider than what a reader sees of them: the page itself, and what scrolls
 * within it, as GitHub's tables and blocks of code do.
 */
export async function overflowsOf(page: Page): Promise<readonly Overflow[]> {
  return await page.evaluate<readonly Overflow[]>(`
    [document.documentElement, ...document.querySelectorAll('.markdown-body, .markdown-body *')]
      .filter((one) => {
        const isShown = getComputedStyle(one).display !== 'inline';
        return isShown && one.clientWidth > 0 && one.scrollWidth > one.clientWidth;
      })
      .map((one) => ({
        element: one.tagName.toLowerCase(),
        shown: one.clientWidth,
        needed: one.scrollWidth,
        text: (one.textContent ?? '').trim().slice(0, 80),
      }))
  `);
}
