import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { messageOf } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import { type Fault, type S3Server, startS3Server } from 's3-test-server';
import { BUCKET } from '../support/test-store.ts';
import { pick } from './model/history.ts';
import { runMode, withinDeadline } from './one-run.ts';
import { randomFrom } from './seed.ts';
import { createTurns, type Player, type Turns } from './turns.ts';

const NAMES = ['a.css', 'b.js', 'c.png', 'd.txt', 'index.html', 'news.html', 'e.xml'];
const CACHES = ['no-cache', 'max-age=60'];
/** What the rules on hidden files leave alone, and what lies beside the prefix. */
const NOT_OURS = ['site/.well-known/theirs', 'site-old/a.css'];
/** Requests of a deploy, about; it is killed at one of them. */
const REQUESTS = 16;
/** Of the one that is killed, and of the deploys with nobody beside them, so that they go on. */
const RUN = 'run';
const LIMITS = { firstAnswer: 60_000, request: 60_000, noSuccess: 60_000 };

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

/** What one deploy is to make of the prefix. */
export interface Version {
  readonly files: ReadonlyMap<string, string>;
  readonly cache: string;
  readonly workspace: string;
}

/** A run of the bundle among others. */
export interface Deploy {
  readonly id: string;
  readonly version: Version;
  readonly player: Player;
  readonly result: Promise<ActionResult>;
}

/** A bucket that several runs deploy to at the same time. */
export interface Meeting {
  readonly number: number;
  readonly server: S3Server;
  readonly random: () => number;
  readonly hasConditions: boolean;
  readonly turns: Turns;
  readonly deploys: Deploy[];
  /** By their bodies, what any of them may store, by name. */
  readonly versions: Version[];
  readonly problems: string[];
}

/** Every deploy takes another loopback address, so that the server can tell them apart. */
const hostOf = (number: number) => `127.0.0.${number + 2}`;

async function randomVersion(random: () => number, own: string): Promise<Version> {
  const names = NAMES.filter((name) => name === 'index.html' || random() < 0.6);
  const files = new Map(names.map((name) => [name, pick(random, ['one', 'two', own])]));
  const paths = Object.fromEntries([...files].map(([name, body]) => [`public/${name}`, body]));
  const workspace = await workspaceOf(paths);
  return { files, cache: pick(random, CACHES), workspace };
}

const inputsOf = ({ cache }: Version, endpoint: string) => ({
  mode: 'sync-dir',
  bucket: BUCKET,
  prefix: 'site',
  source: 'public',
  delete: 'true',
  'max-deletes': '100%',
  headers: `**\n  Cache-Control: no-store\n*.css\n  Cache-Control: ${cache}`,
  endpoint,
  'allow-http': 'true',
});

/** Starts a run; its requests wait for their turns. */
function startDeploy(
  meeting: Meeting,
  version: Version,
  run: { readonly id: string; readonly attempt: number; readonly killAfter?: number },
): Deploy {
  const { server, turns, deploys } = meeting;
  const player = turns.add(hostOf(deploys.length), run.killAfter ?? Infinity);
  const given = {
    ...inputsOf(version, `http://${player.host}:${server.port}`),
    report: `report-${deploys.length}.jsonl`,
  };
  const result = runAction(server, given, {
    workspace: version.workspace,
    serverLies: true,
    env: { GITHUB_RUN_ID: run.id, GITHUB_RUN_ATTEMPT: String(run.attempt) },
    onStart: (pid) => (player.pid = pid),
  }).finally(() => {
    turns.end(player);
  });
  const deploy = { id: run.id, version, player, result };
  deploys.push(deploy);
  return deploy;
}

/** A store without conditional writes says so at once: nothing can come of these requests. */
function refuseConditions({ headers }: Parameters<NonNullable<S3Server['onRequest']>>[0]) {
  const isConditional = 'if-match' in headers || 'if-none-match' in headers;
  const refusal: Fault = { kind: 'status', status: 501, code: 'NotImplemented' };
  return isConditional ? refusal : undefined;
}

/** Deploys several versions at the same time, after one that nobody disturbed. */
export async function meet(number: number, hasConditions: boolean): Promise<Meeting> {
  const random = randomFrom(number);
  const clock = { now: Date.now() - 120_000 };
  const pace = pick(random, [0, 300, 1_000, 2_000]);
  const server = await startS3Server({ host: '0.0.0.0', now: () => new Date(clock.now) });
  server.createBucket(BUCKET);
  for (const key of NOT_OURS) server.bucket(BUCKET).seed(key, 'theirs');
  const deploys: Deploy[] = [];
  const versions: Version[] = [];
  const problems: string[] = [];
  const turns = createTurns(server, {
    random,
    stickiness: pick(random, [0.3, 0.8, 0.95]),
    refuse: hasConditions ? () => undefined : refuseConditions,
    onTurn: () => {
      clock.now += pace;
      problems.push(...missing(meeting));
    },
    onKill: ({ host }) => {
      const killed = deploys.find(({ player }) => player.host === host);
      const isTakenOver = killed !== undefined && random() < 0.7;
      if (isTakenOver) startDeploy(meeting, killed.version, { id: killed.id, attempt: 2 });
    },
  });
  const meeting = { number, server, random, hasConditions, turns, deploys, versions, problems };
  for (const own of ['before', 'A', 'B', 'C']) versions.push(await randomVersion(random, own));
  await deployAlone(meeting, 1);
  clock.now += 2_000;
  const count = pick(random, [2, 2, 3]);
  const killed = random() < 0.4 ? Math.floor(random() * count) : undefined;
  for (const [index, version] of versions.slice(1, 1 + count).entries()) {
    const killAfter = index === killed ? Math.floor(random() * REQUESTS) : Infinity;
    const id = index === killed ? RUN : `run ${index}`;
    startDeploy(meeting, version, { id, attempt: 1, killAfter });
  }
  await turns.play();
  return meeting;
}

/** Deploys the first version in this process, with nobody beside it. */
export async function deployAlone(
  { server, versions }: Meeting,
  attempt: number,
): Promise<{ readonly version: Version; readonly outcomes: readonly Outcome[] }> {
  const [version] = versions;
  if (version === undefined) throw new Error('no version');
  const given = { ...inputsOf(version, server.endpoint), region: server.region };
  const variables = Object.entries(given).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const inputs = parseInputs({
    GITHUB_WORKSPACE: version.workspace,
    ...Object.fromEntries(variables),
  });
  const outcomes: Outcome[] = [];
  const { onRequest } = server;
  server.onRequest = undefined;
  const thrown = await withinDeadline(runMode(inputs, {}, LIMITS, outcomes, attempt));
  server.onRequest = onRequest;
  if (thrown !== undefined) throw new Error(messageOf(thrown), { cause: thrown });
  return { version, outcomes };
}

/** What every deploy has, and what belongs to none, is there at all times. */
function missing({ server, versions }: Meeting): string[] {
  const [first, ...others] = versions;
  const common = [...(first?.files.keys() ?? [])].filter((name) =>
    others.every(({ files }) => files.has(name)),
  );
  return [...NOT_OURS, ...common.map((name) => `site/${name}`)]
    .filter((key) => server.bucket(BUCKET).object(key) === undefined)
    .map((key) => `${key} is gone`);
}
