/**
 * Downloads everything under a prefix into a directory. `after` runs once for every object, when
 * it is complete and when it failed, which makes it the place to release what the item holds.
 *
 *   BUCKET=my-bucket node download-with-after.ts reports/ downloads
 */
import {
  bucketObjects,
  collect,
  download,
  fileTarget,
  openS3Store,
  type DownloadItem,
  type ObjectStore,
} from 's3-batch-action';

const bucket = process.env['BUCKET'] ?? 'my-bucket';
const [prefix = 'reports/', directory = 'downloads'] = process.argv.slice(2);
let finished = 0;

async function* objectsAsFiles(store: ObjectStore): AsyncGenerator<DownloadItem> {
  for await (const object of bucketObjects({ bucket, prefix }, { store })) {
    yield {
      ...object,
      target: fileTarget(directory, object.key.slice(prefix.length)),
      after: () => {
        finished += 1;
      },
    };
  }
}

const store = await openS3Store({}, bucket);
const { done, bytes } = await collect(download(objectsAsFiles(store), { store }));
console.log(`finished ${finished}, downloaded ${done.download} objects, ${bytes} bytes`);
store.close();
