import { counted } from '../../core/batch-error.ts';
import type { DeleteItem } from '../../core/items.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { remove } from '../../operations/remove.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { createKeysFile } from '../../plan/keys-file.ts';
import { isStateKey } from '../../plan/state-key.ts';
import { fileChanged, openFileLines, type FileLines } from '../../sources/file-lines.ts';
import { createNameSet, type NameSet } from '../../sources/name-set.ts';
import { BrakedStore } from '../../store/braked-store.ts';
import { InputError, type DeletePrefixInputs } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import type { ModeContext } from './mode.ts';
import { createKeyCheck, tellKeyCheck, type KeyCheck } from './unmatched.ts';

/** Lines that one message names. */
const MAX_PROBLEMS = 20;

/** The inputs of a run whose keys stand in a file; absolute path. */
export type DeleteKeysInputs = DeletePrefixInputs & { readonly keysFrom: string };

/**
 * Deletes the keys that a file names. It reads the file twice: first every line is checked, so
 * that a bad file is refused before the first request, then each key is deleted as it comes. Only
 * what the first reading has seen is deleted.
 */
export async function* deleteKeys(
  inputs: DeleteKeysInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const file = await openFileLines(inputs.keysFrom);
  try {
    const survey = await surveyKeys(inputs, file, context);
    refuse(inputs, survey);
    const words = { names: `key in ${quoted(inputs.keysFrom)}` };
    const problems = tellKeyCheck(survey.check, inputs, context.log, words);
    if (problems.length > 0) throw new InputError([...problems]);
    const { names, others, repeated, isReport } = survey;
    const what = isReport ? 'objects that failed before' : 'keys';
    context.log.info(
      `${counted(names.size)} ${what} in ${quoted(inputs.keysFrom)} to delete, ` +
        `${counted(others)} left out by the globs, ${counted(repeated)} named again`,
    );
    context.expect(names.size);
    if (names.size === 0) return;
    const store = new BrakedStore(await context.openStore());
    const { batchSize, concurrency } = inputs;
    const options = {
      batchSize,
      signal: context.signal,
      ...(concurrency !== undefined && { concurrency }),
    };
    let gone = 0;
    for await (const outcome of remove(items(inputs, file, names, store), { store }, options)) {
      if (outcome.status === 'done') gone += 1;
      yield outcome;
    }
    if (!inputs.dryRun) {
      context.log.info(
        `${counted(gone)} keys are gone; the store does not tell which of them had an object`,
      );
    }
  } finally {
    await file.close();
  }
}

interface Survey {
  /** Of all that is to be deleted. */
  readonly names: NameSet;
  others: number;
  repeated: number;
  isReport: boolean;
  bad: number;
  readonly problems: string[];
  readonly check: KeyCheck | undefined;
}

async function surveyKeys(
  inputs: DeleteKeysInputs,
  file: FileLines,
  { signal }: ModeContext,
): Promise<Survey> {
  const names = createNameSet();
  const counts = { others: 0, repeated: 0, bad: 0, isReport: false };
  const survey: Survey = { names, ...counts, problems: [], check: createKeyCheck(inputs) };
  const isMeant = createKeySelection(inputs);
  const keysFile = createKeysFile(inputs);
  const note = (problem: string) => {
    survey.bad += 1;
    if (survey.problems.length < MAX_PROBLEMS) survey.problems.push(problem);
  };
  for await (const { number, text } of file.lines()) {
    signal.throwIfAborted();
    const { key, problems } = text === undefined ? NOT_TEXT : keysFile.read(text);
    for (const problem of problems) note(`input "keys-from", line ${number}: ${problem}`);
    if (key === undefined) continue;
    survey.check?.see(key, isMeant(key));
    if (!isMeant(key)) survey.others += 1;
    else if (!names.add(key)) survey.repeated += 1;
  }
  const problem = keysFile.end();
  if (problem !== undefined) note(`input "keys-from": ${problem}`);
  survey.isReport = keysFile.isReport;
  return survey;
}

const NOT_TEXT = {
  key: undefined,
  problems: ['must be text in UTF-8 of at most 1 MiB: save the file so'],
};

function refuse({ maxDeletes }: DeleteKeysInputs, { names, bad, problems }: Survey): void {
  if (bad > 0) {
    const more = bad - problems.length;
    throw new InputError(more > 0 ? [...problems, `and ${counted(more)} more lines`] : problems);
  }
  if (maxDeletes?.kind !== 'count' || names.size <= maxDeletes.count) return;
  throw new InputError([
    `input "max-deletes" allows ${counted(maxDeletes.count)} objects to be deleted, "keys-from" ` +
      `names ${counted(names.size)}: nothing was deleted; check the file, or raise the limit`,
  ]);
}

async function* items(
  inputs: DeleteKeysInputs,
  file: FileLines,
  names: NameSet,
  brake: BrakedStore,
): AsyncGenerator<DeleteItem | Outcome, void, undefined> {
  const { bucket, keysFrom } = inputs;
  const isMeant = createKeySelection(inputs);
  const keysFile = createKeysFile(inputs);
  let taken = 0;
  try {
    for await (const { text = '' } of file.lines()) {
      const { key } = keysFile.read(text);
      if (key === undefined || !isMeant(key)) continue;
      const found = names.take(key);
      if (found === 'absent') throw fileChanged(keysFrom);
      if (found === 'again') continue;
      taken += 1;
      yield isStateKey(key) ? skipped('delete', { bucket, key }, 'state') : { bucket, key };
    }
    if (taken !== names.size) throw fileChanged(keysFrom);
  } catch (thrown) {
    brake.stopDeletes(thrown);
    throw thrown;
  }
}
