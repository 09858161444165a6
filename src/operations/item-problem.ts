import type { Op } from '../core/errors.ts';
import { isSendableBucket, isSendableKey } from '../core/keys.ts';
import { METADATA_PREFIX, OBJECT_HEADER_NAMES } from '../core/object-headers.ts';
import type { Outcome } from '../core/outcome.ts';
import { describeValue } from '../core/text.ts';

export type Fields = Readonly<Record<string | symbol, unknown>>;

const OPS: Readonly<Record<Op, true>> = {
  upload: true,
  download: true,
  copy: true,
  delete: true,
  abort: true,
};

const OUTCOME_CHECKS: Readonly<Record<Outcome['status'], (outcome: Fields) => string | undefined>> =
  {
    done: ({ bytes }) =>
      typeof bytes === 'number' ? undefined : `bytes is ${describeValue(bytes)}, not a number`,
    skipped: ({ reason }) =>
      typeof reason === 'string' ? undefined : `reason is ${describeValue(reason)}, not a string`,
    failed: ({ error }) =>
      error instanceof Error ? undefined : `error is ${describeValue(error)}, not an ItemError`,
  };

/** What is wrong with an entry that has a status; undefined: it is an outcome, settled before. */
function outcomeProblem(entry: Fields): string | undefined {
  const { status, op, bucket, key } = entry;
  if (!isStatus(status)) {
    return (
      `status is ${describeValue(status)}, not that of an outcome: ` +
      'leave it out of an item; outcomes are "done", "skipped" or "failed"'
    );
  }
  const problem =
    typeof op === 'string' && Object.hasOwn(OPS, op)
      ? (fieldProblem('bucket', bucket) ??
        fieldProblem('key', key) ??
        OUTCOME_CHECKS[status](entry))
      : `op is ${describeValue(op)}, not an operation`;
  if (problem === undefined) return undefined;
  return (
    `status ${describeValue(status)} makes it an outcome, whose ${problem}: ` +
    'complete the outcome, or leave status out of an item'
  );
}

function isStatus(status: unknown): status is Outcome['status'] {
  return typeof status === 'string' && Object.hasOwn(OUTCOME_CHECKS, status);
}

function fieldProblem(name: string, value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : `${name} is ${describeValue(value)}, not a string`;
}

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
    ITEM_CHECKS[op](entry)
  );
}

const ITEM_CHECKS: Readonly<Record<Op, (item: Fields) => string | undefined>> = {
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
  return `${describeValue(entry)} is not an item: ${remedy}`;
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
  return `${name} ${describeValue(value)} can't be sent: ${remedy}`;
}

function textProblem(name: string, value: unknown, remedy: string): string | undefined {
  if (value === undefined) return `${name} is missing: ${remedy}`;
  if (value === '') return `${name} is empty: ${remedy}`;
  return typeof value === 'string'
    ? undefined
    : `${name} is ${describeValue(value)}, not a string: ${remedy}`;
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
  return `${name} is ${describeValue(value)}, not a ${type}: ${remedy}`;
}

function uploadProblem({ content, headers, ifExists }: Fields): string | undefined {
  const problem = contentProblem(content);
  if (problem !== undefined) return problem;
  if (ifExists !== undefined && !IF_EXISTS.has(ifExists)) {
    return `ifExists is ${describeValue(ifExists)}: give "overwrite", "skip" or "fail"`;
  }
  return headers === undefined ? undefined : headersProblem(headers);
}

function contentProblem(content: unknown): string | undefined {
  if (typeof content === 'string') return undefined;
  const remedy = 'give text, bytes, a Blob, a stream, or what contentOf or fileContent returns';
  if (!isRecord(content)) return `content is ${describeValue(content)}: ${remedy}`;
  const { size, read, stream = content } = content;
  // A Content comes first: there may be 10,000 of them a second.
  if (isSize(size) && typeof read === 'function') return undefined;
  if (content instanceof Uint8Array || content instanceof Blob || isStream(stream))
    return undefined;
  if (stream !== content)
    return `content.stream is ${describeValue(stream)}, not a stream: ${remedy}`;
  return isSize(size)
    ? `content.read is ${describeValue(read)}, not a function: ${remedy}`
    : `content.size is ${describeValue(size)}, not a number of bytes: ${remedy}`;
}

function isStream(value: unknown): boolean {
  return isRecord(value) && typeof value[Symbol.asyncIterator] === 'function';
}

const IF_EXISTS: ReadonlySet<unknown> = new Set(['overwrite', 'skip', 'fail']);

function downloadProblem({ target, size }: Fields): string | undefined {
  const remedy = 'fileTarget makes it';
  if (!isRecord(target))
    return `target is ${describeValue(target)}, not a DownloadTarget: ${remedy}`;
  const { write } = target;
  if (typeof write !== 'function') {
    return `target.write is ${describeValue(write)}, not a function: ${remedy}`;
  }
  if (size === undefined || isSize(size)) return undefined;
  return `size is ${describeValue(size)}, not a number of bytes: leave it out where it is not known`;
}

function copyProblem({ source, ifSourceMatch, headers }: Fields): string | undefined {
  if (!isRecord(source)) {
    return `source is ${describeValue(source)}, not an object: give it a bucket and a key`;
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
  const { mfa, requestPayer, expectedBucketOwner, ifMatch, versionId } = item;
  const remedy = 'without one, leave it out';
  if (ifMatch !== undefined) {
    const problem = textProblem('ifMatch', ifMatch, 'give the ETag of the object, or leave it out');
    if (problem !== undefined) return problem;
    if (versionId !== undefined) return "ifMatch can't be combined with versionId: leave one out";
  }
  if (mfa !== undefined && textProblem('mfa', mfa, remedy) !== undefined) {
    return `mfa is not the serial number and the code of a device: ${remedy}`;
  }
  if (requestPayer !== undefined && requestPayer !== 'requester') {
    return `requestPayer is ${describeValue(requestPayer)}: give "requester", or leave it out`;
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
    return `headers is ${describeValue(headers)}, not names and values: give { 'cache-control': … }, or {}`;
  }
  for (const name in headers) {
    if (!HEADER_NAMES.has(name) && !name.startsWith(METADATA_PREFIX)) {
      return `S3 stores no header ${describeValue(name)}: names are in lower case, others begin with ${METADATA_PREFIX}`;
    }
    const value = headers[name];
    if (typeof value === 'string') continue;
    return `header ${name} is ${describeValue(value)}, not a string: leave it out, or give its text`;
  }
  return undefined;
}

function isSize(size: unknown): boolean {
  return Number.isSafeInteger(size) && (size as number) >= 0;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
