import { InputError } from '../../core/errors.ts';
import { createKeySelection } from '../../core/globs/selection.ts';
import { createKeyCheck, type KeyCheck } from '../../core/globs/unmatched.ts';
import { formatCount, plural, quote } from '../../core/text.ts';
import type { PruneSettings } from '../run.ts';
import { createNameSet, type FileLine, type FileLines, type NameSet } from './file-lines.ts';
import {
  contradictionProblem,
  createKeysFile,
  HEAD_BYTES,
  type KeysFile,
  type KeysFileKind,
  lookOf,
  type ReadLine,
} from './keys-file.ts';
import { createPlannedObjects, type PlannedObjects } from './planned-objects.ts';

/** The settings of a run whose keys are in a file. */
export type KeysSettings = PruneSettings & { readonly keysFrom: string };

/** Maximum number of lines in one message; a file without a key in as many is read no further. */
const MAX_PROBLEMS = 20;

/** Maximum number of problems of a file without a key that are named one by one. */
const MAX_OF_NONE = 3;

/** What the first reading of a file of keys has found. */
export interface FoundKeys {
  /** The keys to delete; empty for a plan. */
  readonly names: NameSet;
  /** The objects of a plan, also those that the globs leave out. */
  readonly planned: PlannedObjects;
  /** The number of keys or objects to delete. */
  selected: number;
  /** The number of lines that the globs leave out. */
  others: number;
  repeated: number;
  kind: KeysFileKind;
  bad: number;
  /** Each follows the name of the input. */
  readonly problems: string[];
  readonly check: KeyCheck | undefined;
  /** What the file is in place of a file of keys; undefined: it is one. */
  notKeys?: string;
}

/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
export async function readKeys(settings: KeysSettings, file: FileLines): Promise<FoundKeys> {
  const counts = { selected: 0, others: 0, repeated: 0, kind: 'unknown' as const, bad: 0 };
  const sets = { names: createNameSet(), planned: createPlannedObjects() };
  const check = createKeyCheck(settings);
  const found: FoundKeys = { ...sets, ...counts, problems: [], check };
  const readLine = lineReader(settings, found);
  const keysFile = createKeysFile(settings);
  pages: for await (const lines of file.pages()) {
    settings.signal.throwIfAborted();
    for (const line of lines) {
      readLine(line, keysFile);
      const isHopeless = found.bad >= MAX_PROBLEMS && isWithoutKey(found);
      if (isHopeless && !isReport(keysFile)) break pages;
    }
  }
  for (const problem of keysFile.end()) noteProblem(found, `: ${problem}`);
  found.kind = keysFile.kind;
  const notKeys = isReport(keysFile) ? undefined : await lookOfNoKeys(settings, file, found);
  return { ...found, ...(notKeys !== undefined && { notKeys }) };
}

function isReport({ kind }: Pick<KeysFile, 'kind'>): boolean {
  return kind !== 'unknown' && kind !== 'keys';
}

function lineReader(settings: KeysSettings, found: FoundKeys) {
  const isSelected = createKeySelection(settings);
  return ({ number, text }: FileLine, keysFile: KeysFile): void => {
    const line = text === undefined ? NOT_TEXT : keysFile.read(text);
    for (const problem of line.problems) noteProblem(found, `, line ${number}: ${problem}`);
    const { key, planned } = line;
    if (key === undefined) return;
    const isKeySelected = isSelected(key);
    found.check?.see(key, isKeySelected);
    // Everything that a plan names is compared with its other lines, also what the globs leave out.
    const added = planned === undefined ? undefined : found.planned.add(planned);
    if (added === 'contradiction') {
      noteProblem(found, `, line ${number}: ${contradictionProblem(key)}`);
    }
    if (!isKeySelected) found.others += 1;
    else if (added === undefined ? found.names.add(key) : added === 'new') found.selected += 1;
    else found.repeated += 1;
  };
}

function noteProblem(found: FoundKeys, problem: string): void {
  found.bad += 1;
  if (found.problems.length < MAX_PROBLEMS) found.problems.push(problem);
}

const NOT_TEXT: ReadLine = {
  problems: ['is not UTF-8 text of at most 1 MiB: save the file as UTF-8, one key a line'],
};

function isWithoutKey({ selected, others }: FoundKeys): boolean {
  return selected + others === 0;
}

/** What the file looks like; undefined where it has keys, or shows too little. */
async function lookOfNoKeys(
  { prefix }: KeysSettings,
  file: FileLines,
  found: FoundKeys,
): Promise<string | undefined> {
  const { bad, problems } = found;
  if (bad === 0 && prefix !== '') return undefined;
  const look = lookOf(await file.head(HEAD_BYTES));
  if (look?.isSure === true && (prefix === '' || isWithoutKey(found))) {
    return `it looks like ${look.what}`;
  }
  if (bad === 0 || !isWithoutKey(found)) return undefined;
  if (look !== undefined) return `it looks like ${look.what}`;
  if (problems[0]?.includes(NOT_TEXT.problems[0] ?? '') === true) {
    return 'it looks like binary data, or text in another encoding than UTF-8';
  }
  if (bad <= MAX_OF_NONE) return undefined;
  const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
  return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${quote(prefix)}`}`;
}

/** Throws an InputError when the file or a line of it is bad, or when it names too many keys. */
export function refuseBadKeys(
  settings: KeysSettings,
  { selected, bad, problems, notKeys, kind, planned }: FoundKeys,
): void {
  const { keysFrom } = settings;
  if (notKeys !== undefined) {
    throw new InputError([
      `keys-from ${quote(keysFrom)} is not a file of keys: ${notKeys}`,
      ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
      'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
        'report of an earlier run or of a dry run',
    ]);
  }
  if (bad > 0) {
    const lines = problems.map((problem) => `input "keys-from"${problem}`);
    const more = bad - problems.length;
    throw new InputError(more > 0 ? [...lines, `and ${plural(more, 'more line')}`] : lines);
  }
  const unfit = [...unfitSettings(settings, kind === 'plan' ? planned : undefined, selected)];
  if (unfit.length > 0) throw new InputError(unfit);
}

/** What is wrong with inputs beside what the file turned out to be. */
function* unfitSettings(
  { maxDeletes, bypassGovernance, deleteCondition, keysFrom }: KeysSettings,
  planned: PlannedObjects | undefined,
  selected: number,
): Generator<string> {
  const hasVersions = planned !== undefined && (planned.isOfVersions || planned.size === 0);
  if (bypassGovernance && !hasVersions) {
    yield (
      'input "bypass-governance" has no effect on what "keys-from" names, which is no plan with ' +
      'versions: leave it out'
    );
  }
  // A plan is compared with what is listed, and so is its limit.
  if (planned !== undefined) return;
  if (deleteCondition === 'etag') {
    yield (
      `input "delete-condition" is etag, and "keys-from" ${quote(keysFrom)} has no ETags: name ` +
      'the report of a dry run, which has them, or set delete-condition to auto or none'
    );
  }
  if (maxDeletes?.kind === 'percent') {
    yield (
      `input "max-deletes" is a percentage (${maxDeletes.percent}%), and "keys-from" names no ` +
      'plan of a dry run, so nothing is listed and there is no total: write a count'
    );
  }
  if (maxDeletes?.kind !== 'count' || selected <= maxDeletes.count) return;
  yield (
    `input "max-deletes" allows ${plural(maxDeletes.count, 'object')} to be deleted, "keys-from" ` +
    `names ${formatCount(selected)}: nothing was deleted; check the file, or raise the limit`
  );
}
