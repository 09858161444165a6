/** Numbers by their row, eight bytes each; rows that nobody set are 0. */
export interface NumberColumn {
  at(row: number): number;
  set(row: number, value: number): void;
}

export function createNumberColumn(): NumberColumn {
  let cells = new Float64Array(FIRST_ROWS);
  return {
    at: (row) => cells[row] ?? 0,
    set(row, value) {
      if (row >= cells.length) {
        const longer = new Float64Array(lengthFor(row));
        longer.set(cells);
        cells = longer;
      }
      cells[row] = value;
    },
  };
}

/** Integers of 64 bits by their row; rows that nobody set are 0. */
export interface BigIntColumn {
  at(row: number): bigint;
  set(row: number, value: bigint): void;
}

export function createBigIntColumn(): BigIntColumn {
  let cells = new BigInt64Array(FIRST_ROWS);
  return {
    at: (row) => cells[row] ?? 0n,
    set(row, value) {
      if (row >= cells.length) {
        const longer = new BigInt64Array(lengthFor(row));
        longer.set(cells);
        cells = longer;
      }
      cells[row] = value;
    },
  };
}

/** Digests of 16 bytes by their row, in hexadecimal. */
export interface DigestColumn {
  /** Undefined where none was set. */
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
