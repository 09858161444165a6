/**
 * What a stranger writes who knows the batch iterators of the Go SDK and has the package alone, with
 * credentials of their own: those of the environment are wrong.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  BatchError,
  bucketObjects,
  collect,
  contentTypeOf,
  directoryItems,
  openS3Store,
  prunePrefix,
  remove,
  syncDirectory,
  upload,
  type DeleteItem,
  type FeatureEvent,
  type ObjectStore,
  type Outcome,
  type SyncPlan,
  type UploadItem,
} from 's3-batch-action';

const bucket = 'my-bucket';

/** Walks a folder, as the SyncFolderIterator of the Go SDK's example does. */
class SyncFolderIterator implements AsyncIterable<UploadItem> {
  readonly outcomes: Outcome[] = [];
  readonly #folder: string;
  readonly #bucket: string;

  constructor(folder: string, target: string) {
    this.#folder = folder;
    this.#bucket = target;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<UploadItem, void, undefined> {
    for (const name of (await readdir(this.#folder)).sort()) {
      yield {
        bucket: this.#bucket,
        key: `folder/${name}`,
        content: createReadStream(join(this.#folder, name)),
        headers: { 'content-type': contentTypeOf(name) },
        after: (outcome) => void this.outcomes.push(outcome),
      };
    }
  }
}

/** Deletes a listing in pages and requests of 100, as Go's BatchDelete does. */
async function deletePrefix(store: ObjectStore, prefix: string, signal?: AbortSignal) {
  const listing = bucketObjects({ bucket, prefix, pageSize: 100 }, { store });
  async function* items(): AsyncGenerator<DeleteItem> {
    for await (const { key } of listing) yield { bucket, key };
  }
  const { done } = await collect(remove(items(), { store }, { batchSize: 100, signal }));
  return done.delete;
}

/** Uploads to several buckets, one of which is missing, and looks at every failure. */
async function severalBuckets(store: ObjectStore): Promise<void> {
  const items = ['missing-bucket', bucket].flatMap((target) =>
    ['a', 'b'].map((key) => ({ bucket: target, key, content: new Blob([key]) })),
  );
  try {
    await collect(upload(items, { store }));
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
    for (const failure of error.errors) {
      console.log(`${failure.bucket}/${failure.key}: ${failure.code}`);
    }
    console.log(error.code, error.tally.done.upload, inspect(error).split('\n').length <= 20);
  }
}

/** Cancels a batch that has no end. */
async function cancelled(store: ObjectStore): Promise<void> {
  const stopper = new AbortController();
  let taken = 0;
  function* endless(): Generator<UploadItem> {
    for (;;) yield { bucket, key: `beats/${(taken += 1)}`, content: 'beat' };
  }
  let outcomes = 0;
  try {
    for await (const outcome of upload(endless(), { store }, { signal: stopper.signal })) {
      outcomes += 1;
      if (outcome.status === 'done' && outcomes === 10) stopper.abort(new Error('enough'));
    }
  } catch (error) {
    console.log(String(error), taken === outcomes);
  }
}

/** Syncs the folder: in a dry run, then twice. Prunes what is young there, and what is old elsewhere. */
async function features(store: ObjectStore): Promise<void> {
  const reported: string[] = [];
  const onEvent = async (event: FeatureEvent<SyncPlan>) => {
    await Promise.resolve();
    if (event.kind === 'plan') reported.push(`${event.plan.counts.unchanged} unchanged`);
  };
  const place = { bucket, prefix: 'site/', store };
  for (const dryRun of [true, false, false]) {
    const outcomes = syncDirectory({ ...place, source: 'folder', deletes: true, dryRun, onEvent });
    const { done, skipped } = await collect(outcomes);
    reported.push(`${done.upload} uploaded, ${skipped} skipped`);
  }
  const pruned = await collect(prunePrefix({ ...place, include: ['*.html'], olderThan: 60_000 }));
  console.log(reported.join('; '));
  console.log(pruned.done.delete, pruned.skipped);
  for await (const { status, key } of prunePrefix({ bucket, prefix: 'old/', store })) {
    console.log(key, status);
  }
}

const credentials = () =>
  Promise.resolve({
    accessKeyId: process.env['TENANT_KEY'] ?? '',
    secretAccessKey: process.env['TENANT_SECRET'] ?? '',
  });

async function main(): Promise<void> {
  await using store = await openS3Store({ credentials, maxSockets: 16 }, bucket);
  await mkdir('folder');
  for (const name of ['page.html', 'data.json']) await writeFile(join('folder', name), name);

  const folder = new SyncFolderIterator('folder', bucket);
  const { done, bytes } = await collect(upload(folder, { store }, { concurrency: 2 }));
  console.log(done.upload, bytes, folder.outcomes.map(({ status }) => status).join());
  const again = directoryItems({
    bucket,
    directory: 'folder',
    prefix: 'folder/',
    ifExists: 'skip',
  });
  console.log((await collect(upload(again, { store }))).skippedBy.get('exists'));

  const numbers = Array.from({ length: 250 }, (_, n) => `numbers/${n}`);
  let most = 0;
  const items = numbers.map((key) => ({ bucket, key, content: Buffer.from(key) }));
  await collect(upload(items, { store }, { onProgress: (now) => (most = now.done) }));
  console.log(most, await deletePrefix(store, 'numbers/'));

  await features(store);
  await severalBuckets(store);
  await cancelled(store);
  await deletePrefix(store, 'beats/');
}

await main();
