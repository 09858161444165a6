import { createHash } from 'node:crypto';
import type { Profile, Scenario } from 's3-test-server';
import { isStateKey } from '../../src/core/keys.ts';
import { PART_SIZE } from '../../src/object-store/part-sizes.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep, type StepResult } from '../support/runner.ts';
import type { Place, Held } from './places.ts';

type Inputs = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, string | Buffer>>;

/** What a scenario does, and what is under the prefix when it is done. */
interface Plan {
  /** Whether the site was deployed before. */
  readonly isSecond?: boolean;
  /** An object that is there before, by its key under the prefix. */
  readonly existing?: Files;
  readonly inputs: Inputs;
  readonly files: Files;
  readonly holds: Files;
  readonly cacheControl?: string;
  readonly outputs?: Inputs;
  /** An error that it ends with on a plain bucket. */
  readonly error?: RegExp;
}

const SMALLER = {
  'index.html': '<h1>Home</h1>',
  'notes 1+1 100%.txt': 'blanks, a plus and a percent sign',
};
const SITE = { ...SMALLER, 'css/site.css': 'h1 { color: navy }' };
const LARGE = { ...SITE, 'film.bin': Buffer.alloc(PART_SIZE + 1, 'film') };
const OLD = { 'index.html': '<h1>Old</h1>' };
const SYNC = { mode: 'sync-dir', source: 'public', prefix: 'site' };
const UPLOAD = { ...SYNC, mode: 'upload-dir' };

const PLANS: Readonly<Record<Scenario, Plan>> = {
  'first deploy': { inputs: SYNC, files: SITE, holds: SITE },
  'second deploy': {
    isSecond: true,
    inputs: SYNC,
    files: SITE,
    holds: SITE,
    outputs: { uploaded: '0', copied: '0', deleted: '0' },
  },
  'header change': {
    isSecond: true,
    inputs: { ...SYNC, headers: '**\n  Cache-Control: max-age=60' },
    files: SITE,
    holds: SITE,
    cacheControl: 'max-age=60',
  },
  delete: { isSecond: true, inputs: { ...SYNC, delete: 'true' }, files: SMALLER, holds: SMALLER },
  prune: {
    isSecond: true,
    inputs: { mode: 'delete-prefix', prefix: 'site' },
    files: {},
    holds: {},
  },
  'large file': { inputs: SYNC, files: LARGE, holds: LARGE },
  'if-exists: skip': {
    existing: OLD,
    inputs: { ...UPLOAD, 'if-exists': 'skip' },
    files: SITE,
    holds: { ...SITE, ...OLD },
  },
  'if-exists: fail': {
    existing: OLD,
    inputs: { ...UPLOAD, 'if-exists': 'fail' },
    files: SITE,
    holds: { ...SITE, ...OLD },
    error: /exists/,
  },
};

/** How a scenario ended, and what is wrong with the bucket if it is done, or if it was refused. */
export interface Seen {
  readonly exitCode: number | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** All that was printed, and the report. */
  readonly text: string;
  readonly notDone: readonly string[];
  readonly lost: readonly string[];
}

/**
 * Runs a scenario in a place that is empty. What it begins with is deployed under the profile where
 * that is possible there.
 */
export async function play(
  place: Place,
  profile: Profile,
  { scenario, inputs, isDeployable, isPatient, isPublic }: Cell,
): Promise<Seen> {
  const plan = PLANS[scenario];
  const step = async (files: Files, own: Inputs): Promise<StepResult> =>
    runStep({
      workspace: await workspaceOf(inFolder(files)),
      inputs: { ...place.inputs, ...merged(own, inputs) },
      env: place.env,
      isTimeLapse: isPatient,
    });
  place.setProfile(undefined);
  for (const [name, body] of Object.entries(plan.existing ?? {})) {
    await place.put(`site/${name}`, body);
  }
  if (plan.isSecond === true) {
    place.setProfile(isDeployable ? profile : undefined);
    const { exitCode, stdout } = await step(SITE, SYNC);
    if (exitCode !== 0) throw new Error(`what it begins with was not deployed: ${stdout}`);
  }
  if (isPublic) place.makePublic();
  const before = await place.objects();
  place.setProfile(profile);
  const result = await step(plan.files, plan.inputs);
  const after = await place.objects();
  const messages = (level: string) =>
    result.annotations.filter((one) => one.level === level).map(({ message }) => message);
  return {
    exitCode: result.exitCode,
    errors: messages('error'),
    warnings: messages('warning'),
    text: result.stdout,
    notDone: notDone(plan, after, result),
    lost: lostFrom(before, after),
  };
}

export interface Cell {
  readonly scenario: Scenario;
  /** What the profile says that the store needs; none: the action as it is. */
  readonly inputs: Inputs;
  /** Whether a first deploy is possible with them. */
  readonly isDeployable: boolean;
  /** Whether the store answers so that the action asks again for a minute. */
  readonly isPatient: boolean;
  /** Whether what is there before is public by its ACL. */
  readonly isPublic: boolean;
}

/** What each mode takes of a profile's inputs, with the rules for headers of both. */
function merged(own: Inputs, profiles: Inputs): Inputs {
  const isSync = own['mode'] === 'sync-dir';
  const isTaken = (name: string) =>
    (name !== 'headers' || own['mode'] !== 'delete-prefix') && (name !== 'state' || isSync);
  const taken = Object.fromEntries(Object.entries(profiles).filter(([name]) => isTaken(name)));
  const rules = [taken['headers'], own['headers']].filter((text) => text !== undefined);
  return { ...taken, ...own, ...(rules.length > 0 && { headers: rules.join('\n') }) };
}

/** The error that a scenario ends with on a plain bucket; undefined: it ends well. */
export function plainError(scenario: Scenario): RegExp | undefined {
  return PLANS[scenario].error;
}

function inFolder(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`public/${name}`, body]));
}

type Objects = ReadonlyMap<string, Held>;

function notDone(plan: Plan, objects: Objects, { outputs }: StepResult): string[] {
  const isOwn = (key: string) => isStateKey(key) && plan.inputs['mode'] === 'sync-dir';
  const wanted = new Map(Object.entries(plan.holds).map(([name, body]) => [`site/${name}`, body]));
  const surplus = [...objects.keys()].filter((key) => !wanted.has(key) && !isOwn(key));
  const wrong = [...wanted].flatMap(([key, body]) => {
    const held = objects.get(key);
    if (held === undefined) return [`${key} is not there`];
    if (held.digest !== digestOf(body)) return [`${key} has another content`];
    const isRight = plan.cacheControl === undefined || held.cacheControl === plan.cacheControl;
    return isRight ? [] : [`${key} has Cache-Control ${held.cacheControl ?? 'not set'}`];
  });
  const counts = Object.entries(plan.outputs ?? {}).filter(
    ([name, value]) => outputs[name] !== value,
  );
  return [
    ...surplus.map((key) => `${key} is there`),
    ...wrong,
    ...counts.map(([name, value]) => `${name} is ${outputs[name] ?? 'not set'}, not ${value}`),
  ];
}

/** A run that is refused has deleted and overwritten nothing. */
function lostFrom(before: Objects, after: Objects): string[] {
  return [...before.keys()].filter(
    (key) => !isStateKey(key) && after.get(key)?.digest !== before.get(key)?.digest,
  );
}

export function digestOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
