import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../../src/core/errors.ts';
import type {
  CopyRequest,
  DeleteManyRequest,
  DeleteResult,
  GetResult,
  ListPage,
  ListRequest,
  ObjectRequest,
  PutRequest,
  PutResult,
} from '../../src/object-store/object-store.ts';
import type { LeaseTime } from '../../src/sync/state/lease.ts';
import { MemoryStore } from './memory-store.ts';

/** Turns of the event loop after which all that an event has led to is done. */
const TURNS = 3;

interface Event {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** Milliseconds that pass only by what happens in them. */
export interface VirtualTime {
  readonly now: number;
  /** Milliseconds from now; with the same time, in the order of being called. */
  after(ms: number, act: () => void): void;
  /** Lets everything happen that is to happen until then. */
  runUntil(time: number): Promise<void>;
}

export function createVirtualTime(start: number): VirtualTime {
  const events: Event[] = [];
  let now = start;
  let order = 0;
  const settle = async () => {
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
  };
  return {
    get now() {
      return now;
    },
    after(ms, act) {
      order += 1;
      const event = { at: now + Math.max(0, ms), order, act };
      const later = events.findIndex(({ at }) => at > event.at);
      events.splice(later < 0 ? events.length : later, 0, event);
    },
    async runUntil(time) {
      await settle();
      for (let next = events[0]; next !== undefined && next.at <= time; next = events[0]) {
        events.shift();
        now = next.at;
        next.act();
        await settle();
      }
      now = time;
    },
  };
}

/** An object as the store has it. */
export interface VirtualObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly lastModified: Date;
}

/** What a request is about when it begins, by the store's clock. */
export interface Begun {
  readonly runner: Runner;
  readonly op: 'GET' | 'PUT' | 'DELETE' | 'LIST';
  readonly key: string;
  readonly at: number;
  readonly isGuarded: boolean;
}

/** How long the way of a request takes, both ways, and whether its answer is lost. */
export interface Way {
  readonly there: number;
  readonly back: number;
  readonly isLost?: boolean;
}

/** A bucket with conditional writes and a clock of whole seconds. */
export class World {
  readonly time: VirtualTime;
  readonly objects = new Map<string, VirtualObject>();
  readonly begun: Begun[] = [];
  onBegin: (begun: Begun) => void = () => undefined;
  /** Called when a write has been applied. */
  onWrite: (key: string, object: VirtualObject | undefined, runner: Runner) => void = () =>
    undefined;

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.time = createVirtualTime(start);
  }

  /** The Date of an answer. */
  get date(): Date {
    return new Date(Math.floor(this.time.now / 1000) * 1000);
  }

  set(key: string, body: Buffer, runner: Runner): VirtualObject {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const object = { body, etag, lastModified: this.date };
    this.objects.set(key, object);
    this.onWrite(key, object, runner);
    return object;
  }
}

/** A machine on which a process works: its clocks, and whether it goes on. */
export class Runner {
  readonly name: string;
  readonly world: World;
  /** By how much its clocks are quicker than the store's. */
  readonly rate: number;
  /** Milliseconds by which its wall clock is ahead. */
  skew = 0;
  isKilled = false;
  /** The ways of its requests, one after the other. */
  way: (op: Begun['op'], key: string) => Way = () => ({ there: 10, back: 10 });
  #stoppedUntil = 0;
  #suspended = 0;

  constructor(name: string, world: World, rate = 1) {
    this.name = name;
    this.world = world;
    this.rate = rate;
  }

  /** Stops it for a while; its monotonic clock stands still meanwhile if it is suspended. */
  stopFor(ms: number, isSuspended = false): void {
    this.#stoppedUntil = Math.max(this.#stoppedUntil, this.world.time.now + ms);
    if (isSuspended) this.#suspended += ms;
  }

