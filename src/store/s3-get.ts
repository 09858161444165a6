import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { GetResult, ObjectRequest } from './object-store.ts';
import { classify } from './resilience/classify.ts';
import type { Sender } from './resilience/sender.ts';
import { toStoreError } from './s3-errors.ts';
import { factsOf, missingFacts, objectParameters } from './s3-head.ts';
import { s3Request } from './s3-request.ts';

/** The object, its body read from where it broke off when a connection ends in the middle. */
export async function getObject(
  sender: Sender,
  request: ObjectRequest,
  signal: AbortSignal | undefined,
): Promise<GetResult> {
  const answer = await sender.send(s3Request('GetObject', objectParameters(request)), {
    signal,
    missing: missingOf,
  });
  return { ...factsOf(answer), body: resumedBody(sender, request, answer, signal) };
}

function missingOf(answer: GetObjectCommandOutput): string | undefined {
  return missingFacts(answer) ?? (answer.Body === undefined ? 'a body' : undefined);
}

async function* resumedBody(
  sender: Sender,
  request: ObjectRequest,
  first: GetObjectCommandOutput,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = first.ContentLength ?? 0;
  let answer = first;
  let position = 0;
  for (;;) {
    const before = position;
    try {
      for await (const chunk of answer.Body as AsyncIterable<Uint8Array>) {
        position += chunk.byteLength;
        yield chunk;
      }
      return;
    } catch (thrown) {
      const error = toStoreError(thrown, signal);
      const isWorth = classify(error) === 'retry' && position > before && position < size;
      if (!isWorth) throw error;
    }
    answer = await sender.send(
      s3Request('GetObject', {
        ...objectParameters(request),
        Range: `bytes=${position}-`,
        IfMatch: first.ETag,
      }),
      { signal, missing: (rest) => missingOf(rest) ?? wrongRange(rest, position) },
    );
  }
}

function wrongRange({ ContentRange }: GetObjectCommandOutput, start: number): string | undefined {
  return ContentRange?.startsWith(`bytes ${start}-`) === true
    ? undefined
    : `the range from ${start}`;
}
