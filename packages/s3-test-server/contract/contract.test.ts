import { describe, expect, it } from 'vitest';
import { CASES } from './cases/index.ts';
import { DIFFERENCES } from './differences.ts';
import { testCases } from './run-cases.ts';

testCases(CASES, DIFFERENCES, (run, context) => run(context));

describe('the contract', () => {
  it('has its cases', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(250);
  });
});
