import type { S3Client } from '@aws-sdk/client-s3';
import type { BodyChecksum } from '../operations/operation.ts';
import type { StoreClient, StorePlace } from '../send/regions/store-client.ts';
import type { Way } from '../way.ts';
import type { Resolved } from '../wire/route.ts';
import { createSdkClient, type SdkOptions } from './client.ts';
import { kept } from './credentials/kept.ts';
import { resolveRoute } from './endpoint.ts';

/** What the AWS SDK is needed for, in this project's own types. */
export interface Sdk {
  /** Those that hold now. */
  readonly credentials: StoreClient['credentials'];
  /** Where requests to a bucket go, or why the SDK is to send them. */
  resolve(bucket: string): Promise<Resolved>;
  /** The way of what the SDK sends. */
  way(checksum: BodyChecksum): Way;
  close(): void;
}

export function createSdk(place: StorePlace, options: SdkOptions): Sdk {
  const client = createSdkClient(place, options);
  return {
    // Kept once more: the SDK makes several promises for each request that asks.
    credentials: kept((how) => client.config.credentials(how)),
    resolve: (bucket) => resolveRoute(client, bucket),
    way: (checksum) => createSdkWay(client, checksum),
    close: () => {
      client.destroy();
    },
  };
}

function createSdkWay(client: S3Client, checksum: BodyChecksum): Way {
  return {
    checksum,
    async send(operation, subject, request, signal) {
      const { exchangeBySdk } = await import('./exchange.ts');
      return exchangeBySdk(client, operation, subject, request, signal);
    },
    async uploadInParts(session, partSize) {
      const { uploadBySdk } = await import('./lib-storage.ts');
      return uploadBySdk(session, client, partSize);
    },
  };
}
