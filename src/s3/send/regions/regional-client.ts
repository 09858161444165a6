import type { S3Client } from '@aws-sdk/client-s3';

/** Where the options say that a store is. */
export interface StorePlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly forcePathStyle: boolean;
}

/** A store in one region. */
export interface StoreClient {
  readonly place: StorePlace;
  /** Its `systemClockOffset` is by how many milliseconds the store's clock is ahead. */
  readonly clock: Clock;
  /** The SDK's client, which is loaded and made when it is first asked for. */
  sdk(): Promise<S3Client>;
  close(): void;
}

type Clock = Pick<S3Client['config'], 'systemClockOffset'>;

export function createStoreClient(place: StorePlace, create: () => Promise<S3Client>): StoreClient {
  let clock: Clock = { systemClockOffset: 0 };
  let creation: Promise<S3Client> | undefined;
  const createWithClock = async () => {
    const client = await create();
    client.config.systemClockOffset = clock.systemClockOffset;
    clock = client.config;
    return client;
  };
  return {
    place,
    get clock() {
      return clock;
    },
    sdk: () => (creation ??= createWithClock()),
    close: () => {
      const end = (client: S3Client) => {
        client.destroy();
      };
      void creation?.then(end, () => undefined);
    },
  };
}
