import { ACTION, type Results, type Row } from './results.ts';
import { grouped } from './tables.ts';

/** Width and height of one diagram, and the room for its labels, in pixels. */
const PLOT = { width: 330, height: 140, left: 92, right: 138, top: 78, gap: 104, bottom: 62 };
const WIDTH = PLOT.left + PLOT.width + PLOT.right;
const HEIGHT = PLOT.top + 2 * PLOT.height + PLOT.gap + PLOT.bottom;

/** Large enough to be read on a telephone, where the picture is two thirds as wide. */
const FONT = 16;

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
 * for each tool with its name at the end. One diagram is below the other, so that a narrow page shows
 * them large enough; the picture has a ground of its own, so that it can be read on any page.
 */
export function picture({ rows, versions }: Results, heading: string): string {
  const tools = [...new Set(rows.map(({ tool }) => tool))].sort(actionFirst);
  const plots = [TIME, MEMORY].map((diagram, index) => {
    const top = PLOT.top + index * (PLOT.height + PLOT.gap);
    return `<g transform="translate(${PLOT.left} ${top})">\n${plot(diagram, rows, tools)}\n</g>`;
  });
  const names = tools.map((tool) => `${tool} ${versions[tool] ?? ''}`.trim()).join(', ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" ` +
      `viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${escaped(`${heading}: time and peak memory of ${names}`)}</title>`,
    `<style>${styles(tools.length)}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    `<text class="h" x="16" y="30">${escaped(heading)}</text>`,
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
    `text{font:${FONT}px system-ui,sans-serif;fill:#1f2328}.h{font-weight:600}` +
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
      `<text x="-8" y="${height}" dy="5" text-anchor="end">${diagram.text(value)}</text>`
    );
  });
  const objects = across.ticks.map(
    (value) =>
      `<text x="${across.at(value).toFixed(1)}" y="${PLOT.height + 24}" text-anchor="middle">` +
      `${grouped(value)}</text>`,
  );
  const axis = `<text x="${PLOT.width / 2}" y="${PLOT.height + 46}" text-anchor="middle">objects</text>`;
  const ownRows = tools.map((tool) =>
    rows.filter((row) => row.tool === tool).toSorted((a, b) => a.objects - b.objects),
  );
  const lines = ownRows.flatMap((own, n) => {
    const path = own.map((row, index) => `${index === 0 ? 'M' : 'L'}${x(row)} ${y(row)}`).join('');
    const dots = own.map((row) => `<circle class="n${n}" cx="${x(row)}" cy="${y(row)}" r="3"/>`);
    return [`<path class="t${n}" d="${path}"/>`, ...dots];
  });
  const title = `<text class="h" x="-76" y="-18">${diagram.title}</text>`;
  const heights = ownRows.map((own) => Number(own.map(y).at(-1)));
  return [title, ...grid, ...objects, axis, ...lines, ...names(tools, heights)].join('\n');
}

/** The name of each tool at the end of its line, or as near to it as the other names leave room. */
function names(tools: readonly string[], heights: readonly number[]): readonly string[] {
  const fromTop = tools.map((_, n) => n).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  let free = -Infinity;
  return fromTop.map((n) => {
    const y = Math.max(heights[n] ?? 0, free);
    free = y + FONT + 2;
    const text = escaped(tools[n] ?? '');
    return `<text class="n${n}" x="${PLOT.width + 8}" y="${y.toFixed(1)}" dy="5">${text}</text>`;
  });
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
