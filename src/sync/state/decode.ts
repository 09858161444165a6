import { createHash } from 'node:crypto';
import { isStateLock, jsonInHead } from '../../listing/deploy-lease.ts';
import { createTableReader, digestOfPlace, isDigest } from './digests.ts';
import {
  type CarriedSection,
  FORMAT,
  LAYOUTS,
  MAX_LINE,
  type StateContent,
  type StateCondition,
  type StateFacts,
  type StateHead,
  type Subject,
  type TableSection,
} from './format.ts';
import type { StateTables } from './tables.ts';

/** A state of which the first line has been read. */
export interface OpenedState {
  /** The condition and the lock, which count whatever comes after them. */
  readonly facts: StateFacts;
  /** Undefined: nothing after the first line is of use. */
  readonly body: StateBody | undefined;
}

/** Takes what comes after the first line. */
export interface StateBody {
  /** Bytes of the first line: the body begins after them. */
  readonly start: number;
  /** Numbers of rows, by the first line. */
  readonly rows: Readonly<Record<keyof StateTables, number>>;
  /** Takes the next bytes. Returns whether all have been taken that are of use. */
  readonly take: (bytes: Uint8Array) => boolean;
  /** The whole content; undefined when bytes are missing, or others than were written. */
  content(): StateContent | undefined;
}

/**
 * Reads the first line of a state of `size` bytes. Never throws: the condition says whether the
 * state is damaged or describes another prefix.
 */
export function openState(bytes: Buffer, size: number, { bucket, prefix }: Subject): OpenedState {
  const decoded = decodeHead(bytes);
  if (decoded === undefined) return unusable('damaged');
  const { head, length } = decoded;
  const { format, salt, place, nonce, lock } = head;
  if (place !== digestOfPlace(salt, bucket, prefix)) return unusable('foreign');
  if (format > FORMAT) return unusable('newer', { nonce, lock });
  const condition = conditionOf(head);
  const sections = sectionsOf(head);
  if (condition === undefined || sections === undefined || sizeOfAll(sections) !== size - length)
    return unusable('damaged', { nonce, lock });
  const facts = { condition, nonce, lock };
  const layout = LAYOUTS[format === 1 ? 1 : 2];
  return { facts, body: createBody({ ...facts, salt }, length, layout, sections) };
}

function unusable(
  condition: StateCondition,
  { nonce, lock }: Partial<StateFacts> = {},
): OpenedState {
  return { facts: { condition, nonce, lock }, body: undefined };
}

/** The first line and its length in bytes; undefined when it was damaged. */
function decodeHead(bytes: Buffer): { head: StateHead; length: number } | undefined {
  const end = bytes.subarray(0, MAX_LINE).indexOf('\n');
  const line = bytes.toString('utf8', 0, Math.max(end, 0));
  const head = parseHead(jsonInHead(line));
  return head && { head, length: end + 1 };
}

