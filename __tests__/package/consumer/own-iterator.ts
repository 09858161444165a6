/** What somebody writes who has the package alone: an iterator, its outcomes, the one error. */
import {
  abort,
  BatchError,
  bucketObjects,
  bucketUploads,
  bucketVersions,
  collect,
  contentOf,
  keyList,
  openS3Store,
  remove,
  upload,
  type Outcome,
  type Tally,
  type UploadItem,
} from 's3-batch-action';

class Numbers implements AsyncIterable<UploadItem> {
  readonly #bucket: string;

  constructor(bucket: string) {
    this.#bucket = bucket;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<UploadItem> {
    for (let n = 0; n < 5; n += 1) {
      const content = contentOf(await Promise.resolve(String(n)));
      yield { bucket: this.#bucket, key: `numbers/${n}`, content };
    }
  }
}

const bucket = 'my-bucket';
const store = await openS3Store({}, bucket);
const keys: string[] = [];
for await (const outcome of upload(new Numbers(bucket), { store }, { concurrency: 2 })) {
  const settled: Outcome = outcome;
  if (settled.status === 'done') keys.push(settled.key);
}
const tally: Tally = await collect(remove(keyList(bucket, keys.sort().slice(1)), { store }));
console.log(keys.join(' '), tally.done.delete);
try {
  await collect(remove(keyList('missing-bucket', ['a']), { store }));
} catch (error) {
  if (!(error instanceof BatchError)) throw error;
  console.log(error.code, error.errors.map(({ code }) => code).join());
}

// What listings yield is what operations take; nothing is under this prefix.
const nothing = { bucket, prefix: 'nothing/' };
const listed = [
  await collect(remove(bucketObjects(nothing, { store }), { store })),
  await collect(remove(bucketVersions(nothing, { store }), { store })),
  await collect(abort(bucketUploads(nothing, { store }), { store })),
];
console.log(listed.map(({ done }) => done.delete + done.abort).join());
store.close();
