import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MODES } from '../../src/action/modes/modes.ts';
import { refusalSummary } from '../../src/action/report/summary/summary.ts';
import { InputError } from '../../src/core/errors.ts';
import { linksOf, targetProblem } from '../support/markdown-links.ts';

const ROOT = join(import.meta.dirname, '../..');
const ADDRESS = 'https://github.com/org/s3-batch-action/blob/v1';

/** The sources without comments, which no run prints. */
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) =>
    readFileSync(join(ROOT, 'src', file), 'utf8').replaceAll(/^\s*(\/?\*|\/\/).*$/gm, ''),
  );

/** Whether a link leads to a heading of a page. */
function isThere(link: string): boolean {
  return link.includes('#') && targetProblem(link.slice(`${ADDRESS}/`.length)) === undefined;
}

describe('the pages that a run names', () => {
  const named = SOURCES.flatMap(
    (text) => text.match(/\b(?:(?:docs|bench)\/[\w-]+|[A-Z]+)\.md\b/g) ?? [],
  );

  it('exist', () => {
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((page) => !existsSync(join(ROOT, page)))).toEqual([]);
  });

  it.each([undefined, ...MODES.map(({ name }) => name)])(
    'have the inputs of %s under the heading that the summary of refused inputs links to',
    (mode) => {
      const facts = { title: '', mode, address: ADDRESS };
      const links = linksOf(refusalSummary(new InputError(['it is wrong']), facts));
      expect(links).toHaveLength(1);
      expect(links.filter((link) => !isThere(link))).toEqual([]);
    },
  );

  it('are looked for as they are', () => {
    expect(isThere(`${ADDRESS}/docs/inputs.md#no-such-input`)).toBe(false);
    expect(isThere(`${ADDRESS}/docs/no-such-page.md#inputs`)).toBe(false);
  });
});
