/**
 * Bytes of Markdown that one table may have. A key of 1,024 bytes can take 5 KiB when it is escaped,
 * and the runner drops a summary over 1 MiB as a whole.
 */
export const TABLE_BYTES = { names: 100 * 1024, keys: 150 * 1024 } as const;

/** A cell for each column, in Markdown on one line. */
export type Row = readonly string[];

/**
 * A table in Markdown. A column whose name ends with `:` has numbers and is aligned to the right.
 * Where a cell holds a `|`, which a table takes only with a backslash before it, every row becomes an
 * item of a list: the runner masks a secret only where it stands literally.
 */
export function table(columns: readonly string[], rows: readonly Row[]): string {
  const names = columns.map(nameOfColumn);
  if (rows.some((cells) => cells.some((cell) => cell.includes('|')))) {
    return rows.map((cells) => listItem(names, cells)).join('\n');
  }
  const alignments = columns.map((column) => (column.endsWith(':') ? '---:' : '---'));
  return [names, alignments, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function nameOfColumn(column: string): string {
  return column.replace(/:$/, '');
}

function listItem(names: readonly string[], cells: Row): string {
  const facts = cells.flatMap((cell, index) =>
    cell === '' ? [] : [`${names[index] ?? ''}: ${cell}`],
  );
  return `- ${facts.join('; ')}`;
}

/** Bytes of a row beside its cells and the names of its columns, at most, for each column. */
const PER_COLUMN = 5;

/** The first rows of a table that have at most `bytes` bytes together, as a table and as a list. */
export function fittingRows(
  columns: readonly string[],
  rows: readonly Row[],
  bytes: number,
): readonly Row[] {
  const head = Buffer.byteLength(columns.join('')) + columns.length * PER_COLUMN;
  return fitting(rows, bytes, (cells) => head + Buffer.byteLength(cells.join('')));
}

/** The first lines that have at most `bytes` bytes together. */
export function fittingLines(lines: readonly string[], bytes: number): readonly string[] {
  return fitting(lines, bytes, (line) => Buffer.byteLength(line) + 1);
}

function fitting<T>(all: readonly T[], bytes: number, bytesOf: (one: T) => number): readonly T[] {
  let free = bytes;
  const end = all.findIndex((one) => {
    free -= bytesOf(one);
    return free < 0;
  });
  return end === -1 ? all : all.slice(0, end);
}

/** Parts of a text, each a paragraph of its own; without those that are empty. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
