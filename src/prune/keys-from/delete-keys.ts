import { InputError } from '../../core/errors.ts';
import { createKeySelection } from '../../core/globs/selection.ts';
import type { DeleteItem } from '../../core/items.ts';
import type { Outcome } from '../../core/outcome.ts';
import { formatCount, plural, quote } from '../../core/text.ts';
import { DeleteGate } from '../../object-store/wrapped-stores.ts';
import { openFeatureStore } from '../../operations/feature.ts';
import { removePages } from '../../operations/remove.ts';
import { removeOptions } from '../delete-listed.ts';
import { itemsUntilFailure } from '../passes.ts';
import { reportLines } from '../run.ts';
import { type FoundKeys, type KeysSettings, readKeys, refuseBadKeys } from './check-keys.ts';
import { deletePlanned } from './delete-planned.ts';
import {
  fileChanged,
  type FileLine,
  type FileLines,
  type NameSet,
  openFileLines,
} from './file-lines.ts';
import { createKeysFile, type KeysFileKind } from './keys-file.ts';

/**
 * Deletes the keys that a file names, or the objects of a plan. It reads the file twice: first every
 * line is checked, so that a bad file is refused before the first request, then each key is deleted
 * as it comes. Only what the first reading has seen is deleted.
 */
export async function* deleteKeys(
  settings: KeysSettings,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { keysFrom, onEvent } = settings;
  const file = await openFileLines(keysFrom);
  try {
    const found = await readKeys(settings, file);
    refuseBadKeys(settings, found);
    const words = { names: `key in ${quote(keysFrom)}` };
    const problems = await reportLines(found.check, settings, words);
    if (problems.length > 0) throw new InputError(problems);
    await onEvent?.({ kind: 'info', message: foundText(settings, found) });
    await onEvent?.({ kind: 'expected', objects: found.selected });
    if (found.selected === 0) return;
    if (found.kind === 'plan') yield* deletePlanned(settings, file, found.planned);
    else yield* deleteNamed(settings, file, found.names);
  } finally {
    await file.close();
  }
}

async function* deleteNamed(
  settings: KeysSettings,
  file: FileLines,
  names: NameSet,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const gate = new DeleteGate(await openFeatureStore(settings));
  await settings.deployCheck.passed;
  const pages = keyItems(settings, file, names, gate);
  let deleted = 0;
  for await (const outcomes of removePages(pages, { store: gate }, removeOptions(settings))) {
    deleted += outcomes.filter(({ status }) => status === 'done').length;
    yield outcomes;
  }
  if (settings.dryRun) return;
  const message = `${plural(deleted, 'key')} deleted; the store doesn't say which of them existed`;
  await settings.onEvent?.({ kind: 'info', message });
}

function foundText(
  { keysFrom }: KeysSettings,
  { selected, others, repeated, kind }: FoundKeys,
): string {
  return [
    `${plural(selected, THINGS[kind])} in ${quote(keysFrom)} to delete`,
    ...(others > 0 ? [`${formatCount(others)} not selected`] : []),
    ...(repeated > 0 ? [`${formatCount(repeated)} repeated`] : []),
  ].join(', ');
}

/** What the lines of each file name, for messages. */
const THINGS: Readonly<Record<KeysFileKind, string>> = {
  unknown: 'key',
  keys: 'key',
  refused: 'key',
  failures: 'failed object',
  plan: 'planned object',
};

function keyItems(settings: KeysSettings, file: FileLines, names: NameSet, gate: DeleteGate) {
  const { bucket, keysFrom } = settings;
  const isSelected = createKeySelection(settings);
  const keysFile = createKeysFile(settings);
  let taken = 0;
  async function* checkedPages() {
    yield* file.pages();
    if (taken !== names.size) throw fileChanged(keysFrom);
  }
  const toItem = ({ text = '' }: FileLine): DeleteItem | undefined => {
    const { key } = keysFile.read(text);
    if (key === undefined || !isSelected(key)) return undefined;
    const found = names.take(key);
    if (found === 'absent') throw fileChanged(keysFrom);
    if (found === 'again') return undefined;
    taken += 1;
    return { bucket, key };
  };
  return itemsUntilFailure(checkedPages(), toItem, gate);
}
