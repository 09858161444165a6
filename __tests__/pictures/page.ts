import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { renderMarkdown } from '../support/github-markdown.ts';

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

const require = createRequire(import.meta.url);

/** GitHub's stylesheet of Markdown, which follows the color scheme of the browser. */
const STYLES = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8');

/** The margins of the box around a summary. */
const BOX = `
  body { margin: 0; }
  @media (prefers-color-scheme: dark) { body { background: #0d1117; } }
  .markdown-body { box-sizing: border-box; padding: 16px; }
`;

/** A page that shows the Markdown as GitHub does. */
export function pageOf(markdown: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<style>${STYLES}${BOX}</style></head><body><article class="markdown-body">`,
    renderMarkdown(markdown),
    '</article></body></html>',
  ].join('\n');
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
