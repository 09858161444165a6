import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { EndpointGuard } from '../endpoint-guard.ts';
import type { StoreClient, StorePlace } from '../send/regions/store-client.ts';
import type { Connections } from '../wire/connections.ts';
import { credentialsOfChain } from './credentials/chain.ts';
import { kept } from './credentials/kept.ts';
import { guardEndpoint } from './middleware.ts';
import { createRequestHandler } from './request-handler.ts';
import { createSessions, signByServerTime } from './sessions.ts';

export interface SdkOptions {
  readonly connections: Connections;
  readonly assertAllowed: EndpointGuard;
  /** Default: those of this project's chain. */
  readonly credentials?: StoreClient['credentials'] | undefined;
}

/** A client of the SDK, over this project's connections. */
export function createSdkClient(
  { region, endpoint, forcePathStyle }: StorePlace,
  { connections, assertAllowed, credentials }: SdkOptions,
): S3Client {
  const client: S3Client = new S3Client({
    region,
    forcePathStyle,
    // The retries are this project's own: see send/.
    maxAttempts: 1,
    credentials: credentials ?? kept(credentialsOfChain),
    ...(endpoint !== undefined && { endpoint, ...checksumsOfCompatibleStores() }),
    s3ExpressIdentityProvider: createSessions(() => client),
    expectContinueHeader: false,
    requestHandler: createRequestHandler(connections),
  });
  signByServerTime(client);
  const guard = { step: 'build', name: 'guardEndpoint' } as const;
  client.middlewareStack.add(guardEndpoint(assertAllowed), guard);
  return client;
}

/**
 * Many compatible stores refuse or store wrongly what the SDK adds by default
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810). The SDK's own variable still wins.
 */
function checksumsOfCompatibleStores(): S3ClientConfig {
  if (process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] !== undefined) return {};
  return { requestChecksumCalculation: 'WHEN_REQUIRED' };
}
