import { describe, expect, it } from 'vitest';
import { prefetch } from '../../src/core/concurrency.ts';

function counting(throwAt = Infinity) {
  const seen = { pulled: 0, isClosed: false };
  async function* source() {
    try {
      for (let value = 1; value <= 5; value += 1) {
        await Promise.resolve();
        seen.pulled = value;
        if (value === throwAt) throw new Error(`broken at ${value}`);
        yield value;
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, source: source() };
}

/** Lets everything run that waits for nothing else. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('prefetch', () => {
  it('passes everything on, in order', async () => {
    const { source, seen } = counting();
    const taken: number[] = [];
    for await (const value of prefetch(source)) taken.push(value);
    expect(taken).toEqual([1, 2, 3, 4, 5]);
    expect(seen.isClosed).toBe(true);
  });

  it('pulls one value ahead of the consumer, and no more', async () => {
    const { source, seen } = counting();
    const ahead = prefetch(source);
    await settled();
    expect(seen.pulled).toBe(0);
    await ahead.next();
    await settled();
    expect(seen.pulled).toBe(2);
    await ahead.return();
    expect(seen).toEqual({ pulled: 2, isClosed: true });
  });

  it('throws what the source throws after all that came before it', async () => {
    const { source, seen } = counting(3);
    const taken: number[] = [];
    const work = async () => {
      for await (const value of prefetch(source)) {
        await settled();
        taken.push(value);
      }
    };
    await expect(work()).rejects.toThrow('broken at 3');
    expect(taken).toEqual([1, 2]);
    expect(seen.isClosed).toBe(true);
  });

  it('closes the source when the consumer leaves, also when the next value has failed', async () => {
    const { source, seen } = counting(2);
    const ahead = prefetch(source);
    await ahead.next();
    await ahead.return();
    expect(seen.isClosed).toBe(true);
  });
});
