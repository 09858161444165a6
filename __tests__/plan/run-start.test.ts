import { describe, expect, it } from 'vitest';
import { isNewerThan } from '../../src/plan/run-start.ts';

const start = new Date('2026-01-01T12:00:00Z');

describe('hazard 18: isNewerThan', () => {
  it.each([
    ['2026-01-01T11:59:59Z', false],
    ['2026-01-01T12:00:00Z', false],
    ['2026-01-01T12:00:00.999Z', false],
    ['2026-01-01T12:00:01Z', true],
  ])('%s', (lastModified, expected) => {
    expect(isNewerThan(new Date(lastModified), start)).toBe(expected);
  });

  it('refuses to judge without the time of the server', () => {
    expect(() => isNewerThan(start, new Date(NaN))).toThrow(/no Date header.*nothing is deleted/);
  });
});
