import { describe, expect, it } from 'vitest';
import { SCENARIOS, type End, type Profile, type Scenario } from 's3-test-server';
import * as between from 's3-test-server/profiles/in-between.ts';
import { endOf, isFailure, isPending, rowName, type Row } from './ends.ts';
import type { Place } from './places.ts';
import { plainError, play, type Seen } from './scenarios.ts';

/** What stands before a store. */
const IN_BETWEEN: readonly Profile[] = Object.values(between);

/** Stores whose answers are asked for again: these runs need their time shortened. */
const PATIENT: readonly string[] = [
  ...IN_BETWEEN.map(({ name }) => name),
  'minio',
  'minio-2024',
  'cubefs',
];

/** Buckets whose objects were made public by ACLs before these were refused. */
const PUBLIC_BEFORE: readonly string[] = ['amazon-block-public-access'];

/** One test for each profile and scenario in a kind of place. */
export function describeMatrix(
  where: string,
  rows: readonly Row[],
  open: (profile: Profile) => Promise<Place>,
): void {
  for (const row of rows) {
    // Titles of describe.each are cut.
    describe(`${where} | ${rowName(row)}`, () => {
      it.each(SCENARIOS)('%s', async (scenario) => {
        const check = runCell(row, scenario, open);
        await (isPending(row, scenario) ? expect(check).rejects.toThrow() : check);
      });
    });
  }
}

async function runCell(
  row: Row,
  scenario: Scenario,
  open: (profile: Profile) => Promise<Place>,
): Promise<void> {
  const { profile, hasInputs } = row;
  const seen = await play(await open(profile), profile, {
    scenario,
    inputs: hasInputs ? (profile.inputs ?? {}) : {},
    isDeployable: !isFailure(endOf(row, 'first deploy')),
    isPatient: PATIENT.includes(profile.name),
    isPublic: PUBLIC_BEFORE.includes(profile.name),
  });
  expectEnd(seen, scenario, endOf(row, scenario));
}

function expectEnd(seen: Seen, scenario: Scenario, end: End): void {
  const { exitCode, errors, warnings, text, notDone, lost } = seen;
  if (end !== 'ok' && 'fails' in end) {
    expect({ exitCode, lost }, text).toEqual({ exitCode: 1, lost: [] });
    expect(errors.join('\n').toLowerCase()).toContain(end.fails.toLowerCase());
    if (end.code !== undefined) expect(text).toContain(end.code);
    return;
  }
  const error = plainError(scenario);
  expect({ exitCode, notDone }, text).toEqual({ exitCode: error ? 1 : 0, notDone: [] });
  if (error === undefined) expect(errors).toEqual([]);
  else expect(errors.join('\n')).toMatch(error);
  if (end === 'ok') expect(warnings).toEqual([]);
  else expect(warnings.join('\n').toLowerCase()).toContain(end.warns.toLowerCase());
}
