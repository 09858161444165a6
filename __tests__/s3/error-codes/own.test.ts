import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_CODES } from '../../../src/core/errors.ts';
import { ERROR_ROWS, rowOf } from '../../../src/s3/error-codes/error-codes.ts';
import { OWN_ADVICE } from '../../../src/s3/error-codes/own.ts';

const SRC = join(import.meta.dirname, '../../../src');

/** How the sources make an error: with a literal code, or in one of two other ways. */
const LITERAL = /new StoreError\(\s*(?:answeredCode\(excerptOf\(code \?\? )?'([A-Za-z]+)'/g;
const REFUSED_LINK = /\brefused\('([A-Za-z]+)'/g;
const NOT_FROM_STORE = /code: '(NotFromStore)'/g;

function codesInSources(): ReadonlySet<string> {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts'));
  const texts = files.map((name) => readFileSync(join(SRC, name), 'utf8'));
  const found = texts.flatMap((text) =>
    [LITERAL, NOT_FROM_STORE, REFUSED_LINK].flatMap((pattern) => [...text.matchAll(pattern)]),
  );
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
