import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { renderMarkdown } from '../../__tests__/support/github-markdown.ts';
import { githubPage } from '../../__tests__/support/github-page.ts';
import { codeOf } from '../../src/core/errors.ts';
import { quote } from '../../src/core/text.ts';
import type { Step } from './story.ts';

const IN_THE_WAY = 'remove or rename the file that is in the way';
const NOT_ALLOWED = 'run the demo in a clone that this user may write to';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOTDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  EISDIR: 'remove or rename the directory of that name',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'run the demo in a clone on a disk that can be written',
  ENOSPC: 'make room on the disk',
};

/**
 * Makes the directory of a page. Returns what is wrong, one line, where the page can't be written; a
 * page that is there keeps what it says.
 */
export function pageProblem(page: string): string | undefined {
  try {
    mkdirSync(dirname(page), { recursive: true });
    closeSync(openSync(page, 'a'));
    return undefined;
  } catch (thrown) {
    const code = codeOf(thrown);
    const remedy = PROBLEMS[code];
    if (remedy === undefined) throw thrown;
    return `${quote(page)}, the page of the job summaries, can't be written (${code}): ${remedy}`;
  }
}

/** Writes a page with its parts below its head. */
export function writePage(page: string, parts: readonly string[]): void {
  writeFileSync(
    page,
    githubPage('s3-batch-action: what the demo shows', [HEAD, ...parts].join('\n')),
  );
}

const HEAD = `<h1>What the demo shows</h1>
<p>GitHub shows a job summary below the jobs of a workflow run. These are the summaries that the steps
of the demo wrote.</p>`;

/** The frame of a summary. */
const BOX = 'border: 1px solid var(--borderColor-default); border-radius: 6px; padding: 16px';

/** The part of a page about a step, with the summary that its run wrote. */
export function partOf(number: number, { title, shows }: Step, summary: string): string {
  const words = toHtml({ type: 'text', value: shows });
  const box = `<div style="${BOX}">${renderMarkdown(summary)}</div>`;
  return `<h2>${number}. ${title}</h2>\n<p>${words}</p>\n${box}`;
}
