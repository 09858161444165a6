import { messageOf, type ObjectIdentity, StoreError } from './errors.ts';
import type { ObjectHeaders } from './object-headers.ts';
import type { ListedFacts, Outcome } from './outcome.ts';
import { describeValue } from './text.ts';

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

/** The bytes of an object whose number is not known before they end. They can be read once. */
export interface ContentStream {
  readonly size?: undefined;
  readonly stream: AsyncIterable<Uint8Array>;
}

/** The forms in which an item may have its bytes; a Node stream is an AsyncIterable. */
export type ContentSource =
  | Content
  | ContentStream
  | string
  | Uint8Array
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>;

/**
 * Returns the bytes of an object as `Content`, from any form of them; text is encoded as UTF-8. A
 * stream is not opened before its bytes are needed.
 */
export function contentOf(source: Content | string | Uint8Array | Blob): Content;
export function contentOf(source: ContentSource): Content | ContentStream;
export function contentOf(source: ContentSource): Content | ContentStream {
  if (typeof source === 'string') return contentOfBytes(new TextEncoder().encode(source));
  if (source instanceof Uint8Array) return contentOfBytes(source);
  if (source instanceof Blob) return contentOfBlob(source);
  if (hasMethod(source, Symbol.asyncIterator)) {
    return { stream: readOnce(source as AsyncIterable<unknown>) };
  }
  return source as Content | ContentStream;
}

function contentOfBytes(bytes: Uint8Array): Content {
  return {
    size: bytes.byteLength,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

function contentOfBlob(blob: Blob): Content {
  return {
    size: blob.size,
    read: async (start, end) => {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (thrown) {
        throw unreadableContent(thrown);
      }
    },
  };
}

/** Streams that were read: read again they would be empty, and so would the object. */
const streamsRead = new WeakSet();

/**
 * Errors of a stream are the object's alone, whatever codes they have. No generator: one that waits
 * for bytes can't be closed.
 */
function readOnce(source: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      assertUnread(source);
      const iterator = source[Symbol.asyncIterator]();
      const close = async (): Promise<IteratorReturnResult<undefined>> => {
        (source as { destroy?: () => void }).destroy?.();
        await iterator.return?.();
        return END;
      };
      return {
        async next() {
          const pulled = await nextOf(iterator);
          if (pulled.done === true) return END;
          if (pulled.value instanceof Uint8Array) return { done: false, value: pulled.value };
          await close();
          throw notBytes(pulled.value);
        },
        return: close,
      };
    },
  };
}

const END = { done: true, value: undefined } as const;

function assertUnread(source: AsyncIterable<unknown>): void {
  const { readableEnded, destroyed } = source as { readableEnded?: unknown; destroyed?: unknown };
  if (streamsRead.has(source) || readableEnded === true || destroyed === true) {
    const problem = 'the content is a stream that was read before';
    throw new StoreError('InvalidItem', `${problem}: give every item a stream of its own`);
  }
  streamsRead.add(source);
}

async function nextOf(iterator: AsyncIterator<unknown>): Promise<IteratorResult<unknown>> {
  try {
    return await iterator.next();
  } catch (thrown) {
    throw unreadableContent(thrown);
  }
}

function unreadableContent(cause: unknown): StoreError {
  const message = `the content can't be read to its end: ${messageOf(cause)}`;
  return new StoreError('UnreadableContent', message, { cause });
}

