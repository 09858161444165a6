import type { S3Server, SeenRequest } from 's3-test-server';
import { startS3Server } from 's3-test-server';
import { startTlsFront } from '../__tests__/support/tls-front.ts';
import { contentOf, pathOf } from './files.ts';
import type { Latencies } from './store-options.ts';

/** A store for one run. */
export interface BenchStore {
  readonly endpoint: string;
  readonly bucket: string;
  readonly prefix: string;
  /** Credentials, region and trust, for the action and for every peer. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether the objects that a run is to find are there. */
  readonly isFilled: boolean;
  /** Of a store that tells its requests. */
  readonly counter?: RequestCounter;
  /** What only a store of our own tells. */
  readonly own?: OwnView;
  /** Ends it, or removes what the run left there. */
  close(): Promise<void>;
}

export interface RequestCounter {
  /** Forgets the requests so far. */
  clear(): Promise<void>;
  /** Requests by operation; in place of theirs, under `SlowDown`, those that were refused. */
  counts(): Promise<Readonly<Record<string, number>>>;
}

export interface OwnView {
  /** Puts without a checksum. Parts are proven otherwise, by the ETag of their object. */
  unchecked(): number;
  /** Objects under the prefix; what a sync keeps for itself is none. */
  objects(): number;
}

export const BUCKET = 'bench-bucket';
const PREFIX = 'bench';
const STATE = `${PREFIX}/.s3-batch-action`;

/** The tests' server in this process, with so many objects. */
export async function openOwnStore(
  objects: number,
  latencies: Latencies,
  keepsBodies: boolean,
): Promise<BenchStore> {
  let unchecked = 0;
  const server = await startS3Server({
    keepLog: false,
    discardBodies: !keepsBodies,
    onRequest: (seen) => {
      if (seen.operation === 'PutObject' && !hasChecksum(seen)) unchecked += 1;
      const ms = latencyOf(seen.operation, latencies);
      return ms > 0 ? { kind: 'delay', ms } : undefined;
    },
  });
  server.createBucket(BUCKET);
  const bucket = server.bucket(BUCKET);
  for (let n = 0; n < objects; n += 1) bucket.seed(`${PREFIX}/${pathOf(n)}`, contentOf(n));
  const keys = () => bucket.keys(`${PREFIX}/`).filter((key) => key !== STATE);
  // The server sorts keys when it is first asked for them.
  keys();
  return {
    endpoint: server.endpoint,
    bucket: BUCKET,
    prefix: PREFIX,
    env: credentialsOf(server),
    isFilled: true,
    counter: {
      clear() {
        server.clearLog();
        unchecked = 0;
        return Promise.resolve();
      },
      counts: () => Promise.resolve({ ...server.counts }),
    },
    own: {
      unchecked: () => unchecked,
      objects: () => keys().length,
    },
    close: () => server.close(),
  };
}

function credentialsOf({ accessKeyId, secretAccessKey, region }: S3Server) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
  };
}

const CHECKSUM = /^(content-md5|x-amz-checksum-.*|x-amz-trailer)$/;

function hasChecksum({ headers }: SeenRequest): boolean {
  return Object.keys(headers).some((name) => CHECKSUM.test(name));
}

function latencyOf(operation: string, { object, page, deletes }: Latencies): number {
  if (operation.startsWith('List')) return page;
  return operation === 'DeleteObjects' ? deletes : object;
}

/** The same store behind a TLS front, under a certificate that the environment names. */
export async function overTls(store: BenchStore): Promise<BenchStore> {
  const { hostname, port } = new URL(store.endpoint);
  const front = await startTlsFront(Number(port), hostname);
  const { endpoint, certificate } = front;
  return {
    ...store,
    endpoint,
    env: {
      ...store.env,
      NODE_EXTRA_CA_CERTS: certificate,
      AWS_CA_BUNDLE: certificate,
      // Of programs in Go.
      SSL_CERT_FILE: certificate,
    },
    async close() {
      await front.close();
      await store.close();
    },
  };
}
