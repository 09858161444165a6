import type { ObjectHeaders } from '../../../core/object-headers.ts';
import type {
  ChecksumName,
  HeadRequest,
  HeadResult,
  ObjectRequest,
  ToldFacts,
} from '../../../object-store/object-store.ts';
import { headerOf } from '../../wire/answer.ts';
import type { WireAnswer, WireRequest } from '../../wire/message.ts';
import type { Operation } from '../operation.ts';
import { isStoreHeader } from '../../errors.ts';
import { missingFacts, objectFactsOf, pathOf, storedHeaders, toldFactsOf } from './object.ts';

export interface HeadObjectAnswer {
  readonly facts: ToldFacts;
  readonly headers: ObjectHeaders;
  readonly checksums: Checksums;
  /** Whether a store has answered, and not a page of something in front of it. */
  readonly isOfStore: boolean;
}

/** Checksums of a whole object, in Base64. */
export type Checksums = Readonly<Partial<Record<ChecksumName, string>>>;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject: Operation<HeadRequest, HeadObjectAnswer> = {
  write: (input) => ({
    method: 'HEAD',
    path: pathOf(input),
    query: { versionId: input.versionId },
    headers: { ...(input.withChecksums === true && { 'x-amz-checksum-mode': 'ENABLED' }) },
  }),
  read: (answer) => ({
    facts: toldFactsOf(answer),
    headers: storedHeaders(answer),
    checksums: checksumsOf(answer),
    isOfStore: isOfObject(answer),
  }),
  // The caller knows which facts it needs; the headers alone are worth an answer.
  missing: ({ facts: { size, etag, lastModified }, headers, isOfStore }, { isProof = false }) => {
    if (isProof && (size === undefined || etag === undefined)) return 'a size and an ETag';
    const known = [etag, lastModified].filter((fact) => fact !== undefined);
    // Websites, which proxies answer with, have ETags too.
    const isPage = headers['content-type']?.startsWith('text/html') === true;
    const isEnough = isOfStore || known.length >= (isPage ? 2 : 1);
    return isEnough ? undefined : 'an ETag and a Last-Modified';
  },
};

/** Whether only a store, asked for an object, answers like this. A proxy may add a request id. */
function isOfObject({ headers }: WireAnswer): boolean {
  const names = [...headers.keys()].filter(isStoreHeader);
  const isMore = names.some((name) => !/-(request-id|id-2)$/.test(name));
  return isMore || (names.length > 0 && headers.has('accept-ranges'));
}

/** The fastest first: the first one present is compared. */
const CHECKSUMS: readonly ChecksumName[] = ['crc32', 'crc32c', 'crc64nvme', 'sha256', 'sha1'];

/** Leaves out checksums of parts' checksums: they can't be computed from the bytes alone. */
function checksumsOf(answer: WireAnswer): Checksums {
  if (headerOf(answer, 'x-amz-checksum-type') === 'COMPOSITE') return {};
  const all = CHECKSUMS.map((name) => [name, headerOf(answer, `x-amz-checksum-${name}`)] as const);
  return Object.fromEntries(all.filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)));
}

export interface GetObjectInput extends ObjectRequest {
  /** Offsets of the first and last byte; without `last`, up to the end of the object. */
  readonly range?: { readonly first: number; readonly last?: number };
  /** Get the object only if it has this ETag. */
  readonly ifMatch?: string;
}

export interface GetObjectAnswer {
  /** Its `size` is that of the body. */
  readonly facts: HeadResult | undefined;
  /** Offset of the body in the object, when the answer is a range. */
  readonly first: number | undefined;
  /** Offset of the last byte of the body in the object, when the answer is a range. */
  readonly last: number | undefined;
  /** Bytes of the whole object; undefined when the answer doesn't say. */
  readonly size: number | undefined;
  /** Checksums of the whole object; empty when the body is a range. */
  readonly checksums: Checksums;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: Operation<GetObjectInput, GetObjectAnswer> = {
  write: (input, checksum) => {
    const { range, ifMatch, versionId } = input;
    return {
      method: 'GET',
      path: pathOf(input),
      query: { versionId },
      headers: {
        ...(range && { range: `bytes=${range.first}-${range.last ?? ''}` }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        // A store that takes CRC32 also returns checksums.
        ...(range === undefined && checksum === 'crc32' && { 'x-amz-checksum-mode': 'ENABLED' }),
      },
      ...bodyOfAnswerTo(range),
    };
  },
  read: (answer) => {
    const facts = objectFactsOf(answer);
    const range = /^bytes (\d{1,15})-(\d{1,15})\/(?:(\d{1,15})|\*)$/.exec(
      headerOf(answer, 'content-range') ?? '',
    );
    const isWhole = headerOf(answer, 'content-range') === undefined;
    return {
      facts,
      first: range?.[1] === undefined ? undefined : Number(range[1]),
      last: range?.[2] === undefined ? undefined : Number(range[2]),
      size: isWhole ? facts?.size : range?.[3] === undefined ? undefined : Number(range[3]),
      checksums: isWhole ? checksumsOf(answer) : {},
      body: bodyOf(answer),
    };
  },
  missing: (answer, { range, ifMatch }) => {
    const lack = missingFacts(answer);
    if (lack !== undefined) return lack;
    if (answer.size === undefined) return 'the size of the object';
    const { first: begins = 0, last, facts } = answer;
    const first = range?.first ?? 0;
    // A range from byte 0 may be answered with the whole object.
    if (begins !== first) return `the range from byte ${first}`;
    const isRange = last === undefined || last - begins + 1 === facts?.size;
    if (!isRange || (last ?? 0) > (range?.last ?? Infinity)) return 'the bytes of the range';
    const isOther = ifMatch !== undefined && strong(facts?.etag) !== strong(ifMatch);
    return isOther ? 'the ETag of the request' : undefined;
  },
};

/** An ETag without what a proxy adds when it compresses. */
function strong(etag: string | undefined): string | undefined {
  return etag?.replace(/^W\//, '');
}

/**
 * A piece of an object is read at once, so that its connection is free again. A store that sends
 * the whole object instead may send more than fits into memory.
 */
function bodyOfAnswerTo({
  first = 0,
  last,
}: Partial<NonNullable<GetObjectInput['range']>> = {}): Pick<
  WireRequest,
  'isStreamed' | 'maxBody'
> {
  if (last === undefined) return { isStreamed: true };
  return { isStreamed: 'unless-partial', maxBody: last - first + 1 };
}

function bodyOf({ stream, body }: WireAnswer): GetObjectAnswer['body'] {
  return stream ?? [body];
}
