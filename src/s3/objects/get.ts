import { StoreError } from '../../core/errors.ts';
import type { GetRequest, GetResult, ObjectRequest } from '../../object-store/object-store.ts';
import { PART_SIZE } from '../../object-store/part-sizes.ts';
import { toStoreError, unproven } from '../errors.ts';
import type { GetObjectAnswer, GetObjectInput } from '../operations/object/get-object.ts';
import type { Patience } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';

/**
 * Resolves to an object. When a connection breaks in the middle of the body, or a piece of it ends,
 * reading resumes at that byte.
 */
export async function readObject(
  sender: Sender,
  { inPieces = false, ...object }: GetRequest,
  signal: AbortSignal | undefined,
): Promise<GetResult> {
  const source = { sender, object, inPieces, signal };
  const answer = await ask(source, inPieces ? rangeFrom(source, 0) : {}).catch(
    (thrown: unknown) => {
      // An empty object has no first byte: the store answers 416.
      if (!(thrown instanceof StoreError) || thrown.status !== 416) throw thrown;
      return ask(source, {});
    },
  );
  const { facts, size = 0 } = answer;
  if (facts === undefined) throw unproven('GetObject', 'the size and ETag of the object');
  return { ...facts, size, body: verified(answer, resumed(source, answer)) };
}

/** The object that a body is read from, and how. */
interface Source {
  readonly sender: Sender;
  readonly object: ObjectRequest;
  readonly inPieces: boolean;
  readonly signal: AbortSignal | undefined;
}

async function ask(
  { sender, object, signal }: Source,
  how: Pick<GetObjectInput, 'ifMatch' | 'range'>,
): Promise<GetObjectAnswer> {
  return (await sender.send('GetObject', { ...object, ...how }, { signal })).answer;
}

function rangeFrom({ inPieces }: Source, first: number): Pick<GetObjectInput, 'range'> {
  return { range: inPieces ? { first, last: first + PART_SIZE - 1 } : { first } };
}

async function* resumed(
  source: Source,
  begin: GetObjectAnswer,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { sender, signal } = source;
  const { facts, size = 0 } = begin;
  let answer = begin;
  let position = 0;
  let patience: Patience | undefined;
  for (;;) {
    const before = position;
    try {
      for await (const chunk of answer.body) {
        position += chunk.byteLength;
        if (position > size) throw unproven('GetObject', 'an end where the object ends');
        yield chunk;
      }
      if (position === size) return;
      if (position === before) throw unproven('GetObject', 'the rest of the object');
    } catch (thrown) {
      const error = toStoreError(thrown, signal);
      if (signal?.aborted === true || position >= size) throw error;
      if (patience === undefined || position > before) patience = sender.patience();
      await patience.again(error, signal);
    }
    const ifMatch = facts?.etag ?? '';
    answer = await ask(source, { ifMatch, ...rangeFrom(source, position) });
  }
}

/** The same bytes. Throws at their end when they don't have the checksum in the answer. */
async function* verified(
  { checksums }: GetObjectAnswer,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const [expected] = Object.entries(checksums);
  if (expected === undefined) {
    yield* body;
    return;
  }
  const { createChecksumHash } = await import('../../object-store/checksum-hash.ts');
  const hash = createChecksumHash(expected[0] as keyof typeof checksums);
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  if ((await hash.digest()) !== expected[1])
    throw unproven('GetObject', 'a body that matches its checksum');
}
