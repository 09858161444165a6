import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunClock, rowsByClock } from '../../src/listing/run-clock.ts';

interface Row {
  readonly key: string;
  readonly n: number;
  readonly time: Date;
}

interface Page {
  readonly rows: readonly Row[];
  readonly serverTime: Date;
}

const START = new Date('2026-01-01T12:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

/** Rows of keys in order, one every second or so; those of a key stand together. */
function rowsOf(
  keys: number,
  each: (key: number) => number,
  ages: (key: number, n: number) => number,
): Row[] {
  let n = 0;
  return Array.from({ length: keys }, (_, key) =>
    Array.from({ length: each(key) }, () => {
      n += 1;
      return { key: String(key).padStart(6, '0'), n, time: at(ages(key, n)) };
    }),
  ).flat();
}

/** Pages of 1,000 rows; the Date of each is 10 s after that of the one before. */
async function* pagesOf(rows: readonly Row[], size = 1000): AsyncGenerator<Page> {
  for (let first = 0; first < Math.max(rows.length, 1); first += size) {
    const serverTime = await Promise.resolve(at((first / size) * 10));
    yield { rows: rows.slice(first, first + size), serverTime };
  }
}

async function listed(rows: readonly Row[], size?: number, clock = createRunClock()) {
  const pages: (readonly Row[])[] = [];
  const reading = rowsByClock(pagesOf(rows, size), clock, ({ time }) => time);
  for await (const page of reading) pages.push(page);
  return { pages, clock };
}

/** Keys whose rows don't stand together. */
function tornKeys(rows: readonly Row[]): string[] {
  const ended = new Set<string>();
  return rows.flatMap(({ key }, index) => {
    const before = rows[index - 1]?.key;
    if (before !== undefined && before !== key) ended.add(before);
    return ended.has(key) ? [key] : [];
  });
}

describe('hazard 18, hazard 67: rows of a listing by the clock', () => {
  it('come last when they look as if written during the run', async () => {
    const rows = rowsOf(
      3000,
      () => 1,
      (key) => (key === 5 ? 3 : -99),
    );
    const { pages, clock } = await listed(rows);
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 1000]);
    expect(clock.isFrozen).toBe(true);
    const later = rowsOf(
      3000,
      () => 1,
      (key) => (key === 1005 ? 11 : -99),
    );
    const { pages: found } = await listed(later);
    expect(found.map(({ length }) => length)).toEqual([1000, 999, 1000, 1]);
    expect(found.at(-1)?.[0]).toBe(later[1005]);
  });

  it('come as they are listed once the clock is frozen', async () => {
    const clock = createRunClock(START);
    clock.freeze();
    const rows = rowsOf(
      3000,
      () => 1,
      () => 3600,
    );
    const { pages } = await listed(rows, 1000, clock);
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 1000]);
  });

  it('end their waiting, and the learning, when too many wait', async () => {
    const rows = rowsOf(
      30_000,
      () => 1,
      (key) => (key < 1000 ? -99 : 3600),
    );
    const { pages } = await listed(rows);
    const waiting = pages.filter(({ length }) => length > 1000);
    expect(waiting.map(({ length }) => length)).toEqual([11_000]);
    expect(pages.indexOf(waiting[0] ?? [])).toBeLessThan(15);
    expect(pages.flat()).toHaveLength(30_000);
  });

  it('end their waiting only where no key is torn', async () => {
    const rows = rowsOf(
      2,
      (key) => (key === 0 ? 10_500 : 600),
      (key) => (key === 0 ? 3600 : -99),
    );
    const { pages } = await listed(rows);
    expect(pages.slice(-3).map(({ length }) => length)).toEqual([500, 100, 10_500]);
  });

  it('come once, and those of a key together, however they are spread over pages', async () => {
    const spread = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 12 }),
      ages: fc.array(fc.constantFrom(-99, 3600), { minLength: 12, maxLength: 12 }),
      pageSize: fc.integer({ min: 500, max: 1500 }),
      // As where clocks of a cluster differ: a row that is newer than one before it.
      isMixed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(spread, async ({ sizes, ages, pageSize, isMixed }) => {
        const rows = rowsOf(
          sizes.length,
          (key) => sizes[key] ?? 1,
          (key, n) => (isMixed && n % 3 === 0 ? 3600 : (ages[key] ?? 0)),
        );
        const { pages } = await listed(rows, pageSize);
        const got = pages.flat();
        expect(tornKeys(got)).toEqual([]);
        expect(got.map(({ n }) => n).sort((a, b) => a - b)).toEqual(rows.map(({ n }) => n));
      }),
      { numRuns: 60 },
    );
  });
});
