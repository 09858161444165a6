import { InputError } from '../core/errors.ts';
import { createKeySelection } from '../core/globs/selection.ts';
import { createKeyCheck, type KeyCheck } from '../core/globs/unmatched.ts';
import type { DeleteItem } from '../core/items.ts';
import { isStateKey } from '../core/keys.ts';
import { type Outcome, skipped } from '../core/outcome.ts';
import { formatCount, plural, quote } from '../core/text.ts';
import { DeleteGate } from '../object-store/wrapped-stores.ts';
import { openFeatureStore } from '../operations/feature.ts';
import { removePages } from '../operations/remove.ts';
import { removeOptions } from './delete-listed.ts';
import {
  createNameSet,
  fileChanged,
  type FileLine,
  type FileLines,
  type NameSet,
  openFileLines,
} from './file-lines.ts';
import { createKeysFile, HEAD_BYTES, type KeysFile, lookOf } from './keys-file.ts';
import { itemsUntilFailure } from './passes.ts';
import { type PruneSettings, reportLines } from './run.ts';

/** The settings of a run whose keys are in a file. */
type KeysSettings = PruneSettings & { readonly keysFrom: string };

/**
 * Deletes the keys that a file names. It reads the file twice: first every line is checked, so
 * that a bad file is refused before the first request, then each key is deleted as it comes. Only
 * keys that the first reading has seen are deleted.
 */
export async function* deleteKeys(
  settings: KeysSettings,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { keysFrom, dryRun, onEvent } = settings;
  const file = await openFileLines(keysFrom);
  try {
    const found = await readKeys(settings, file);
    refuseBadKeys(settings, found);
    const words = { names: `key in ${quote(keysFrom)}` };
    const problems = await reportLines(found.check, settings, words);
    if (problems.length > 0) throw new InputError(problems);
    const { names } = found;
    await onEvent?.({ kind: 'info', message: foundText(settings, found) });
    await onEvent?.({ kind: 'expected', objects: names.size });
    if (names.size === 0) return;
    const gate = new DeleteGate(await openFeatureStore(settings));
    const pages = keyItems(settings, file, names, gate);
    let deleted = 0;
    for await (const outcomes of removePages(pages, { store: gate }, removeOptions(settings))) {
      deleted += outcomes.filter(({ status }) => status === 'done').length;
      yield outcomes;
    }
    if (dryRun) return;
    const message = `${plural(deleted, 'key')} deleted; the store doesn't say which had an object`;
    await onEvent?.({ kind: 'info', message });
  } finally {
    await file.close();
  }
}

function foundText(
  { keysFrom }: KeysSettings,
  { names, others, repeated, isReport }: FoundKeys,
): string {
  const what = isReport ? 'failed object' : 'key';
  return (
    `${plural(names.size, what)} in ${quote(keysFrom)} to delete, ` +
    `${formatCount(others)} left out by the globs, ${formatCount(repeated)} repeated`
  );
}

function keyItems(settings: KeysSettings, file: FileLines, names: NameSet, gate: DeleteGate) {
  const { bucket, keysFrom } = settings;
  const isSelected = createKeySelection(settings);
  const keysFile = createKeysFile(settings);
  let taken = 0;
  async function* checkedPages() {
    yield* file.pages();
    if (taken !== names.size) throw fileChanged(keysFrom);
  }
  const toItem = ({ text = '' }: FileLine): DeleteItem | Outcome | undefined => {
    const { key } = keysFile.read(text);
    if (key === undefined || !isSelected(key)) return undefined;
    const found = names.take(key);
    if (found === 'absent') throw fileChanged(keysFrom);
    if (found === 'again') return undefined;
    taken += 1;
    return isStateKey(key) ? skipped('delete', { bucket, key }, 'state') : { bucket, key };
  };
  return itemsUntilFailure(checkedPages(), toItem, gate);
}

