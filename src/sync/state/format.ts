import { hash } from 'node:crypto';
import { digestOfPlace, isDigest, randomDigits } from './digests.ts';
import { NO_TABLES, type StateTables, tableOf, WIDTHS } from './tables.ts';

/** Begins every state object, whatever its format. */
const MAGIC = 's3-batch-action deploy state';

/** The run that holds the lock. */
export interface StateLock {
  readonly run: string;
  /** 1 for the first attempt; each rerun adds 1. */
  readonly attempt: number;
}

/** The first line of a state object: the same in every format, so that no version misses a lock. */
export interface StateHead {
  readonly format: number;
  readonly salt: string;
  /** The digest of bucket and prefix. */
  readonly place: string;
  /** Different in every state ever written, so a state is recognized by it. */
  readonly nonce: string;
  readonly lock: StateLock | undefined;
  /** Fields whose meaning depends on the format. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
export function encodeHead(head: StateHead): Buffer {
  const json = JSON.stringify(head);
  return Buffer.from(`${MAGIC} ${hash('sha256', json)} ${json}\n`);
}

interface DecodedHead {
  readonly head: StateHead;
  /** Bytes of the line. */
  readonly length: number;
}

/** The first line; undefined when it was damaged. */
function decodeHead(bytes: Buffer): DecodedHead | undefined {
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

/** The digest proves that the line is whole, not that this program wrote it. */
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

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The format that is written, and the only one so far. */
const FORMAT = 1;

/** The tables in the order of the object, by the names that stand in its head. */
const STORED_NAMES = {
  known: 'known',
  left: 'removed',
  owed: 'pending',
} as const satisfies Readonly<Record<string, keyof StateTables>>;

type StoredName = keyof typeof STORED_NAMES;

const TABLES = Object.entries(STORED_NAMES) as readonly [StoredName, keyof StateTables][];

/**
 * How much a state says. `in-progress`, and `unfinished` after a deploy that failed, record only
 * when files were removed and which keys are pending; `absent` and those after it record nothing.
 */
export type StateCondition =
  'clean' | 'in-progress' | 'unfinished' | 'absent' | 'damaged' | 'foreign' | 'newer' | 'none';

/** What a state object holds. */
export interface StateContent {
  readonly condition: StateCondition;
  readonly salt: string;
  readonly nonce: string | undefined;
  readonly lock: StateLock | undefined;
  readonly tables: StateTables;
}

/** The prefix that a state describes. */
export interface Subject {
  readonly bucket: string;
  readonly prefix: string;
}

export interface NewState {
  readonly condition: 'clean' | 'unfinished';
  readonly salt: string;
  readonly nonce: string;
  /** Set in the lock record of a deploy in progress. */
  readonly lock: StateLock | undefined;
  readonly tables: StateTables;
}

/** A head of one line, then the tables, whose lengths and hash the head holds. */
export function encodeState(state: NewState, { bucket, prefix }: Subject): Buffer {
  const { condition, salt, nonce, lock, tables } = state;
  const bodies = TABLES.map(([, name]) => tables[name].bytes);
  const head = encodeHead({
    format: FORMAT,
    salt,
    place: digestOfPlace(salt, bucket, prefix),
    nonce,
    lock,
    rest: {
      condition,
      rows: Object.fromEntries(
        TABLES.map(([stored, name]) => [stored, tables[name].bytes.length / WIDTHS[name]]),
      ),
      body: hash('sha256', Buffer.concat(bodies)),
    },
  });
  return Buffer.concat([head, ...bodies]);
}

/** The content of a state that can't be read. */
export function emptyContent(condition: StateCondition): StateContent {
  return { condition, salt: randomDigits(), nonce: undefined, lock: undefined, tables: NO_TABLES };
}

/** Never throws: the condition says whether the bytes are damaged or describe another prefix. */
export function decodeState(bytes: Buffer, { bucket, prefix }: Subject): StateContent {
  const decoded = decodeHead(bytes);
  if (decoded === undefined) return emptyContent('damaged');
  const { head, length } = decoded;
  const { format, salt, place, nonce, lock } = head;
  if (place !== digestOfPlace(salt, bucket, prefix)) return emptyContent('foreign');
  if (format !== FORMAT) return { ...emptyContent('newer'), nonce, lock };
  const condition = conditionOf(head);
  const tables = tablesOf(head, bytes.subarray(length));
  if (condition === undefined || tables === undefined) return emptyContent('damaged');
  return { condition, salt, nonce, lock, tables };
}

function conditionOf({ lock, rest }: StateHead): StateCondition | undefined {
  const { condition } = rest;
  if (condition !== 'clean' && condition !== 'unfinished') return undefined;
  return lock === undefined ? condition : 'in-progress';
}

function tablesOf({ rest }: StateHead, body: Buffer): StateTables | undefined {
  const { rows } = rest;
  if (!isRowCounts(rows) || hash('sha256', body) !== rest['body']) return undefined;
  let start = 0;
  const tables = TABLES.map(([stored, name]) => {
    const end = start + rows[stored] * WIDTHS[name];
    const bytes = body.subarray(start, end);
    start = end;
    return [name, tableOf(WIDTHS[name], bytes)] as const;
  });
  return start === body.length ? { ...NO_TABLES, ...Object.fromEntries(tables) } : undefined;
}

function isRowCounts(value: unknown): value is Readonly<Record<StoredName, number>> {
  return isRecord(value) && TABLES.every(([stored]) => isCount(value[stored]));
}
