import { ACTION, type Results, type Row } from './results.ts';
import { SCENARIOS, SMALL_FILE } from './scenarios.ts';

const KIB = 1024;
const HEAD = ['work', 'tool', 'median', 'worst', 'CPU', 'peak memory', 'requests'];

/** Results as a Markdown table, each work under the tool that did it. */
export function resultsTable(results: Results): string {
  const { rows } = results;
  const lines = rows.map((row) => [
    titleOf(row, results),
    row.tool,
    besideAction(row, rows, ({ seconds }) => seconds, secondsText),
    secondsText(row.worstSeconds),
    besideAction(row, rows, ({ cpuSeconds }) => cpuSeconds, secondsText),
    besideAction(
      row,
      rows,
      ({ peakMib }) => peakMib,
      (mib) => `${mib}\u00a0MiB`,
    ),
    requestsText(row),
  ]);
  const separator = HEAD.map((_, column) => (column < 2 ? '---' : '---:'));
  return [HEAD, separator, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** When, where and with what the results were measured. */
export function resultsCaption(results: Results): string {
  const { date, machine, load, store, rounds, versions } = results;
  const tools = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const times = rounds === 1 ? 'one run' : `medians of ${rounds} runs`;
  const where = `${machine}, under a load of ${load.toFixed(1)} before`;
  return `On ${date}, ${where}: ${times} against ${store}. ${tools.join(', ')}.`;
}

/** What each tool took for a work, as `upload 10 × 4 KiB: 0.42 s and 93 MiB, s5cmd 0.33 s and 37 MiB`. */
export function figuresText(results: Results, work: Pick<Row, 'scenario' | 'objects'>): string {
  const rows = results.rows.filter(
    ({ scenario, objects }) => scenario === work.scenario && objects === work.objects,
  );
  const figures = rows.map((row) => {
    const tool = row.tool === ACTION ? '' : `${row.tool} `;
    return `${tool}${secondsText(row.seconds)} and ${row.peakMib} MiB`;
  });
  return `${titleOf(work, results)}: ${figures.join(', ')}`;
}

export function titleOf(
  { scenario, objects }: Pick<Row, 'scenario' | 'objects'>,
  { largeFileMib, sourceMib }: Pick<Results, 'largeFileMib' | 'sourceMib'>,
): string {
  const found = SCENARIOS.find(({ name }) => name === scenario);
  const count = grouped(objects);
  const files =
    sourceMib === undefined
      ? `${count} × ${SMALL_FILE / KIB} KiB`
      : `${count} files (${grouped(sourceMib)} MiB)`;
  return found?.title({ count, files, largeFile: `${grouped(largeFileMib)} MiB` }) ?? scenario;
}

export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** A value, and beside the action how many times the action's it is. */
function besideAction(
  row: Row,
  rows: readonly Row[],
  value: (row: Row) => number,
  text: (value: number) => string,
): string {
  const own = rows.find(
    ({ scenario, objects, tool }) =>
      scenario === row.scenario && objects === row.objects && tool === ACTION,
  );
  const shown = text(value(row));
  if (own === undefined || own === row) return shown;
  // No line may end within it.
  return `${shown} (×\u00a0${(value(row) / value(own)).toFixed(2)})`;
}

function requestsText({ requests, refused }: Row): string {
  if (requests === undefined) return '';
  return grouped(requests) + (refused === undefined ? '' : ` (${grouped(refused)} refused)`);
}

function secondsText(seconds: number): string {
  return `${seconds.toFixed(2)}\u00a0s`;
}
