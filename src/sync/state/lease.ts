import { linkAbort } from '../../core/abort.ts';
import { messageOf, StoreError } from '../../core/errors.ts';
import { contentOf } from '../../core/items.ts';
import { leaseKeyOf } from '../../core/keys.ts';
import { quote } from '../../core/text.ts';
import {
  type DeployLease,
  encodeLease,
  type FoundLease,
  readLock,
} from '../../listing/deploy-lease.ts';
import { type Condition, type KeptPlace, putOwn, readOwnLease } from './own-objects.ts';
import { isDoubtful } from './state-object.ts';

/** Clocks and timers of a lease. Tests inject their own. */
export interface LeaseTime {
  /** Milliseconds since 1970 by the machine's clock, which may be set. */
  wall(): number;
  /** Milliseconds since an arbitrary moment; may stand still while the machine sleeps. */
  monotonic(): number;
  /** Resolves after this many milliseconds; rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const MACHINE_TIME: LeaseTime = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms).unref();
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    }),
};

/** Milliseconds from one renewal to the next. */
const RENEWAL_INTERVAL = 60_000;

/** Milliseconds after a renewal that failed until the next attempt. */
const RETRY_INTERVAL = 15_000;

/** Milliseconds that one renewal may take, the store's own attempts included. */
const RENEWAL_LIMIT = 30_000;

/**
 * Milliseconds since the last proven sign of life after which the holder writes nothing more: a
 * minute less than others wait before they take over, for requests in flight and clocks.
 */
const GUARD_LIMIT = 4 * 60_000;

/** Attempts of one renewal after refusals by what it has itself written before. */
const MAX_ROUNDS = 3;

/** A moment by both clocks of the machine. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

export function momentOf(time: LeaseTime): Moment {
  return { wall: time.wall(), monotonic: time.monotonic() };
}

/** Milliseconds since a moment, by the clock that shows more of them. */
function since({ wall, monotonic }: Moment, time: LeaseTime): number {
  return Math.max(time.wall() - wall, time.monotonic() - monotonic);
}

/** Who holds a lock: its run, and the nonce of the lock record. */
export type LeaseOwner = Pick<DeployLease, 'run' | 'attempt' | 'nonce'>;

/** The lock of a deploy as it is kept. */
export interface HeldLease {
  /** Throws a StoreError of scope `batch` once another run may take over, or has done so. */
  guard(): void;
  /** Ends the renewals. */
  stop(): Promise<void>;
  /** Ends the renewals and releases the lock by a small write; another run's lease is kept. */
  release(signal?: AbortSignal): Promise<void>;
}

export interface LeaseOptions {
  /** Default: the machine's. */
  readonly time?: LeaseTime | undefined;
  /** Called once, when another run has taken over. */
  readonly onLost?: ((error: StoreError) => void) | undefined;
}

interface Holder {
  readonly place: KeptPlace;
  readonly owner: LeaseOwner;
  readonly time: LeaseTime;
  /** When the last sign of life that is proven was about to be sent. */
  proven: Moment;
  /** The lease as this run knows it; undefined: not read yet. */
  known: Pick<FoundLease, 'etag'> | undefined;
  /** The number of leases that were sent. */
  count: number;
  /** Why nothing more may be written. */
  failure: StoreError | undefined;
  lastProblem: unknown;
}

/**
 * Renews a lock from now on. `taken` is the moment before the lock record was sent, `known` the
 * lease that this run has written to take over.
 */
export function holdLease(
  place: KeptPlace,
  owner: LeaseOwner,
  { taken, known }: { readonly taken: Moment; readonly known: Holder['known'] },
  { time = MACHINE_TIME, onLost }: LeaseOptions,
): HeldLease {
  const holder: Holder = {
    ...{ place, owner, time, known, proven: taken },
    ...{ count: 1, failure: undefined, lastProblem: undefined },
  };
  const stopper = new AbortController();
  const renewals = keepRenewing(holder, stopper.signal, onLost);
  const stop = async () => {
    stopper.abort();
    await renewals;
  };
  return {
    guard() {
      holder.failure ??= expiry(holder);
      if (holder.failure !== undefined) throw holder.failure;
    },
    stop,
    async release(signal) {
      await stop();
      await releaseLease(holder, signal);
    },
  };
}

/** Never rejects. */
async function keepRenewing(
  holder: Holder,
  stopped: AbortSignal,
  onLost: LeaseOptions['onLost'],
): Promise<void> {
  let wait = RENEWAL_INTERVAL;
  const isOver = () => stopped.aborted;
  for (;;) {
    try {
      await holder.time.sleep(wait, stopped);
      await renewWithin(RENEWAL_LIMIT, holder, stopped);
      wait = RENEWAL_INTERVAL;
    } catch (thrown) {
      if (isOver()) return;
      if (holder.failure !== undefined) {
        if (holder.failure.code === 'DeployOvertaken') onLost?.(holder.failure);
        return;
      }
      holder.lastProblem = thrown;
      wait = RETRY_INTERVAL;
    }
  }
}

async function renewWithin(ms: number, holder: Holder, stopped: AbortSignal): Promise<void> {
  const { controller, unlink } = linkAbort(stopped);
  const limit = new AbortController();
  const end = holder.time.sleep(ms, limit.signal).then(
    () => {
      controller.abort(new DOMException(`no renewal within ${ms} ms`, 'TimeoutError'));
    },
    () => undefined,
  );
  try {
    await renew(holder, controller.signal);
  } finally {
    unlink();
    limit.abort();
    await end;
  }
}

/** Writes the lease under the condition that nobody else has. Sets `failure` when it is lost. */
async function renew(holder: Holder, signal: AbortSignal): Promise<void> {
  let refusal: unknown;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    holder.known ??= await firstKnown(holder, signal);
    // Not before the lease was read: what was read must be older than any takeover.
    holder.failure ??= expiry(holder);
    if (holder.failure !== undefined) throw holder.failure;
    const sent = momentOf(holder.time);
    holder.count += 1;
    const lease = { ...holder.owner, renewal: holder.count, isReleased: false };
    const put = await putLease(holder.place, lease, holder.known, signal);
    holder.known = 'refusal' in put ? put.found : put;
    if (!('refusal' in put)) {
      holder.proven = sent;
      return;
    }
    refusal = put.refusal;
    const { lease: found, etag } = put.found;
    if (etag !== undefined && found?.nonce !== lease.nonce) {
      holder.failure = overtaken('another run has taken over the lease of this one');
      throw holder.failure;
    }
  }
  throw refusal as Error;
}

