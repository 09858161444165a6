import { createHash } from 'node:crypto';
import { readWhole } from '../../core/content.ts';
import { StoreError } from '../../core/errors.ts';
import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import type { OpenUploads } from '../multipart/clean-up.ts';
import { PART_SIZE } from '../multipart/sizes.ts';
import { putInParts } from '../multipart/upload.ts';
import type { Sender } from '../send/sender.ts';
import type { BodyMemory } from './body-memory.ts';
import { isStored } from './is-stored.ts';

/** What a store puts objects with. */
export interface PutDeps {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  readonly memory: BodyMemory;
}

/** Stores an object: in one request, or in parts when it is large. */
export function storeObject(
  deps: PutDeps,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  return request.content.size <= PART_SIZE
    ? putInOne(deps, request, signal)
    : putInParts(deps.sender, deps.uploads, request, signal);
}

async function putInOne(
  { sender, memory }: PutDeps,
  { content, ...object }: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const space = memory.take(content.size);
  const body = await readWhole(content, 0, content.size, space);
  const input = { ...object, body };
  try {
    const { answer, attempts } = await sender.send('PutObject', input, { signal, writes: 1 });
    // An attempt that failed may be under way still, and must not carry the bytes of another body.
    if (space !== undefined && attempts === 1) memory.giveBack(space);
    return { ...answer, attempts };
  } catch (thrown) {
    // After an answer that was lost, the object in the way may be this very one.
    if (!isAmbiguous(thrown)) throw thrown;
    const etag = createHash('md5').update(body).digest('hex');
    return isStored(sender, object, { etag, size: body.length }, thrown, signal);
  }
}

/** Whether a conditional write was refused that an earlier attempt may have made itself. */
function isAmbiguous(thrown: unknown): thrown is StoreError {
  return (
    thrown instanceof StoreError &&
    thrown.code === 'PreconditionFailed' &&
    (thrown.attempts ?? 1) > 1
  );
}
