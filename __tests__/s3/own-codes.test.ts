import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_CODES } from '../../src/core/own-codes.ts';
import { ERROR_ROWS, rowOf } from '../../src/s3/error-codes.ts';
import { OWN_ADVICE } from '../../src/s3/error-codes/own.ts';

const SRC = join(import.meta.dirname, '../../src');

/** What is made of a code in the sources: literals, and codes that come by another way. */
const LITERAL = /new StoreError\(\s*(?:excerptOf\(code \?\? )?'([A-Za-z]+)'/g;
const REFUSED_LINK = /\brefused\('([A-Za-z]+)'/g;
const NOT_FROM_STORE = /code: '(NotFromStore)'/g;

function codesInSources(): ReadonlySet<string> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      name,
      text: readFileSync(join(SRC, name), 'utf8'),
    }));
  const found = texts.flatMap(({ text, name }) => [
    ...text.matchAll(LITERAL),
    ...text.matchAll(NOT_FROM_STORE),
    ...(name.endsWith('local-files-links.ts') ? text.matchAll(REFUSED_LINK) : []),
  ]);
  return new Set(found.map(([, code = '']) => code));
}

describe('the codes that this project gives', () => {
  it('are those of the sources, each once and in order', () => {
    expect([...codesInSources()].sort()).toEqual([...OWN_CODES].sort());
    expect([...OWN_CODES]).toEqual([...new Set(OWN_CODES)].sort());
  });

  it.each(OWN_CODES)('%s has the advice it is given, or none', (code) => {
    const advice = OWN_ADVICE[code];
    const row = rowOf({ code, message: '', causes: [], bucket: 'b' });
    expect(row?.id ?? 'none').toBe(advice);
    if (advice !== 'none') expect(ERROR_ROWS.map(({ id }) => id)).toContain(advice);
  });
});
