import type { HeaderGroup, ObjectHeaders } from '../core/object-headers.ts';
import type { ChangeReason } from '../core/outcome.ts';
import type { AskedGroup, ReadBack } from '../headers/read-back.ts';
import { headersDiffer, provesGroup, wantedGroups } from '../headers/stored.ts';
import { splitETag } from '../listing/listing-index.ts';
import { MAX_COPY_SIZE } from '../object-store/object-store.ts';

/** The facts by which the action for a file is chosen. */
export interface FileFacts {
  /** Bytes of the file. */
  readonly size: number;
  /** `size`: objects of the same size have the same content. */
  readonly compare: 'content' | 'size';
  /** MD5 of the bytes in hexadecimal; needed where the sizes are equal and `compare` is content. */
  readonly md5?: string | undefined;
  /** Whether the ETag is what the bytes give in parts of some usual size. */
  readonly isETagOfParts?: boolean;
  /** Headers wanted for the object, and their hash. */
  readonly headers: ObjectHeaders;
  readonly headersHash: string;
  /** The listed object; its ETag without quotes. */
  readonly listed?: { readonly size: number; readonly etag: string } | undefined;
  /** The record of the last deploy, if it describes this very object. */
  readonly record?: DeployRecord | undefined;
  /** The answer to a HEAD; `gone` when there is no object any more. */
  readonly stored?: StoredFacts | 'gone' | undefined;
  /** What was read of the object's ACL and tags. */
  readonly readBack?: Readonly<Partial<Record<AskedGroup, ReadBack>>> | undefined;
}

/** The beginning of the message about an object whose HEAD failed. */
export const NOT_COMPARED = "can't be compared, since HeadObject failed";

export interface DeployRecord {
  /** Whether the object was made from bytes with this MD5; of '': whether the MD5 is unknown. */
  hasContent(md5: string): boolean;
  /** Whether it was stored with headers that have this hash. */
  hasHeaders(hash: string): boolean;
  /** The groups of those headers of which it is not known whether the object has them. */
  readonly unknown: readonly HeaderGroup[];
}

export interface StoredFacts {
  readonly size: number;
  /** Without quotes; empty: neither the listing nor the HEAD has one. */
  readonly etag: string;
  readonly headers: ObjectHeaders;
  /** Whether the stored checksum is that of the bytes; undefined: the store has none. */
  readonly isChecksumEqual?: boolean | undefined;
}

/** What an object is asked for; `content` and `headers` by a HEAD. */
type Question = 'content' | 'headers' | AskedGroup;

/**
 * What a sync does with a file. `skip`: the object has what is wanted, except that the headers in
 * `unknown` can neither be read nor set. `ask`: an answer of the object decides, because the listing
 * doesn't. `copy`: copies the object onto itself with other headers. `fail`: the file can't be
 * compared.
 */
export type FileAction =
  | { readonly action: 'skip'; readonly unknown?: readonly AskedGroup[] }
  | { readonly action: 'fail' }
  | { readonly action: 'ask'; readonly about: Question }
  | { readonly action: 'upload' | 'copy'; readonly reason: ChangeReason };

type FileChange = Extract<FileAction, { readonly reason: ChangeReason }>;

export function isChange(chosen: FileAction | undefined): chosen is FileChange {
  return chosen?.action === 'upload' || chosen?.action === 'copy';
}

/** Storage classes whose objects must be restored before they can be read. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];

const SKIP: FileAction = { action: 'skip' };
const ask = (about: Question): FileAction => ({ action: 'ask', about });
const ASK_CONTENT = ask('content');
const ASK_HEADERS = ask('headers');
const upload = (reason: ChangeReason): FileAction => ({ action: 'upload', reason });
const NEW = upload('new');
const SIZE = upload('size');
const CONTENT = upload('content');
const UNKNOWN = upload('unknown');
const HEADERS = upload('headers');
const COPY: FileAction = { action: 'copy', reason: 'headers' };

/** Chooses by the cheapest fact that is proof. Modification times are never used. */
export function chooseFileAction(facts: FileFacts): FileAction {
  const { listed, stored } = facts;
  if (listed === undefined || stored === 'gone') return NEW;
  if ((stored ?? listed).size !== facts.size) return SIZE;
  const content = compareContent(facts, stored);
  if (content === 'differs') return CONTENT;
  if (content === 'unknown') return stored === undefined ? ASK_CONTENT : UNKNOWN;
  return chooseByHeaders(facts, stored);
}

