import { derivedError, messageOf, StoreError } from '../../core/errors.ts';
import { failed, type Outcome } from '../../core/outcome.ts';
import { quote } from '../../core/text.ts';
import type { FileRow } from '../files.ts';
import { type Blocked, namesOf, type Refused, type SetAside } from './keys-in-way.ts';
import { attempt, isDone, putBack, type Settled } from './put-back.ts';
import { createSavingFolder, type ObjectPlace, saveObjects } from './saved-objects.ts';

/** What replacing takes from the sync that it is a part of. */
interface ReplaceSteps extends ObjectPlace {
  /** Whether anything has failed so far. */
  readonly hasFailed: () => boolean;
  readonly remove: (keys: readonly string[]) => AsyncIterable<Outcome>;
  /** What uploads the files: each begins when all of the one before are stored. */
  readonly uploads: (files: readonly FileRow[]) => readonly (() => AsyncIterable<Outcome>)[];
}

/**
 * Tries uploads once more that other keys were in the way of: reads these objects, deletes them,
 * stores the files and, if that fails, puts the objects back. Yields the outcomes of the files, and
 * those of the deletes that it has tried, when it is known how each ends. After a failure nothing
 * more is replaced.
 */
export async function* replaceInWay(
  { blocked }: Pick<SetAside, 'blocked'>,
  steps: ReplaceSteps,
): AsyncGenerator<Outcome, void, undefined> {
  for (const unit of blocked()) {
    if (steps.hasFailed())
      yield* refusals(unit, 'it was not replaced, since another change failed');
    else yield* replaceOne(unit, steps);
  }
}

async function* replaceOne(
  unit: Blocked,
  steps: ReplaceSteps,
): AsyncGenerator<Outcome, void, undefined> {
  const folder = createSavingFolder();
  try {
    const read = await attempt(saveObjects(unit.keys, steps, folder));
    if (read.value === undefined) {
      const why = `it could not be read, so nothing was changed: ${messageOf(read.thrown)}`;
      yield* refusals(unit, why);
      if (read.thrown instanceof StoreError && read.thrown.scope === 'batch') throw read.thrown;
      return;
    }
    const removed = await settled(steps.remove(unit.keys));
    const isClear = unit.keys.every((key) => isAway(removed.outcomes.get(key)));
    const files = unit.refused.map(({ file }) => file);
    const stored = isClear ? await settled(inOrder(steps.uploads(files))) : NOTHING;
    const isStored =
      isClear && unit.refused.every(({ outcome }) => isDone(stored.outcomes.get(outcome.key)));
    const ends = { unit, removed, stored };
    if (isStored) yield* [...stored.outcomes.values(), ...removed.outcomes.values()];
    else {
      const { deletes, lost } = await putBack(read.value, ends, steps, folder);
      yield* failures(ends, lost);
      yield* deletes.values();
    }
    const broken = removed.broken ?? stored.broken;
    if (broken !== undefined) throw broken.thrown;
  } finally {
    await folder.remove();
  }
}

async function* inOrder(
  uploads: readonly (() => AsyncIterable<Outcome>)[],
): AsyncGenerator<Outcome, void, undefined> {
  let isComplete = true;
  for (const upload of uploads) {
    for await (const outcome of upload()) {
      isComplete &&= isDone(outcome);
      yield outcome;
    }
    if (!isComplete) return;
  }
}

const NOTHING: Settled = { outcomes: new Map() };

/** All outcomes by their keys, and what was thrown after them. */
async function settled(run: AsyncIterable<Outcome>): Promise<Settled> {
  const outcomes = new Map<string, Outcome>();
  try {
    for await (const outcome of run) outcomes.set(outcome.key, outcome);
    return { outcomes };
  } catch (thrown) {
    return { outcomes, broken: { thrown } };
  }
}

function isAway(outcome: Outcome | undefined): boolean {
  return isDone(outcome) || (outcome?.status === 'skipped' && outcome.reason === 'gone');
}

interface Ends {
  readonly unit: Blocked;
  readonly removed: Settled;
  readonly stored: Settled;
}

/** The outcomes of the files of a unit that was not replaced. */
function* failures({ unit, removed, stored }: Ends, lost: readonly string[]): Generator<Outcome> {
  const end = lost.length > 0 ? lost.join('; ') : 'what was in the way is still there';
  const broken = [...removed.outcomes.values()].find((outcome) => !isAway(outcome));
  const why =
    broken === undefined
      ? `it was not replaced, since another file there could not be stored; ${end}`
      : `it could not be deleted (${wordsOf(broken)}); ${end}`;
  for (const { refused, outcome } of withEnds(unit, stored)) {
    const cause = outcome?.status === 'failed' ? outcome.error.cause : undefined;
    if (cause instanceof StoreError) {
      const message = `${cause.message}; ${end}`;
      yield failed('upload', refused.outcome, derivedError(cause, { message }));
    } else yield refusal(unit, refused, why);
  }
}

function* withEnds({ refused }: Blocked, { outcomes }: Settled) {
  for (const one of refused) yield { refused: one, outcome: outcomes.get(one.outcome.key) };
}

function wordsOf(outcome: Outcome): string {
  return outcome.status === 'failed' ? messageOf(outcome.error.cause) : (outcome.reason ?? '');
}

function* refusals(unit: Blocked, why: string): Generator<Outcome> {
  for (const refused of unit.refused) yield refusal(unit, refused, why);
}

/** The store's refusal of a file, and why what is in its way was not replaced. */
function refusal({ keys }: Blocked, { outcome }: Refused, why: string): Outcome {
  const { cause } = outcome.error;
  if (!(cause instanceof StoreError)) return outcome;
  const message = `${namesOf(keys)} in the way of ${quote(outcome.key)}: ${why}`;
  return failed('upload', outcome, derivedError(cause, { message }));
}
