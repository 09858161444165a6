/**
 * Deletes what a predicate picks from a listing: here objects of no bytes whose names end in
 * `.tmp`. Pages are listed as the batch asks for more, and outcomes are looked at one by one.
 *
 *   BUCKET=my-bucket node delete-by-predicate.ts uploads/
 */
import {
  bucketObjects,
  openS3Store,
  remove,
  type DeleteItem,
  type ListedObject,
  type ObjectStore,
} from 's3-batch-action';

const bucket = process.env['BUCKET'] ?? 'my-bucket';
const prefix = process.argv[2] ?? 'uploads/';

async function* picked(
  store: ObjectStore,
  predicate: (object: ListedObject) => boolean,
): AsyncGenerator<DeleteItem> {
  for await (const object of bucketObjects({ bucket, prefix }, { store })) {
    if (predicate(object)) yield object;
  }
}

const store = await openS3Store({}, bucket);
const leftovers = picked(store, ({ key, size }) => size === 0 && key.endsWith('.tmp'));
for await (const outcome of remove(leftovers, { store })) {
  const what = outcome.status === 'failed' ? outcome.error.message : outcome.status;
  console.log(`${JSON.stringify(outcome.key)}: ${what}`);
}
store.close();