/** Maximum number of lines in one message; a file without a key in as many is read no further. */
const MAX_PROBLEMS = 20;

/** Maximum number of problems of a file without a key that are named one by one. */
const MAX_OF_NONE = 3;

/** What the first reading of a file of keys has found. */
interface FoundKeys {
  /** The keys to delete. */
  readonly names: NameSet;
  /** The number of lines that the globs leave out. */
  others: number;
  repeated: number;
  isReport: boolean;
  bad: number;
  /** Each follows the name of the input. */
  readonly problems: string[];
  readonly check: KeyCheck | undefined;
  /** What the file is in place of a file of keys; undefined: it is one. */
  notKeys?: string;
}

/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
async function readKeys(settings: KeysSettings, file: FileLines): Promise<FoundKeys> {
  const counts = { others: 0, repeated: 0, isReport: false, bad: 0 };
  const check = createKeyCheck(settings);
  const found: FoundKeys = { names: createNameSet(), ...counts, problems: [], check };
  const readLine = lineReader(settings, found);
  const keysFile = createKeysFile(settings);
  pages: for await (const lines of file.pages()) {
    settings.signal.throwIfAborted();
    for (const line of lines) {
      readLine(line, keysFile);
      const isHopeless = found.bad >= MAX_PROBLEMS && isWithoutKey(found);
      if (isHopeless && !keysFile.isReport) break pages;
    }
  }
  const problem = keysFile.end();
  if (problem !== undefined) noteProblem(found, `: ${problem}`);
  found.isReport = keysFile.isReport;
  const notKeys = keysFile.isReport ? undefined : await lookOfNoKeys(settings, file, found);
  return { ...found, ...(notKeys !== undefined && { notKeys }) };
}

function lineReader(settings: KeysSettings, found: FoundKeys) {
  const isSelected = createKeySelection(settings);
  return ({ number, text }: FileLine, keysFile: KeysFile): void => {
    const { key, problems } = text === undefined ? NOT_TEXT : keysFile.read(text);
    for (const problem of problems) noteProblem(found, `, line ${number}: ${problem}`);
    if (key === undefined) return;
    found.check?.see(key, isSelected(key));
    if (!isSelected(key)) found.others += 1;
    else if (!found.names.add(key)) found.repeated += 1;
  };
}

function noteProblem(found: FoundKeys, problem: string): void {
  found.bad += 1;
  if (found.problems.length < MAX_PROBLEMS) found.problems.push(problem);
}

const NOT_TEXT = {
  key: undefined,
  problems: ['is not text in UTF-8 of at most 1 MiB: save the file so'],
};

function isWithoutKey({ names, others }: FoundKeys): boolean {
  return names.size + others === 0;
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
    return 'it looks like binary data, or like text in another encoding than UTF-8';
  }
  if (bad <= MAX_OF_NONE) return undefined;
  const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
  return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${quote(prefix)}`}`;
}

/** Throws an InputError when the file or a line of it is bad, or when it names too many keys. */
function refuseBadKeys(
  { maxDeletes, keysFrom }: KeysSettings,
  { names, bad, problems, notKeys }: FoundKeys,
): void {
  if (notKeys !== undefined) {
    throw new InputError([
      `keys-from ${quote(keysFrom)} is not a file of keys: ${notKeys}`,
      ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
      'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
        'report of an earlier run',
    ]);
  }
  if (bad > 0) {
    const lines = problems.map((problem) => `input "keys-from"${problem}`);
    const more = bad - problems.length;
    throw new InputError(more > 0 ? [...lines, `and ${plural(more, 'more line')}`] : lines);
  }
  if (maxDeletes?.kind !== 'count' || names.size <= maxDeletes.count) return;
  throw new InputError([
    `input "max-deletes" allows ${plural(maxDeletes.count, 'object')} to be deleted, "keys-from" ` +
      `names ${formatCount(names.size)}: nothing was deleted; check the file, or raise the limit`,
  ]);
}
