/** Inputs as somebody writes them, and what must become of the run. */
export interface WrittenRow {
  readonly about: string;
  /** `null` takes an input away that each row has: bucket, region, endpoint. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode: 0 | 1;
  /** A piece of what is printed. */
  readonly says: string;
  /** Keys that are stored (`+`), deleted (`-`) or whose upload is aborted (`!`); none if refused. */
  readonly changes: readonly string[];
  /** Requests that are sent. */
  readonly requests: number;
}

/** What became of a row. */
export interface RowRun {
  readonly exitCode: number;
  readonly printed: string;
  readonly requests: number;
  readonly changes: readonly string[];
}

type Inputs = WrittenRow['inputs'];

export const UPLOAD: Inputs = { mode: 'upload-dir', source: 'public', prefix: 'site' };
export const SYNC: Inputs = { ...UPLOAD, mode: 'sync-dir', delete: 'true', state: 'none' };
export const REMOVE: Inputs = { mode: 'delete-prefix', prefix: 'previews/7' };
export const ABORT: Inputs = { mode: 'abort-uploads', prefix: 'builds', 'older-than': '1d' };

/** A row that is refused before the first request. */
export function refused(base: Inputs, change: Inputs, says: string, env = {}): WrittenRow {
  const inputs = { ...base, ...change };
  const about = titleOf({ ...inputs, ...env });
  return { about, inputs, env, exitCode: 1, says, changes: [], requests: 0 };
}

/** A row that is refused by what the store lists, before its first write. */
export function stopped(base: Inputs, change: Inputs, says: string, requests: number): WrittenRow {
  return { ...refused(base, change, says), requests };
}

/** A row that does what it says. */
export function right(
  base: Inputs,
  change: Inputs,
  { says = '', changes, requests }: { says?: string; changes: string[]; requests: number },
): WrittenRow {
  const inputs = { ...base, ...change };
  return { about: titleOf(inputs), inputs, exitCode: 0, says, changes, requests };
}

/** The inputs, of which long ones are cut. */
function titleOf(inputs: Inputs): string {
  const given = Object.entries(inputs).map(([name, value]) => [name, value?.slice(0, 60) ?? null]);
  return JSON.stringify(Object.fromEntries(given));
}
