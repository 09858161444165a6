const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};

/** Milliseconds of `90m`, `12h`, `30d` or `4w`; undefined for anything else, also for no time. */
export function parseAge(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const age = Number(count) * (UNITS[unit] ?? NaN);
  return age > 0 ? age : undefined;
}
