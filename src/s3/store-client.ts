import { refusalOf } from './errors.ts';
import type { Operation, OperationName } from './operations/operation.ts';
import { OPERATIONS, type AnswerOf } from './operations/operations.ts';
import type { SdkOptions } from './sdk/client.ts';
import type { Sdk } from './sdk/sdk.ts';
import { assertSendableBucket } from './sendable.ts';
import type { StoreClient, StorePlace } from './send/regions/store-client.ts';
import type { Way } from './way.ts';
import { createWireWay } from './wire/wire-way.ts';

/** The credentials serve this one, too, where they are given. */
export interface StoreClientOptions extends SdkOptions {
  /** Whether the SDK sends everything. */
  readonly isSdkOnly: boolean;
  /** Told why the SDK sends requests, once for each reason. */
  readonly onSdk: (reason: string) => void;
}

/** A client of a store in one region: what knows the way there, and who signs. */
export function createStoreClient(place: StorePlace, options: StoreClientOptions): StoreClient {
  let loading: Promise<Sdk> | undefined;
  const sdk = () => (loading ??= loadSdk(place, options));
  const credentials: StoreClient['credentials'] =
    options.credentials ?? (async (how) => (await sdk()).credentials(how));
  const ways = new Map<string, Promise<Way>>();
  const wayTo = (bucket: string) => {
    const known = ways.get(bucket);
    if (known !== undefined) return known;
    const way = findWay(bucket, options, sdk);
    ways.set(bucket, way);
    way.catch(() => ways.delete(bucket));
    return way;
  };
  return {
    wayTo,
    credentials,
    async send<Name extends OperationName>(
      name: Name,
      input: Parameters<StoreClient['send']>[1] & { readonly bucket: string },
      signal: AbortSignal | undefined,
    ) {
      const operation: Operation = OPERATIONS[name];
      const way = await wayTo(input.bucket);
      const request = operation.write(input, way.checksum);
      const answer = await way.send(name, input, request, signal);
      if (answer.status < 200 || answer.status >= 300) throw refusalOf(answer, { operation: name });
      return operation.read(answer, request) as AnswerOf<Name>;
    },
    close: () => {
      void loading?.then((loaded) => {
        loaded.close();
      }, ignore);
    },
  };
}

const ignore = () => undefined;

/** The SDK takes long to load: nothing before the first request waits for it. */
async function loadSdk(place: StorePlace, options: SdkOptions): Promise<Sdk> {
  const { createSdk } = await import('./sdk/sdk.ts');
  return createSdk(place, options);
}

/** The SDK knows where a bucket is; where it is reached by plain SigV4, the SDK does not send. */
async function findWay(
  bucket: string,
  options: StoreClientOptions,
  load: () => Promise<Sdk>,
): Promise<Way> {
  assertSendableBucket(bucket);
  const sdk = await load();
  const resolved = await sdk.resolve(bucket);
  if ('route' in resolved && !options.isSdkOnly) {
    const { credentials = sdk.credentials } = options;
    return createWireWay(resolved.route, { ...options, credentials });
  }
  const isAsked = 'route' in resolved;
  options.onSdk(isAsked ? 'S3_BATCH_CLIENT asks for it' : resolved.reason);
  return sdk.way(isAsked ? resolved.route.checksum : resolved.checksum);
}
