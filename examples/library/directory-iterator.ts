/**
 * An iterator written by hand, as one writes it for the Go SDK's `UploadWithIterator`: a class
 * that walks a directory and knows how to give the next object. Here the language's own protocol
 * takes the place of `Next`, `Err` and `UploadObject`: `next()` gives an item, and an iterator
 * that fails throws.
 *
 *   BUCKET=my-bucket node directory-iterator.ts public
 */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  collect,
  fileContent,
  openS3Store,
  plannedFile,
  upload,
  type UploadItem,
} from 's3-batch-action';

class DirectoryIterator implements IterableIterator<UploadItem> {
  readonly #bucket: string;
  readonly #root: string;
  readonly #paths: string[];

  constructor(bucket: string, root: string) {
    this.#bucket = bucket;
    this.#root = root;
    this.#paths = [root];
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<UploadItem, undefined> {
    for (let path = this.#paths.pop(); path !== undefined; path = this.#paths.pop()) {
      const stats = statSync(path, { bigint: true });
      if (stats.isDirectory()) {
        for (const name of readdirSync(path)) this.#paths.push(join(path, name));
      } else {
        const key = relative(this.#root, path).split(sep).join('/');
        const content = fileContent(path, plannedFile(stats));
        return { done: false, value: { bucket: this.#bucket, key, content } };
      }
    }
    return { done: true, value: undefined };
  }
}

const bucket = process.env['BUCKET'] ?? 'my-bucket';
const store = await openS3Store({}, bucket);
const files = new DirectoryIterator(bucket, process.argv[2] ?? 'public');
const { done, bytes } = await collect(upload(files, { store }));
console.log(`uploaded ${done.upload} files, ${bytes} bytes`);
store.close();
