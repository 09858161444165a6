import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunClock } from '../../src/listing/run-clock.ts';

const START = new Date('2026-01-01T12:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

/** Answers of a listing, each with its Date and what its objects were written at, in seconds. */
type Answers = readonly (readonly [date: number, written: readonly number[]])[];

function clockAfter(answers: Answers) {
  const clock = createRunClock();
  for (const [date, written] of answers) clock.see(at(date), written.map(at));
  return clock;
}

const CASES: readonly (readonly [string, Answers, number, boolean])[] = [
  ['before the run', [[0, []]], -1, false],
  ['in its second', [[0, []]], 0, false],
  ['in two seconds, which a Date that is cut may be behind', [[0, []]], 2, false],
  ['after two seconds', [[0, []]], 2.001, true],
  ['as far ahead of its own answer as it is of the start', [[0, [5]]], 5, false],
  ['after two seconds and the lead', [[0, [5]]], 7.001, true],
  [
    'by the lead of another answer',
    [
      [0, []],
      [30, [35]],
    ],
    7,
    false,
  ],
  [
    'ten seconds into a listing of a minute, listed at its end',
    [
      [0, []],
      [60, [10]],
    ],
    10,
    true,
  ],
  [
    'ten seconds into a listing, listed at once',
    [
      [0, []],
      [10, [10]],
      [60, []],
    ],
    10,
    true,
  ],
  [
    'then, on a store whose Date lags a second',
    [
      [-1, []],
      [9, [10]],
      [59, []],
    ],
    10,
    true,
  ],
  [
    'just before the run, whose Date lags ten seconds',
    [
      [-10, [0]],
      [20, [-99]],
    ],
    0,
    false,
  ],
  ['a minute ahead', [[0, [60]]], 62, false],
  ['more than a minute ahead: no lag, but a wrong clock', [[0, [3600]]], 63, true],
];

describe('hazard 18, hazard 67: written during the run', () => {
  it.each(CASES)('%s', (_, answers, written, expected) => {
    expect(clockAfter(answers).isDuringRun(at(written))).toBe(expected);
  });

  it('is by the Date of the first answer, however the others come', () => {
    const clock = clockAfter([
      [0, []],
      [-30, []],
      [40, []],
    ]);
    expect(clock.start).toEqual(START);
    expect(clock.isDuringRun(at(3))).toBe(true);
  });

  it('learns nothing from an answer without a Date, or a time that can not be read', () => {
    const clock = createRunClock(START);
    clock.see(new Date(NaN), [at(50)]);
    clock.see(at(1), [new Date(NaN)]);
    expect(clock.isDuringRun(at(3))).toBe(true);
    expect(clock.isDuringRun(new Date(NaN))).toBe(true);
  });

  it('stays as it is decided once the clock is frozen', () => {
    const clock = createRunClock(START);
    clock.freeze();
    clock.see(at(0), [at(50)]);
    expect(clock.isDuringRun(at(3))).toBe(true);
  });

  it('is never true of what was there before, with any lag of up to a minute', () => {
    const lagging = fc.record({
      lag: fc.nat({ max: 59_000 }),
      age: fc.nat({ max: 10_000 }),
      others: fc.array(fc.nat({ max: 99_000 })),
    });
    fc.assert(
      fc.property(lagging, ({ lag, age, others }) => {
        const clock = createRunClock();
        const before = (ms: number) => new Date(START.getTime() - ms);
        const date = new Date(Math.floor((START.getTime() - lag) / 1000) * 1000);
        clock.see(date, [age, ...others].map(before));
        expect(clock.isDuringRun(before(age))).toBe(false);
      }),
    );
  });

  it('is not decided without the time of the server, also when a later answer has one', () => {
    const clock = createRunClock();
    const isDuring = () => clock.isDuringRun(START);
    expect(isDuring).toThrow(/no Date header.*nothing is deleted/);
    clock.see(new Date(NaN), []);
    clock.see(START, []);
    expect(isDuring).toThrow(/no Date header.*nothing is deleted/);
  });
});
