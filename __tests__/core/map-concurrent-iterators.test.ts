import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/core/map-concurrent.ts';
import { consume } from '../support/watched-source.ts';

/** Iterators whose `next` breaks the language's rules, after an item that is good. */
const BROKEN: readonly (readonly [result: unknown, said: string])[] = [
  [undefined, 'undefined'],
  [null, 'null'],
  [7, '7'],
  ['done', '"done"'],
  [() => undefined, 'a function'],
];

describe.each(BROKEN)(
  'mapConcurrent over an iterator that gives %s for a result',
  (result, said) => {
    const message = `next() of the iterator gave ${said} in place of { done, value }: correct the iterator`;

    function steps() {
      let calls = 0;
      const next = () => {
        calls += 1;
        return (calls === 1 ? { done: false, value: 1 } : result) as IteratorResult<number>;
      };
      return { next };
    }

    it.each([
      ['at once', { [Symbol.iterator]: steps }],
      [
        'by a promise',
        {
          [Symbol.asyncIterator]: () => {
            const { next } = steps();
            return { next: () => Promise.resolve(next()) };
          },
        },
      ],
      ['at once, of an async one', { [Symbol.asyncIterator]: steps }],
    ])('finishes what was pulled, then throws: %s', async (_, source) => {
      const worker = (item: number) => Promise.resolve(item);
      for (const arrange of [undefined, (items: AsyncIterable<number>) => items]) {
        const options = { concurrency: 2, ...(arrange && { arrange }) };
        const results = mapConcurrent<number, number>(source as Iterable<number>, worker, options);
        const { got, thrown } = await consume(results);
        expect([got, thrown instanceof TypeError]).toEqual([[1], true]);
        expect(thrown).toMatchObject({ message });
      }
    });
  },
);

describe('mapConcurrent over an iterator that is async and does not say so', () => {
  it.each([
    ['resolves', () => Promise.resolve({ done: true, value: undefined })],
    ['rejects', () => Promise.reject(new Error('seen by nobody else'))],
  ])('throws when the promise that it gives %s', async (_, next) => {
    const source = { [Symbol.iterator]: () => ({ next }) } as unknown as Iterable<number>;
    const worker = (item: number) => Promise.resolve(item);
    for (const arrange of [undefined, (items: AsyncIterable<number>) => items]) {
      const options = { concurrency: 2, ...(arrange && { arrange }) };
      const { thrown } = await consume(mapConcurrent<number, number>(source, worker, options));
      expect(thrown).toMatchObject({
        message:
          'next() of the iterator gave a promise in place of { done, value }: ' +
          'name its method Symbol.asyncIterator',
      });
    }
  });
});
