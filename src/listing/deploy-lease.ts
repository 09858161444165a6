import { hash } from 'node:crypto';
import { StoreError } from '../core/errors.ts';
import { leaseKeyOf } from '../core/keys.ts';
import { quote } from '../core/text.ts';
import { getIfThere, type OwnObject } from './if-there.ts';

/** The run that holds the lock. */
export interface StateLock {
  readonly run: string;
  /** 1 for the first attempt; each rerun adds 1. */
  readonly attempt: number;
}

/** Milliseconds after the last sign of life of a lock's holder for which others keep away. */
export const LEASE_TIME = 5 * 60 * 1000;

/** Begins every state object, whatever its format. */
export const STATE_MAGIC = 's3-batch-action deploy state';

const HEAD_LINE = new RegExp(`^${STATE_MAGIC} ([0-9a-f]{64}) (\\{.*\\})$`, 'u');

/** The JSON in the first line of a state object; undefined when the line was damaged. */
export function jsonInHead(line: string): unknown {
  const [, digest, json = ''] = HEAD_LINE.exec(line) ?? [];
  return digest !== undefined && hash('sha256', json) === digest ? parseJson(json) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isStateLock(value: unknown): value is StateLock {
  if (!isObject(value)) return false;
  const { run, attempt } = value;
  return typeof run === 'string' && Number.isSafeInteger(attempt) && Number(attempt) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A lock as it stands in a state object. */
export interface FoundLock {
  readonly lock: StateLock;
  /** Different in every state ever written. */
  readonly nonce: string;
  /** When the state object was written, by the store's clock. */
  readonly lastModified: Date;
}

/** Bytes in which the first line of a state object ends. */
const MAX_HEAD = 64 * 1024;

/**
 * Reads the lock in a state object, and no more of that than its first line. Rejects as
 * `getIfThere` does.
 */
export async function readLock(
  state: OwnObject,
  signal?: AbortSignal,
): Promise<FoundLock | undefined> {
  const found = await getIfThere(state, {}, signal);
  if (found === undefined) return undefined;
  const bytes = await firstLineOf(found.body, MAX_HEAD);
  const end = bytes.indexOf('\n');
  const head = end < 0 ? undefined : jsonInHead(bytes.toString('utf8', 0, end));
  const { nonce, lock } = isObject(head) ? head : {};
  if (typeof nonce !== 'string' || !isStateLock(lock)) return undefined;
  return { lock, nonce, lastModified: found.lastModified };
}

/** The first line of a body, or more than `most` bytes of it if it is longer. */
export async function firstLineOf(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > most || chunk.includes(0x0a)) break;
  }
  const [first] = chunks;
  if (first === undefined || chunks.length > 1) return Buffer.concat(chunks);
  return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
}

/** What the holder of a lock writes to show that it is alive. */
export interface DeployLease extends StateLock {
  /** The nonce of the state object that holds the lock. */
  readonly nonce: string;
  /** Different in each lease of one holder. */
  readonly renewal: number;
  /** Whether the holder has ended, so that the lock means nothing any more. */
  readonly isReleased: boolean;
}

/** The object beside a state object by which the holder of its lock shows that it is alive. */
export interface FoundLease {
  /** Undefined when there is none, or when it can't be understood. */
  readonly lease: DeployLease | undefined;
  /** Undefined when there is no object. */
  readonly etag: string | undefined;
  /** By the store's clock. */
  readonly lastModified: Date | undefined;
}

/** UTF-16 code units of a run's id in a lease: 6 bytes each at most. */
const MAX_RUN = 100;

/** Bytes of a lease, at most. */
const MAX_LEASE = 1_024;

/** One line of less than 1 KiB, whatever the id of the run. */
export function encodeLease(lease: DeployLease): string {
  const { nonce, run, attempt, renewal, isReleased } = lease;
  const fields = { nonce, run: run.slice(0, MAX_RUN), attempt, renewal, released: isReleased };
  return `${JSON.stringify(fields)}\n`;
}

function decodeLease(bytes: Buffer): DeployLease | undefined {
  const value = bytes.length > MAX_LEASE ? undefined : parseJson(bytes.toString());
  if (!isStateLock(value)) return undefined;
  const { run, attempt, nonce, renewal, released } = value as StateLock & Record<string, unknown>;
  if (typeof nonce !== 'string' || typeof renewal !== 'number') return undefined;
  return { run, attempt, nonce, renewal, isReleased: released === true };
}

/** No lease. */
export const NO_LEASE: FoundLease = { lease: undefined, etag: undefined, lastModified: undefined };

/** Reads the lease beside a state object. Rejects as `getIfThere` does. */
export async function readLease(state: OwnObject, signal?: AbortSignal): Promise<FoundLease> {
  const found = await getIfThere({ ...state, key: leaseKeyOf(state.key) }, {}, signal);
  if (found === undefined) return NO_LEASE;
  const { etag, lastModified, body } = found;
  return { lease: decodeLease(await firstLineOf(body, MAX_LEASE)), etag, lastModified };
}

/**
 * When the holder of a lock last showed that it is alive; undefined: it has released the lock. A
 * lease that was written after the lock by another run is that of one that takes the lock over.
 */
export function lastSignOf(
  { nonce, lastModified }: Pick<FoundLock, 'nonce' | 'lastModified'>,
  { lease, lastModified: renewed = new Date(NaN) }: FoundLease,
): Date | undefined {
  const isOwn = lease?.nonce === nonce;
  if (isOwn && lease.isReleased) return undefined;
  const counts = lease !== undefined && !lease.isReleased && renewed > lastModified;
  return counts ? renewed : lastModified;
}

/** Whether a holder with this last sign of life keeps others away; a time not known counts as now. */
export function isLive(lastSign: Date, now: Date): boolean {
  return !(now.getTime() - lastSign.getTime() >= LEASE_TIME);
}

/** The error of a run that another one keeps away; `consequence` is a clause about this run. */
export function deployInProgress(
  { lock, lastModified }: Pick<FoundLock, 'lock' | 'lastModified'>,
  lastSign: Date,
  consequence: string,
): StoreError {
  const until = new Date(lastSign.getTime() + LEASE_TIME);
  return new StoreError(
    'DeployInProgress',
    `run ${quote(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
      `${timeText(lastModified)} and was last active at ${timeText(lastSign)}, so ` +
      `${consequence}: run again when that one has ended; if it was killed, re-run its failed ` +
      `jobs, or run again after ${timeText(until)}`,
  );
}

function timeText(time: Date): string {
  return Number.isNaN(time.getTime()) ? 'an unknown time' : time.toISOString();
}
