import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES_URL } from '../../npm/stage.ts';
import { anchorsOf, linksOf } from '../support/markdown-links.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * What is wrong with the links of a page of the npm package: a link has to name an anchor of the page,
 * or the address of a file of this checkout, with an anchor that is there. Links to other sites are
 * not looked at.
 */
export function linkProblems(text: string): readonly string[] {
  return linksOf(text).flatMap((link) => {
    const problem = problemOf(link, text);
    return problem === undefined ? [] : [`${link}: ${problem}`];
  });
}

function problemOf(link: string, text: string): string | undefined {
  if (link.startsWith('#')) return anchorProblem(link.slice(1), text);
  if (!/^https?:/.test(link)) return 'relative, which leads nowhere on npm and in the package';
  if (!link.startsWith(FILES_URL)) {
    return link.includes('/s3-batch-action') ? `not under ${FILES_URL}` : undefined;
  }
  const [path = '', anchor] = link.slice(FILES_URL.length).split('#');
  const file = join(ROOT, path);
  if (!existsSync(file)) return 'no such file';
  return anchor === undefined ? undefined : anchorProblem(anchor, readFileSync(file, 'utf8'));
}

function anchorProblem(anchor: string, text: string): string | undefined {
  return anchorsOf(text).has(anchor) ? undefined : 'no such heading';
}
