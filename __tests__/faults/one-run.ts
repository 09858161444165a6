import { connectionOf } from '../../src/action/connection.ts';
import { type Inputs, modeOf } from '../../src/action/modes/modes.ts';
import type { ModeContext } from '../../src/action/modes/mode.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { createDigester } from '../../src/local/digest-threads.ts';
import type { Limits } from '../../src/s3/send/time.ts';
import { openS3Store } from '../../src/s3/store.ts';
import { type S3Server, type SeenRequest, startS3Server } from 's3-test-server';
import { storeUrl } from '../support/store-url.ts';
import { isPossible, KINDS } from './kinds.ts';
import { PagedStore } from './paged-store.ts';
import { BUCKET, NEIGHBOURS, OTHER_BUCKET, type Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** Which requests of a run are hit, beginning with the k-th (from 1) of an operation. */
export interface Schedule {
  readonly scenario: string;
  readonly kind: string;
  readonly operation: string;
  readonly k: number;
  readonly span: Span;
  readonly concurrency: number;
}

/** Requests that are hit from the first on. */
export type Span = 'once' | 'for a while' | 'for ever';

const HITS: Readonly<Record<Span, number>> = { once: 1, 'for a while': 3, 'for ever': Infinity };

export interface RunResult {
  readonly outcomes: readonly Outcome[];
  readonly thrown?: unknown;
  /** Requests that the fault was delivered at. */
  readonly hits: readonly SeenRequest[];
  readonly server: S3Server;
  /** Keys that showed at a request what they had not shown before the run. */
  readonly resurrected: readonly string[];
}

/**
 * Patience in milliseconds: more than a passing fault takes, also on a machine that is busy with
 * other work. Only what never answers has to wait for `stall`.
 */
export const PATIENT = {
  connect: 5_000,
  stall: 1_500,
  firstAnswer: 60_000,
  request: 60_000,
  noSuccess: 60_000,
} satisfies Partial<Limits>;

const LIMITS: Readonly<Record<Span, Partial<Limits>>> = {
  once: PATIENT,
  'for a while': PATIENT,
  'for ever': { connect: 300, stall: 300, firstAnswer: 600, request: 900, noSuccess: 1_000 },
};

/** A run that has not ended by then hangs; milliseconds. Far more than a busy machine needs. */
const DEADLINE = 10 * 60_000;

/** Runs a mode on a server of its own, with the fault of the schedule, or with none. */
export async function runOnce(
  scenario: Scenario,
  schedule: Schedule | undefined,
  judge: (result: RunResult) => void,
  concurrency = 4,
): Promise<void> {
  const server = await startS3Server({});
  try {
    prepare(server, scenario);
    const hits: SeenRequest[] = [];
    const watch = watchOver(server, scenario);
    const inject = schedule === undefined ? () => undefined : injector(schedule, hits);
    server.onRequest = (request) => {
      watch.look();
      return inject(request);
    };
    const { region, endpoint } = server;
    const place = { region, endpoint: storeUrl(endpoint) };
    const inputs = scenario.inputs(place, schedule?.concurrency ?? concurrency);
    const outcomes: Outcome[] = [];
    const thrown = await withinDeadline(
      runMode(inputs, scenario, schedule === undefined ? {} : LIMITS[schedule.span], outcomes),
    );
    server.onRequest = undefined;
    watch.look();
    const { resurrected } = watch;
    judge({ outcomes, hits, server, resurrected, ...(thrown !== undefined && { thrown }) });
  } finally {
    await server.close();
  }
}

export function scenarioOf({ scenario }: Pick<Schedule, 'scenario'>): Scenario {
  const found = SCENARIOS[scenario];
  if (found === undefined) throw new Error(`no scenario ${scenario}`);
  return found;
}

function prepare(server: S3Server, scenario: Scenario): void {
  for (const name of [BUCKET, OTHER_BUCKET]) {
    server.createBucket(name);
    for (const [key, body] of Object.entries(NEIGHBOURS)) server.bucket(name).seed(key, body);
  }
  scenario.seed(server);
}

/** Looks after deletes of versions: no key may show what it did not show before. */
function watchOver(server: S3Server, { expectedVersions }: Scenario) {
  const shown = (key: string) => server.bucket(BUCKET).object(key)?.versionId;
  const keys = expectedVersions === undefined ? [] : server.bucket(BUCKET).versions();
  const before = new Map(keys.map(({ key }) => [key, shown(key)]));
  const resurrected: string[] = [];
  return {
    resurrected,
    look(): void {
      for (const [key, versionId] of before) {
        const now = shown(key);
        if (now !== undefined && now !== versionId) resurrected.push(key);
      }
    },
  };
}

/** Delivers the fault of a schedule, and notes at which requests. */
export function injector(
  { kind, operation, k, span }: Omit<Schedule, 'scenario' | 'concurrency'>,
  hits: SeenRequest[],
) {
  let seen = 0;
  return (request: SeenRequest) => {
    if (request.operation === operation) seen += 1;
    const isBegun = seen >= k && (hits.length > 0 || request.operation === operation);
    if (!isBegun || hits.length >= HITS[span]) return undefined;
    if (!isPossible(kind, request.operation)) return undefined;
    hits.push(request);
    return KINDS[kind]?.faultFor(request);
  };
}

/** Runs a mode in this process, and resolves to what it threw. */
export async function runMode(
  inputs: Inputs,
  { pageSize }: Pick<Scenario, 'pageSize'>,
  limits: Partial<Limits>,
  outcomes: Outcome[],
  attempt = 1,
): Promise<unknown> {
  const store = await openS3Store({ ...connectionOf(inputs), limits }, inputs.bucket);
  const print = () => undefined;
  const context: ModeContext = {
    digester: createDigester(undefined),
    log: { info: print, notice: print, warning: print, error: print, group: print, fail: print },
    signal: new AbortController().signal,
    run: { id: 'run', attempt },
    lockJournal: { taken: print, ended: print },
    openStore: () =>
      Promise.resolve(pageSize === undefined ? store : new PagedStore(store, pageSize)),
    expect: print,
    showPlan: print,
    noteChanged: () => Promise.resolve(),
  };
  try {
    for await (const some of modeOf(inputs).run(inputs, context))
      outcomes.push(...('status' in some ? [some] : some));
    return undefined;
  } catch (thrown) {
    return thrown ?? new Error('threw nothing');
  } finally {
    store.close();
  }
}

/** What the work resolves to, or an error when it has not ended long after it should have. */
export async function withinDeadline(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(() => {
      resolve(new Error('HANGS'));
    }, DEADLINE);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
