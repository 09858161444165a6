import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/core/errors.ts';
import type { ActionResult } from '../support/run-action.ts';
import { differences, foreignBodies } from './bucket-of-version.ts';
import { type Deploy, deployAlone, meet, type Meeting } from './meeting-deploys.ts';
import { leaseProblems, nothingHappened } from './meeting-leases.ts';
import { isAll, sampled, seed } from './seed.ts';
import { inSlots } from './slots.ts';

const HISTORIES = sampled(isAll ? 100 : 40);
const WITHOUT_CONDITIONS = sampled(isAll ? 30 : 6);

const WITH_LEASES = sampled(isAll ? 1_000 : 300);

const SLOTS = 4;

interface Ended extends Deploy {
  readonly ended: ActionResult;
}

const messageIn = ({ annotations }: ActionResult) =>
  annotations.flatMap(({ level, message }) => (level === 'error' ? [message] : [])).join('\n');

const lastWriteOf = ({ player }: Deploy) => player.writes.at(-1) ?? 0;

/** Who does not deploy all is refused, and told by whom if it is somebody who is at it. */
function wrongRefusals(deploys: readonly Ended[]): string[] {
  return deploys.flatMap(({ id, ended, player }) => {
    if (player.isKilled || ended.exitCode === 0) return [];
    const message = messageIn(ended);
    const others = deploys.filter((other) => other.id !== id);
    const isNamed =
      message.includes('DeployInProgress') &&
      others.some((other) => message.includes(`run "${other.id}"`));
    if (isNamed || message.includes('DeployOvertaken')) return [];
    return [`${id} was not refused, but failed: ${message}`];
  });
}

/** The bucket is what the last run made of it that changed anything, all of it. */
function wrongEnd(meeting: Meeting, deploys: readonly Ended[]): string[] {
  const writers = deploys.filter(({ player }) => player.writes.length > 0);
  const last = writers.toSorted((a, b) => lastWriteOf(b) - lastWriteOf(a))[0];
  if (last === undefined || last.player.isKilled) return [];
  if (last.ended.exitCode !== 0) return [`${last.id} wrote last, and failed`];
  const found = differences(meeting, last.version, leftBy(last.ended));
  return found.map((problem) => `after ${last.id}: ${problem}`);
}

interface Left {
  readonly outcomes: readonly { readonly key: string; readonly reason?: string }[];
}

/** What was written since the run had begun is nobody's to delete. */
function leftBy({ outcomes }: Left): ReadonlySet<string> {
  const left = outcomes.filter(({ reason }) => reason === 'newer-than-run');
  return new Set(left.map(({ key }) => key));
}

/** One more deploy, later: what the others left behind, the state included, misleads it in nothing. */
async function wrongAfterwards(meeting: Meeting): Promise<string[]> {
  const alone = await deployAlone(meeting, 3);
  const found = differences(meeting, alone.version, leftBy(alone));
  return found.map((problem) => `after all: ${problem}`);
}

async function problemsOf(number: number, hasConditions: boolean): Promise<readonly string[]> {
  const meeting = await meet(number, hasConditions);
  const deploys: Ended[] = [];
  for (const deploy of meeting.deploys) {
    deploys.push({ ...deploy, ended: await deploy.result });
  }
  const found = hasConditions
    ? [...wrongRefusals(deploys), ...wrongEnd(meeting, deploys)]
    : withoutWarning(deploys);
  const later = await wrongAfterwards(meeting);
  await meeting.server.close();
  return [...meeting.problems, ...found, ...foreignBodies(meeting), ...later];
}

function withoutWarning(deploys: readonly Ended[]): string[] {
  return deploys
    .filter(({ player }) => !player.isKilled && player.writes.length > 0)
    .filter(({ ended }) => !ended.stdout.includes('the store has no conditional writes'))
    .map(({ id }) => `${id} did not warn`);
}

async function allProblems(histories: number, hasConditions: boolean): Promise<readonly string[]> {
  const problems: string[] = [];
  const numbers = Array.from({ length: histories }, (_, n) => seed + n);
  const play = async (number: number) => {
    const found = await problemsOf(number, hasConditions).catch((thrown: unknown) => [
      messageOf(thrown),
    ]);
    problems.push(...found.map((problem) => `${number}: ${problem}`));
  };
  await inSlots(numbers, play, SLOTS);
  return problems;
}

describe(`hazard 18: deploys that meet, request by request, seed ${seed}`, () => {
  it(`end as one of them, and the others are refused, ${HISTORIES} times`, async () => {
    expect(await allProblems(HISTORIES, true)).toEqual([]);
  });

  it(`lose nothing for good without conditional writes, ${WITHOUT_CONDITIONS} times`, async () => {
    expect(await allProblems(WITHOUT_CONDITIONS, false)).toEqual([]);
  });
});

describe(`hazard 18: leases in virtual time, with lost runners, wrong clocks and prunes, seed ${seed}`, () => {
  it(`let no old holder begin a write, and nobody wait for the lost for long, ${WITH_LEASES} times`, async () => {
    const happened = nothingHappened();
    const problems: string[] = [];
    for (let number = seed; number < seed + WITH_LEASES; number += 1) {
      problems.push(...(await leaseProblems(number, happened)));
    }
    expect(problems).toEqual([]);
    if (process.env['FAULTS_SAMPLE'] !== undefined) return;
    expect(Object.entries(happened).filter(([, times]) => times < 10)).toEqual([]);
  });
});
