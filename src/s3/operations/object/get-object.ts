import type { HeadResult, ObjectRequest } from '../../../object-store/object-store.ts';
import { headerOf } from '../../wire/answer.ts';
import type { WireAnswer } from '../../wire/message.ts';
import type { Operation } from '../operation.ts';
import { checksumsOf, type Checksums } from './head-object.ts';
import { objectFactsOf, missingFacts } from './object-facts.ts';
import { pathOf } from './object-path.ts';

export interface GetObjectInput extends ObjectRequest {
  /** Bytes, from the first to the last of them, or to the object's end. */
  readonly range?: { readonly first: number; readonly last?: number };
  /** Only what has this ETag. */
  readonly ifMatch?: string;
}

export interface GetObjectAnswer {
  /** Its size is that of the body. */
  readonly facts: HeadResult | undefined;
  /** Where the body begins in the object, when the answer says that it is a part. */
  readonly first: number | undefined;
  /** Bytes of the whole object; undefined: the answer does not tell. */
  readonly size: number | undefined;
  /** Of the whole object, when the body is that. */
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
        // Where bodies are sent with a checksum, they are read with one.
        ...(range === undefined && checksum === 'crc32' && { 'x-amz-checksum-mode': 'ENABLED' }),
      },
      isStreamed: range?.last === undefined,
    };
  },
  read: (answer) => {
    const facts = objectFactsOf(answer);
    const range = /^bytes (\d{1,15})-\d{1,15}\/(?:(\d{1,15})|\*)$/.exec(
      headerOf(answer, 'content-range') ?? '',
    );
    const isWhole = headerOf(answer, 'content-range') === undefined;
    return {
      facts,
      first: range?.[1] === undefined ? undefined : Number(range[1]),
      size: isWhole ? facts?.size : range?.[2] === undefined ? undefined : Number(range[2]),
      checksums: isWhole ? checksumsOf(answer) : {},
      body: bodyOf(answer),
    };
  },
  missing: (answer, { range }) => {
    const lack = missingFacts(answer);
    if (lack !== undefined) return lack;
    if (answer.size === undefined) return 'the size of the object';
    const first = range?.first ?? 0;
    // Who asks for all from the first byte on may be given the whole.
    const begins = answer.first ?? 0;
    return begins === first ? undefined : `the range from ${first}`;
  },
};

function bodyOf({ stream, body }: WireAnswer): GetObjectAnswer['body'] {
  return stream ?? [body];
}
