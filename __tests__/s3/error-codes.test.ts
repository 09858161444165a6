import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/action/failures/facts.ts';
import { ItemError } from '../../src/core/errors.ts';
import { ERROR_ROWS, findIn, rowOf } from '../../src/s3/error-codes.ts';

import { denied, store } from './error-cases.ts';
import { ACCESS_CASES } from './error-cases-access.ts';
import { STORE_CASES } from './error-cases-store.ts';
import { WAY_CASES } from './error-cases-way.ts';

const CASES = [...WAY_CASES, ...ACCESS_CASES, ...STORE_CASES];

describe('the table of errors', () => {
  const rows = CASES.map(([id, error, todo, bucket = 'b']) => ({ id, error, todo, bucket }));

  it.each(rows)('knows $id by "$error.message"', ({ id, error, todo, bucket }) => {
    const facts = factsOf(error, bucket);
    const row = rowOf(facts);
    expect(row?.id).toBe(id);
    const place = { endpoint: 'https://s3.example', bucket };
    expect(row?.todo(place, facts).slice(0, todo.length)).toBe(todo);
    expect(row?.happened(place, facts)).toMatch(/^([a-z"]|https:|Object Lock|MFA)[^\n]*[^.]$/);
  });

  it('has a realistic error for every row, and one row for every id', () => {
    const ids = ERROR_ROWS.map(({ id }) => id);
    expect(new Set(CASES.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(ERROR_ROWS.map(({ id }) => id))('needs its row %s', (id) => {
    const without = ERROR_ROWS.filter((row) => row.id !== id);
    const known = rows.filter((one) => one.id === id);
    expect(known.length).toBeGreaterThan(0);
    for (const { error, bucket } of known) {
      expect(findIn(without, factsOf(error, bucket))?.row.id).not.toBe(id);
    }
  });

  it('says of a condition what it is, and has words exactly where it has one', () => {
    const signs = ERROR_ROWS.flatMap((row) => row.signs);
    const odd = signs.filter(({ when, condition }) => (when && 1) !== (condition && 1));
    expect(odd).toEqual([]);
  });

  it.each([
    store('SomethingElse'),
    store('InvalidRequest', 'Bucket is missing Object Lock Configuration'),
    store('NoSuchKey', 'x', { status: 404, operation: 'PutObject' }),
    new Error('AccessDenied'),
  ])('says nothing of %o', (error) => {
    expect(rowOf(factsOf(error, 'b'))).toBeUndefined();
  });

  it('names the key of a request only where the failure is of another object', () => {
    const error = denied('PutObject', 'k');
    const todoOf = (thrown: unknown) => {
      const facts = factsOf(thrown, 'b');
      return rowOf(facts)?.todo({ endpoint: undefined, bucket: 'b' }, facts);
    };
    const item = (key: string) => new ItemError({ bucket: 'b', key }, error.code, error, 'upload');
    expect(todoOf(item('k'))).toContain('s3:PutObject on the objects of the bucket "b"');
    expect(todoOf(item('other'))).toContain('s3:PutObject on the object "k" of the bucket "b"');
    expect(todoOf(error)).toContain('s3:PutObject on the object "k" of the bucket "b"');
  });
});
