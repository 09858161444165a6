import { StoreError } from '../../../core/errors.ts';
import type { DeleteRequestOptions } from '../../../core/items.ts';
import {
  headerNamesWhere,
  METADATA_PREFIX,
  objectHeader,
  type ObjectHeaders,
} from '../../../core/object-headers.ts';
import { quoteShort } from '../../../core/text.ts';
import type { HeadResult, ToldFacts } from '../../../object-store/object-store.ts';
import { countOf, headerOf, timeOf, versionOf } from '../../wire/answer.ts';
import { encodedPath, type WireAnswer } from '../../wire/message.ts';

/** The path of an object below its bucket. */
export function pathOf({ key }: { readonly key: string }): string {
  return `/${encodedPath(key)}`;
}

/** Size, ETag and date of an object in an answer; undefined when it lacks one of them. */
export function objectFactsOf(answer: WireAnswer): HeadResult | undefined {
  const size = countOf(answer, 'content-length');
  const etag = headerOf(answer, 'etag');
  const lastModified = timeOf(answer, 'last-modified');
  if (size === undefined || !etag || lastModified === undefined) return undefined;
  return { size, etag, lastModified, ...versionOf(answer) };
}

/**
 * What the answer to a HEAD says of an object beside its headers. A weak ETag is not the store's: a
 * proxy that compresses bodies makes it.
 */
export function toldFactsOf(answer: WireAnswer): ToldFacts {
  const size = countOf(answer, 'content-length');
  const etag = headerOf(answer, 'etag');
  const lastModified = timeOf(answer, 'last-modified');
  return {
    ...(size !== undefined && { size }),
    ...(etag && !etag.startsWith('W/') && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...versionOf(answer),
  };
}

/** What an answer about an object lacks as proof. */
export function missingFacts({ facts }: { readonly facts: unknown }): string | undefined {
  return facts === undefined ? 'a Content-Length, an ETag and a Last-Modified' : undefined;
}

type PayerOptions = Pick<DeleteRequestOptions, 'expectedBucketOwner' | 'requestPayer'>;

/** The headers that say whose bucket a request is about, and who pays for it. */
export function payerHeaders({
  expectedBucketOwner,
  requestPayer,
}: PayerOptions): Record<string, string> {
  return {
    ...(requestPayer !== undefined && { 'x-amz-request-payer': requestPayer }),
    ...(expectedBucketOwner !== undefined && {
      'x-amz-expected-bucket-owner': expectedBucketOwner,
    }),
  };
}

/** The headers of a delete request that apply to all its keys. */
export function deleteHeaders(options: DeleteRequestOptions): Record<string, string> {
  const { mfa, bypassGovernance } = options;
  return {
    ...payerHeaders(options),
    ...(mfa !== undefined && { 'x-amz-mfa': mfa }),
    ...(bypassGovernance !== undefined && {
      'x-amz-bypass-governance-retention': String(bypassGovernance),
    }),
  };
}

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * The headers of an object as they are sent. Throws a StoreError `InvalidHeader` for a value that
 * would be sent as other bytes than those that were signed, and for a header that S3 doesn't store:
 * it could turn a PUT into another request, as `x-amz-copy-source` does.
 */
export function sentHeaders(headers: ObjectHeaders): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers) as [string, string][]) {
    const lower = name.toLowerCase();
    const text = isDate(lower) ? dateOf(lower, value) : value;
    const isStored = objectHeader(lower) !== undefined || lower.startsWith(METADATA_PREFIX);
    if (!isStored) throw invalid(name, value, 'is not a header that S3 stores with an object');
    if (text === undefined) throw invalid(name, value, 'is not a date');
    if (!NAME.test(name) || !VALUE.test(text)) throw invalid(name, value, NOT_ASCII);
    sent[lower] = text;
  }
  return sent;
}

function isDate(name: string): boolean {
  return objectHeader(name)?.kind === 'date';
}

/** Expires is an HTTP date, the end of an Object Lock retention an ISO 8601 date. */
function dateOf(name: string, value: string): string | undefined {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return name === 'expires' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
}

const NOT_ASCII = 'contains characters other than printable ASCII: encode them';

function invalid(name: string, value: string, statement: string): StoreError {
  const message = `header ${quoteShort(name)} ${quoteShort(value)} ${statement}; no request was sent for it`;
  return new StoreError('InvalidHeader', message);
}

const READ_BY_HEAD = headerNamesWhere(({ readBack }) => readBack === 'head');

/** The headers of an object that HEAD returns; not its ACL, tags and encryption context. */
export function storedHeaders({ headers }: WireAnswer): ObjectHeaders {
  const stored: Record<string, string> = {};
  for (const name of READ_BY_HEAD) {
    const value = headers.get(name);
    const isUnset = objectHeader(name)?.kind === 'flag' && value !== 'true';
    if (value && !isUnset) stored[name] = value;
  }
  for (const [name, value] of headers) {
    if (name.startsWith(METADATA_PREFIX) && value) stored[name] = value;
  }
  return stored;
}
