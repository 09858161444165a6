import { describe, expect, it } from 'vitest';
import { toBoolean, toCount, toDate } from '../../../src/s3/wire/xml/values.ts';

describe('toCount', () => {
  it.each([
    ['0', 0],
    ['9007199254740991', 2 ** 53 - 1],
    ['9007199254740992', undefined],
    ['00000000000000001', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, count) => {
    expect(toCount(text)).toBe(count);
  });
});

describe('toBoolean', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['True', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, value) => {
    expect(toBoolean(text)).toBe(value);
  });
});

describe('toDate', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05+01:00', '2026-01-02T02:04:05.000Z'],
    ['2026-13-02T03:04:05Z', undefined],
    ['2026-01-02', undefined],
    ['1', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, date) => {
    expect(toDate(text)?.toISOString()).toBe(date);
  });
});
