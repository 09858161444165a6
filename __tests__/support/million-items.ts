import { getEventListeners } from 'node:events';
import { mapConcurrent } from '../../src/core/concurrency.ts';

// Run with a heap that a million kept items would not fit into.
const COUNT = 1_000_000;

function* items(): Generator<{ n: number; ballast: number[] }> {
  for (let n = 0; n < COUNT; n += 1) yield { n, ballast: [n, n, n, n, n, n, n, n] };
}

const { signal } = new AbortController();
let sum = 0;
const worker = ({ n }: { n: number }) => Promise.resolve(n);
for await (const n of mapConcurrent(items(), worker, { concurrency: 16, signal })) sum += n;
process.stdout.write(`${sum} ${getEventListeners(signal, 'abort').length}`);
