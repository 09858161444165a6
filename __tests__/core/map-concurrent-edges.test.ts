import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/core/map-concurrent.ts';
import { consume, deferred, watchedSource, type SourceKind } from '../support/watched-source.ts';

const KINDS: readonly SourceKind[] = ['awaited', 'at once'];

describe.each(KINDS)('mapConcurrent over what is %s', (kind) => {
  it('closes an endless source when its consumer leaves, after its workers are done', async () => {
    const source = watchedSource(Infinity, undefined, kind);
    const allRun = deferred();
    let running = 0;
    const worker = async (item: number, signal: AbortSignal) => {
      running += 1;
      if (running === 4) allRun.resolve();
      if (item === 0) await allRun.promise;
      else {
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
      }
      running -= 1;
      return item;
    };
    for await (const result of mapConcurrent(source.items, worker, { concurrency: 4 })) {
      expect(result).toBe(0);
      break;
    }
    expect(running).toBe(0);
    expect(source.isClosed).toBe(true);
    expect(source.pulled).toBeLessThanOrEqual(5);
  });

  it('pulls nothing before it is asked, and nothing while results wait in all slots', async () => {
    const source = watchedSource(Infinity, undefined, kind);
    const results = mapConcurrent(source.items, (item: number) => Promise.resolve(item), {
      concurrency: 3,
    });
    await Promise.resolve();
    expect(source.pulled).toBe(0);
    await results.next();
    const settled = deferred();
    setImmediate(settled.resolve);
    await settled.promise;
    expect(source.pulled).toBeLessThanOrEqual(4);
    await results.return();
    expect(source.isClosed).toBe(true);
  });
});

describe('mapConcurrent at its edges', () => {
  it('ends when it is aborted while a pull never settles', async () => {
    const stopper = new AbortController();
    const hanging = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>(() => undefined),
      }),
    };
    const options = { concurrency: 2, signal: stopper.signal };
    const consuming = consume(
      mapConcurrent(hanging, (item: number) => Promise.resolve(item), options),
    );
    stopper.abort(new Error('enough'));
    expect((await consuming).thrown).toMatchObject({ message: 'enough' });
  });

  it('hands what is held back for a batch to a worker when it is aborted', async () => {
    const stopper = new AbortController();
    async function* pairs(items: AsyncIterable<number>): AsyncGenerator<readonly number[]> {
      let held: number[] = [];
      for await (const item of items) {
        held.push(item);
        if (item === 4) stopper.abort(new Error('enough'));
        if (held.length === 3) {
          yield held;
          held = [];
        }
      }
      if (held.length > 0) yield held;
    }
    const { got } = await consume(
      mapConcurrent([0, 1, 2, 3, 4, 5, 6], (unit: readonly number[]) => Promise.resolve(unit), {
        concurrency: 1,
        arrange: pairs,
        signal: stopper.signal,
      }),
    );
    expect(got.flat()).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses a concurrency of %d', async (concurrency) => {
    const { thrown } = await consume(mapConcurrent([1], () => Promise.resolve(1), { concurrency }));
    expect(thrown).toMatchObject({
      message: `concurrency must be a positive integer, got ${concurrency}`,
    });
  });

  it.each([
    ['an array', [1, 2, 3]],
    ['an async iterable', watchedSource(3).items],
  ])('throws what weigh throws, over %s', async (_, source) => {
    const broken = new Error('no weight');
    const weigh = (item: number) => {
      if (item === 2) throw broken;
      return 1;
    };
    const worker = (item: number) => Promise.resolve(item);
    const { got, thrown } = await consume(
      mapConcurrent<number, number>(source, worker, { concurrency: 1, weigh }),
    );
    expect(thrown).toBe(broken);
    expect(got).toEqual([0, 1].filter((item) => !Array.isArray(source) || item > 0));
  });

  it('closes its source when weigh throws', async () => {
    for (const kind of KINDS) {
      const source = watchedSource(Infinity, undefined, kind);
      const weigh = () => {
        throw new Error('no weight');
      };
      const results = mapConcurrent(source.items, (item: number) => Promise.resolve(item), {
        concurrency: 2,
        weigh,
      });
      expect((await consume(results)).thrown).toMatchObject({ message: 'no weight' });
      expect([source.isClosed, source.pulled]).toEqual([true, 1]);
    }
  });

  it.each([
    [undefined, "undefined can't be iterated over: give an array"],
    [{}, "an object can't be iterated over"],
    [() => [], "a function can't be iterated over: call the function"],
  ])('refuses %s in place of a source', async (source, message) => {
    const worker = (item: number) => Promise.resolve(item);
    const results = mapConcurrent(source as unknown as number[], worker, { concurrency: 1 });
    const { thrown } = await consume(results);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown).toMatchObject({ message: expect.stringContaining(message) as string });
  });
});
