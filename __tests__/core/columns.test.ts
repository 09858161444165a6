import { describe, expect, it } from 'vitest';
import {
  createBigIntColumn,
  createDigestColumn,
  createNumberColumn,
  createRowColumn,
} from '../../src/core/columns.ts';

const ROWS = 2_000;

describe.each([
  ['createNumberColumn', createNumberColumn, (row: number) => row / 3, 0],
  ['createBigIntColumn', createBigIntColumn, (row: number) => 2n ** 53n - BigInt(row), 0n],
  ['createRowColumn', createRowColumn, (row: number) => row, undefined],
  [
    'createDigestColumn',
    createDigestColumn,
    (row: number) => row.toString(16).padStart(32, 'a'),
    undefined,
  ],
] as const)('%s', (_, create, valueOf, unset) => {
  it('keeps the value of every row, in whatever order they are set, and however many', () => {
    const column = create();
    const taking = column as { set(row: number, value: unknown): void };
    for (let row = ROWS - 1; row >= 0; row -= 2) taking.set(row, valueOf(row));
    for (let row = 0; row < ROWS; row += 1) {
      expect(column.at(row), `row ${row}`).toBe(row % 2 === 1 ? valueOf(row) : unset);
    }
    expect(column.at(ROWS * 10)).toBe(unset);
  });
});

it('createBigIntColumn keeps what no number can hold, of both signs', () => {
  const column = createBigIntColumn();
  const values = [2n ** 63n - 1n, -(2n ** 63n), 9_007_199_254_740_993n];
  for (const [row, value] of values.entries()) column.set(row, value);
  expect(values.map((_, row) => column.at(row))).toEqual(values);
});
