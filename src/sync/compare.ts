import { forEachConcurrent } from '../core/concurrency.ts';
import { derivedError, StoreError } from '../core/errors.ts';
import type { Content } from '../core/items.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { formatCount } from '../core/text.ts';
import { headersLost, headersOfCopy, setsAcl } from '../headers/stored.ts';
import { bareETag } from '../listing/listing-index.ts';
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
  /** The errors of files that can't be compared. */
  readonly problems: ReadonlyMap<FileRow, StoreError>;
  /** What copies and uploads lose: ACLs that can't be read, and headers without a rule. */
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

/** Compares all files; sends HEADs, several at a time, where listing and state are not enough. */
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
  const losses = createLosses();
  const grantsOf = createGrantsReader(store, losses);
  const ask = async (row: FileRow, abort: AbortSignal) => {
    const object = { bucket, key: files.keyOf(row) };
    const withChecksums = isAbout(actions[row], 'content');
    const request = { ...object, withChecksums };
    const stored = await askObject(store, request, files.contentOf(row), abort);
    const facts = { ...factsOf(row), stored };
    const action = chooseFileAction(facts);
    actions[row] = action;
    if (stored === 'gone' || action.action === 'skip') return;
    losses.noteHeaders(headersLost(facts.headers, stored.headers));
    if (action.action !== 'copy') return;
    const grants = setsAcl(facts.headers) ? {} : await grantsOf(object, abort);
    const headers = { ...headersOfCopy(facts.headers, stored.headers), ...grants };
    copies.set(row, { etag: `"${stored.etag}"`, headers });
  };
  const askOrFail = async (row: FileRow, abort: AbortSignal) => {
    await ask(row, abort).catch((thrown: unknown) => {
      if (!(thrown instanceof StoreError) || thrown.scope === 'batch' || abort.aborted)
        throw thrown;
      problems.set(row, thrown);
      actions[row] = FAIL;
    });
  };
  await forEachConcurrent(asked, askOrFail, { concurrency, signal });
  return { actions, copies, problems, warnings: losses.warnings() };
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

function isAbout(action: FileAction | undefined, about: 'content' | 'headers'): boolean {
  return action?.action === 'ask' && action.about === about;
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
  return {
    size: files.sizeOf(row),
    compare,
    md5: files.md5Of(row),
    isETagOfParts: hashes.isETagOfParts(row),
    headers,
    headersHash: headersHash(headers),
    listed,
    record: isOf === true ? entry : undefined,
  };
}

/** The facts from a HEAD. Rejects with a StoreError whose message says that it failed. */
async function askObject(
  store: ObjectStore,
  request: Parameters<ObjectStore['head']>[0],
  content: Content,
  signal: AbortSignal,
): Promise<StoredFacts | 'gone'> {
  const object = await store.head(request, signal).catch((thrown: unknown) => {
    throw explained(thrown, NOT_COMPARED);
  });
  if (object === undefined) return 'gone';
  const { size, etag, headers } = object;
  const isChecksumEqual = size === content.size ? await hasChecksum(content, object) : undefined;
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

/** Codes of stores whose objects have no ACLs. */
const WITHOUT_ACLS = new Set(['MethodNotAllowed', 'NotImplemented']);

/** Codes after which a copy gets the ACL of a new object. */
const UNREAD = new Set(['AccessDenied', 'Forbidden', 'UnknownGrant']);

/**
 * Returns a function that reads the headers which give a copy the ACL of its object, since a copy
 * resets it. The function rejects with a StoreError when the store gave no answer.
 */
function createGrantsReader(store: ObjectStore, losses: Losses) {
  let isWithout = false;
  return async (object: { bucket: string; key: string }, signal: AbortSignal) => {
    if (isWithout) return {};
    try {
      return await store.grants(object, signal);
    } catch (thrown) {
      const code = thrown instanceof StoreError ? thrown.code : '';
      isWithout ||= WITHOUT_ACLS.has(code);
      if (UNREAD.has(code)) losses.noteACL();
      // An object that is gone by now is uploaded in place of its copy.
      else if (!isWithout && code !== 'NoSuchKey') throw notRead(thrown);
      return {};
    }
  };
}

function notRead(thrown: unknown): unknown {
  return explained(thrown, "its ACL can't be read, since GetObjectAcl failed");
}

type Losses = ReturnType<typeof createLosses>;

/** Counts what objects lose when they are copied or uploaded. */
function createLosses() {
  let acls = 0;
  let objects = 0;
  const byName = new Map<string, number>();
  return {
    noteACL(): void {
      acls += 1;
    },
    noteHeaders(names: readonly string[]): void {
      if (names.length > 0) objects += 1;
      for (const name of names) byName.set(name, (byName.get(name) ?? 0) + 1);
    },
    warnings: (): readonly string[] => [
      ...(acls === 0 ? [] : [unreadACLs(acls)]),
      ...(objects === 0 ? [] : [lostHeaders(objects, byName)]),
    ],
  };
}

function unreadACLs(count: number): string {
  const [acl, change] =
    count === 1
      ? ['the ACL of 1 object', 'changes']
      : [`the ACLs of ${formatCount(count)} objects`, 'change'];
  return (
    `${acl} whose headers ${change} can't be read, so ${count === 1 ? 'it gets' : 'they get'} the ` +
    'ACL of a new object: allow s3:GetObjectAcl on the objects of the bucket, or set x-amz-acl by ' +
    '"headers"'
  );
}

function lostHeaders(objects: number, byName: ReadonlyMap<string, number>): string {
  const names = [...byName].map(([name, count]) => `${name} of ${formatCount(count)}`);
  const subject = objects === 1 ? '1 object loses' : `${formatCount(objects)} objects lose`;
  return (
    `${subject} headers that are stored now (${names.join(', ')}): "headers" has no rule for them ` +
    'any more; write one where they are to be kept'
  );
}