/** The digest proves that the line is whole, not that this program wrote it. */
function parseHead(value: unknown): StateHead | undefined {
  if (!isRecord(value)) return undefined;
  const { format, salt, place, nonce, lock, rest } = value;
  const isKnown = isCount(format) && isDigest(salt) && isDigest(place) && isDigest(nonce);
  if (!isKnown || !isRecord(rest)) return undefined;
  if (lock === undefined) return { format, salt, place, nonce, lock, rest };
  return isStateLock(lock) ? { format, salt, place, nonce, lock, rest } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function conditionOf({ lock, rest }: StateHead): StateCondition | undefined {
  const { condition } = rest;
  if (condition !== 'clean' && condition !== 'unfinished') return undefined;
  return lock === undefined ? condition : 'in-progress';
}

/** What the head says of a section. */
interface Section {
  readonly name: string;
  /** Bytes of a row. */
  readonly width: number;
  readonly rows: number;
  /** The hash of its bytes, and of those before it up to the last hash; undefined in format 1. */
  readonly hash: string | undefined;
}

/** The sections of a head of format 1 or 2; undefined unless they are as a version writes them. */
function sectionsOf({ format, rest }: StateHead): readonly Section[] | undefined {
  const listed = format === 1 ? sectionsOf1(rest) : rest['sections'];
  if (format === 0 || !Array.isArray(listed) || !listed.every(isSection)) return undefined;
  const layout = LAYOUTS[format === 1 ? 1 : 2];
  const isAsLaidOut = layout.every(
    ({ name, width }, at) => listed[at]?.name === name && listed[at].width === width,
  );
  const names = new Set(listed.map(({ name }) => name));
  return isAsLaidOut && names.size === listed.length ? listed : undefined;
}

/** Format 1 has one hash, of all tables together. */
function sectionsOf1({ rows, body }: StateHead['rest']): readonly unknown[] {
  if (!isRecord(rows)) return [];
  return LAYOUTS[1].map(({ name, width }, at, { length }) => {
    return { name, width, rows: rows[name], hash: at === length - 1 ? body : undefined };
  });
}

const SECTION_NAME = /^[a-z-]{1,32}$/;

function isSection(value: unknown): value is Section {
  if (!isRecord(value)) return false;
  const { name, width, rows, hash: digest } = value;
  if (typeof name !== 'string' || !SECTION_NAME.test(name)) return false;
  if (digest !== undefined && typeof digest !== 'string') return false;
  return isCount(width) && width > 0 && isCount(rows) && isCount(rows * width);
}

function sizeOfAll(sections: readonly Section[]): number {
  return sections.reduce((sum, { rows, width }) => sum + rows * width, 0);
}

/** Bytes and number of the unknown sections that are kept; where there are more, none is. */
const MAX_CARRIED = 1024 * 1024;
const MAX_CARRIED_SECTIONS = 16;

function createBody(
  head: StateFacts & Pick<StateContent, 'salt'>,
  start: number,
  layout: readonly TableSection[],
  sections: readonly Section[],
): StateBody {
  const others = sections.slice(layout.length);
  const isKept = others.length <= MAX_CARRIED_SECTIONS && sizeOfAll(others) <= MAX_CARRIED;
  const tables = layout.map(({ table, width }, at) => {
    const rows = sections[at]?.rows ?? 0;
    return { table, rows, reader: createTableReader(width, rows) };
  });
  const carried = isKept ? others.map(createCarriedReader) : [];
  const readers = [...tables.map(({ reader }) => reader), ...carried];
  const { take, isWhole } = createSectionsReader(sections.slice(0, readers.length), readers);
  const byTable = <Value>(valueOf: (table: (typeof tables)[number]) => Value) =>
    Object.fromEntries(tables.map((one) => [one.table, valueOf(one)])) as Record<
      keyof StateTables,
      Value
    >;
  return {
    start,
    rows: byTable(({ rows }) => rows),
    take,
    content() {
      if (!isWhole()) return undefined;
      const sectionsKept = carried.map(({ section }) => section);
      return { ...head, tables: byTable(({ reader }) => reader.table()), carried: sectionsKept };
    },
  };
}

function createCarriedReader({ name, width, rows }: Section) {
  const section: CarriedSection = { name, width, bytes: Buffer.alloc(rows * width) };
  let taken = 0;
  return {
    section,
    take(bytes: Uint8Array): void {
      section.bytes.set(bytes, taken);
      taken += bytes.byteLength;
    },
  };
}

/** Shares bytes out among the readers of sections, and compares the hashes. */
function createSectionsReader(
  sections: readonly Section[],
  readers: readonly { take(bytes: Uint8Array): void }[],
) {
  let [at, missing, sha256] = [-1, 0, createHash('sha256')];
  // The last section must have a hash: it is also that of sections before it which have none.
  let [isSound, isHashed] = [true, false];
  const goOn = () => {
    while (missing === 0 && at < sections.length) {
      const expected = sections[at]?.hash;
      isHashed = expected !== undefined;
      if (isHashed) {
        isSound &&= sha256.digest('hex') === expected;
        sha256 = createHash('sha256');
      }
      at += 1;
      const next = sections[at];
      missing = next === undefined ? 0 : next.rows * next.width;
    }
  };
  goOn();
  return {
    take: (bytes: Uint8Array) => {
      for (let used = 0; used < bytes.byteLength && at < sections.length;) {
        const part = bytes.subarray(used, used + missing);
        sha256.update(part);
        readers[at]?.take(part);
        used += part.byteLength;
        missing -= part.byteLength;
        goOn();
      }
      return at >= sections.length;
    },
    isWhole: () => at >= sections.length && isSound && isHashed,
  };
}
