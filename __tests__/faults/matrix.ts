import { KINDS, isPossible } from './kinds.ts';

/** The kinds of request that the modes send without a fault. */
const OPERATIONS = [
  'PutObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
  'ListObjectsV2',
  'ListObjectVersions',
  'DeleteObjects',
  'DeleteObject',
  'ListMultipartUploads',
  'ListParts',
  'AbortMultipartUpload',
  'GetObject',
  'GetObjectAcl',
  'HeadObject',
  'CopyObject',
];

const runs = new Map<string, number>();

let misses = 0;

/** Counts a run that never sent the request which its fault was meant for. */
export function countMiss(): void {
  misses += 1;
}

export const missed = () => misses;

export interface Cell {
  readonly operation: string;
  readonly kind: string;
  readonly runs: number;
}

/** Counts a run in which this fault was delivered at this operation. */
export function countCell(operation: string, kind: string): void {
  const cell = `${operation}\n${kind}`;
  runs.set(cell, (runs.get(cell) ?? 0) + 1);
}

/** All cells that can be: not every answer can hold every fault. */
export function everyCell(): readonly Cell[] {
  return Object.keys(KINDS).flatMap((kind) =>
    OPERATIONS.filter((operation) => isPossible(kind, operation)).map((operation) => ({
      operation,
      kind,
      runs: runs.get(`${operation}\n${kind}`) ?? 0,
    })),
  );
}

/** Prints the runs of each kind of fault at each operation; a dot where that can't be. */
export function printMatrix(): void {
  const cells = everyCell();
  const row = (name: string, columns: readonly (string | number)[]) =>
    name.padEnd(32) + columns.map((text) => String(text).padStart(12)).join('');
  console.log(
    row(
      '',
      OPERATIONS.map((name) => name.replace('MultipartUpload', '').slice(0, 11)),
    ),
  );
  for (const kind of Object.keys(KINDS)) {
    const of = (operation: string) =>
      cells.find((cell) => cell.operation === operation && cell.kind === kind)?.runs ?? '.';
    console.log(row(kind, OPERATIONS.map(of)));
  }
  const delivered = cells.reduce((sum, cell) => sum + cell.runs, 0);
  const empty = cells.filter(({ runs }) => runs === 0).length;
  console.log(`${delivered} runs with a fault delivered, ${misses} without`);
  console.log(`${cells.length - empty} of ${cells.length} cells have a run`);
}
