import { forEachConcurrent } from '../core/concurrency.ts';
import { derivedError, StoreError } from '../core/errors.ts';
import type { Content } from '../core/items.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { createLosses, type Losses } from '../headers/losses.ts';
import { createHeadReader, createReadBacks, type ReadBacks } from '../headers/read-back.ts';
import { headersLost, headersOfCopy, namesIn } from '../headers/stored.ts';
import { bareETag, type ListingIndex } from '../listing/listing-index.ts';
import { digestContent } from '../local/digests.ts';
import { createChecksumHash } from '../object-store/checksum-hash.ts';
import type { ChecksumName, ObjectStore, StoredObject } from '../object-store/object-store.ts';
import {
  chooseFileAction,
  type FileAction,
  type FileFacts,
  NOT_COMPARED,
  type StoredFacts,
} from './file-action.ts';
import type { FileRow, SyncFiles } from './files.ts';
import { headersHash } from './state/digests.ts';
import type { BothSides } from './survey.ts';

/** The action for each file, and the facts that the actions need. */
export interface Comparison {
  /** By the rows of the files. */
  readonly actions: readonly FileAction[];
  readonly copies: ReadonlyMap<FileRow, CopyFacts>;
  /** The headers that give copies the ACL of their objects, by key. */
  readonly keptAcls: ReadonlyMap<string, ObjectHeaders>;
  /** The errors of files that can't be compared. */
  readonly problems: ReadonlyMap<FileRow, StoreError>;
  /** What copies and uploads lose, and wanted headers that can neither be read nor set. */
  readonly warnings: readonly string[];
}

/** The object that a copy onto itself starts from, and the headers it gets. */
export interface CopyFacts {
  /** With quotes. */
  readonly etag: string;
  readonly headers: ObjectHeaders;
}

/** Returns the headers wanted for the file with a path. */
export type HeadersFor = (path: string) => ObjectHeaders;

interface CompareOptions {
  readonly bucket: string;
  readonly compare: 'content' | 'size';
  readonly concurrency: number;
  readonly headersFor: HeadersFor;
}

/** Compares all files; asks objects, several at a time, where listing and state are not enough. */
export async function compareFiles(
  sides: BothSides,
  { bucket, compare, concurrency, headersFor }: CompareOptions,
  signal: AbortSignal,
): Promise<Comparison> {
  const { store, files, hashes } = sides;
  const factsOf = (row: FileRow) => factsOfFile(sides, row, compare, headersFor(files.pathOf(row)));
  const problems = new Map(hashes.unreadable);
  const { actions, asked } = chooseWithoutRequests(files, problems, factsOf);
  const copies = new Map<FileRow, CopyFacts>();
  const keptAcls = new Map<string, ObjectHeaders>();
  const losses = createLosses();
  const readBacks = createReadBacks(store);
  const askers = { head: createHeadReader(store), readBacks, objects: sides.objects };
  const ask = async (row: FileRow, abort: AbortSignal) => {
    const object = { bucket, key: files.keyOf(row) };
    const file = { object, content: files.contentOf(row), factsOf: () => factsOf(row) };
    const { action, facts } = await askUntilChosen(askers, file, abort);
    const { stored, headers } = facts;
    actions[row] = action;
    if (action.action === 'skip') losses.noteUnknown(action.unknown ?? [], headers);
    if (stored === undefined || stored === 'gone' || action.action === 'skip') return;
    losses.noteHeaders(headersLost(headers, stored.headers));
    if (action.action !== 'copy') return;
    copies.set(row, { etag: `"${stored.etag}"`, headers: headersOfCopy(headers, stored.headers) });
    if (namesIn('acl', headers).length > 0) return;
    const acl = await aclToKeep(readBacks, object, losses, abort);
    if (Object.keys(acl).length > 0) keptAcls.set(object.key, acl);
  };
  const askOrFail = async (row: FileRow, abort: AbortSignal) => {
    await ask(row, abort).catch((thrown: unknown) => {
      if (!isOfItem(thrown, abort)) throw thrown;
      problems.set(row, thrown);
      actions[row] = FAIL;
    });
  };
  await forEachConcurrent(asked, askOrFail, { concurrency, signal });
  const warnings = losses.warnings(readBacks.codesOf);
  return { actions, copies, keptAcls, problems, warnings };
}

/** Whether the error concerns one object only, so that the others can still be compared. */
function isOfItem(thrown: unknown, { aborted }: AbortSignal): thrown is StoreError {
  return thrown instanceof StoreError && thrown.scope !== 'batch' && !aborted;
}

const FAIL: FileAction = { action: 'fail' };