  /** Lets something happen on it, as soon as it goes on after that time; never if it is killed. */
  after(ms: number, act: () => void): void {
    this.world.time.after(ms, () => {
      const rest = this.#stoppedUntil - this.world.time.now;
      if (this.isKilled) return;
      if (rest > 0) this.after(rest, act);
      else act();
    });
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        reject(signal?.reason as Error);
      };
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop);
      this.after(ms / this.rate, resolve);
    });
  }

  get clocks(): LeaseTime {
    const { time } = this.world;
    return {
      wall: () => time.now * this.rate + this.skew,
      monotonic: () => (time.now - this.#suspended) * this.rate,
      sleep: (ms, signal) => this.sleep(ms, signal),
    };
  }
}

/** The store as a runner reaches it. */
export class RunnerStore extends MemoryStore {
  readonly #runner: Runner;

  constructor(runner: Runner) {
    super();
    this.#runner = runner;
  }

  override put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    return this.#send('PUT', request.key, request, signal, async (world) => {
      const found = world.objects.get(request.key);
      const { ifMatch, ifNoneMatch, content } = request;
      if (ifMatch !== undefined && found === undefined) throw refusal('NoSuchKey', 404);
      if (ifMatch !== undefined && found?.etag !== ifMatch) throw refusal();
      if (ifNoneMatch !== undefined && found !== undefined) throw refusal();
      if (content.size === undefined) throw new TypeError('a stream');
      const body = Buffer.from(await content.read(0, content.size));
      const { etag } = world.set(request.key, body, this.#runner);
      return { etag, attempts: 1 };
    });
  }

  override get({ key }: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    return this.#send('GET', key, {}, signal, (world) => {
      const found = world.objects.get(key);
      if (found === undefined) throw refusal('NoSuchKey', 404);
      const { body, etag, lastModified } = found;
      return { size: body.length, etag, lastModified, body: pieces(body) };
    });
  }

  override copy(request: CopyRequest): Promise<PutResult> {
    return Promise.reject(new Error(`no copy of ${request.key}`));
  }

  override deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    const [first] = request.objects;
    return this.#send('DELETE', first?.key ?? '', request, signal, (world) => {
      return request.objects.map(({ key, ifMatch }): DeleteResult => {
        const stored = world.objects.get(key);
        if (ifMatch !== undefined && stored === undefined)
          return { error: refusal('NoSuchKey', 404) };
        if (ifMatch !== undefined && stored?.etag !== ifMatch) {
          return { error: refusal() };
        }
        world.objects.delete(key);
        world.onWrite(key, undefined, this.#runner);
        return {};
      });
    });
  }

  override list(
    { prefix, pageSize = 1_000 }: ListRequest,
    signal?: AbortSignal,
  ): Promise<ListPage> {
    return this.#send('LIST', prefix, {}, signal, (world) => ({
      objects: [...world.objects]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { body, etag, lastModified }]) => ({
          ...{ key, etag, lastModified, size: body.length },
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, pageSize),
      serverTime: world.date,
    }));
  }

  async #send<Result>(
    op: Begun['op'],
    key: string,
    { guard }: { readonly guard?: (() => void) | undefined },
    signal: AbortSignal | undefined,
    apply: (world: World) => Promise<Result> | Result,
  ): Promise<Result> {
    const runner = this.#runner;
    const { world } = runner;
    signal?.throwIfAborted();
    // As in the sender: nothing comes between the guard and the request.
    guard?.();
    const begun = { runner, op, key, at: world.time.now, isGuarded: guard !== undefined };
    world.begun.push(begun);
    world.onBegin(begun);
    const { there, back, isLost = false } = runner.way(op, key);
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new StoreError('RequestCanceled', 'canceled', { cause: signal.reason }));
      });
      // It is under way, whatever becomes of who has sent it.
      world.time.after(there, () => {
        const answered = new Promise<Result>((answer) => {
          answer(apply(world));
        });
        answered.catch(() => undefined);
        runner.after(back, () => {
          if (isLost) reject(new StoreError('ECONNRESET', 'the answer was lost'));
          else answered.then(resolve, reject);
        });
      });
    });
  }
}

function refusal(code = 'PreconditionFailed', status = 412): StoreError {
  return new StoreError(code, 'refused', { status });
}

async function* pieces(body: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield body;
}
