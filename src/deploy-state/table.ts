import { DIGEST_BYTES } from './digests.ts';

/** Rows of one width in one piece of memory, sorted by the digests that they begin with. */
export interface Table {
  /** Bytes of a row. */
  readonly width: number;
  readonly bytes: Buffer;
  /** The first 32 bits of each row: the search stays in little memory. */
  readonly leads: Uint32Array;
}

export interface TableBuilder {
  /** A row in hexadecimal, its digest first. */
  add(row: string): void;
  /** The rows in order; of those with the same digest the one that was added first. */
  build(): Table;
}

const LEAD_DIGITS = 8;

const FIRST_ROWS = 1024;

/** A table over rows that are in order. */
export function tableOf(width: number, bytes: Buffer): Table {
  const leads = new Uint32Array(bytes.length / width);
  for (let row = 0; row < leads.length; row += 1) leads[row] = bytes.readUInt32BE(row * width);
  return { width, bytes, leads };
}

/** Where the row of this digest begins. */
export function findRow({ width, bytes, leads }: Table, id: string): number | undefined {
  const lead = Number.parseInt(id.slice(0, LEAD_DIGITS), 16);
  let low = 0;
  let high = leads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leads[middle] ?? 0) < lead) low = middle + 1;
    else high = middle;
  }
  for (let row = low; leads[row] === lead; row += 1) {
    if (hexOf(bytes, row * width, DIGEST_BYTES) === id) return row * width;
  }
  return undefined;
}

/** All rows, in hexadecimal. */
export function* rowsOf({ width, bytes }: Table): Generator<string, void, undefined> {
  for (let at = 0; at < bytes.length; at += width) yield hexOf(bytes, at, width);
}

export function hexOf(bytes: Buffer, start: number, length: number): string {
  return bytes.toString('hex', start, start + length);
}

export function createTable(width: number): TableBuilder {
  let rows = Buffer.allocUnsafe(FIRST_ROWS * width);
  let used = 0;
  return {
    add(row) {
      if (used === rows.length) rows = Buffer.concat([rows], 2 * rows.length);
      used += rows.write(row, used, width, 'hex');
    },
    build: () => tableOf(width, sorted(rows.subarray(0, used), width)),
  };
}

function sorted(rows: Buffer, width: number): Buffer {
  const order = Uint32Array.from({ length: rows.length / width }, (_, row) => row * width);
  const compare = (one: number, other: number) =>
    rows.readUInt32BE(one) - rows.readUInt32BE(other) || compareDigests(rows, one, rows, other);
  order.sort(compare);
  const bytes = Buffer.allocUnsafe(rows.length);
  let used = 0;
  for (const at of order) {
    if (used > 0 && compareDigests(rows, at, bytes, used - width) === 0) continue;
    used += rows.copy(bytes, used, at, at + width);
  }
  return bytes.subarray(0, used);
}

function compareDigests(one: Buffer, at: number, other: Buffer, otherAt: number): number {
  return one.compare(other, otherAt, otherAt + DIGEST_BYTES, at, at + DIGEST_BYTES);
}
