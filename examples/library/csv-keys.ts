/**
 * Deletes the keys in the first column of a CSV file. The generator reads the file as the batch
 * asks for keys, so the file may be larger than memory.
 *
 *   BUCKET=my-bucket node csv-keys.ts old-keys.csv
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { collect, openS3Store, remove, type DeleteItem } from 's3-batch-action';

async function* keysFromCsv(file: string, bucket: string): AsyncGenerator<DeleteItem> {
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    number += 1;
    if (number === 1) continue;
    const key = firstColumn(line);
    if (key === '') throw new Error(`${file}, line ${number}: the first column is empty`);
    yield { bucket, key };
  }
}

/** `"a ""b"", c",2` gives `a "b", c`. */
function firstColumn(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
  return quoted === undefined ? (line.split(',')[0] ?? '') : quoted.replaceAll('""', '"');
}

const bucket = process.env['BUCKET'] ?? 'my-bucket';
const store = await openS3Store({}, bucket);
const keys = keysFromCsv(process.argv[2] ?? 'old-keys.csv', bucket);
const { done } = await collect(remove(keys, { store }));
console.log(`deleted ${done.delete} objects`);
store.close();
