import { FILES_URL } from '../../npm/stage.ts';
import { anchorsOf, linksOf, targetProblem } from '../support/markdown-links.ts';

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
  if (link.startsWith('#')) {
    return anchorsOf(text).has(link.slice(1)) ? undefined : 'no such heading';
  }
  if (!/^https?:/.test(link)) return 'relative, which leads nowhere on npm and in the package';
  if (!link.startsWith(FILES_URL)) {
    return link.includes('/s3-batch-action') ? `not under ${FILES_URL}` : undefined;
  }
  return targetProblem(link.slice(FILES_URL.length));
}
