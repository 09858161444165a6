import type { StoreError } from '../../../core/errors.ts';
import { retryOf } from '../../error-codes.ts';
import { regionOf } from '../../errors.ts';
import type { Time } from '../time.ts';
import type { StoreClient } from './store-client.ts';

/** The clients of one store: one for each region that a bucket turned out to be in. */
export interface S3Clients {
  of(bucket: string): StoreClient;
  /**
   * Mends what an error of a request is about: fresh credentials for expired ones, or the
   * bucket's own region. Resolves to whether there is now something else to try.
   */
  mend(bucket: string, used: UsedClient, error: StoreError): Promise<boolean>;
  close(): void;
}

export interface UsedClient {
  readonly client: StoreClient;
  /** By `Time.now`. */
  readonly sentAt: number;
}

/** `create` makes a client of a region; the credentials of `first` serve them all. */
export function createS3Clients(
  create: (region: string, first?: StoreClient) => StoreClient,
  region: string,
  time: Time,
): S3Clients {
  const first = create(region);
  const byRegion = new Map([[region, first]]);
  const regions = new Map<string, string>();
  const refresher = createRefresher(first, time);

  function inRegion(name: string): StoreClient {
    const client = byRegion.get(name) ?? create(name, first);
    byRegion.set(name, client);
    return client;
  }

  return {
    of: (bucket) => inRegion(regions.get(bucket) ?? region),
    mend: async (bucket, used, error) => {
      if (retryOf(error) === 'refresh') return refresher.refresh(used.sentAt);
      const found = regionOf(error);
      if (found === undefined || inRegion(found) === used.client) return false;
      regions.set(bucket, found);
      return true;
    },
    close: () => {
      for (const client of byRegion.values()) client.close();
    },
  };
}

/** Asks the SDK's chain for credentials anew, once for all requests that the old ones failed. */
function createRefresher(client: StoreClient, time: Time) {
  let refreshedAt = -Infinity;
  let running: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    const before = await client.credentials();
    const after = await client.credentials({ forceRefresh: true });
    const isNew =
      before.accessKeyId !== after.accessKeyId || before.sessionToken !== after.sessionToken;
    if (isNew) refreshedAt = time.now();
    return isNew;
  }

  return {
    /** Whether credentials are other than those of a request that was sent then. */
    refresh(sentAt: number): Promise<boolean> {
      if (refreshedAt > sentAt) return Promise.resolve(true);
      running ??= ask()
        .catch(() => false)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
  };
}
