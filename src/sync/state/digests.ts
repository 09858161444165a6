import { hash, randomBytes } from 'node:crypto';
import type { ObjectHeaders } from '../../core/object-headers.ts';

/** Bytes of a digest in the state object: 128 bits. */
export const DIGEST_BYTES = 16;

const DIGITS = 2 * DIGEST_BYTES;

/** 128 random bits, in hexadecimal. */
export function randomDigits(): string {
  return randomBytes(DIGEST_BYTES).toString('hex');
}

export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && value.length === DIGITS && /^[0-9a-f]+$/.test(value);
}

/** Two halves of one hash; both in hexadecimal. */
export interface KeyDigest {
  /** Stored, and found again by who knows the key. */
  readonly id: string;
  /** Never stored: makes what is kept of the object mean nothing without its key. */
  readonly secret: string;
}

export function digestOfKey(salt: string, key: string): KeyDigest {
  const digits = hash('sha256', `${salt}key:${key}`);
  return { id: digits.slice(0, DIGITS), secret: digits.slice(DIGITS) };
}

/** The place that a state is about, without naming it. */
export function digestOfPlace(salt: string, bucket: string, prefix: string): string {
  return hash('sha256', `${salt}place:${JSON.stringify([bucket, prefix])}`).slice(0, DIGITS);
}

/** What is kept of an object is hashed under the secret of its key: equal values look different. */
export function digestOfObject(
  { secret }: KeyDigest,
  { etag, size }: { readonly etag: string; readonly size: number },
): string {
  return digestUnder(secret, `object:${size}:${etag.replaceAll('"', '')}`);
}

export function digestOfContent({ secret }: KeyDigest, content: string): string {
  return digestUnder(secret, `content:${content}`);
}

export function digestOfHeaders({ secret }: KeyDigest, headers: string): string {
  return digestUnder(secret, `headers:${headers}`);
}

function digestUnder(secret: string, value: string): string {
  return hash('sha256', `${secret}${value}`).slice(0, DIGITS);
}

const knownHashes = new WeakMap<ObjectHeaders, string>();

/** The hash of the headers of an object, in whatever order they are given. */
export function headersHash(headers: ObjectHeaders): string {
  const known = knownHashes.get(headers);
  if (known !== undefined) return known;
  const entries = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
  const found = hash('sha256', JSON.stringify(entries)).slice(0, DIGITS);
  knownHashes.set(headers, found);
  return found;
}

/** Rows of one width, in the order of the digests that they begin with, in pieces of memory. */
export interface Table {
  /** Bytes of a row. */
  readonly width: number;
  /** The first 32 bits of each row, in order, so that a search reads little memory. */
  readonly leads: Uint32Array;
  /** ROWS_A_PIECE rows each, the last one fewer. */
  readonly pieces: readonly Buffer[];
  /** The number of each row in the pieces; undefined: the pieces are in order. */
  readonly order: Uint32Array | undefined;
}

/** A power of two. No piece is ever copied to make a longer one. */
const ROWS_A_PIECE = 4096;

/** Bytes of all rows. */
export function tableSize({ width, leads }: Table): number {
  return width * leads.length;
}

const LEAD_DIGITS = 8;

/** The row of this digest. */
export function findRow(table: Table, id: string): number | undefined {
  const { leads } = table;
  const lead = Number.parseInt(id.slice(0, LEAD_DIGITS), 16);
  let low = 0;
  let high = leads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leads[middle] ?? 0) < lead) low = middle + 1;
    else high = middle;
  }
  for (let row = low; leads[row] === lead; row += 1) {
    if (hexIn(table, row, 0, DIGEST_BYTES) === id) return row;
  }
  return undefined;
}

/** Bytes of a row, from `start`, in hexadecimal. */
export function hexIn(table: Table, row: number, start: number, length: number): string {
  const { piece, at } = placeOf(table, table.order?.[row] ?? row);
  return piece.toString('hex', at + start, at + start + length);
}

function placeOf({ width, pieces }: Pick<Table, 'width' | 'pieces'>, row: number) {
  const piece = pieces[Math.floor(row / ROWS_A_PIECE)];
  if (piece === undefined) throw new RangeError(`there is no row ${row}`);
  return { piece, at: (row % ROWS_A_PIECE) * width };
}

/** Copies bytes `start` up to, not including, `end` of the rows to the start of `target`. */
export function copyRows(table: Table, start: number, end: number, target: Buffer): void {
  const { width, order } = table;
  for (let at = start; at < end;) {
    const row = Math.floor(at / width);
    const place = placeOf(table, order?.[row] ?? row);
    const first = place.at + (at % width);
    // Without an order, the rows after it in its piece are copied with it.
    const last = order === undefined ? place.piece.length : place.at + width;
    at += place.piece.copy(target, at - start, first, Math.min(last, first + end - at));
  }
}

interface TableBuilder {
  /** Adds a row in hexadecimal, its digest first. */
  add(row: string): void;
  /** The rows in order; of those with the same digest the one that was added first. */
  build(): Table;
}

export function createTable(width: number): TableBuilder {
  const pieces: Buffer[] = [];
  let count = 0;
  return {
    add(row) {
      if (count % ROWS_A_PIECE === 0) pieces.push(Buffer.allocUnsafeSlow(ROWS_A_PIECE * width));
      const { piece, at } = placeOf({ width, pieces }, count);
      piece.write(row, at, width, 'hex');
      count += 1;
    },
    build: () => sorted(tableInOrder(width, pieces, count)),
  };
}

function tableInOrder(width: number, pieces: readonly Buffer[], count: number): Table {
  const leads = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    const { piece, at } = placeOf({ width, pieces }, row);
    leads[row] = piece.readUInt32BE(at);
  }
  return { width, leads, pieces, order: undefined };
}

/** The same pieces: only their order is new. */
function sorted(table: Table): Table {
  const { leads } = table;
  const compareDigests = (one: number, other: number) => {
    const [first, second] = [placeOf(table, one), placeOf(table, other)];
    const { at } = second;
    return first.piece.compare(
      second.piece,
      at,
      at + DIGEST_BYTES,
      first.at,
      first.at + DIGEST_BYTES,
    );
  };
  const order = Uint32Array.from(leads, (_, row) => row);
  order.sort((one, other) => (leads[one] ?? 0) - (leads[other] ?? 0) || compareDigests(one, other));
  let count = 0;
  for (const row of order) {
    const before = count === 0 ? undefined : order[count - 1];
    if (before !== undefined && leads[before] === leads[row] && compareDigests(before, row) === 0)
      continue;
    order[count] = row;
    count += 1;
  }
  const kept = order.subarray(0, count);
  return { ...table, leads: kept.map((row) => leads[row] ?? 0), order: kept };
}

/** Takes the bytes of a table whose rows are in order, in whatever pieces they come. */
export function createTableReader(width: number, count: number) {
  const pieces: Buffer[] = [];
  const size = width * count;
  const pieceSize = width * ROWS_A_PIECE;
  let taken = 0;
  return {
    /** Takes bytes that don't exceed the table. */
    take(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.byteLength;) {
        const used = taken % pieceSize;
        if (used === 0) pieces.push(Buffer.allocUnsafeSlow(Math.min(pieceSize, size - taken)));
        const part = bytes.subarray(at, at + pieceSize - used);
        pieces.at(-1)?.set(part, used);
        at += part.byteLength;
        taken += part.byteLength;
      }
    },
    /** The table, once all of its bytes are taken. */
    table: (): Table => tableInOrder(width, pieces, count),
  };
}