/**
 * Equal ETags prove equal content; different ones prove nothing under a KMS key. What is recorded is
 * not believed against an ETag, because other clients may be able to write the record.
 */
function compareContent(
  { compare, md5, listed, isETagOfParts, record }: FileFacts,
  stored: StoredFacts | undefined,
): 'same' | 'differs' | 'unknown' {
  if (compare === 'size') return 'same';
  const etag = (stored ?? listed)?.etag ?? '';
  const isListed = etag === listed?.etag;
  if (etag === md5 || (isListed && isETagOfParts === true)) return 'same';
  const isRecorded = isListed && record?.hasContent('') === false;
  const isRecordedSame = isRecorded && record.hasContent(md5 ?? '');
  if (isRecorded && !isRecordedSame) return 'differs';
  const form = splitETag(etag);
  if (isRecordedSame && form === undefined) return 'same';
  if (stored === undefined) return 'unknown';
  if (stored.isChecksumEqual !== undefined) return stored.isChecksumEqual ? 'same' : 'differs';
  if (isUnderKms(stored)) return isRecordedSame ? 'same' : 'unknown';
  return isRecordedSame || form?.parts === 0 ? 'differs' : 'unknown';
}

function chooseByHeaders(facts: FileFacts, stored: StoredFacts | undefined): FileAction {
  const { headers, headersHash, listed } = facts;
  const isListed = stored === undefined || stored.etag === listed?.etag;
  const record = isListed ? facts.record : undefined;
  const isAsRecorded = record?.hasHeaders(headersHash) === true;
  const unproven = unprovenGroups(headers, isAsRecorded ? record : undefined);
  const isHeadNeeded = !isAsRecorded || unproven.some(isOfHead);
  // Different headers need a HEAD too, which alone shows what a copy would lose.
  if (stored === undefined && isHeadNeeded) return ASK_HEADERS;
  // The record also covers headers that no request returns.
  const isOther = record !== undefined && !isAsRecorded;
  if (stored !== undefined && (isOther || headersDiffer(headers, stored.headers)))
    return changeOf(stored);
  const returned = { ...facts.readBack, head: stored?.headers, none: stored?.headers };
  const unknown: AskedGroup[] = [];
  for (const group of unproven) {
    const found = returned[group];
    if (found === undefined) return isOfHead(group) ? ASK_HEADERS : ask(group);
    if (found === 'unsupported' && !isOfHead(group)) unknown.push(group);
    // What can't be read is known after a copy has set it.
    else if (typeof found === 'string' || !provesGroup(group, headers, found))
      return changeOf(stored);
  }
  return unknown.length === 0 ? SKIP : skipWithout(unknown);
}

/** The groups of the wanted headers that the record doesn't prove. */
function unprovenGroups(
  headers: ObjectHeaders,
  record: DeployRecord | undefined,
): readonly HeaderGroup[] {
  if (record?.unknown.length === 0) return [];
  return wantedGroups(headers).filter((group) => record?.unknown.includes(group) ?? true);
}

function isOfHead(group: HeaderGroup): group is Exclude<HeaderGroup, AskedGroup> {
  return group === 'head' || group === 'none';
}

/** The action for headers that differ; a copy needs to know what it would lose. */
function changeOf(stored: StoredFacts | undefined): FileAction {
  if (stored === undefined) return ASK_HEADERS;
  return isCopyable(stored) ? COPY : HEADERS;
}

const skips = new Map<string, FileAction>();

/** The same object for all files with the same unknown groups, of which there may be many. */
function skipWithout(unknown: readonly AskedGroup[]): FileAction {
  const name = unknown.join();
  const skip = skips.get(name) ?? { action: 'skip', unknown };
  skips.set(name, skip);
  return skip;
}

function isUnderKms({ headers }: StoredFacts): boolean {
  return headers['x-amz-server-side-encryption']?.startsWith('aws:') === true;
}

/** Without an ETag, a copy could be that of an object which another client has put there. */
function isCopyable({ size, etag, headers }: StoredFacts): boolean {
  return (
    etag !== '' && size <= MAX_COPY_SIZE && !ARCHIVED.includes(headers['x-amz-storage-class'] ?? '')
  );
}
