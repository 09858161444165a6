import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const PAGE = 1000;
const DAY = 86_400_000;
const STATE_NAME = '.s3-batch-action';
const NOTHING =
  '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>';

export interface MillionObjects {
  readonly endpoint: string;
  readonly directories: number;
  readonly perDirectory: number;
  /** Objects that are still there. */
  left(): number;
  /** Whether the object is still there, by its place in the listing. */
  has(index: number): boolean;
  close(): Promise<void>;
}

/**
 * A server that lists so many objects without storing them, each directory a day older than the
 * one after it, and deletes them: a byte for each. It understands ListObjectsV2 and DeleteObjects
 * of one bucket, in the keys that it lists, and checks no signatures: for measuring only.
 */
export async function startMillionObjects(
  directories: number,
  perDirectory: number,
): Promise<MillionObjects> {
  const isGone = new Uint8Array(directories * perDirectory);
  const start = Date.now();
  const rowOf = (index: number) => {
    const age = (directories - Math.floor(index / perDirectory)) * DAY;
    return (
      `<Contents><Key>${keyOf(index, perDirectory)}</Key>` +
      `<LastModified>${new Date(start - age).toISOString()}</LastModified>` +
      `<ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag><Size>4096</Size>` +
      `<StorageClass>STANDARD</StorageClass></Contents>`
    );
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await text(request);
    response.setHeader('content-type', 'application/xml');
    if (request.method === 'POST') {
      response.end(deleteObjects(body, isGone));
    } else {
      const from = Number(url.searchParams.get('continuation-token') ?? 0);
      const isOfState = url.searchParams.get('prefix')?.endsWith(STATE_NAME) === true;
      response.end(isOfState ? NOTHING : listObjects(isGone, from, rowOf));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    directories,
    perDirectory,
    left: () => isGone.reduce((sum, gone) => sum + 1 - gone, 0),
    has: (index) => isGone[index] === 0,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function keyOf(index: number, perDirectory: number): string {
  const directory = String(Math.floor(index / perDirectory)).padStart(6, '0');
  return `builds/${directory}/object-${String(index).padStart(9, '0')}.js`;
}

function listObjects(isGone: Uint8Array, from: number, rowOf: (index: number) => string): string {
  const rows: string[] = [];
  let index = from;
  for (; index < isGone.length && rows.length < PAGE; index += 1) {
    if (isGone[index] === 0) rows.push(rowOf(index));
  }
  const isTruncated = isGone.includes(0, index);
  const token = isTruncated ? `<NextContinuationToken>${index}</NextContinuationToken>` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><KeyCount>${rows.length}</KeyCount>` +
    `<EncodingType>url</EncodingType><IsTruncated>${isTruncated}</IsTruncated>${token}` +
    `${rows.join('')}</ListBucketResult>`
  );
}

function deleteObjects(body: string, isGone: Uint8Array): string {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  for (const key of keys) isGone[Number(/(\d+)\.js$/.exec(key)?.[1])] = 1;
  const rows = keys.map((key) => `<Deleted><Key>${key}</Key></Deleted>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><DeleteResult>${rows}</DeleteResult>`;
}
