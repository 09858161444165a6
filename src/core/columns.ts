/** Values by row. Rows that were not set have the default value of the column. */
export interface Column<Value> {
  at(row: number): Value;
  set(row: number, value: Value): void;
}

/** Numbers of eight bytes. Default: 0. */
export function createNumberColumn(): Column<number> {
  return createColumn<number>((length) => new Float64Array(length), 0);
}

/** Signed integers of 64 bits. Default: 0. */
export function createBigIntColumn(): Column<bigint> {
  return createColumn<bigint>((length) => new BigInt64Array(length), 0n);
}

/** Rows of another table, in four bytes each. Default: undefined. */
export function createRowColumn(): Column<number | undefined> {
  const cells = createColumn<number>((length) => new Uint32Array(length), 0);
  return {
    at: (row) => {
      const next = cells.at(row);
      return next === 0 ? undefined : next - 1;
    },
    set: (row, other = -1) => {
      cells.set(row, other + 1);
    },
  };
}

interface Cells<Value> {
  readonly length: number;
  [row: number]: Value;
  set(cells: ArrayLike<Value>): void;
}

function createColumn<Value>(
  allocate: (length: number) => Cells<Value>,
  zero: Value,
): Column<Value> {
  let cells = allocate(FIRST_ROWS);
  return {
    at: (row) => cells[row] ?? zero,
    set(row, value) {
      if (row >= cells.length) {
        const longer = allocate(lengthFor(row));
        longer.set(cells);
        cells = longer;
      }
      cells[row] = value;
    },
  };
}

/** Digests of 16 bytes by row, in hexadecimal. */
export interface DigestColumn {
  /** Undefined: the row was not set. */
  at(row: number): string | undefined;
  /** `digest`: 32 hexadecimal digits in lower case. */
  set(row: number, digest: string): void;
}

const DIGEST_BYTES = 16;

export function createDigestColumn(): DigestColumn {
  let cells = Buffer.alloc(FIRST_ROWS * (DIGEST_BYTES + 1));
  return {
    at(row) {
      const start = row * (DIGEST_BYTES + 1);
      if ((cells[start] ?? 0) === 0) return undefined;
      return cells.toString('hex', start + 1, start + 1 + DIGEST_BYTES);
    },
    set(row, digest) {
      const start = row * (DIGEST_BYTES + 1);
      if (start + DIGEST_BYTES >= cells.length) {
        const longer = Buffer.alloc(lengthFor(row) * (DIGEST_BYTES + 1));
        longer.set(cells);
        cells = longer;
      }
      cells[start] = 1;
      cells.write(digest, start + 1, 'hex');
    },
  };
}

const FIRST_ROWS = 256;

/** Half as long again, so that filling a column takes time in proportion to its length. */
function lengthFor(row: number): number {
  return Math.ceil((row + 1) * 1.5);
}
