import { hash } from 'node:crypto';
import { DIGEST_BYTES, digestOfPlace, randomDigits } from './digests.ts';
import {
  decodeHead,
  encodeHead,
  isCount,
  isRecord,
  type StateHead,
  type StateLock,
} from './head.ts';
import { tableOf, type Table } from './table.ts';

/** The format that is written, and the only one so far. */
const FORMAT = 1;

/** Bytes of a time, in milliseconds since 1970. */
export const TIME_BYTES = 6;

/** Bytes of a row of each table: digests, and a time. */
export const WIDTHS = {
  /** The key, ETag with size, content, headers. */
  known: 4 * DIGEST_BYTES,
  /** The key, and when it left the directory. */
  left: DIGEST_BYTES + TIME_BYTES,
  /** A key that a deploy which did not finish meant to change. */
  owed: DIGEST_BYTES,
} as const;

type TableName = keyof typeof WIDTHS;

/** In the order of the object. */
const TABLES = ['known', 'left', 'owed'] as const satisfies readonly TableName[];

export type StateTables = Readonly<Record<TableName, Table>>;

/**
 * What a state is good for. `in-progress`, and `unfinished` after a deploy that failed, know only
 * when keys left the directory and what is owed; `absent` and those after it know nothing.
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

/** What a state is about. */
export interface Subject {
  readonly bucket: string;
  readonly prefix: string;
}

export interface NewState {
  readonly condition: 'clean' | 'unfinished';
  readonly salt: string;
  readonly nonce: string;
  /** Makes it one of a deploy in progress. */
  readonly lock: StateLock | undefined;
  readonly tables: StateTables;
}

/** A head of one line, then the tables, whose lengths and hash the head holds. */
export function encodeState(state: NewState, { bucket, prefix }: Subject): Buffer {
  const { condition, salt, nonce, lock, tables } = state;
  const bodies = TABLES.map((name) => tables[name].bytes);
  const head = encodeHead({
    format: FORMAT,
    salt,
    place: digestOfPlace(salt, bucket, prefix),
    nonce,
    lock,
    rest: {
      condition,
      rows: Object.fromEntries(
        TABLES.map((name) => [name, tables[name].bytes.length / WIDTHS[name]]),
      ),
      body: hash('sha256', Buffer.concat(bodies)),
    },
  });
  return Buffer.concat([head, ...bodies]);
}

/** What there is when nothing can be read. */
export function emptyContent(condition: StateCondition): StateContent {
  return { condition, salt: randomDigits(), nonce: undefined, lock: undefined, tables: NO_TABLES };
}

export const NO_TABLES: StateTables = {
  known: tableOf(WIDTHS.known, Buffer.alloc(0)),
  left: tableOf(WIDTHS.left, Buffer.alloc(0)),
  owed: tableOf(WIDTHS.owed, Buffer.alloc(0)),
};

/** Never fails: what can't be read, or is not of this place, is told by the condition. */
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
  const next = (name: TableName): Table => {
    const end = start + rows[name] * WIDTHS[name];
    const bytes = body.subarray(start, end);
    start = end;
    return tableOf(WIDTHS[name], bytes);
  };
  const tables = { known: next('known'), left: next('left'), owed: next('owed') };
  return start === body.length ? tables : undefined;
}

function isRowCounts(value: unknown): value is Readonly<Record<TableName, number>> {
  return isRecord(value) && TABLES.every((name) => isCount(value[name]));
}
