import type { ObjectHeaders } from '../core/object-headers.ts';
import type { ChangeReason } from '../core/outcome.ts';
import { headersDiffer } from '../headers/stored.ts';
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
}

/** The beginning of the message about an object whose HEAD failed. */
export const NOT_COMPARED = "can't be compared, since HeadObject failed";

export interface DeployRecord {
  /** Whether the object was made from bytes with this MD5; of '': whether the MD5 is unknown. */
  hasContent(md5: string): boolean;
  /** Whether it was stored with headers that have this hash. */
  hasHeaders(hash: string): boolean;
}

export interface StoredFacts {
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly headers: ObjectHeaders;
  /** Whether the stored checksum is that of the bytes; undefined: the store has none. */
  readonly isChecksumEqual?: boolean | undefined;
}

/**
 * What a sync does with a file. `ask`: a HEAD decides, because the listing doesn't. `copy`: copies
 * the object onto itself with other headers. `fail`: the file can't be compared.
 */
export type FileAction =
  | { readonly action: 'skip' | 'fail' }
  | { readonly action: 'ask'; readonly about: 'content' | 'headers' }
  | { readonly action: 'upload' | 'copy'; readonly reason: ChangeReason };

type FileChange = Extract<FileAction, { readonly reason: ChangeReason }>;

export function isChange(chosen: FileAction | undefined): chosen is FileChange {
  return chosen?.action === 'upload' || chosen?.action === 'copy';
}

/** Storage classes whose objects must be restored before they can be read. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];

const SKIP: FileAction = { action: 'skip' };
const ASK_CONTENT: FileAction = { action: 'ask', about: 'content' };
const ASK_HEADERS: FileAction = { action: 'ask', about: 'headers' };
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

/** Equal ETags prove equal content; different ones prove nothing under a KMS key. */
function compareContent(
  { compare, md5, listed, isETagOfParts, record }: FileFacts,
  stored: StoredFacts | undefined,
): 'same' | 'differs' | 'unknown' {
  if (compare === 'size') return 'same';
  const etag = (stored ?? listed)?.etag ?? '';
  const isListed = etag === listed?.etag;
  if (etag === md5 || (isListed && isETagOfParts === true)) return 'same';
  if (isListed && record?.hasContent('') === false) {
    return record.hasContent(md5 ?? '') ? 'same' : 'differs';
  }
  if (stored?.isChecksumEqual !== undefined) return stored.isChecksumEqual ? 'same' : 'differs';
  if (stored === undefined || isUnderKms(stored) || splitETag(etag)?.parts !== 0) return 'unknown';
  return 'differs';
}

function chooseByHeaders(
  { headers, headersHash, listed, record }: FileFacts,
  stored: StoredFacts | undefined,
): FileAction {
  const isRecorded = record !== undefined && (stored === undefined || stored.etag === listed?.etag);
  const isAsRecorded = isRecorded && record.hasHeaders(headersHash);
  // Different headers need a HEAD too, which alone shows what a copy would lose.
  if (stored === undefined) return isAsRecorded ? SKIP : ASK_HEADERS;
  // The record also covers headers that no HEAD returns.
  const isWanted = (!isRecorded || isAsRecorded) && !headersDiffer(headers, stored.headers);
  if (isWanted) return SKIP;
  return isCopyable(stored) ? COPY : HEADERS;
}

function isUnderKms({ headers }: StoredFacts): boolean {
  return headers['x-amz-server-side-encryption']?.startsWith('aws:') === true;
}

function isCopyable({ size, headers }: StoredFacts): boolean {
  return size <= MAX_COPY_SIZE && !ARCHIVED.includes(headers['x-amz-storage-class'] ?? '');
}
