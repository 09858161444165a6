import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import type { GetRequest, GetResult } from '../../object-store/object-store.ts';
import { PART_SIZE } from '../multipart/sizes.ts';
import type { Patience } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import { toStoreError } from '../errors.ts';
import { factsOf, missingFacts, objectParameters } from './head.ts';
import { s3Request } from '../request.ts';

/**
 * The object, its body read from where it broke off when a connection ends in the middle, or from
 * where a piece of it ends.
 */
export async function getObject(
  sender: Sender,
  request: GetRequest,
  signal: AbortSignal | undefined,
): Promise<GetResult> {
  const { inPieces = false } = request;
  const first = { ...objectParameters(request), ...(inPieces && { Range: rangeOf(request, 0) }) };
  const answer = await sender
    .send(s3Request('GetObject', first), { signal, missing: missingOf })
    .catch((thrown: unknown) => {
      // There is no first byte of an object without any.
      if (!(thrown instanceof StoreError) || thrown.status !== 416) throw thrown;
      const whole = s3Request('GetObject', objectParameters(request));
      return sender.send(whole, { signal, missing: missingOf });
    });
  const size = sizeOf(answer) ?? 0;
  return { ...factsOf(answer), size, body: resumedBody(sender, request, { answer, size }, signal) };
}

function rangeOf({ inPieces }: GetRequest, start: number): string {
  return `bytes=${start}-${inPieces === true ? start + PART_SIZE - 1 : ''}`;
}

/** Bytes of the whole object, of which the answer may hold a part; undefined: it does not tell. */
function sizeOf({ ContentRange, ContentLength }: GetObjectCommandOutput): number | undefined {
  if (ContentRange === undefined) return ContentLength;
  const total = /\/(\d{1,15})$/.exec(ContentRange)?.[1];
  return total === undefined ? undefined : Number(total);
}

function missingOf(answer: GetObjectCommandOutput): string | undefined {
  if (answer.Body === undefined) return missingFacts(answer) ?? 'a body';
  if (sizeOf(answer) === undefined) return missingFacts(answer) ?? 'the size of the object';
  return missingFacts(answer) ?? (answer.ContentRange && wrongRange(answer, 0));
}

interface First {
  readonly answer: GetObjectCommandOutput;
  readonly size: number;
}

async function* resumedBody(
  sender: Sender,
  request: GetRequest,
  first: First,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let { answer } = first;
  let position = 0;
  let patience: Patience | undefined;
  for (;;) {
    const before = position;
    try {
      for await (const chunk of answer.Body as AsyncIterable<Uint8Array>) {
        position += chunk.byteLength;
        yield chunk;
      }
      const isPart = answer.ContentRange !== undefined && position < first.size;
      if (!isPart || position === before) return;
    } catch (thrown) {
      const error = toStoreError(thrown, signal);
      if (signal?.aborted === true || position >= first.size) throw error;
      if (patience === undefined || position > before) patience = sender.patience();
      await patience.again(error, signal);
    }
    const parameters = { ...objectParameters(request), IfMatch: first.answer.ETag };
    answer = await sender.send(
      s3Request('GetObject', { ...parameters, Range: rangeOf(request, position) }),
      { signal, missing: (rest) => missingFacts(rest) ?? wrongRange(rest, position) },
    );
  }
}

function wrongRange({ ContentRange }: GetObjectCommandOutput, start: number): string | undefined {
  return ContentRange?.startsWith(`bytes ${start}-`) === true
    ? undefined
    : `the range from ${start}`;
}
