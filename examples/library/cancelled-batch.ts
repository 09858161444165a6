/**
 * Cancels a batch that would never end by itself. Nothing new is started, what runs is stopped,
 * and every object that was taken from the iterator still has its outcome.
 *
 *   BUCKET=my-bucket node cancelled-batch.ts
 */
import { contentOf, openS3Store, upload, type UploadItem } from 's3-batch-action';

const bucket = process.env['BUCKET'] ?? 'my-bucket';
const STOP_AFTER = 100;
let taken = 0;

function* endless(): Generator<UploadItem> {
  for (;;) {
    taken += 1;
    yield { bucket, key: `beats/${taken}`, content: contentOf('beat') };
  }
}

const store = await openS3Store({}, bucket);
const stopper = new AbortController();
const counts = { done: 0, skipped: 0, failed: 0 };
try {
  for await (const { status } of upload(endless(), { store }, { signal: stopper.signal })) {
    counts[status] += 1;
    if (counts.done === STOP_AFTER) stopper.abort(new Error('that is enough'));
  }
} catch (error) {
  console.log(`the batch ended: ${error instanceof Error ? error.message : String(error)}`);
}
const outcomes = counts.done + counts.skipped + counts.failed;
console.log(`taken ${taken}, outcomes ${outcomes}`);
store.close();
