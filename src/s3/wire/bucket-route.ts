import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { AwsCredentialIdentity, EndpointV2 } from '@smithy/types';
import { getProxyForUrl } from 'proxy-from-env';

/** Where requests to a bucket go, and how they are signed. */
export interface BucketRoute {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  /** Undefined: the scheme's own. */
  readonly port?: number;
  /** As the Host header names it. */
  readonly host: string;
  /** What stands before a key's slash: empty, or the bucket's name in path style. */
  readonly basePath: string;
  /** Of the signature. */
  readonly region: string;
  /** What proves to the store that a body arrived whole. */
  readonly checksum: 'crc32' | 'md5';
}

export interface SignedRoute {
  readonly route: BucketRoute;
  /** Those that hold now. */
  readonly credentials: () => Promise<AwsCredentialIdentity>;
}

/**
 * The way to a bucket as the SDK's client resolves it, from all of options, environment and shared
 * configuration. Undefined when the bucket is not reached by plain SigV4 and directly:
 * directory buckets, access points of many regions or of Outposts, a proxy on the way. Also when
 * the SDK knows no endpoint, so that it says so itself.
 */
export async function routeBySdk(
  client: S3Client,
  bucket: string,
): Promise<SignedRoute | undefined> {
  const route = await routeOf(client, bucket);
  return route && { route, credentials: () => client.config.credentials() };
}

async function routeOf(client: S3Client, bucket: string): Promise<BucketRoute | undefined> {
  const { config } = client;
  const isSkewKept = await config.disableClockSkewCorrection();
  const hasPreference = (await config.authSchemePreference()).length > 0;
  if (isSkewKept || hasPreference) return undefined;
  const endpoint = await endpointOf(client, bucket);
  const region = endpoint && plainRegionOf(endpoint);
  if (endpoint === undefined || region === undefined) return undefined;
  const { origin, protocol, hostname, host, port, pathname } = endpoint.url;
  if (getProxyForUrl(origin) !== '') return undefined;
  const policy = await config.requestChecksumCalculation();
  return {
    origin,
    protocol,
    hostname,
    host,
    ...(port !== '' && { port: Number(port) }),
    basePath: pathname.replace(/\/$/, ''),
    region,
    checksum: policy === 'WHEN_SUPPORTED' ? 'crc32' : 'md5',
  };
}

/** Operations on objects and on their bucket have one endpoint. */
async function endpointOf(client: S3Client, bucket: string): Promise<EndpointV2 | undefined> {
  const input = { Bucket: bucket, Key: '-' };
  try {
    return await getEndpointFromInstructions(input, PutObjectCommand, { ...client.config });
  } catch {
    return undefined;
  }
}

interface AuthScheme {
  readonly name?: string;
  readonly signingName?: string;
  readonly signingRegion?: string;
}

function plainRegionOf({ url, headers, properties }: EndpointV2): string | undefined {
  const { authSchemes = [], backend } = (properties ?? {}) as {
    readonly authSchemes?: readonly AuthScheme[];
    readonly backend?: string;
  };
  const [scheme, ...others] = authSchemes;
  const hasExtras = url.search !== '' || Object.keys(headers ?? {}).length > 0;
  const isPlain = backend === undefined && others.length === 0 && !hasExtras;
  const isSigV4 = scheme?.name === 'sigv4' && scheme.signingName === 's3';
  return isPlain && isSigV4 ? scheme.signingRegion : undefined;
}
