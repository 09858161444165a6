import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { messageOf } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { SeenRequest } from 's3-test-server';
import { KINDS } from './kinds.ts';
import { expectedLines, visibleVersions, withoutMarkerIds } from './model/expected-lines.ts';
import { pick } from './model/history.ts';
import { linesOf } from './model/mirror.ts';
import { predict } from './model/prediction.ts';
import {
  BUCKET,
  historicScene,
  type HistoricScene,
  serverKeys,
  serverLines,
} from './model/scene.ts';
import { type Given, randomTask } from './model/task.ts';
import { injector, PATIENT, runMode, withinDeadline } from './one-run.ts';
import { randomFrom, sampled, seed } from './seed.ts';
import { inSlots } from './slots.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

const HISTORIES = sampled(500);
const FAULTY_HISTORIES = sampled(100);

const TRANSIENT = Object.keys(KINDS).filter((kind) => KINDS[kind]?.severity === 'transient');

/** A history, then a run, on a server of their own; all that is wrong with what is left. */
async function problemsOf(number: number, hasFault: boolean): Promise<readonly string[]> {
  const scene = await historicScene(number);
  try {
    const random = randomFrom(number + 1);
    const workspace = await mkdtemp(join(tmpdir(), 'model-'));
    const task = await randomTask(random, join(workspace, 'keys.txt'));
    if (serverLines(scene).join() !== linesOf(scene.mirror).join()) return ['the mirror is wrong'];
    const now = Math.floor(scene.clock.now / 1000) * 1000;
    const expected = expectedLines(scene.mirror, task, predict(scene.mirror, task, now));
    const thrown = await prune(scene, task.task, workspace, hasFault ? random : undefined);
    const actual = withoutMarkerIds(serverLines(scene));
    const about = JSON.stringify([task, thrown === undefined ? '' : messageOf(thrown)]);
    return [...differences(expected, actual), ...resurrected(scene)].map(
      (problem) => `${problem} after ${about}`,
    );
  } finally {
    await scene.close();
  }
}

async function prune(
  scene: HistoricScene,
  task: Given,
  workspace: string,
  random: (() => number) | undefined,
): Promise<unknown> {
  const { server } = scene;
  const given = { bucket: BUCKET, endpoint: server.endpoint, region: server.region, ...task };
  const variables = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const inputs = parseInputs({ GITHUB_WORKSPACE: workspace, ...variables });
  if (random !== undefined) server.onRequest = oneFault(random);
  const outcomes: Outcome[] = [];
  const pageSize = { pageSize: 3 };
  const thrown = await withinDeadline(runMode(inputs, pageSize, PATIENT, outcomes));
  server.onRequest = undefined;
  return thrown;
}

/** A transient fault at one of the first requests. */
function oneFault(
  random: () => number,
): (request: SeenRequest) => ReturnType<ReturnType<typeof injector>> {
  const hits: SeenRequest[] = [];
  const kind = pick(random, TRANSIENT);
  let left = Math.floor(random() * 6);
  return (request) => {
    left -= 1;
    if (left >= 0) return undefined;
    return injector({ kind, operation: request.operation, k: 1, span: 'once' }, hits)(request);
  };
}

function differences(expected: readonly string[], actual: readonly string[]): string[] {
  const missing = expected.filter((line) => !actual.includes(line));
  const extra = actual.filter((line) => !expected.includes(line));
  return [...missing.map((line) => `${line} is gone`), ...extra.map((line) => `${line} is left`)];
}

/** A second opinion: nothing shows that did not show before. */
function resurrected({ mirror, ...scene }: HistoricScene): string[] {
  const before = visibleVersions(mirror);
  return [...visibleVersions({ keys: serverKeys(scene) })].flatMap(([key, id]) =>
    before.get(key) === id ? [] : [`${key} shows what it did not show before`],
  );
}

async function tryAll(count: number, hasFault: boolean): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => seed + n * 2 + (hasFault ? 1 : 0));
  const problems: string[] = [];
  await inSlots(numbers, async (number) => {
    for (const problem of await problemsOf(number, hasFault))
      problems.push(`${number}: ${problem}`);
  });
  expect(problems).toEqual([]);
}

describe(`pruning after a random history, seed ${seed}`, () => {
  it(`leaves what a model says, ${HISTORIES} times`, () => tryAll(HISTORIES, false));
  it(`leaves it also when one request fails, ${FAULTY_HISTORIES} times`, () =>
    tryAll(FAULTY_HISTORIES, true));
});
