import { messageOf, StoreError } from '../core/errors.ts';
import { isStateKey, leaseKeyOf, STATE_NAME, stateKeyOf } from '../core/keys.ts';
import { quote } from '../core/text.ts';
import type { ListedObject, ObjectStore } from '../object-store/object-store.ts';
import {
  deployInProgress,
  isLive,
  lastSignOf,
  NO_LEASE,
  readLease,
  readLock,
} from './deploy-lease.ts';

/** What is to be deleted under a prefix. */
interface CheckSettings {
  readonly bucket: string;
  readonly prefix: string;
  readonly signal: AbortSignal;
  readonly dryRun: boolean;
  readonly deployCheck: DeployCheck;
  readonly onEvent?: ((event: Warning) => void | Promise<void>) | undefined;
}

interface Warning {
  readonly kind: 'warning';
  readonly messages: readonly string[];
}

/** The question of a run whether a sync is deploying where it is going to delete. */
export interface DeployCheck {
  /** Asks in the background. */
  begin(store: ObjectStore, settings: CheckSettings): void;
  /** Settles as `refuseDuringDeploy` does; awaited before the first delete. */
  readonly passed: Promise<void>;
  /** The state objects of which a warning was given, because they can't be read. */
  readonly unreadable: Set<string>;
}

export function createDeployCheck(): DeployCheck {
  const check = {
    passed: Promise.resolve(),
    unreadable: new Set<string>(),
    begin(store: ObjectStore, settings: CheckSettings): void {
      check.passed = refuseDuringDeploy(store, settings);
      // A listing that fails meanwhile leaves nobody to await it.
      check.passed.catch(() => undefined);
    },
  };
  return check;
}

const NOTHING_DELETED = 'this run deletes nothing there';

/**
 * Rejects with `DeployInProgress` when a sync is deploying to the prefix, or to a directory that the
 * prefix is in; in a dry run that is a warning. Only the default key of a state can be known here.
 */
async function refuseDuringDeploy(store: ObjectStore, settings: CheckSettings): Promise<void> {
  const { prefix } = settings;
  if (prefix !== '' && !prefix.endsWith('/')) return;
  const own = checkDirectory(store, prefix, settings).catch((thrown: unknown) =>
    warnUnlessFatal(thrown, `${prefix}${STATE_NAME}`, settings),
  );
  // Often the rights are limited to the prefix.
  const others = ancestorsOf(prefix).map((directory) =>
    checkDirectory(store, directory, settings).catch((thrown: unknown) => {
      if (isFatal(thrown)) throw thrown;
    }),
  );
  await Promise.all([own, ...others]);
}

/** Warns once of a state object that can't be read. */
async function warnUnlessFatal(
  thrown: unknown,
  key: string,
  { signal, deployCheck: { unreadable }, onEvent }: CheckSettings,
): Promise<void> {
  if (isFatal(thrown) || signal.aborted) throw thrown;
  if (unreadable.has(key)) return;
  unreadable.add(key);
  const directory = key.slice(0, key.lastIndexOf('/') + 1);
  const message =
    `whether a sync is deploying to ${quote(directory)} is not known, because its state ` +
    `${quote(key)} can't be read (${messageOf(thrown)}): give the credentials s3:GetObject on ` +
    'it, or make sure that no deploy runs meanwhile';
  await onEvent?.({ kind: 'warning', messages: [message] });
}

/** Whether a check ended with more than that a state can't be read. */
function isFatal(thrown: unknown): boolean {
  if (!(thrown instanceof StoreError)) return true;
  return thrown.code === 'DeployInProgress' || thrown.scope !== 'item';
}

/** The directories that a prefix is in, the whole bucket included. */
function ancestorsOf(prefix: string): string[] {
  const slashes = [...prefix.matchAll(/\//g)].map(({ index }) => index + 1).slice(0, -1);
  return prefix === '' ? [] : ['', ...slashes.map((end) => prefix.slice(0, end))];
}

/** State and lease. */
const PAGE_SIZE = 2;

async function checkDirectory(
  store: ObjectStore,
  directory: string,
  settings: CheckSettings,
): Promise<void> {
  const { bucket, signal } = settings;
  const stateKey = `${directory}${STATE_NAME}`;
  const { objects, serverTime } = await store.list(
    { bucket, prefix: stateKey, pageSize: PAGE_SIZE, isOptional: true },
    signal,
  );
  const own = [stateKey, leaseKeyOf(stateKey)];
  if (objects[0]?.key !== stateKey) return;
  // A key that sorts between the two may have taken the place of the lease.
  const isYoung = objects.some(
    ({ key, lastModified }) => !own.includes(key) || isLive(lastModified, serverTime),
  );
  if (isYoung) await checkState(store, stateKey, serverTime, settings);
}

async function checkState(
  store: ObjectStore,
  key: string,
  now: Date,
  { bucket, prefix, signal, dryRun, onEvent }: CheckSettings,
): Promise<void> {
  const place = { store, bucket, key, prefix };
  const reading = [readLock(place, signal), readLease(place, signal)] as const;
  const [lock, lease] = await Promise.allSettled(reading);
  if (lock.status === 'rejected') throw lock.reason;
  if (lock.value === undefined) return;
  const lastSign = lastSignOf(lock.value, lease.status === 'fulfilled' ? lease.value : NO_LEASE);
  if (lastSign === undefined || !isLive(lastSign, now)) {
    // The holder may have renewed its lock in a lease that can't be read.
    if (lease.status === 'rejected') throw lease.reason;
    return;
  }
  const error = deployInProgress(lock.value, lastSign, NOTHING_DELETED);
  if (!dryRun) throw error;
  await onEvent?.({ kind: 'warning', messages: [`${key}: ${error.message}`] });
}

/**
 * Passes on what a listing shows of a prefix, when the check has passed. Throws `DeployInProgress`
 * when it has not, and when the listing shows the state of a deploy that is at work below the prefix.
 */
export async function* untilDeployIsMet<Page extends { readonly serverTime: Date }>(
  pages: AsyncIterable<Page>,
  rowsOf: (page: Page) => readonly Pick<ListedObject, 'key' | 'lastModified'>[],
  store: ObjectStore,
  settings: CheckSettings,
): AsyncGenerator<Page, void, undefined> {
  const checked = new Set<string>();
  for await (const page of pages) {
    await settings.deployCheck.passed;
    const now = page.serverTime;
    for (const { key, lastModified } of rowsOf(page)) {
      if (!isLive(lastModified, now) || !isStateKey(key)) continue;
      const stateKey = stateKeyOf(key);
      if (checked.has(stateKey)) continue;
      checked.add(stateKey);
      await checkState(store, stateKey, now, settings).catch((thrown: unknown) =>
        warnUnlessFatal(thrown, stateKey, settings),
      );
    }
    yield page;
  }
}
