import { hash } from 'node:crypto';
import { isDigest } from './digests.ts';

/** Begins every state object, whatever its format. */
const MAGIC = 's3-batch-action deploy state';

/** The run that holds the lock. */
export interface StateLock {
  readonly run: string;
  /** From 1; a run that is started again counts on. */
  readonly attempt: number;
}

/** The first line of a state object: the same in every format, so that no version misses a lock. */
export interface StateHead {
  readonly format: number;
  readonly salt: string;
  /** The digest of bucket and prefix. */
  readonly place: string;
  /** Different in every state that was ever written: tells whose it is. */
  readonly nonce: string;
  readonly lock: StateLock | undefined;
  /** What only the format itself gives a meaning to. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
export function encodeHead(head: StateHead): Buffer {
  const json = JSON.stringify(head);
  return Buffer.from(`${MAGIC} ${hash('sha256', json)} ${json}\n`);
}

export interface DecodedHead {
  readonly head: StateHead;
  /** Bytes of the line. */
  readonly length: number;
}

/** The first line; undefined when it is not what was written. */
export function decodeHead(bytes: Buffer): DecodedHead | undefined {
  const end = bytes.indexOf('\n');
  const line = bytes.toString('utf8', 0, Math.max(end, 0));
  const [, digest, json = ''] = LINE.exec(line) ?? [];
  if (digest === undefined || hash('sha256', json) !== digest) return undefined;
  const head = parseHead(parseJson(json));
  return head && { head, length: end + 1 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LINE = new RegExp(`^${MAGIC} ([0-9a-f]{64}) (\\{.*\\})$`, 'u');

/** The digest says that a state was written so, but not by what. */
function parseHead(value: unknown): StateHead | undefined {
  if (!isRecord(value)) return undefined;
  const { format, salt, place, nonce, lock, rest } = value;
  const isKnown = isCount(format) && isDigest(salt) && isDigest(place) && isDigest(nonce);
  if (!isKnown || !isRecord(rest)) return undefined;
  if (lock === undefined) return { format, salt, place, nonce, lock, rest };
  return isLock(lock) ? { format, salt, place, nonce, lock, rest } : undefined;
}

function isLock(value: unknown): value is StateLock {
  if (!isRecord(value)) return false;
  const { run, attempt } = value;
  return typeof run === 'string' && isCount(attempt);
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
