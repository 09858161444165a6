import type { ObjectHeaders } from '../core/object-headers.ts';
import type { ChangeReason } from '../core/reasons.ts';
import { MAX_COPY_SIZE } from '../object-store/object-store.ts';
import { splitETag } from './etag.ts';
import { headersDiffer } from './stored-headers.ts';

/** What is known when it is decided what to do with a local file. */
export interface FileFacts {
  /** Bytes of the file. */
  readonly size: number;
  /** `size`: objects of the same size have the same content. */
  readonly compare: 'content' | 'size';
  /** MD5 of the bytes in hexadecimal; needed where the sizes are equal and `compare` is content. */
  readonly md5?: string | undefined;
  /** Whether the ETag is what the bytes give in parts of some usual size. */
  readonly isETagOfParts?: boolean;
  /** Headers that the file is to be stored with, and their hash. */
  readonly headers: ObjectHeaders;
  readonly headersHash: string;
  /** The object by the listing; ETag without quotes. */
  readonly listed?: { readonly size: number; readonly etag: string } | undefined;
  /** What the last deploy noted, if it is about this very object. */
  readonly record?: DeployRecord | undefined;
  /** The object by a HEAD; `gone` when that found none. */
  readonly stored?: StoredFacts | 'gone' | undefined;
}

/** How the message begins about an object that a HEAD told nothing of. */
export const NOT_COMPARED = "can't be compared, since HeadObject failed";

export interface DeployRecord {
  /** Whether the object was made from bytes of this MD5; of an empty one: that is not known. */
  hasContent(md5: string): boolean;
  /** Whether it was stored with headers of this hash. */
  hasHeaders(hash: string): boolean;
}

export interface StoredFacts {
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly headers: ObjectHeaders;
  /** Whether the store's checksum is that of the bytes; undefined: there is none to compare. */
  readonly isChecksumEqual?: boolean | undefined;
}

/**
 * What to do with a file. `ask`: the listing doesn't tell, a HEAD does. `copy`: its object onto
 * itself, with other headers. `fail`: it can't be compared.
 */
export type FileVerdict =
  | { readonly action: 'skip' | 'fail' }
  | { readonly action: 'ask'; readonly about: 'content' | 'headers' }
  | { readonly action: 'upload' | 'copy'; readonly reason: ChangeReason };

/** Storage classes whose objects must be restored before anything can read them. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];

const SKIP: FileVerdict = { action: 'skip' };
const ASK_CONTENT: FileVerdict = { action: 'ask', about: 'content' };
const ASK_HEADERS: FileVerdict = { action: 'ask', about: 'headers' };
const upload = (reason: ChangeReason): FileVerdict => ({ action: 'upload', reason });
const NEW = upload('new');
const SIZE = upload('size');
const CONTENT = upload('content');
const UNKNOWN = upload('unknown');
const HEADERS = upload('headers');
const COPY: FileVerdict = { action: 'copy', reason: 'headers' };

/** Decides by the cheapest question that settles it. Never by a modification time. */
export function judgeFile(facts: FileFacts): FileVerdict {
  const { listed, stored } = facts;
  if (listed === undefined || stored === 'gone') return NEW;
  if ((stored ?? listed).size !== facts.size) return SIZE;
  const content = judgeContent(facts, stored);
  if (content === 'differs') return CONTENT;
  if (content === 'unknown') return stored === undefined ? ASK_CONTENT : UNKNOWN;
  return judgeHeaders(facts, stored);
}

/** Equality of an ETag proves equality; inequality only where no KMS key made the ETag. */
function judgeContent(
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

function judgeHeaders(
  { headers, headersHash, listed, record }: FileFacts,
  stored: StoredFacts | undefined,
): FileVerdict {
  const isRecorded = record !== undefined && (stored === undefined || stored.etag === listed?.etag);
  const isAsRecorded = isRecorded && record.hasHeaders(headersHash);
  // Also of headers to be changed: what a copy would lose is known only from a HEAD.
  if (stored === undefined) return isAsRecorded ? SKIP : ASK_HEADERS;
  // A record that differs may do so in what no HEAD tells.
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