/** The actions by the rows of the files, and the rows of those for which an object must be asked. */
function chooseWithoutRequests(
  files: SyncFiles,
  problems: ReadonlyMap<FileRow, StoreError>,
  factsOf: (row: FileRow) => FileFacts,
) {
  const actions: FileAction[] = [];
  const asked: FileRow[] = [];
  for (const row of files.rows()) {
    const action = problems.has(row) ? FAIL : chooseFileAction(factsOf(row));
    actions.push(action);
    if (action.action === 'ask') asked.push(row);
  }
  return { actions, asked };
}

/** The facts from the listing, the state and the file's own bytes. */
function factsOfFile(
  { files, counterparts, state, hashes }: BothSides,
  row: FileRow,
  compare: 'content' | 'size',
  headers: ObjectHeaders,
): FileFacts {
  const listed = counterparts.objectOf(row);
  const entry = listed && state.entryOf(files.keyOf(row));
  const isOf =
    listed && entry?.isOf({ ...listed, lastModified: new Date(listed.lastModified) }) === true;
  // Without an ETag, nothing shows that the object is the recorded one.
  const isIdentified = listed?.etag !== '';
  return {
    size: files.sizeOf(row),
    compare,
    md5: files.md5Of(row),
    isETagOfParts: hashes.isETagOfParts(row),
    headers,
    headersHash: headersHash(headers),
    listed,
    record: isOf === true && isIdentified ? entry : undefined,
  };
}

/** What asks objects. */
interface Askers {
  readonly head: ObjectStore['head'];
  readonly readBacks: ReadBacks;
  /** Gets the ETags that the listing lacks. */
  readonly objects: ListingIndex;
}

interface AskedFile {
  readonly object: { readonly bucket: string; readonly key: string };
  readonly content: Content;
  /** What is known without a request about the object itself. */
  readonly factsOf: () => FileFacts;
}

/** Asks an object, each question once, until the action for its file can be chosen. */
async function askUntilChosen(
  askers: Askers,
  file: AskedFile,
  signal: AbortSignal,
): Promise<{ readonly action: FileAction; readonly facts: FileFacts }> {
  let facts = file.factsOf();
  for (;;) {
    const action = chooseFileAction(facts);
    if (action.action !== 'ask') return { action, facts };
    const { about } = action;
    if (about === 'acl' || about === 'tags') {
      const found = await askers.readBacks.read(about, file.object, signal);
      facts = { ...facts, readBack: { ...facts.readBack, [about]: found } };
    } else {
      const stored = await askObject(askers, file, about === 'content', signal);
      facts = { ...file.factsOf(), readBack: facts.readBack, stored };
    }
  }
}

/**
 * The facts from a HEAD, and those from the listing that it lacks. Rejects with a StoreError whose
 * message says that it failed.
 */
async function askObject(
  { head, objects }: Askers,
  { object, content, factsOf }: AskedFile,
  withChecksums: boolean,
  signal: AbortSignal,
): Promise<StoredFacts | 'gone'> {
  const found = await head({ ...object, withChecksums }, signal).catch((thrown: unknown) => {
    throw explained(thrown, NOT_COMPARED);
  });
  if (found === undefined) return 'gone';
  const { listed = { size: NaN, etag: '' } } = factsOf();
  const { size = listed.size, etag = listed.etag, headers } = found;
  const row = objects.rowOf(object.key);
  if (listed.etag === '' && size === listed.size && row !== undefined) {
    const lastModified = new Date(objects.at(row).lastModified);
    objects.add({ key: object.key, size, etag, lastModified });
  }
  const isChecksumEqual = size === content.size ? await hasChecksum(content, found) : undefined;
  return { size, etag: bareETag(etag), headers, isChecksumEqual };
}

const STRONGEST_FIRST: readonly ChecksumName[] = ['sha256', 'sha1', 'crc64nvme', 'crc32c', 'crc32'];

/** Whether the bytes have the stored checksum; undefined: there is none. */
async function hasChecksum(
  content: Content,
  { checksums }: StoredObject,
): Promise<boolean | undefined> {
  const name = STRONGEST_FIRST.find((one) => checksums[one] !== undefined);
  if (name === undefined) return undefined;
  const checksum = createChecksumHash(name);
  await digestContent(content, { checksum });
  return (await checksum.digest()) === checksums[name];
}

/** What was thrown, with `meaning` before its message. */
function explained(thrown: unknown, meaning: string): unknown {
  if (!(thrown instanceof StoreError)) return thrown;
  return derivedError(thrown, { message: `${meaning}: ${thrown.message}` });
}

/**
 * The headers that give a copy the ACL of its object, since a copy resets it. None, with a warning,
 * where the ACL can't be read: no rule wants it, so that is no reason to stop.
 */
async function aclToKeep(
  readBacks: ReadBacks,
  object: AskedFile['object'],
  losses: Losses,
  signal: AbortSignal,
): Promise<ObjectHeaders> {
  const found = await readBacks.read('acl', object, signal);
  if (found === 'refused' || found === 'unsupported') losses.noteACL();
  return typeof found === 'string' ? {} : found;
}
