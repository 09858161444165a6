import { describe, expect, it } from 'vitest';
import { createSlowness, type ExchangeProgress } from '../../../../src/s3/wire/http/slowness.ts';

const STALL = 1_000;
/** What an exchange may take without a byte, in looks: ten stall limits. */
const GRACE = 40;

const AT_WORK: ExchangeProgress = {
  sending: 0,
  isSent: true,
  isAnswered: false,
  hasHead: false,
  received: 0,
  isPaused: false,
};

/** Looks until an exchange is too slow: after how many looks, and why. */
function judged(progressAt: (look: number) => Partial<ExchangeProgress>, most = 1_000) {
  const exchange = {};
  const { look } = createSlowness(STALL);
  for (let n = 1; n <= most; n += 1) {
    const problem = look(exchange, () => ({ ...AT_WORK, ...progressAt(n) }));
    if (problem !== undefined) return [n, problem];
  }
  return 'never';
}

const HEAD = 'the head of the answer was not complete 1000 ms after its first byte';
const RATE = 'the transfer was slower than 1000 bytes per second';
const BODY = { isAnswered: true, hasHead: true };

describe('hazard 80: an exchange is too slow', () => {
  it('looks at it four times in a stall limit', () => {
    expect(createSlowness(STALL).interval).toBe(STALL / 4);
  });

  it.each([
    ['whose head is not complete after a stall limit', () => ({ isAnswered: true }), [5, HEAD]],
    [
      'whose head begins late, counted from there',
      (n: number) => ({ isAnswered: n > 20 }),
      [25, HEAD],
    ],
    [
      'whose head begins while its request is sent, counted from the end of that',
      (n: number) => ({ isAnswered: true, isSent: n > 20 }),
      [25, HEAD],
    ],
    ['that gets no byte of a body', () => BODY, [GRACE + 1, RATE]],
    [
      'that gets one byte of a body at each look',
      (n: number) => ({ ...BODY, received: n }),
      [GRACE + 1, RATE],
    ],
    [
      'that trickles after much was received at once',
      (n: number) => ({ ...BODY, received: n > 10 ? 1e9 : 0 }),
      // As if it had begun at look 11.
      [11 + GRACE + 1, RATE],
    ],
    [
      'that sends its body too slowly',
      () => ({ sending: 2 * STALL, isSent: false }),
      [GRACE + 9, RATE],
    ],
  ])('%s', (_, progressAt, expected) => {
    expect(judged(progressAt)).toEqual(expected);
  });

  it.each([
    ['whose body comes at the minimum rate', (n: number) => ({ ...BODY, received: n * 250 })],
    ['that waits for its own reader', () => ({ ...BODY, isPaused: true })],
  ])('but not one %s', (_, progressAt) => {
    expect(judged(progressAt)).toBe('never');
  });

  it('by itself: the next one on the connection has all the time again', () => {
    const { look } = createSlowness(STALL);
    const [first, second] = [{}, {}];
    const progress = () => ({ ...AT_WORK, isAnswered: true });
    for (let n = 0; n < 4; n += 1) expect(look(first, progress)).toBeUndefined();
    for (let n = 0; n < 4; n += 1) expect(look(second, progress)).toBeUndefined();
    expect(look(undefined, progress)).toBeUndefined();
    for (let n = 0; n < 4; n += 1) expect(look(second, progress)).toBeUndefined();
    expect(look(second, progress)).toBe(HEAD);
  });
});
