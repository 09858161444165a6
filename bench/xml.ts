import { readXml } from '../src/s3/wire/xml/read-xml.ts';
import { cpuMicroseconds } from './cpu.ts';

/** Reads a page of 1,000 keys, as S3 lists them, time and again. */

const KEYS = 1_000;
const ROUNDS = 200;
const WARM_UP = 50;
const ROWS: ReadonlySet<string> = new Set(['Contents']);

/** `name` goes into every key; what is not ASCII is read another way. */
function page(name: string): Buffer {
  const rows = Array.from(
    { length: KEYS },
    (_, n) =>
      `<Contents><Key>site/assets/${name}-${n}.js</Key>` +
      '<LastModified>2026-01-01T00:00:00.000Z</LastModified>' +
      '<ETag>&quot;9b2cf535f27731c974343645a3985328&quot;</ETag>' +
      `<Size>${n}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name>' +
      `<IsTruncated>false</IsTruncated>${rows.join('')}</ListBucketResult>`,
  );
}

/** Milliseconds of the processor for each page. */
function measured(body: Buffer): number {
  const read = () => {
    if (readXml(body, ROWS)?.rows.length !== KEYS) throw new Error('the page was not read whole');
  };
  for (let n = 0; n < WARM_UP; n += 1) read();
  const before = cpuMicroseconds();
  for (let n = 0; n < ROUNDS; n += 1) read();
  return (cpuMicroseconds() - before) / ROUNDS / 1_000;
}

for (const name of ['index', 'straße']) {
  console.log(`keys like "${name}-0.js": ${measured(page(name)).toFixed(1)} ms a page of ${KEYS}`);
}
