import type { RunClock } from '../../plan/run-clock.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly serverTime: Date;
}

/** Rows that wait for the end of the listing; once there are more, the clock learns nothing new. */
const MAX_WAITING = 10_000;

/**
 * The rows of a listing, page by page, from which the clock learns. In the first listing of a run
 * the keys whose first row looks as if written during the run come last, with all their rows: only
 * the whole listing shows by how much the store's Date lags. Then the clock is frozen, so that
 * later listings are judged by the same time.
 */
export async function* rowsByClock<Row extends { readonly key: string }>(
  pages: AsyncIterable<Page<Row>>,
  clock: RunClock,
  writtenAt: (row: Row) => Date,
): AsyncGenerator<readonly Row[], void, undefined> {
  let waiting: Row[] = [];
  const last = { key: undefined as string | undefined, isWaiting: false };
  const waits = (row: Row) => {
    const { key } = row;
    if (key !== last.key) last.isWaiting = !clock.isFrozen && clock.isDuringRun(writtenAt(row));
    last.key = key;
    if (last.isWaiting) waiting.push(row);
    return last.isWaiting;
  };
  for await (const { rows, serverTime } of pages) {
    clock.see(serverTime, rows.map(writtenAt));
    yield rows.filter((row) => !waits(row));
    if (waiting.length <= MAX_WAITING) continue;
    clock.freeze();
    // Else the rows of another key may go on with the next page.
    if (!last.isWaiting) continue;
    last.isWaiting = false;
    yield waiting;
    waiting = [];
  }
  clock.freeze();
  if (waiting.length > 0) yield waiting;
}