function notBytes(chunk: unknown): StoreError {
  return new StoreError(
    'InvalidItem',
    `the content yielded ${describeValue(chunk)}, not bytes: yield Uint8Arrays, and set no encoding`,
  );
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

/**
 * A callback of an item, which runs once with the item's outcome, after success and after failure.
 * What it throws becomes the failure of its item and stops nothing.
 */
export type After = (outcome: Outcome) => void | Promise<void>;

/** An object to upload: its bytes and, if wanted, its headers. */
export interface UploadItem {
  readonly bucket: string;
  readonly key: string;
  readonly content: ContentSource;
  /** Headers to store with the object; names in lower case. */
  readonly headers?: ObjectHeaders;
  /** What to do when the key exists, decided by the server in one request. Default: overwrite. */
  readonly ifExists?: IfExists;
  readonly after?: After;
}

/** What an upload does when its key exists: replace the object, be skipped, or fail. */
export type IfExists = 'overwrite' | 'skip' | 'fail';

/** An object to copy on the server, and the headers of the copy. */
export interface CopyItem {
  readonly bucket: string;
  readonly key: string;
  /** At most 5 GiB; may be the object itself, whose headers are then replaced. */
  readonly source: ObjectIdentity;
  /** Copy only while the source has this ETag; else the item fails with `PreconditionFailed`. */
  readonly ifSourceMatch?: string;
  /** Headers to store with the copy; names in lower case. The source's are not kept. */
  readonly headers: ObjectHeaders;
  readonly after?: After;
}

/** An object, or one of its versions, to download, and where its bytes are written. */
export interface DownloadItem {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  /** Where the bytes are written. */
  readonly target: DownloadTarget;
  /**
   * Bytes that the object has, for example according to a listing; any other number is a failure.
   */
  readonly size?: number;
  readonly after?: After;
}

/** Where a download writes an object. `fileTarget` makes one for a file. */
export interface DownloadTarget {
  /**
   * Takes the whole body. `chunks` throws when the body turns out to be cut short: then nothing
   * may be left that looks like a complete object. Resolves when the bytes are safely stored.
   */
  write(chunks: AsyncIterable<Uint8Array>): Promise<void>;
}

/** An object, or one of its versions, to delete. */
export interface DeleteItem extends DeleteRequestOptions {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  /**
   * Deletes only an object with this ETag: any other is skipped as `changed`, none as `gone`. S3
   * needs s3:GetObject for it; some stores ignore it. Not together with `versionId`.
   */
  readonly ifMatch?: string;
  /** What a listing showed of the object; its outcome has it too. */
  readonly listed?: ListedFacts;
  readonly after?: After;
}

/** A multipart upload to abort. */
export interface AbortItem {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly after?: After;
}

/** A listed object, version or upload with its bucket: an item that operations take. */
export type InBucket<Listed> = Listed & { readonly bucket: string };

/** Parameters of a DeleteObjects request; items that differ here are sent in different requests. */
export interface DeleteRequestOptions {
  /** Serial number and code of the MFA device, separated by a space. */
  readonly mfa?: string;
  readonly requestPayer?: 'requester';
  readonly bypassGovernance?: boolean;
  readonly expectedBucketOwner?: string;
}

/**
 * What an operation takes: any iterable of items. It may also yield outcomes, for example for a
 * file that can't be read; they pass through unchanged.
 */
export type Items<Item> = AsyncIterable<Item | Outcome> | Iterable<Item | Outcome>;

type AnyIterable = AsyncIterable<unknown> | Iterable<unknown>;

/** Throws a TypeError for what nothing can be pulled from. */
export function assertIterable(source: unknown): asserts source is AnyIterable {
  if (hasMethod(source, Symbol.asyncIterator) || hasMethod(source, Symbol.iterator)) return;
  const remedy =
    typeof source === 'function'
      ? 'call the function, and give what it returns'
      : 'give an array, a generator or another iterable; a single item goes in an array';
  throw new TypeError(`${describeValue(source)} can't be iterated over: ${remedy}`);
}

export function isAsyncIterable<T>(
  source: AsyncIterable<T> | Iterable<T>,
): source is AsyncIterable<T> {
  return hasMethod(source, Symbol.asyncIterator);
}

function hasMethod(source: unknown, name: symbol): boolean {
  if (source === undefined || source === null) return false;
  return typeof (source as Readonly<Record<symbol, unknown>>)[name] === 'function';
}

/** Throws a TypeError, as `for await` does, for what is no `{ done, value }`. */
export function assertResult(pulled: unknown): void {
  const isPromise = pulled instanceof Promise;
  if (typeof pulled === 'object' && pulled !== null && !isPromise) return;
  // It may reject, and nothing else waits for it.
  if (isPromise) pulled.catch(() => undefined);
  const what = isPromise ? 'a promise' : describeValue(pulled);
  throw new TypeError(
    `next() of the iterator gave ${what} in place of { done, value }: ` +
      (isPromise ? 'name its method Symbol.asyncIterator' : 'correct the iterator'),
  );
}
