import { expect, it } from 'vitest';
import { SCENARIOS } from 's3-test-server';
import { PROFILES } from 's3-test-server/profiles/all.ts';
import { endOf, rowName, rowsOf } from './ends.ts';
import { PENDING } from './pending.ts';

const ROWS = rowsOf(PROFILES);

it('has at least 16 profiles whose difference changes an end', () => {
  const changed = PROFILES.filter(
    (profile) =>
      profile.inputs !== undefined ||
      SCENARIOS.some((scenario) => endOf({ profile, hasInputs: false }, scenario) !== 'ok'),
  );
  expect(changed.length).toBeGreaterThanOrEqual(16);
});

it('names each profile once, and describes every difference with its source', () => {
  const names = PROFILES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  const differences = PROFILES.flatMap((profile) => profile.differences);
  expect(PROFILES.filter((one) => one.differences.length === 0)).toEqual([]);
  expect(differences.filter(({ text }) => text === '' || text.endsWith('.'))).toEqual([]);
  expect(differences.filter(({ source }) => !URL.canParse(source))).toEqual([]);
});

it('says of each failure what users read', () => {
  const ends = ROWS.flatMap((row) => SCENARIOS.map((scenario) => endOf(row, scenario)));
  const words = ends.flatMap((end) =>
    end === 'ok' ? [] : ['warns' in end ? end.warns : end.fails],
  );
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word) => word.trim() === '')).toEqual([]);
});

it('waits for cells that are there', () => {
  const cells = ROWS.flatMap((row) => SCENARIOS.map((scenario) => `${rowName(row)} | ${scenario}`));
  expect(PENDING.filter((one) => !cells.includes(one))).toEqual([]);
});
