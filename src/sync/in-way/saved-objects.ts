import { lstat, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachConcurrent } from '../../core/concurrency.ts';
import { StoreError } from '../../core/errors.ts';
import { type Content, contentOf, type DownloadItem } from '../../core/items.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import type { ListedFacts } from '../../core/outcome.ts';
import { quote } from '../../core/text.ts';
import { createReadBacks, type ReadBacks } from '../../headers/read-back.ts';
import { bareETag } from '../../listing/listing-index.ts';
import { fileContent, plannedFile } from '../../local/file-content.ts';
import { fileTarget } from '../../local/file-target.ts';
import { makeFolder } from '../../local/safe-file.ts';
import type { ObjectStore } from '../../object-store/object-store.ts';
import { download } from '../../operations/download.ts';

/** Where objects are, and what was listed of them. */
export interface ObjectPlace {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly listedOf: (key: string) => ListedFacts;
  /** What the rules set for a key that a policy may demand of its writes. */
  readonly demandedOf: (key: string) => ObjectHeaders;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** An object of the store, so that it can be put back. */
export interface SavedObject {
  readonly key: string;
  /** The name of its file in the folder. */
  readonly name: string;
  readonly content: Content;
  /** What a HEAD returns. */
  readonly headers: ObjectHeaders;
  /** ACL and tags, where they could be read. */
  readonly rights: ObjectHeaders;
}

/** Bytes of saved bodies in memory; what is more goes to files. */
const MEMORY = 64 * 1024 * 1024;

/** A directory that nobody else can read, made when it is needed. */
export interface SavingFolder {
  path(): Promise<string>;
  /** Removes it, unless `keep` was called. */
  remove(): Promise<void>;
  /** Writes a body that is only in memory to a file, and keeps the directory. Resolves to the path. */
  keep(saved: SavedObject): Promise<string>;
}

export function createSavingFolder(): SavingFolder {
  let made: Promise<string> | undefined;
  let isKept = false;
  const path = () => (made ??= makeFolder(process.env));
  return {
    path,
    async remove() {
      if (made !== undefined && !isKept) await rm(await made, { recursive: true, force: true });
    },
    async keep({ name, content }) {
      isKept = true;
      const file = join(await path(), name);
      if ((await lstat(file).catch(() => undefined)) === undefined) {
        await writeFile(file, await content.read(0, content.size), { flag: 'wx', mode: 0o600 });
      }
      return file;
    },
  };
}

/**
 * Reads objects as they were listed, with what a HEAD returns, and ACL and tags where they can be
 * read. Rejects when one can't be read, or is not the listed one any more.
 */
export async function saveObjects(
  keys: readonly string[],
  place: ObjectPlace,
  folder: SavingFolder,
): Promise<readonly SavedObject[]> {
  const bodies = await readBodies(keys, place, folder);
  const saved: SavedObject[] = [];
  const readBacks = createReadBacks(place.store);
  const describe = async (body: Body) => {
    saved.push({ ...body, ...(await headersOf(body.key, readBacks, place)) });
  };
  await forEachConcurrent(bodies, describe, place);
  return saved;
}

type Body = Pick<SavedObject, 'key' | 'name' | 'content'>;

async function readBodies(
  keys: readonly string[],
  { store, bucket, listedOf, concurrency, signal }: ObjectPlace,
  folder: SavingFolder,
): Promise<readonly Body[]> {
  const bodies: (() => Promise<Body>)[] = [];
  const items: DownloadItem[] = [];
  let inMemory = 0;
  for (const [index, key] of keys.entries()) {
    const { size } = listedOf(key);
    const name = String(index);
    const fits = size <= store.maxBytesPerPut && inMemory + size <= MEMORY;
    if (fits) inMemory += size;
    const { target, content } = fits ? memory() : file(await folder.path(), name);
    items.push({ bucket, key, size, target });
    bodies.push(async () => ({ key, name, content: await content() }));
  }
  for await (const outcome of download(items, { store }, { concurrency, signal })) {
    if (outcome.status === 'failed') throw outcome.error.cause;
    const etag = outcome.status === 'done' ? (outcome.etag ?? '') : '';
    assertListed(outcome.key, etag, listedOf(outcome.key));
  }
  return Promise.all(bodies.map((body) => body()));
}

function memory() {
  const chunks: Uint8Array[] = [];
  const write = async (body: AsyncIterable<Uint8Array>) => {
    for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
  };
  return { target: { write }, content: () => Promise.resolve(contentOf(Buffer.concat(chunks))) };
}

function file(folder: string, name: string) {
  const path = join(folder, name);
  return {
    target: fileTarget(folder, name),
    content: async () => fileContent(path, plannedFile(await lstat(path, { bigint: true }))),
  };
}

async function headersOf(
  key: string,
  readBacks: ReadBacks,
  { store, bucket, listedOf, signal }: ObjectPlace,
) {
  const object = { bucket, key };
  const stored = await store.head(object, signal);
  // The body had the listed ETag, which a HEAD may leave out.
  if (stored === undefined || stored.etag !== undefined)
    assertListed(key, stored?.etag ?? '', listedOf(key));
  const [acl, tags] = await Promise.all([
    readBacks.read('acl', object, signal),
    readBacks.read('tags', object, signal),
  ]);
  const rights = [acl, tags].filter((found) => typeof found !== 'string');
  return { headers: stored?.headers ?? {}, rights: Object.assign({}, ...rights) as ObjectHeaders };
}

function assertListed(key: string, etag: string, listed: ListedFacts): void {
  if (bareETag(etag) === bareETag(listed.etag)) return;
  const message = `object ${quote(key)} was replaced after it was listed`;
  throw new StoreError('PreconditionFailed', message, { key });
}
