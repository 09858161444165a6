import { counted } from '../../core/batch-error.ts';
import type { DeleteItem } from '../../core/items.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { remove } from '../../operations/remove.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { createKeysFile } from '../../plan/keys-file.ts';
import { isStateKey } from '../../plan/state-key.ts';
import { fileChanged, openFileLines, type FileLines } from '../../sources/file-lines.ts';
import type { NameSet } from '../../sources/name-set.ts';
import { DeleteGate } from '../../object-store/delete-gate.ts';
import { InputError } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import { refuseBadKeys, surveyKeys, type DeleteKeysInputs } from './keys-survey.ts';
import type { ModeContext } from './mode.ts';
import { tellKeyCheck } from './unmatched.ts';

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
    const survey = await surveyKeys(inputs, file, context.signal);
    refuseBadKeys(inputs, survey);
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
    const store = new DeleteGate(await context.openStore());
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

async function* items(
  inputs: DeleteKeysInputs,
  file: FileLines,
  names: NameSet,
  gate: DeleteGate,
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
    gate.stopDeletes(thrown);
    throw thrown;
  }
}
