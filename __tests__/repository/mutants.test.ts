import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../faults/mutant-list.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the mutants', () => {
  it('are as many as there are guards to switch off, each named once', () => {
    const guards = MUTANTS.map(({ guard }) => guard);
    expect(guards.filter((guard, index) => guards.indexOf(guard) !== index)).toEqual([]);
    expect(guards.length).toBeGreaterThan(50);
  });

  it.each(MUTANTS)('can switch off "$guard", whose text stands in its file once', (mutant) => {
    expect(read(mutant.file).split(mutant.from)).toHaveLength(2);
    expect(mutant.to).not.toBe(mutant.from);
  });
});
