import { createHash, hash, type Hash } from 'node:crypto';
import { StoreError } from '../core/errors.ts';
import type { Content } from '../core/items.ts';
import { fileContent, type PlannedFile } from './file-content.ts';

export interface DigestOptions {
  /** Part sizes in bytes. An ETag is computed for each. */
  readonly partSizes?: readonly number[];
  /** Receives all bytes, in order. */
  readonly checksum?: { update(bytes: Uint8Array): void };
  /** Memory to read into, at least PIECE_SIZE bytes. Default: new memory. */
  readonly memory?: Uint8Array;
}

export interface ContentDigests {
  /** 32 hexadecimal digits. */
  readonly md5: string;
  /** ETags of the content in parts, without quotes, in the order of the part sizes. */
  readonly etags: readonly string[];
}

/** Number of bytes read at a time. */
export const PIECE_SIZE = 1024 * 1024;

/** Reads content once, from its start to its end. Rejects as its `read` does. */
export async function digestContent(
  content: Content,
  { partSizes = [], checksum, memory }: DigestOptions = {},
): Promise<ContentDigests> {
  const { size } = content;
  // Nearly all files are this small, and one call takes half the time.
  if (size <= PIECE_SIZE && partSizes.length === 0 && checksum === undefined) {
    return { md5: hash('md5', await content.read(0, size, memory), 'hex'), etags: [] };
  }
  const md5 = createHash('md5');
  const parts = partSizes.map(partsHash);
  for (let start = 0; start < size; start += PIECE_SIZE) {
    const bytes = await content.read(start, Math.min(start + PIECE_SIZE, size), memory);
    md5.update(bytes);
    for (const part of parts) part.update(bytes);
    checksum?.update(bytes);
  }
  const etags = parts.map((part) => part.etag());
  return { md5: md5.digest('hex'), etags };
}

/** Content whose MD5 is known once it was read from start to end, as an upload does. */
export function withDigest(content: Content): {
  readonly content: Content;
  /** 32 hexadecimal digits; undefined: the content was not yet read to the end, in order. */
  readonly md5: () => string | undefined;
} {
  let hash = createHash('md5');
  let position = 0;
  const read = async (start: number, end: number, memory?: Uint8Array) => {
    const bytes = await content.read(start, end, memory);
    if (start === 0) {
      hash = createHash('md5');
      position = 0;
    }
    if (start === position) {
      hash.update(bytes);
      position = end;
    }
    return bytes;
  };
  return {
    content: { size: content.size, read },
    md5: () => (position === content.size ? hash.copy().digest('hex') : undefined),
  };
}

/** Computes the ETag that S3 gives an upload in parts of this size. */
function partsHash(partSize: number) {
  const whole = createHash('md5');
  let part: Hash | undefined;
  let filled = 0;
  let count = 0;
  const close = () => {
    whole.update((part ?? createHash('md5')).digest());
    part = undefined;
    filled = 0;
    count += 1;
  };
  return {
    update(bytes: Uint8Array) {
      for (let start = 0; start < bytes.length;) {
        const end = Math.min(bytes.length, start + partSize - filled);
        part ??= createHash('md5');
        part.update(bytes.subarray(start, end));
        filled += end - start;
        start = end;
        if (filled === partSize) close();
      }
    },
    etag(): string {
      if (filled > 0 || count === 0) close();
      return `${whole.digest('hex')}-${count}`;
    },
  };
}

/** A file to read once for its digests. */
export interface DigestJob {
  readonly path: string;
  readonly planned: PlannedFile;
  /** See DigestOptions. */
  readonly partSizes: readonly number[];
}

/** One result for each job, in their order: the digests, or why the file can't be read. */
export type DigestResults = readonly (ContentDigests | StoreError)[];

/** Reads files one after the other. `memory`: see DigestOptions. */
export async function digestFiles(
  jobs: readonly DigestJob[],
  memory?: Uint8Array,
): Promise<DigestResults> {
  const results: (ContentDigests | StoreError)[] = [];
  for (const { path, planned, partSizes } of jobs) {
    try {
      const options = memory === undefined ? { partSizes } : { partSizes, memory };
      results.push(await digestContent(fileContent(path, planned), options));
    } catch (thrown) {
      if (!(thrown instanceof StoreError)) throw thrown;
      results.push(thrown);
    }
  }
  return results;
}
