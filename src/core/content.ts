import { StoreError } from './errors.ts';

/**
 * The bytes of an object to be uploaded. They can be read again and in pieces, so that a request
 * can be repeated and large objects can go in parts.
 */
export interface Content {
  /** Bytes in all, known before the first request. */
  readonly size: number;
  /**
   * Reads the bytes from `start` up to, not including, `end` (0 <= start <= end <= size).
   * Rejects with a StoreError `ContentChanged` when they are no longer those that were planned.
   * They may be put at the start of `memory`, which holds at least as many and is the caller's,
   * in place of new memory: what is read is what this resolves to.
   */
  read(start: number, end: number, memory?: Uint8Array): Promise<Uint8Array>;
}

/** Content held in memory; text is encoded as UTF-8. */
export function contentOf(data: Uint8Array | string): Content {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return {
    size: bytes.byteLength,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

/** Reads as `read` does, and rejects with `ContentChanged` when it gives more or fewer bytes. */
export async function readWhole(
  content: Content,
  start: number,
  end: number,
  memory?: Uint8Array,
): Promise<Uint8Array> {
  const bytes = await content.read(start, end, memory);
  if (bytes.byteLength === end - start) return bytes;
  throw contentChanged(`${bytes.byteLength} bytes came in place of ${start} to ${end}`);
}

/** The error of content that is no longer what it was when the upload was planned. */
export function contentChanged(what: string): StoreError {
  return new StoreError(
    'ContentChanged',
    `${what} while it was being uploaded; upload it when nothing writes to it any more`,
  );
}
