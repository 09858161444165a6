import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { onAbort, untilAborted } from '../../src/core/abort.ts';

const PROGRAM = join(import.meta.dirname, '../support/rolling-listeners.ts');

describe('onAbort', () => {
  it('calls every listener once, and only when the signal aborts', () => {
    const controller = new AbortController();
    const called: string[] = [];
    onAbort(controller.signal, () => called.push('a'));
    onAbort(controller.signal, () => called.push('b'));
    expect(called).toEqual([]);
    controller.abort();
    controller.abort();
    expect(called).toEqual(['a', 'b']);
  });

  it('calls nobody who has left', () => {
    const controller = new AbortController();
    const called: string[] = [];
    const leave = onAbort(controller.signal, () => called.push('a'));
    onAbort(controller.signal, () => called.push('b'));
    leave();
    controller.abort();
    expect(called).toEqual(['b']);
  });

  it('calls nobody whom another listener has made leave', () => {
    const controller = new AbortController();
    const called: string[] = [];
    onAbort(controller.signal, () => {
      called.push('a');
      leave();
    });
    const leave = onAbort(controller.signal, () => called.push('b'));
    controller.abort();
    expect(called).toEqual(['a']);
  });

  it('keeps one listener on the signal, and none when all have left', () => {
    const { signal } = new AbortController();
    const leaving = [1, 2, 3].map(() => onAbort(signal, () => undefined));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    for (const leave of leaving) leave();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    onAbort(signal, () => undefined)();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('calls nobody of a signal that has aborted before, or of none', () => {
    const fail = () => expect.fail('called');
    onAbort(AbortSignal.abort(), fail)();
    onAbort(undefined, fail)();
  });

  it('tells signals apart', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const called: string[] = [];
    onAbort(first.signal, () => called.push('first'));
    onAbort(second.signal, () => called.push('second'));
    second.abort();
    expect(called).toEqual(['second']);
  });

  it('calls who took the place of one that left twice', () => {
    const controller = new AbortController();
    const called: string[] = [];
    const leave = onAbort(controller.signal, () => called.push('a'));
    onAbort(controller.signal, () => called.push('b'));
    leave();
    onAbort(controller.signal, () => called.push('c'));
    leave();
    onAbort(controller.signal, () => called.push('d'));
    controller.abort();
    expect(called.toSorted()).toEqual(['b', 'c', 'd']);
  });

  it('leaves nothing of those who left to a collection of the whole heap', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM]);
    expect([stdout, stderr]).toEqual(['0', '']);
  });
});

describe('untilAborted', () => {
  it('ends when the source aborts the signal in a pull that never settles', async () => {
    const controller = new AbortController();
    let pulls = 0;
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next() {
          pulls += 1;
          if (pulls === 1) return Promise.resolve({ done: false, value: 1 });
          controller.abort();
          return new Promise(() => undefined);
        },
      }),
    };
    const items = untilAborted(source, controller.signal);
    expect(await items.next()).toEqual({ done: false, value: 1 });
    // Bounds the test: an end that comes at all comes within a few turns of the queue.
    const ended = await Promise.race([items.next(), hundredTurns()]);
    expect(ended).toEqual({ done: true, value: undefined });
  });
});

async function hundredTurns(): Promise<string> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  return 'it hangs';
}
