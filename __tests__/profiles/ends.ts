import type { End, Profile, Scenario } from 's3-test-server';
import { PENDING } from './pending.ts';

/** A profile as the action runs over it: as it is, or with the inputs that the profile takes. */
export interface Row {
  readonly profile: Profile;
  readonly hasInputs: boolean;
}

export function rowsOf(profiles: readonly Profile[]): Row[] {
  return profiles.flatMap((profile) => [
    { profile, hasInputs: false },
    ...(profile.inputs === undefined ? [] : [{ profile, hasInputs: true }]),
  ]);
}

export function rowName({ profile, hasInputs }: Row): string {
  return hasInputs ? `${profile.name}, with inputs` : profile.name;
}

export function endOf({ profile, hasInputs }: Row, scenario: Scenario): End {
  const ends = (hasInputs ? profile.endsWithInputs : profile.ends) ?? {};
  return ends[scenario] ?? ends.all ?? 'ok';
}

export function isFailure(end: End): boolean {
  return end !== 'ok' && 'fails' in end;
}

/** As a cell of the table has it. */
export function shortEnd(end: End): string {
  if (end === 'ok') return 'ok';
  return 'warns' in end ? 'warns' : (end.code ?? 'fails');
}

export function isPending(row: Row, scenario: Scenario): boolean {
  return PENDING.includes(`${rowName(row)} | ${scenario}`);
}
