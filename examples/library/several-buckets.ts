/**
 * Uploads to several buckets in one batch. Every object is attempted, whatever fails before it,
 * and one error tells what did not work.
 *
 *   BUCKETS=first-bucket,second-bucket node several-buckets.ts
 */
import { BatchError, collect, contentOf, openS3Store, upload } from 's3-batch-action';

const buckets = (process.env['BUCKETS'] ?? 'first-bucket,second-bucket').split(',');
const status = contentOf(JSON.stringify({ status: 'operational' }));
const items = buckets.map((bucket) => ({
  bucket,
  key: 'status.json',
  content: status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
}));

const store = await openS3Store({}, buckets[0] ?? '');
try {
  const { done } = await collect(upload(items, { store }));
  console.log(`uploaded ${done.upload} objects`);
} catch (error) {
  if (!(error instanceof BatchError)) throw error;
  console.log(error.message);
  for (const { bucket, key, code } of error.errors) console.log(`${bucket}/${key}: ${code}`);
  process.exitCode = 1;
} finally {
  store.close();
}
