import { counted } from '../../core/batch-error.ts';
import { failed, skipped, type Failed, type Skipped } from '../../core/outcome.ts';
import { joinKey } from '../../plan/keys.ts';
import { isStateKey } from '../../plan/state-key.ts';
import type { LocalEntry } from '../../sources/local-files.ts';
import type { SyncDirInputs } from '../inputs/types.ts';
import type { Log } from '../log.ts';
import { quoted } from '../printable.ts';
import type { SourceLines } from './source-lines.ts';
import { refuseBadSource, surveySource, tellHidden } from './source-survey.ts';
import type { SyncFiles } from './sync-files.ts';

/** The local side of a sync. */
export interface SyncSource {
  readonly files: SyncFiles;
  /** What is no file to upload, by its key. */
  readonly settled: ReadonlyMap<string, Skipped | Failed>;
  /** Whether a link that is not followed stands at this key or above it. */
  isBehindLink(key: string): boolean;
  readonly lines: SourceLines;
}

/**
 * Walks the source and adds its files to `files`, which others may read meanwhile. Throws an
 * InputError when it can't be uploaded as it is.
 */
export async function readSource(
  inputs: SyncDirInputs,
  files: SyncFiles,
  signal: AbortSignal,
  log: Log,
): Promise<SyncSource> {
  const settled = new Map<string, Skipped | Failed>();
  const take = (entry: LocalEntry) => {
    if (entry.kind === 'hidden') return;
    const outcome = settle(entry, inputs);
    if (outcome !== undefined) settled.set(outcome.key, outcome);
    else if (entry.kind === 'file') files.add(entry);
  };
  const survey = await surveySource(inputs, signal, take).finally(() => {
    files.end();
  });
  await refuseBadSource(inputs, survey, signal);
  log.info(`${counted(files.count)} files in ${quoted(inputs.sourceGiven)}`);
  tellHidden(survey, log);
  const links = [...settled.values()].flatMap((outcome) =>
    outcome.status === 'skipped' && outcome.reason === 'symlink' ? [outcome.key] : [],
  );
  return {
    files,
    settled,
    lines: survey.lines,
    isBehindLink: (key) => links.some((link) => key === link || key.startsWith(`${link}/`)),
  };
}

/** Undefined for a file to upload. */
function settle(
  entry: Exclude<LocalEntry, { kind: 'hidden' }>,
  { bucket, prefix, stateKey }: SyncDirInputs,
): Skipped | Failed | undefined {
  const object = { bucket, key: joinKey(prefix, entry.path) };
  if (isStateKey(object.key, stateKey)) return skipped('upload', object, 'state');
  if (entry.kind === 'symlink') return skipped('upload', object, 'symlink');
  return entry.kind === 'problem' ? failed('upload', object, entry.error) : undefined;
}
