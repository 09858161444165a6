import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/core/map-concurrent.ts';
import { consume, watchedSource, type SourceKind } from '../support/watched-source.ts';

const fail = (message: string) => Promise.reject(new Error(message));

/** Lets promises that are ready settle in a random order. */
const scheduled = fc.record({
  scheduler: fc.scheduler(),
  count: fc.nat(60),
  concurrency: fc.integer({ min: 1, max: 8 }),
});

const KINDS: readonly SourceKind[] = ['awaited', 'at once'];

describe.each(KINDS)('mapConcurrent over what is %s', (kind) => {
  it('gives each item to a worker once, and never runs more than concurrency', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const source = watchedSource(count, undefined, kind);
        let running = 0;
        let most = 0;
        const seen: number[] = [];
        const worker = async (item: number) => {
          seen.push(item);
          running += 1;
          most = Math.max(most, running);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          return item;
        };
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        const all = Array.from({ length: count }, (_, n) => n);
        expect(thrown).toBeUndefined();
        expect(seen).toEqual(all);
        expect(got.toSorted((a, b) => a - b)).toEqual(all);
        expect(most).toBeLessThanOrEqual(concurrency);
        expect(most).toBeGreaterThanOrEqual(Math.min(count, 1));
        expect(source.isClosed).toBe(true);
      }),
    );
  });

  it('keeps the weight within the budget, and runs what is heavier alone', async () => {
    const weights = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), weights, async (scheduler, items) => {
        let [running, weight] = [0, 0];
        const worker = async (item: number) => {
          running += 1;
          weight += item;
          expect(running === 1 || weight <= 10).toBe(true);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          weight -= item;
          return item;
        };
        const options = { concurrency: 6, weigh: (item: number) => item, budget: 10 };
        const { got, thrown } = await scheduler.waitFor(
          consume(mapConcurrent(items, worker, options)),
        );
        expect(thrown).toBeUndefined();
        expect(got).toHaveLength(items.length);
      }),
    );
  });

  it('finishes what was pulled when the source throws at any item', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const broken = new Error('the source broke');
        const source = watchedSource(Infinity, { failAt: count, error: broken }, kind);
        const worker = (item: number) => scheduler.schedule(Promise.resolve(item));
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        expect(thrown).toBe(broken);
        expect(got).toHaveLength(count);
      }),
    );
  });

  it('finishes what was pulled when a worker throws, and pulls no more', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const source = watchedSource(Infinity, undefined, kind);
        const worker = async (item: number) => {
          await scheduler.schedule(Promise.resolve());
          return item === count ? fail('the worker broke') : item;
        };
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        expect(thrown).toMatchObject({ message: 'the worker broke' });
        expect(got).toHaveLength(source.pulled - 1);
        expect(source.isClosed).toBe(true);
      }),
    );
  });

  it('yields what was pulled before an abort, aborts its workers, and throws the reason', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const stopper = new AbortController();
        const reason = new Error('stopped');
        const source = watchedSource(Infinity, undefined, kind);
        const aborted: boolean[] = [];
        const worker = async (item: number, signal: AbortSignal) => {
          if (item === count) stopper.abort(reason);
          await scheduler.schedule(Promise.resolve());
          if (item === count) aborted.push(signal.aborted);
          return item;
        };
        const options = { concurrency, signal: stopper.signal };
        const { got, thrown } = await scheduler.waitFor(
          consume(mapConcurrent(source.items, worker, options)),
        );
        expect(thrown).toBe(reason);
        expect(aborted).toEqual([true]);
        expect(got.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count + 1 }, (_, n) => n),
        );
        expect(source.isClosed).toBe(true);
      }),
    );
  });
});
