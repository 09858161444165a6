import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/core/errors.ts';
import type { ObjectRequest, PutRequest } from '../../../src/object-store/object-store.ts';
import { WrappedStore } from '../../../src/object-store/wrapped-stores.ts';
import { beginDeploy } from '../../../src/sync/state/deploy.ts';
import type { StatePlace } from '../../../src/sync/state/own-objects.ts';
import { readDeployState } from '../../../src/sync/state/state-object.ts';
import { createGate } from '../../../packages/s3-test-server/__tests__/gate.ts';
import type { Fault } from 's3-test-server';
import { type Entries, givenEntry, runOf, startDeploys } from './given.ts';

/** Requests of a deploy that nobody disturbs: GET, the mark, the probe, the state. */
const REQUESTS = 4;

/** All orders in which two deploys can send their requests. */
const ORDERS = ordersOf(REQUESTS, REQUESTS);

/** What may happen with the first to take the lock as `1`: nobody comes between. */
const STORIES = new Set([
  '1 begins, 1 ends, 2 begins, 2 ends',
  '1 begins, 1 ends, 2: DeployOvertaken',
  // It had read the lock, and asks for the lease afterwards.
  '1 begins, 1 ends, 2: DeployInProgress',
  '1 begins, 2: DeployInProgress, 1 ends',
  '2: DeployInProgress, 1 begins, 1 ends',
]);

describe('hazard 18: two deploys that interleave request by request', () => {
  it.each<[string, Entries | undefined]>([
    ['where nothing was', undefined],
    ['after one that ended', [givenEntry('old', 3)]],
  ])('never come between each other, %s', async (_, entries) => {
    expect(new Set(ORDERS).size).toBe(70);
    const { place } = await startDeploys();
    const seen = new Set<string>();
    for (const order of ORDERS) {
      const own = { ...place, prefix: `${order}/`, key: `${order}/state` };
      if (entries !== undefined) {
        const before = await beginDeploy(own, await readDeployState(own), runOf('before'));
        await before.finish(entries, 'complete');
      }
      const events = await interleave(own, order);
      const first = events.find((event) => event.endsWith('begins'))?.startsWith('A') === true;
      const names = first ? { A: '1', B: '2' } : { A: '2', B: '1' };
      seen.add(events.join(', ').replace(/[AB]/g, (name) => names[name as 'A' | 'B']));
      const last = events.findLast((event) => event.endsWith('ends'))?.[0] ?? '';
      const state = await readDeployState(own);
      const knows = (key: string) => state.entryOf(key) !== undefined;
      expect([order, state.condition, knows(last), knows('old')]).toEqual([
        order,
        'clean',
        true,
        false,
      ]);
    }
    expect(seen).toEqual(STORIES);
  });
});

describe('hazard 39: an answer that was lost', () => {
  const lost: Fault = { kind: 'reset-after' };
  const encrypted: Fault = {
    kind: 'edit',
    edit: (answer) => {
      const headers = { etag: '"of KMS"', 'x-amz-server-side-encryption': 'aws:kms' };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
  const refused: Fault = { kind: 'status', status: 403, code: 'AccessDenied' };

  it.each(
    [1, 2, 3].flatMap((put) => [
      { put, how: 'and the object tells', head: undefined },
      { put, how: 'and only the nonce tells, under a KMS key', head: encrypted },
      { put, how: 'and only the nonce tells, where HEAD is refused', head: refused },
    ]),
  )('of PUT $put, $how, is found to be its own', async ({ put, head }) => {
    const { server, place } = await startDeploys();
    let puts = 0;
    server.onRequest = ({ operation }) => {
      if (operation === 'HeadObject') return head;
      puts += operation === 'PutObject' ? 1 : 0;
      return operation === 'PutObject' && puts === put ? lost : undefined;
    };
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    expect(deploy.isLocked).toBe(true);
    await deploy.finish([givenEntry('a', 1)], 'complete');
    expect(puts).toBe(4);
    const state = await readDeployState(place);
    expect([state.condition, state.entryOf('a') !== undefined]).toEqual(['clean', true]);
  });
});

describe('a wrong ETag', () => {
  const wrong: Fault = {
    kind: 'edit',
    edit: (answer) => ({ ...answer, headers: { ...answer.headers, etag: '"wrong"' } }),
  };

  it.each([
    ['of the state that is read', 'GetObject'],
    ['of the mark that is stored', 'PutObject'],
  ])('%s does not make a deploy take itself for another', async (_, wrongOne) => {
    const { server, place } = await startDeploys([givenEntry('before', 1)]);
    let seen = 0;
    server.onRequest = ({ operation }) => {
      seen += operation === wrongOne ? 1 : 0;
      return operation === wrongOne && seen === 1 ? wrong : undefined;
    };
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    await deploy.finish([givenEntry('a', 1)], 'complete');
    const state = await readDeployState(place);
    expect([state.condition, state.entryOf('a') !== undefined]).toEqual(['clean', true]);
  });
});

/** Lets A and B send one request at a time, in this order, and tells what came of them. */
async function interleave(place: StatePlace, order: string): Promise<readonly string[]> {
  const events: string[] = [];
  const players = { A: play('A', place, events), B: play('B', place, events) };
  for (const name of `${order}AAAAABBBBB`) await players[name as 'A' | 'B'].step();
  return events;
}

function play(name: string, place: StatePlace, events: string[]) {
  let stopped = createGate();
  let go = createGate();
  const turn = () => {
    go = createGate();
    stopped.open(undefined);
    return go.promise;
  };
  const ended = deploy(name, { ...place, store: new TurnStore(place.store, turn) }, events);
  return {
    /** Sends one request, if there is one left, and waits until its answer was dealt with. */
    async step() {
      await Promise.race([stopped.promise, ended]);
      stopped = createGate();
      go.open(undefined);
      await Promise.race([stopped.promise, ended]);
    },
  };
}

async function deploy(name: string, place: StatePlace, events: string[]): Promise<void> {
  try {
    const state = await readDeployState(place);
    const begun = await beginDeploy(place, state, runOf(name));
    events.push(`${name} begins`);
    await begun.finish([givenEntry(name, 1)], 'complete');
    events.push(`${name} ends`);
  } catch (thrown) {
    events.push(`${name}: ${codeOf(thrown)}`);
  }
}

/** Asks before every request. */
class TurnStore extends WrappedStore {
  readonly #turn: () => Promise<unknown>;

  constructor(inner: StatePlace['store'], turn: () => Promise<unknown>) {
    super(inner);
    this.#turn = turn;
  }

  override async put(request: PutRequest, signal?: AbortSignal) {
    await this.#turn();
    return super.put(request, signal);
  }

  override async get(request: ObjectRequest, signal?: AbortSignal) {
    await this.#turn();
    return super.get(request, signal);
  }
}

function ordersOf(ofA: number, ofB: number): string[] {
  if (ofA === 0 || ofB === 0) return ['A'.repeat(ofA) + 'B'.repeat(ofB)];
  return [
    ...ordersOf(ofA - 1, ofB).map((rest) => `A${rest}`),
    ...ordersOf(ofA, ofB - 1).map((rest) => `B${rest}`),
  ];
}
