import { createHash } from 'node:crypto';
import { linkAbort } from '../../core/abort.ts';
import { derivedError, StoreError } from '../../core/errors.ts';
import { type Content, type ContentStream, readWhole } from '../../core/items.ts';
import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import { PART_SIZE } from '../../object-store/part-sizes.ts';
import { toStoreError } from '../errors.ts';
import { isStored, type OpenUploads } from '../multipart/finish.ts';
import { putInParts, putStreamInParts, type ReadPart, streamParts } from '../multipart/upload.ts';
import type { PutObjectAnswer } from '../operations/object/put-object.ts';
import type { Sender } from '../send/sender.ts';
import { BODY_ROUNDS, provenPut } from './put-proof.ts';

/** A pool of memory for bodies: memory that was used before is quicker to fill than new memory. */
export interface BodyMemory {
  /** At least `size` bytes, not cleared; undefined for a size that is not pooled. */
  take(size: number): Uint8Array | undefined;
  /** Call it when nothing reads the memory any more, not even a request that failed. */
  giveBack(memory: Uint8Array): void;
}

/** Smallest and largest size in the pool, as powers of two in bytes. */
const SMALLEST = 12;
const LARGEST = 18;

/** Maximum number of unused bytes in the pool. */
const MAX_WAITING = 8 * 1024 * 1024;

export function createBodyMemory(): BodyMemory {
  const waiting: Uint8Array[][] = [];
  let bytes = 0;
  return {
    take(size) {
      const power = Math.max(SMALLEST, 32 - Math.clz32(size - 1));
      if (size === 0 || power > LARGEST) return undefined;
      const memory = waiting[power]?.pop();
      if (memory === undefined) return Buffer.allocUnsafeSlow(2 ** power);
      bytes -= memory.byteLength;
      return memory;
    },
    giveBack(memory) {
      if (bytes + memory.byteLength > MAX_WAITING) return;
      bytes += memory.byteLength;
      (waiting[31 - Math.clz32(memory.byteLength)] ??= []).push(memory);
    },
  };
}

/** What `storeObject` needs of its store. */
export interface PutDeps {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  readonly memory: BodyMemory;
  /** Buckets whose ETags are known to be no MD5s although they look like one. */
  readonly opaque: Set<string>;
}

/** Stores an object in one request, or in parts when it is larger than PART_SIZE. */
export function storeObject(
  deps: PutDeps,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { content, partSize = PART_SIZE, probe } = request;
  if (content.size === undefined) return putStream(deps, request, content, signal);
  return content.size <= partSize && probe !== 'part'
    ? putInOne(deps, request, content, signal)
    : putInParts(deps, request, content, signal);
}

async function putInOne(
  deps: PutDeps,
  request: PutRequest,
  content: Content,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { memory } = deps;
  const space = memory.take(content.size);
  const body = await readWhole(content, 0, content.size, space);
  const release = () => {
    if (space !== undefined) memory.giveBack(space);
  };
  return putBody(deps, request, { body, release }, signal);
}

/** A stream that ends within its first part is stored in one request. */
async function putStream(
  deps: PutDeps,
  request: PutRequest,
  { stream }: ContentStream,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { controller, unlink } = linkAbort(signal);
  const parts = streamParts(stream, request.partSize ?? PART_SIZE, controller.signal);
  try {
    const { value: first } = await parts.next();
    if (first === undefined) throw new TypeError('a stream has at least one part');
    if (first.isLast) return await putBody(deps, request, first, signal);
    return await putStreamInParts(deps, request, withFirst(first, parts), signal);
  } finally {
    controller.abort();
    unlink();
    await parts.return();
  }
}

async function* withFirst<Part>(
  first: Part,
  others: AsyncIterable<Part>,
): AsyncGenerator<Part, void, undefined> {
  yield first;
  yield* others;
}

async function putBody(
  deps: PutDeps,
  request: PutRequest,
  { body, release }: Pick<ReadPart, 'body' | 'release'>,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const patience = deps.sender.patience(BODY_ROUNDS);
  for (let sent = 0; ;) {
    const { attempts = 1, ...answer } = await sendBody(deps.sender, request, body, sent, signal);
    sent += attempts;
    try {
      const stored = await provenPut(deps, request, body, answer, signal);
      // An attempt that failed may be under way still, and must not carry the bytes of another body.
      if (sent === 1) release();
      return { ...stored, attempts: sent };
    } catch (thrown) {
      const { key } = request;
      const about = { operation: 'PutObject', key, attempts: sent };
      await patience.again(derivedError(toStoreError(thrown, signal), about), signal);
    }
  }
}

/** `before` is how often the body was sent in earlier rounds. */
async function sendBody(
  sender: Sender,
  { bucket, key, headers, ifNoneMatch, ifMatch, probe, guard }: PutRequest,
  body: Uint8Array,
  before: number,
  signal: AbortSignal | undefined,
): Promise<PutObjectAnswer> {
  const conditions = {
    ...(ifNoneMatch && { ifNoneMatch }),
    ...(ifMatch !== undefined && { ifMatch }),
  };
  const input = { bucket, key, headers, ...conditions, body };
  try {
    const options = { signal, guard, writes: 1 };
    const { answer, attempts } = await sender.send('PutObject', input, options);
    return { ...answer, attempts };
  } catch (thrown) {
    // After a lost answer, the existing object may be the one that was sent.
    if (!isAmbiguous(thrown, before) || probe !== undefined) throw thrown;
    const etag = createHash('md5').update(body).digest('hex');
    return isStored(sender, { bucket, key }, { etag, size: body.length }, thrown, signal);
  }
}

/** Whether a conditional write was refused because an earlier attempt may have succeeded. */
function isAmbiguous(thrown: unknown, before: number): thrown is StoreError {
  return (
    thrown instanceof StoreError &&
    thrown.code === 'PreconditionFailed' &&
    before + (thrown.attempts ?? 1) > 1
  );
}
