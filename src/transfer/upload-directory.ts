import { StoreError } from '../core/errors.ts';
import type { IfExists, UploadItem } from '../core/items.ts';
import { isStateKey, joinKey, keyProblem } from '../core/keys.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { failed, type Outcome, skipped } from '../core/outcome.ts';
import { plural, quote } from '../core/text.ts';
import { createHeadersFor } from '../headers/headers-for.ts';
import type { HeaderRule } from '../headers/rules.ts';
import type { LocalEntry } from '../local/entry.ts';
import { fileContent, type FileIdentity } from '../local/file-content.ts';
import {
  hiddenInfo,
  refuseBadPrefix,
  refuseBadSource,
  sourceLineWarnings,
  type SourceOptions,
  type Survey,
  surveySource,
  walkSource,
  withSourceDefaults,
} from '../local/source.ts';
import { localFiles } from '../local/walk.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { PART_SIZE } from '../object-store/part-sizes.ts';
import { type FeatureOptions, openFeatureStore } from '../operations/feature.ts';
import { upload } from '../operations/upload.ts';
import { IfExistsStore } from './if-exists.ts';

/** Options of `directoryItems`. */
export interface DirectoryItemsOptions {
  readonly bucket: string;
  /** The beginning of every key, `site/` for example. Default: none. */
  readonly prefix?: string | undefined;
  /** Absolute, or relative to the working directory. */
  readonly directory: string;
  /** Globs of the files to take, relative to the directory. Default: all of them. */
  readonly include?: readonly string[] | undefined;
  /** Globs of files to skip, whatever `include` says. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /** Whether to take files and directories whose names start with a dot. Default: false. */
  readonly includeHiddenFiles?: boolean | undefined;
  /** Whether to take the files that symbolic links lead to. Default: false. */
  readonly followSymlinks?: boolean | undefined;
  /** What to store with the files beside their content type; a later rule wins. Default: nothing. */
  readonly headers?: readonly HeaderRule[] | undefined;
  /** Default: overwrite. */
  readonly ifExists?: IfExists | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Yields items for `upload` from the files of a directory, each with its content type and the
 * headers of the rules. A link that is not followed is yielded as a skipped outcome, and what can't
 * be read or can't be a key as a failed one, so that nothing is missing silently. Throws what
 * `localFiles` throws.
 */
export async function* directoryItems({
  directory: root,
  include: patterns,
  exclude = [],
  includeHiddenFiles = false,
  followSymlinks = false,
  signal,
  ...options
}: DirectoryItemsOptions): AsyncGenerator<UploadItem | Outcome, void, undefined> {
  const toItem = createItemOf(options);
  const walk = { root, exclude, includeHiddenFiles, followSymlinks };
  const files = localFiles({ ...walk, ...(patterns && { patterns }), ...(signal && { signal }) });
  yield* walkedItems(files, toItem);
}

/** Makes the item, or the outcome, of an entry of a directory. */
function createItemOf({
  bucket,
  prefix = '',
  headers = [],
  ifExists = 'overwrite',
}: Pick<DirectoryItemsOptions, 'bucket' | 'prefix' | 'headers' | 'ifExists'>): (
  entry: Exclude<LocalEntry, { readonly kind: 'hidden' }>,
) => UploadItem | Outcome {
  const headersFor: (path: string) => ObjectHeaders = createHeadersFor(headers);
  return (entry) => {
    const object = { bucket, key: joinKey(prefix, entry.path) };
    if (isStateKey(object.key)) return skipped('upload', object, 'state');
    if (entry.kind === 'symlink') return skipped('upload', object, 'symlink');
    if (entry.kind === 'problem') return failed('upload', object, entry.error);
    const problem = keyProblem(object.key);
    if (problem !== undefined) {
      return failed('upload', object, new StoreError('InvalidKey', problem));
    }
    const content = fileContent(entry.absolutePath, entry);
    return { ...object, content, headers: headersFor(entry.path), ifExists };
  };
}

/** Options of `uploadDirectory`. */
export interface UploadDirectoryOptions
  extends FeatureOptions<never>, Omit<DirectoryItemsOptions, 'prefix' | 'directory'> {
  /** The directory, absolute or relative to the working directory. */
  readonly source: string;
  /** @internal The directory's name in messages. Default: `source`. */
  readonly sourceGiven?: string | undefined;
  /** @internal What the source has to be. Default: what is there at the start. */
  readonly sourceIdentity?: FileIdentity | undefined;
  /** Whether a directory without files is no error. Default: false. */
  readonly allowEmptySource?: boolean | undefined;
  /** What a line of globs or rules that matches nothing leads to. Default: `auto`, a warning. */
  readonly unmatched?: 'auto' | 'warn' | 'ignore' | undefined;
}

/** Entries of a walk that are kept in memory, some hundred bytes each. */
const MAX_KEPT = 16_384;

/**
 * Uploads the files of a directory under a prefix, and yields one outcome per file. First every
 * name is checked: a bad one, or a bad prefix, throws an InputError before the store is opened.
 * Entries beyond the 16,384 that fit in memory are found by a second walk.
 */
export async function* uploadDirectory(
  options: UploadDirectoryOptions,
): AsyncGenerator<Outcome, void, undefined> {
  const { signal, concurrency } = options;
  refuseBadPrefix(options.prefix);
  const settings = { ...withSourceDefaults(options), ifExists: options.ifExists };
  const kept: LocalEntry[] = [];
  let hasLarge = false;
  const survey = await surveySource(settings, signal, (entry) => {
    hasLarge ||= isLarge(entry);
    if (kept.length <= MAX_KEPT) kept.push(entry);
  });
  await refuseBadSource(settings, survey, signal);
  await report(options, settings, survey);
  const store = keepExisting(await openFeatureStore(options), options, hasLarge);
  const toItem = createItemOf(settings);
  const order = createOrder(store);
  const items =
    kept.length > MAX_KEPT
      ? walkedItems(walkSource(settings, signal), toItem, order)
      : keptItems(kept, toItem, order);
  yield* upload(
    items,
    { store },
    { ...(signal && { signal }), ...(concurrency !== undefined && { concurrency }) },
  );
}

async function report(
  { onEvent, signal }: UploadDirectoryOptions,
  settings: SourceOptions,
  survey: Survey,
): Promise<void> {
  const { files, links, failing, lines } = survey;
  const count = `${plural(files, 'file')} in ${quote(settings.sourceGiven)} to upload`;
  for (const message of [count, hiddenInfo(survey)]) {
    if (message !== undefined) await onEvent?.({ kind: 'info', message });
  }
  const messages = await sourceLineWarnings(settings, lines, signal);
  if (messages.length > 0) await onEvent?.({ kind: 'warning', messages });
  await onEvent?.({ kind: 'expected', objects: files + links + failing });
}

/** The store of a run, which keeps what exists if that is asked for. A dry run has its own way. */
function keepExisting(
  store: ObjectStore,
  { ifExists = 'overwrite', dryRun = false, onEvent }: UploadDirectoryOptions,
  hasLarge: boolean,
): ObjectStore {
  if (ifExists === 'overwrite' || dryRun) return store;
  const warn = (message: string) => onEvent?.({ kind: 'warning', messages: [message] });
  return new IfExistsStore(store, { hasLarge, warn });
}

/** The order of the entries of a walk. */
interface Order {
  /** Whether an entry comes after all others: it is then in `held`. */
  holds(entry: LocalEntry): boolean;
  readonly held: LocalEntry[];
}

/**
 * Holds large files back while a small one has to prove the condition of their uploads, at most as
 * many as entries are kept.
 */
function createOrder(store: ObjectStore): Order {
  const held: LocalEntry[] = [];
  return {
    held,
    holds(entry) {
      const isHeld =
        store instanceof IfExistsStore &&
        !store.isDecided &&
        held.length < MAX_KEPT &&
        isLarge(entry);
      if (isHeld) held.push(entry);
      return isHeld;
    },
  };
}

function isLarge(entry: LocalEntry): boolean {
  return entry.kind === 'file' && entry.size > PART_SIZE;
}

type ToItem = ReturnType<typeof createItemOf>;

/** Without a promise for each entry: those took a twentieth of the time of an upload. */
function* keptItems(
  entries: readonly LocalEntry[],
  toItem: ToItem,
  order: Order = NO_ORDER,
): Generator<UploadItem | Outcome, void, undefined> {
  for (const entry of entries) {
    if (entry.kind !== 'hidden' && !order.holds(entry)) yield toItem(entry);
  }
  if (order.held.length > 0) yield* keptItems(order.held, toItem);
}

async function* walkedItems(
  entries: AsyncIterable<LocalEntry>,
  toItem: ToItem,
  order: Order = NO_ORDER,
): AsyncGenerator<UploadItem | Outcome, void, undefined> {
  for await (const entry of entries) {
    if (entry.kind !== 'hidden' && !order.holds(entry)) yield toItem(entry);
  }
  yield* keptItems(order.held, toItem);
}

const NO_ORDER: Order = { held: [], holds: () => false };
