import { untilAborted } from '../../core/abort.ts';
import { mapConcurrent } from '../../core/concurrency.ts';
import { derivedError, StoreError } from '../../core/errors.ts';
import { type Content, readWhole } from '../../core/items.ts';
import { formatBytes, formatCount } from '../../core/text.ts';
import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import { MAX_PARTS, PARTS_IN_FLIGHT, partSizeFor } from '../../object-store/part-sizes.ts';
import { toStoreError } from '../errors.ts';
import type { SentPart } from '../operations/multipart-upload.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import type { UploadSession } from '../way.ts';
import type { OpenUploads } from './finish.ts';
import { openSession } from './session.ts';

/** Uploads parts that are not copied: they are pulled in their order, as slots get free. */
async function uploadInParts(
  session: UploadSession,
  parts: AsyncIterable<ReadPart>,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  let creation: Promise<string> | undefined;
  const send = async ({ number, body, release }: ReadPart): Promise<SentPart> => {
    await (creation ??= session.create());
    const { attempts, ...part } = await session.sendPart(number, body);
    // A failed attempt may still be in flight and must not send the bytes of another part.
    if (attempts === 1) release();
    return part;
  };
  const options = { concurrency: PARTS_IN_FLIGHT, ...(signal && { signal }) };
  return session.complete(await inOrder(mapConcurrent(parts, send, options)));
}

/** The parts by number, the order in which S3 requires them. */
async function inOrder(parts: AsyncIterable<SentPart>): Promise<SentPart[]> {
  const ordered: SentPart[] = [];
  for await (const part of parts) ordered[part.number - 1] = part;
  return ordered;
}

export interface ReadPart {
  /** From 1. */
  readonly number: number;
  readonly body: Uint8Array;
  /** Makes the memory available to a later part. Call it when nothing reads the memory any more. */
  readonly release: () => void;
  readonly isLast: boolean;
}

async function* readParts(content: Content, partSize: number): AsyncGenerator<ReadPart> {
  const free: Uint8Array[] = [];
  for (let start = 0; start < content.size; start += partSize) {
    const end = Math.min(start + partSize, content.size);
    const memory = free.pop() ?? Buffer.allocUnsafeSlow(end - start);
    const body = await readWhole(content, start, end, memory);
    const isLast = end === content.size;
    yield { number: start / partSize + 1, body, release: () => free.push(memory), isLast };
  }
}

/**
 * Fills parts with the bytes of a stream, each into the memory of one before it. Every part but the
 * last has `partSize` bytes; an empty stream is one part without bytes.
 */
export async function* streamParts(
  stream: AsyncIterable<Uint8Array>,
  partSize: number,
  signal: AbortSignal,
): AsyncGenerator<ReadPart, void, undefined> {
  const free: Uint8Array[] = [];
  let [number, filled, memory] = [1, 0, Buffer.allocUnsafeSlow(partSize) as Uint8Array];
  const part = (isLast: boolean): ReadPart => {
    const own = memory;
    const body = own.subarray(0, filled);
    return { number, body, release: () => free.push(own), isLast };
  };
  for await (const chunk of untilAborted(stream, signal)) {
    for (let at = 0; at < chunk.byteLength;) {
      if (filled === partSize) {
        yield part(false);
        number += 1;
        if (number > MAX_PARTS) throw tooManyParts(partSize);
        [filled, memory] = [0, free.pop() ?? Buffer.allocUnsafeSlow(partSize)];
      }
      const piece = chunk.subarray(at, at + partSize - filled);
      memory.set(piece, filled);
      filled += piece.byteLength;
      at += piece.byteLength;
    }
  }
  signal.throwIfAborted();
  yield part(true);
}

/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
export async function putInParts(
  { sender, uploads }: PartsDeps,
  request: PutRequest,
  content: Content,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const patience = sender.patience(ROUNDS);
  for (;;) {
    try {
      return await putOnce({ sender, uploads }, request, content, signal);
    } catch (thrown) {
      const error = toStoreError(thrown, signal);
      await patience.again(error, signal);
    }
  }
}

/** Codes for a lost upload, a lost part, or another write in between. */
const LOST = new Set(['NoSuchUpload', 'InvalidPart', 'ConditionalRequestConflict']);

/** The whole object is sent up to 3 times when the store lost its upload or a part. */
const ROUNDS: Policy = {
  attempts: 3,
  budget: Infinity,
  retryOf: ({ code }) => (LOST.has(code) ? 'again' : 'never'),
};

interface PartsDeps {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
}

async function putOnce(
  deps: PartsDeps,
  request: PutRequest,
  content: Content,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { bucket } = request;
  const partSize = partSizeOf(content.size, request.partSize);
  const way = await deps.sender.clients.of(bucket).wayTo(bucket);
  return inSession(deps, request, signal, (session) =>
    way.uploadInParts === undefined || request.probe !== undefined
      ? uploadInParts(session, readParts(content, partSize), signal)
      : way.uploadInParts(session, content, partSize),
  );
}

/**
 * Stores the parts of a stream, each of which is retried by itself. When the store loses the upload
 * or a part, the object has failed: the bytes before can't be read again.
 */
export async function putStreamInParts(
  deps: PartsDeps,
  request: PutRequest,
  parts: AsyncIterable<ReadPart>,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  try {
    return await inSession(deps, request, signal, (session) =>
      uploadInParts(session, parts, signal),
    );
  } catch (thrown) {
    const error = toStoreError(thrown, signal);
    if (!LOST.has(error.code)) throw error;
    const remedy = 'its content is a stream, which is read once: upload it again with a new stream';
    throw derivedError(error, {
      message: `${error.message}; the object can't be sent again from its beginning, because ${remedy}`,
    });
  }
}

async function inSession(
  { sender, uploads }: PartsDeps,
  request: PutRequest,
  signal: AbortSignal | undefined,
  send: (session: UploadSession) => Promise<PutResult>,
): Promise<PutResult> {
  const session = openSession({ request, sender, uploads, signal });
  try {
    return await send(session);
  } catch (thrown) {
    throw session.failure()?.thrown ?? thrown;
  } finally {
    await session.close();
  }
}

function partSizeOf(size: number, given: number | undefined): number {
  if (given === undefined) {
    const partSize = partSizeFor(size);
    if (partSize === undefined) throw tooLarge(size);
    return partSize;
  }
  if (size > given * MAX_PARTS) throw tooManyParts(given);
  return given;
}

function tooLarge(size: number): StoreError {
  return new StoreError(
    'EntityTooLarge',
    `an object of ${size} bytes is larger than the 50 TiB that S3 allows: split it`,
  );
}

function tooManyParts(partSize: number): StoreError {
  return new StoreError(
    'EntityTooLarge',
    `the object has more than ${formatCount(MAX_PARTS)} parts of ${formatBytes(partSize)}, which is S3's ` +
      'limit: give a larger partSize',
  );
}
