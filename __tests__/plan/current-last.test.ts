import { describe, expect, it } from 'vitest';
import { createCurrentLast } from '../../src/plan/current-last.ts';

/** Steps: `a1` adds a version of `a`, `a!` its current one, `a+` one is gone, `a-` one is not. */
function played(steps: string): string {
  const order = createCurrentLast<{ key: string; isCurrent: boolean; name: string }>();
  const told = steps.split(' ').flatMap((step) => {
    const key = step.slice(0, 1);
    const rest = step.slice(1);
    if (step === 'stop') order.stop();
    else if (rest === '+' || rest === '-') order.settle({ key }, rest === '+');
    else if (order.add({ key, isCurrent: rest === '!', name: step })) return [step];
    const free = order.takeFree().map(({ name }) => `free:${name}`);
    return [...free, ...order.takeKept().map(({ name }) => `kept:${name}`)];
  });
  expect(order.hasFree).toBe(false);
  return [...told, `waiting:${order.waiting}`].join(' ');
}

describe('createCurrentLast', () => {
  it.each([
    ['one that is alone at once', 'a! b!', 'a! b! waiting:0'],
    ['what is not current at once', 'a1 a2 b1', 'a1 a2 b1 waiting:0'],
    ['what is current not before the others', 'a1 a2 a! b1', 'a1 a2 b1 waiting:1'],
    ['nor before the last of them', 'a1 a2 a! a+', 'a1 a2 waiting:1'],
    ['but then', 'a1 a2 a! a+ a+', 'a1 a2 free:a! waiting:0'],
    ['what is current when the others went before it came', 'a1 a+ a!', 'a1 a! waiting:0'],
    ['not over one that stays', 'a1 a2 a! a- a+', 'a1 a2 kept:a! waiting:0'],
    ['not over one that stayed before it came', 'a1 a- a!', 'a1 kept:a! waiting:0'],
    ['each key by itself', 'a1 a! b1 b! b+ a-', 'a1 b1 free:b! kept:a! waiting:0'],
    ['nothing more when it is stopped', 'a1 a! b1 b! stop', 'a1 b1 kept:a! kept:b! waiting:0'],
    ['nothing after an outcome of what it does not know', 'a! a+ b-', 'a! waiting:0'],
  ])('hazard 61: lets go %s', (_, steps, expected) => {
    expect(played(steps)).toBe(expected);
  });
});