/** The lease that is there before this run has written one: it may be left from an earlier deploy. */
async function firstKnown(holder: Holder, signal: AbortSignal): Promise<FoundLease> {
  const { place, owner } = holder;
  const found = await readOwnLease(place, signal);
  const { lease, lastModified } = found;
  if (lease === undefined || lease.isReleased || lease.nonce === owner.nonce) return found;
  const lock = await readLock(place, signal);
  // Whoever takes over writes a lease first, minutes after the lock.
  const isLeft =
    lastModified !== undefined && lock !== undefined && lastModified <= lock.lastModified;
  if (lock?.nonce === owner.nonce && isLeft) return found;
  holder.failure = overtaken('another run has taken over the lock of this one');
  throw holder.failure;
}

type PutLease =
  | Pick<FoundLease, 'etag'>
  /** The lease that was found instead. */
  | { readonly refusal: StoreError; readonly found: FoundLease };

/** Stores a lease in place of a known one. After a refusal it is read, since it may be this one. */
async function putLease(
  place: KeptPlace,
  lease: DeployLease,
  known: Pick<FoundLease, 'etag'>,
  signal: AbortSignal | undefined,
): Promise<PutLease> {
  const key = leaseKeyOf(place.key);
  const condition: Condition =
    known.etag === undefined ? { ifNoneMatch: '*' } : { ifMatch: known.etag };
  const content = contentOf(encodeLease(lease));
  try {
    const { etag } = await putOwn(place, key, content, condition, signal);
    return { etag };
  } catch (thrown) {
    if (!isDoubtful(thrown)) throw thrown;
    const found = await readOwnLease(place, signal);
    const { nonce, renewal } = found.lease ?? {};
    const isThisOne = nonce === lease.nonce && renewal === lease.renewal;
    return isThisOne ? { etag: found.etag } : { refusal: thrown, found };
  }
}

/**
 * Replaces the lease beside a lock that is not live any more, so that its holder can't renew it.
 * Resolves to undefined when another run was quicker.
 */
export async function takeLease(
  place: KeptPlace,
  owner: LeaseOwner,
  found: FoundLease,
  signal: AbortSignal | undefined,
): Promise<Pick<FoundLease, 'etag'> | undefined> {
  const lease = { ...owner, renewal: 1, isReleased: false };
  const put = await putLease(place, lease, found, signal);
  return 'refusal' in put ? undefined : put;
}

/** Writes that the lock is released, unless another run may have taken it over. */
async function releaseLease(holder: Holder, signal: AbortSignal | undefined): Promise<void> {
  const { place, owner } = holder;
  if (holder.failure?.code === 'DeployOvertaken') return;
  if (holder.known === undefined) {
    const found = await readOwnLease(place, signal);
    // Later, a lease of another nonce may be that of who has taken over.
    if (expiry(holder) !== undefined) return;
    holder.known = found;
  }
  const lease = { ...owner, renewal: holder.count + 1, isReleased: true };
  const put = await putLease(place, lease, holder.known, signal);
  if (!('refusal' in put) || put.found.lease?.nonce !== owner.nonce) return;
  await putLease(place, { ...lease, renewal: lease.renewal + 1 }, put.found, signal);
}

/**
 * Releases the lock with this nonce, which a killed run has left. Resolves to whether it is released:
 * not where the state has another lock, or none, or where another run has taken it over.
 */
export async function returnLock(
  place: KeptPlace,
  nonce: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const found = await readLock(place, signal);
  if (found?.nonce !== nonce) return false;
  const known = await readOwnLease(place, signal);
  const { lease, lastModified: renewed = found.lastModified } = known;
  const isTaken = lease !== undefined && lease.nonce !== nonce && renewed > found.lastModified;
  if (isTaken) return false;
  const renewal = (lease?.renewal ?? 0) + 1;
  const put = await putLease(
    place,
    { ...found.lock, nonce, renewal, isReleased: true },
    known,
    signal,
  );
  return !('refusal' in put);
}

/** The error of a run whose last proven sign of life is too old; undefined while it is not. */
function expiry({ proven, time, lastProblem, place }: Holder): StoreError | undefined {
  const age = since(proven, time);
  if (age < GUARD_LIMIT) return undefined;
  const why =
    lastProblem === undefined
      ? 'the runner may have been suspended, or too busy'
      : `the last renewal failed: ${messageOf(lastProblem)}`;
  return new StoreError(
    'LeaseExpired',
    `this run has not renewed its lease ${quote(leaseKeyOf(place.key))} for ` +
      `${Math.floor(age / 1000)} s, and after 300 s another run may take over, so it writes ` +
      `nothing more; ${why}`,
    { scope: 'batch', ...(lastProblem !== undefined && { cause: lastProblem }) },
  );
}

/** The error of a run whose listing of the bucket is out of date. */
export function overtaken(what: string): StoreError {
  return new StoreError(
    'DeployOvertaken',
    `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`,
    { scope: 'batch' },
  );
}
