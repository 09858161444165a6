import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onAbort } from '../../src/core/abort.ts';

/**
 * Prints how many MiB of the old heap 50,000 listeners leave, 100 of which wait at a time, each for
 * 1 KiB, while only new memory is collected.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;

function oldSpace(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space');
  return space?.space_used_size ?? 0;
}

function wait(signal: AbortSignal): () => void {
  const held = new Array<number>(128).fill(0.5);
  return onAbort(signal, () => held.fill(0));
}

const { signal } = new AbortController();
const leaving = Array.from({ length: 100 }, () => wait(signal));
collect({ type: 'major' });
const before = oldSpace();
for (let n = 0; n < 50_000; n += 1) {
  leaving[n % leaving.length]?.();
  leaving[n % leaving.length] = wait(signal);
  if (n % 500 === 0) collect({ type: 'minor' });
}
process.stdout.write(`${Math.round((oldSpace() - before) / 1024 ** 2)}`);
