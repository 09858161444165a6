import { METADATA_PREFIX, OBJECT_HEADER_NAMES } from '../core/object-headers.ts';
import type { Op } from '../core/op.ts';
import { isSendableBucket, isSendableKey } from '../core/sendable.ts';
import { shownAny } from '../core/shown.ts';
import { outcomeProblem } from './outcome-problem.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with an entry that an iterator yielded, and what to do; undefined: it is an item of
 * this operation, or an outcome. Types promise as much, but not every program is checked by them.
 * Throws what a getter of the entry throws.
 */
export function itemProblem(op: Op, entry: unknown): string | undefined {
  if (!isRecord(entry) || Array.isArray(entry)) return notAnItem(entry);
  // Whoever awaited it would wait for what it does.
  if (typeof entry['then'] === 'function') {
    return 'a promise is not an item: await it, and yield its value';
  }
  if ('status' in entry) return outcomeProblem(entry);
  return (
    nameProblem(entry, '') ??
    optional(entry, 'after', 'function', 'give a function, or leave it out') ??
    CHECKS[op](entry)
  );
}

const CHECKS: Readonly<Record<Op, (item: Fields) => string | undefined>> = {
  upload: uploadProblem,
  download: downloadProblem,
  copy: copyProblem,
  delete: deleteProblem,
  abort: ({ uploadId }) =>
    uploadId === undefined
      ? 'uploadId is missing: bucketUploads lists uploads with theirs'
      : textProblem('uploadId', uploadId, 'bucketUploads lists uploads with theirs'),
};

function notAnItem(entry: unknown): string {
  const remedy =
    typeof entry === 'string'
      ? 'keyList(bucket, keys) makes items from keys'
      : 'yield an object with a bucket and a key';
  return `${shownAny(entry)} is not an item: ${remedy}`;
}

/** `of` is empty, or names the object that the fields are of, with a dot at its end. */
function nameProblem({ bucket, key, versionId }: Fields, of: string): string | undefined {
  if (!isSendableBucket(bucket)) {
    const remedy = 'give the name of a bucket, or the ARN of an access point';
    return textProblem(`${of}bucket`, bucket, remedy) ?? unsendable(`${of}bucket`, bucket, remedy);
  }
  if (!isSendableKey(key)) {
    const remedy = 'a key has 1 to 1,024 bytes in UTF-8 and no lone surrogates';
    return textProblem(`${of}key`, key, remedy) ?? unsendable(`${of}key`, key, remedy);
  }
  if (versionId === undefined) return undefined;
  return textProblem(`${of}versionId`, versionId, 'without one, leave it out');
}

function unsendable(name: string, value: unknown, remedy: string): string {
  return `${name} ${shownAny(value)} can't be sent: ${remedy}`;
}

function textProblem(name: string, value: unknown, remedy: string): string | undefined {
  if (value === undefined) return `${name} is missing: ${remedy}`;
  if (value === '') return `${name} is empty: ${remedy}`;
  return typeof value === 'string'
    ? undefined
    : `${name} is ${shownAny(value)}, not a string: ${remedy}`;
}

/** A field that may be absent, but not of another type. */
function optional(
  item: Fields,
  name: string,
  type: 'function' | 'boolean',
  remedy: string,
): string | undefined {
  const value = item[name];
  if (value === undefined || typeof value === type) return undefined;
  return `${name} is ${shownAny(value)}, not a ${type}: ${remedy}`;
}

function uploadProblem({ content, headers, ifExists }: Fields): string | undefined {
  const remedy = 'contentOf and fileContent make it';
  if (!isRecord(content)) return `content is ${shownAny(content)}, not a Content: ${remedy}`;
  const { size, read } = content;
  if (!isSize(size)) return `content.size is ${shownAny(size)}, not a number of bytes: ${remedy}`;
  if (typeof read !== 'function') {
    return `content.read is ${shownAny(read)}, not a function: ${remedy}`;
  }
  if (ifExists !== undefined && !IF_EXISTS.has(ifExists)) {
    return `ifExists is ${shownAny(ifExists)}: give "overwrite", "skip" or "fail"`;
  }
  return headers === undefined ? undefined : headersProblem(headers);
}

const IF_EXISTS: ReadonlySet<unknown> = new Set(['overwrite', 'skip', 'fail']);

function downloadProblem({ target, size }: Fields): string | undefined {
  const remedy = 'fileTarget makes it';
  if (!isRecord(target)) return `target is ${shownAny(target)}, not a DownloadTarget: ${remedy}`;
  const { write } = target;
  if (typeof write !== 'function') {
    return `target.write is ${shownAny(write)}, not a function: ${remedy}`;
  }
  if (size === undefined || isSize(size)) return undefined;
  return `size is ${shownAny(size)}, not a number of bytes: leave it out where it is not known`;
}

function copyProblem({ source, ifSourceMatch, headers }: Fields): string | undefined {
  if (!isRecord(source)) {
    return `source is ${shownAny(source)}, not an object: give it a bucket and a key`;
  }
  const ofMatch = 'give the ETag of the source, or leave it out';
  return (
    nameProblem(source, 'source.') ??
    (ifSourceMatch === undefined
      ? undefined
      : textProblem('ifSourceMatch', ifSourceMatch, ofMatch)) ??
    headersProblem(headers)
  );
}

function deleteProblem(item: Fields): string | undefined {
  const { mfa, requestPayer, expectedBucketOwner } = item;
  const remedy = 'without one, leave it out';
  if (mfa !== undefined && textProblem('mfa', mfa, remedy) !== undefined) {
    return `mfa is not the serial number and the code of a device: ${remedy}`;
  }
  if (requestPayer !== undefined && requestPayer !== 'requester') {
    return `requestPayer is ${shownAny(requestPayer)}: give "requester", or leave it out`;
  }
  const owner =
    expectedBucketOwner === undefined
      ? undefined
      : textProblem('expectedBucketOwner', expectedBucketOwner, remedy);
  return owner ?? optional(item, 'bypassGovernance', 'boolean', 'give true, or leave it out');
}

const HEADER_NAMES: ReadonlySet<string> = new Set(OBJECT_HEADER_NAMES);

function headersProblem(headers: unknown): string | undefined {
  // Of a Headers or a Map no header would be found.
  if (!isRecord(headers) || Symbol.iterator in headers) {
    return `headers is ${shownAny(headers)}, not names and values: give { 'cache-control': … }, or {}`;
  }
  for (const name in headers) {
    if (!HEADER_NAMES.has(name) && !name.startsWith(METADATA_PREFIX)) {
      return `S3 stores no header ${shownAny(name)}: names are in lower case, others begin with ${METADATA_PREFIX}`;
    }
    const value = headers[name];
    if (typeof value === 'string') continue;
    return `header ${name} is ${shownAny(value)}, not a string: leave it out, or give its text`;
  }
  return undefined;
}

function isSize(size: unknown): boolean {
  return Number.isSafeInteger(size) && (size as number) >= 0;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
