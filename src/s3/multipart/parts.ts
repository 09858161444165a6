import { readWhole, type Content } from '../../core/content.ts';
import { mapConcurrent } from '../../core/map-concurrent.ts';
import type { PutResult } from '../../object-store/object-store.ts';
import type { SentPart } from '../operations/upload/complete-multipart-upload.ts';
import type { UploadSession } from './upload-session.ts';
import { PARTS_IN_FLIGHT } from './sizes.ts';

/**
 * Uploads in parts that are not copied: they are read in their order, as slots get free, each into
 * the memory of one before it.
 */
export async function uploadInParts(
  session: UploadSession,
  partSize: number,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  let creation: Promise<string> | undefined;
  const send = async ({ number, body, release }: ReadPart): Promise<SentPart> => {
    await (creation ??= session.create());
    const { attempts, ...part } = await session.sendPart(number, body);
    // An attempt that failed may be under way still, and must not carry the bytes of another part.
    if (attempts === 1) release();
    return part;
  };
  const parts = readParts(session.request.content, partSize);
  const options = { concurrency: PARTS_IN_FLIGHT, ...(signal && { signal }) };
  return session.complete(await inOrder(mapConcurrent(parts, send, options)));
}

/** S3 completes an upload only when its parts are named in their order. */
async function inOrder(parts: AsyncIterable<SentPart>): Promise<SentPart[]> {
  const ordered: SentPart[] = [];
  for await (const part of parts) ordered[part.number - 1] = part;
  return ordered;
}

interface ReadPart {
  /** From 1. */
  readonly number: number;
  readonly body: Uint8Array;
  /** Gives its memory to a later part, when nothing reads it any more. */
  readonly release: () => void;
}

async function* readParts(content: Content, partSize: number): AsyncGenerator<ReadPart> {
  const free: Uint8Array[] = [];
  for (let start = 0; start < content.size; start += partSize) {
    const end = Math.min(start + partSize, content.size);
    const memory = free.pop() ?? Buffer.allocUnsafeSlow(end - start);
    const body = await readWhole(content, start, end, memory);
    yield { number: start / partSize + 1, body, release: () => free.push(memory) };
  }
}
