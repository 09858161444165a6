import { counted } from '../core/batch-error.ts';
import { shown } from '../core/shown.ts';
import {
  fieldsOf,
  headerProblems,
  isReportHeader,
  reportEntryOf,
  type ReportPlace,
} from './report-lines.ts';

/** What a line comes to: at most one key to delete, and what is wrong with it. */
export interface ReadLine {
  readonly key?: string;
  readonly problems: readonly string[];
}

/** Reads a file of keys line by line; it is a report when its first line is that of one. */
export interface KeysFile {
  /** Also when it is a report that is refused. */
  readonly isReport: boolean;
  read(line: string): ReadLine;
  /** What is wrong with the file as a whole, asked after its last line. */
  end(): string | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

const NOTHING: ReadLine = { problems: [] };

interface State {
  readonly place: ReportPlace;
  kind: 'unknown' | 'keys' | 'report' | 'refused';
  /** Failures that the report has named, and those that its last line counts. */
  named: number;
  expected?: number;
}

/** `place`: where every key must lie, and what a report must be about. */
export function createKeysFile(place: ReportPlace): KeysFile {
  const state: State = { place, kind: 'unknown', named: 0 };
  return {
    get isReport() {
      return state.kind === 'report' || state.kind === 'refused';
    },
    read(given) {
      const line = given.endsWith('\r') ? given.slice(0, -1) : given;
      if (line === '' || state.kind === 'refused') return NOTHING;
      if (state.kind === 'unknown') return readFirst(line, state);
      return state.kind === 'report' ? readEntry(line, state) : readKey(line, place.prefix);
    },
    end: () => (state.kind === 'report' ? endProblem(state) : undefined),
  };
}

function readFirst(line: string, state: State): ReadLine {
  const fields = fieldsOf(line);
  if (!isReportHeader(fields)) {
    state.kind = 'keys';
    return readKey(line, state.place.prefix);
  }
  const problems = headerProblems(fields, state.place);
  state.kind = problems.length === 0 ? 'report' : 'refused';
  return { problems };
}

function readEntry(line: string, state: State): ReadLine {
  const entry = reportEntryOf(fieldsOf(line));
  if (entry === undefined || state.expected !== undefined) {
    return { problems: [`${shown(line)} is no line of a report in this place`] };
  }
  if (entry.kind === 'end') {
    state.expected = entry.failed;
    return NOTHING;
  }
  if (entry.kind === 'failed') state.named += 1;
  const { key, isVersion } = entry;
  const problem = keyProblem(key, state.place.prefix);
  if (problem !== undefined) return { problems: [problem] };
  if (entry.kind === 'settled') return NOTHING;
  return isVersion ? { problems: [versionProblem(key)] } : { key, problems: [] };
}

function readKey(line: string, prefix: string): ReadLine {
  // Taken for keys, these lines would be "deleted" without a trace of the objects that they name.
  if (/^\{"(?:op|version|counts)":/.test(line)) {
    return { problems: [`${shown(line)} looks like a line of a report that lacks its first line`] };
  }
  const problem = keyProblem(line, prefix);
  return problem === undefined ? { key: line, problems: [] } : { problems: [problem] };
}

function keyProblem(key: string, prefix: string): string | undefined {
  const bytes = Buffer.byteLength(key);
  if (key === '') return 'the key is empty';
  if (bytes > MAX_KEY_BYTES) {
    return `${shown(key)} has ${counted(bytes)} bytes, a key has at most ${counted(MAX_KEY_BYTES)}`;
  }
  if (!key.isWellFormed()) return `${shown(key)} holds half a surrogate pair`;
  if (!key.startsWith(prefix)) return `${shown(key)} is not under the prefix ${shown(prefix)}`;
  // What stands between here and the store may resolve them, out of the prefix.
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(key)) return `${shown(key)} has "." or ".." as a segment`;
  return undefined;
}

/** What is current of a key must go last, and a failure does not tell whether it was that. */
function versionProblem(key: string): string {
  return (
    `${shown(key)} is a failure of one version: run delete-prefix again with the same "versions", ` +
    'which deletes them in an order that makes no old version visible'
  );
}

function endProblem({ named, expected }: State): string | undefined {
  if (expected === undefined) {
    return (
      'the report lacks its last line, because its run was killed, so it does not tell all that ' +
      'failed: run delete-prefix again without "keys-from"'
    );
  }
  if (named === expected) return undefined;
  return (
    `the report counts ${counted(expected)} failures and names ${counted(named)}: it is not ` +
    'complete, use the file as the action wrote it'
  );
}
