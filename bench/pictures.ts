import { ACTION, type Results, type Row } from './results.ts';
import { grouped } from './tables.ts';

/** Width and height of one diagram, and the room for its labels. */
const PLOT = { width: 300, height: 180, left: 72, top: 78, bottom: 52, gap: 94 };
const WIDTH = PLOT.left + 2 * PLOT.width + PLOT.gap + 48;
const HEIGHT = PLOT.top + PLOT.height + PLOT.bottom;

interface Diagram {
  readonly title: string;
  readonly value: (row: Row) => number;
  readonly text: (value: number) => string;
}

const TIME: Diagram = {
  title: 'time',
  value: ({ seconds }) => seconds,
  text: (seconds) => `${grouped(seconds)} s`,
};
const MEMORY: Diagram = {
  title: 'peak memory',
  value: ({ peakMib }) => peakMib,
  text: (mib) => `${grouped(mib)} MiB`,
};

/** Colours of the tools, in light and in dark; the first is the action's. */
const COLOURS = [
  ['#0b62d6', '#6cb0ff'],
  ['#b45309', '#f0a850'],
  ['#5b6470', '#a9b3bf'],
  ['#7a3fb0', '#c79bf2'],
] as const;

/**
 * Time and peak memory of one scenario over the number of objects, both scales logarithmic, a line
 * for each tool. It brings its own ground, so that it can be read on any page.
 */
export function picture({ rows, versions }: Results, heading: string): string {
  const tools = [...new Set(rows.map(({ tool }) => tool))].sort(actionFirst);
  const plots = [TIME, MEMORY].map((diagram, index) => {
    const left = PLOT.left + index * (PLOT.width + PLOT.gap);
    return `<g transform="translate(${left} ${PLOT.top})">\n${plot(diagram, rows, tools)}\n</g>`;
  });
  const names = tools.map((tool) => `${tool} ${versions[tool] ?? ''}`.trim()).join(', ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${escaped(`${heading}: time and peak memory of ${names}`)}</title>`,
    `<style>${styles(tools.length)}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    `<text class="h" x="${PLOT.left}" y="28">${escaped(heading)}</text>`,
    ...plots,
    '</svg>',
    '',
  ].join('\n');
}

function actionFirst(a: string, b: string): number {
  return Number(b === ACTION) - Number(a === ACTION) || a.localeCompare(b);
}

function styles(tools: number): string {
  const used = COLOURS.slice(0, tools);
  const lines = (scheme: 0 | 1) =>
    used.map((pair, n) => `.t${n}{stroke:${pair[scheme]}}.n${n}{fill:${pair[scheme]}}`).join('');
  return (
    'text{font:12px system-ui,sans-serif;fill:#1f2328}.h{font-weight:600}' +
    `.ground{fill:#fff}.grid{stroke:#d5dae0}path{fill:none;stroke-width:2}${lines(0)}` +
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}' +
    `.grid{stroke:#30363d}${lines(1)}}`
  );
}

function plot(diagram: Diagram, rows: readonly Row[], tools: readonly string[]): string {
  const across = scale(
    rows.map(({ objects }) => objects),
    PLOT.width,
  );
  const upwards = scale(rows.map(diagram.value), PLOT.height);
  const x = ({ objects }: Row) => across.at(objects).toFixed(1);
  const y = (row: Row) => (PLOT.height - upwards.at(diagram.value(row))).toFixed(1);
  const grid = upwards.ticks.map((value) => {
    const height = (PLOT.height - upwards.at(value)).toFixed(1);
    return (
      `<line class="grid" x2="${PLOT.width}" y1="${height}" y2="${height}"/>` +
      `<text x="-8" y="${height}" dy="4" text-anchor="end">${diagram.text(value)}</text>`
    );
  });
  const objects = across.ticks.map(
    (value) =>
      `<text x="${across.at(value).toFixed(1)}" y="${PLOT.height + 20}" text-anchor="middle">` +
      `${grouped(value)}</text>`,
  );
  const axis = `<text x="${PLOT.width / 2}" y="${PLOT.height + 40}" text-anchor="middle">objects</text>`;
  const lines = tools.flatMap((tool, n) => {
    const own = rows.filter((row) => row.tool === tool).toSorted((a, b) => a.objects - b.objects);
    const path = own.map((row, index) => `${index === 0 ? 'M' : 'L'}${x(row)} ${y(row)}`).join('');
    const dots = own.map((row) => `<circle class="n${n}" cx="${x(row)}" cy="${y(row)}" r="3"/>`);
    return [`<path class="t${n}" d="${path}"/>`, ...dots];
  });
  return [legend(diagram.title, tools), ...grid, ...objects, axis, ...lines].join('\n');
}

function legend(title: string, tools: readonly string[]): string {
  const names = tools.map((tool, n) => `<tspan class="n${n}" dx="12">${escaped(tool)}</tspan>`);
  return `<text y="-20">${title}${names.join('')}</text>`;
}

interface Scale {
  /** Distance from the origin. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** A logarithmic scale over whole powers of ten. */
function scale(values: readonly number[], length: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => ((Math.log10(value) - low) / (high - low)) * length,
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
