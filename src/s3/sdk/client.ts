import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { credentialsOfChain } from './credentials/chain.ts';
import { kept } from './credentials/kept.ts';
import { guardEndpoint, keepServerTime, type EndpointGuard } from './middleware.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import type { StorePlace } from '../send/regions/regional-client.ts';

export type Credentials = S3Client['config']['credentials'];

/** Makes clients of the SDK that share one transport. */
export function createSdkClients(
  options: TransportOptions,
  assertAllowed: EndpointGuard,
): (place: StorePlace, credentials: Credentials | undefined) => S3Client {
  const transport = createTransport(options);
  return ({ region, endpoint, forcePathStyle }, credentials) => {
    const client = new S3Client({
      region,
      forcePathStyle,
      // The retries are this project's own: see send/.
      maxAttempts: 1,
      credentials: credentials ?? kept(credentialsOfChain),
      ...(endpoint !== undefined && { endpoint, ...checksumsOfCompatibleStores() }),
      cacheMiddleware: true,
      // Bodies of 2 MiB and more would each open a connection, and wait for an answer before it.
      expectContinueHeader: false,
      requestHandler: transport,
    });
    addGuards(client, assertAllowed);
    return client;
  };
}

function addGuards({ middlewareStack }: S3Client, assertAllowed: EndpointGuard): void {
  middlewareStack.add(guardEndpoint(assertAllowed), { step: 'build', name: 'guardEndpoint' });
  middlewareStack.add(keepServerTime, {
    step: 'deserialize',
    name: 'keepServerTime',
    priority: 'high',
  });
}

/**
 * Many compatible stores refuse or store wrongly what the SDK adds by default
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810). The SDK's own variables still win.
 */
function checksumsOfCompatibleStores(): S3ClientConfig {
  return {
    ...(process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined && {
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
    ...(process.env['AWS_RESPONSE_CHECKSUM_VALIDATION'] === undefined && {
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  };
}
