import { describe, expect, it } from 'vitest';
import { ItemError, StoreError } from '../../src/core/errors.ts';
import { type Causes, causeLine, createCauses } from '../../src/core/tally/causes.ts';
import { failedOutcome } from '../support/outcomes.ts';

type Failure = readonly [key: string, code: string, message?: string, operation?: string];

function causesOf(failures: Iterable<Failure>): Causes {
  const causes = createCauses();
  for (const failure of failures) causes.add(failedOutcome(...failure).error);
  return causes.list();
}

function linesOf(...failures: readonly Failure[]): readonly string[] {
  return causesOf(failures).failures.map(causeLine);
}

function sumOf({ failures, others, stopped, notAttempted }: Causes): number {
  const known = failures.reduce((sum, { count }) => sum + count, others);
  return known + (stopped?.count ?? 0) + (notAttempted?.count ?? 0);
}

describe('causes', () => {
  it('puts the most frequent cause first and names five keys', () => {
    const others = Array.from({ length: 1207 }, (_, n): Failure => [`f${n}`, 'B']);
    expect(linesOf(['a', 'A'], ...others)).toEqual([
      'B: message of B: "f0", "f1", "f2", "f3", "f4" and 1,202 more',
      'A: message of A: "a"',
    ]);
  });

  it('has no full stop before the names', () => {
    expect(linesOf(['a', 'A', 'Check your key.'])).toEqual(['A: Check your key: "a"']);
  });

  it('groups messages that differ in the key, and shows of one what it says', () => {
    const message = (key: string) => `The key "${key}" does not exist`;
    expect(linesOf(['x/1', 'NoSuchKey', message('x/1')])).toEqual([
      'NoSuchKey: The key "x/1" does not exist: "x/1"',
    ]);
    const two: Failure[] = ['x/1', 'x/2'].map((key) => [key, 'NoSuchKey', message(key)]);
    expect(linesOf(...two)).toEqual(['NoSuchKey: The key "…" does not exist: "x/1", "x/2"']);
  });

  it('gives numbers that differ as ranges', () => {
    const message = (tries: string, seconds: number) => `gave up after ${tries} in ${seconds} s`;
    const tries = ['1 attempt', '7 attempts', '3 attempts'];
    expect(linesOf(...tries.map((some): Failure => ['k', 'X', message(some, 30)]))).toEqual([
      'X: gave up after 1 to 7 attempts in 30 s: "k", "k", "k"',
    ]);
  });

  it('keeps apart what differs in code or in words', () => {
    expect(linesOf(['a', 'A', 'one'], ['b', 'A', 'two'], ['c', 'B', 'one'])).toHaveLength(3);
  });

  it('tells what was stopped or not attempted apart', () => {
    const reason = 'not attempted: an earlier upload failed (X)';
    const causes = causesOf([
      ...Array.from({ length: 3 }, (_, n): Failure => [`n${n}`, 'NotAttempted', reason]),
      ['s', 'RequestCanceled'],
      ['x', 'X'],
    ]);
    expect(causes.failures.map(({ code }) => code)).toEqual(['X']);
    expect(causes).toMatchObject({
      stopped: { count: 1, objects: [{ key: 's' }] },
      notAttempted: { count: 3, message: reason },
    });
    expect(sumOf(causes)).toBe(5);
    expect(causesOf([['x', 'X']])).toMatchObject({ stopped: undefined, notAttempted: undefined });
  });

  it.each(['DeletesStopped', 'AbortsStopped'])(
    'counts what ended with %s as not attempted, so that the cause comes first',
    (code) => {
      const causes = causesOf([
        ['a', code],
        ['b', code],
        ['n', 'NotAttempted'],
        ['x', 'X'],
      ]);
      expect(causes.failures.map((one) => one.code)).toEqual(['X']);
      expect(causes).toMatchObject({ notAttempted: { count: 3 } });
    },
  );

  it('has a sample of each kind of request', () => {
    const operations = ['HeadObject', 'PutObject', 'PutObject'];
    const [cause] = causesOf(
      operations.map((operation): Failure => ['k', 'AccessDenied', 'no', operation]),
    ).failures;
    expect(cause?.samples.map(({ cause: error }) => (error as StoreError).operation)).toEqual([
      'HeadObject',
      'PutObject',
    ]);
    const many = Array.from({ length: 50 }, (_, n): Failure => ['k', 'X', 'no', `Op${n}`]);
    expect(causesOf(many).failures[0]?.samples).toHaveLength(4);
  });

  it('keeps 100 causes, counts the rarest together, and finds a frequent one that comes late', () => {
    const word = (n: number) =>
      n
        .toString(26)
        .replace(/./g, (digit) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(digit, 26)] ?? '');
    const rare = Array.from({ length: 5000 }, (_, n): Failure => ['k', 'Rare', `no ${word(n)}`]);
    const late = Array.from({ length: 3000 }, (_, n): Failure => [`l${n}`, 'Late']);
    const causes = causesOf([['k', 'Early'], ['k', 'Early'], ...rare, ...late]);
    expect(causes.failures).toHaveLength(100);
    expect(causes.failures.slice(0, 2)).toMatchObject([
      { code: 'Late', count: 3000 },
      { code: 'Early', count: 2 },
    ]);
    expect(causes.others).toBe(4902);
    expect(sumOf(causes)).toBe(8002);
  });

  it('bounds every text', () => {
    const long = 'é'.repeat(100_000);
    const causes = causesOf([[long, long, long]]);
    expect(JSON.stringify(causes.failures[0]?.objects).length).toBeLessThan(1100);
    expect(causes.failures[0]?.code).toHaveLength(1024);
    expect(causes.failures[0]?.message).toHaveLength(1024);
  });

  it('names no class of an error that has no code', () => {
    const causes = createCauses();
    const object = { bucket: 'b', key: 'k' };
    causes.add(new ItemError(object, 'TypeError', new TypeError('odd')));
    causes.add(new ItemError(object, 'Error', 'thrown'));
    causes.add(new ItemError(object, 'RangeError', new RangeError('')));
    causes.add(new ItemError(object, 'X', new StoreError('X', 'X')));
    expect(causes.list().failures.map(causeLine)).toEqual([
      'odd: "k"',
      'thrown: "k"',
      'RangeError: "k"',
      'X: "k"',
    ]);
  });
});
