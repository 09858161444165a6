import { getFips } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { EndpointV2 } from '@smithy/types';
import type { BodyChecksum } from '../operations/operation.ts';
import { isAmazon } from '../wire/endpoint-guard.ts';
import type { Resolved, Route } from '../wire/wire-way.ts';

/** Node in FIPS mode, where MD5 is not available. */
const HAS_FIPS = getFips() === 1;

/**
 * Resolves to the endpoint that replaces those of Amazon's rules, undefined where there is none.
 * Gives the client the defaults for its endpoint, wherever that is configured: path style, and the
 * checksums that every compatible store understands
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810), unless it is one of Amazon's. The SDK's own
 * variable overrides the latter.
 */
export async function settleEndpoint(
  client: S3Client,
  forcePathStyle: boolean | undefined,
): Promise<URL | undefined> {
  const endpoint = await configuredEndpoint(client);
  const { config } = client;
  if (endpoint === undefined || isAmazon(endpoint.hostname)) return endpoint;
  config.forcePathStyle = forcePathStyle ?? true;
  if (process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined) {
    config.requestChecksumCalculation = () => Promise.resolve('WHEN_REQUIRED');
  }
  return endpoint;
}

/** From options, environment or shared configuration. */
async function configuredEndpoint({ config }: S3Client): Promise<URL | undefined> {
  // The SDK notes here what it found.
  const found = { ...config };
  const input = { Bucket: 'bucket', Key: '-' };
  await getEndpointFromInstructions(input, PutObjectCommand, found);
  const endpoint = found.isCustomEndpoint === true ? await found.endpoint?.() : undefined;
  if (endpoint === undefined) return undefined;
  const { protocol, hostname, port, path } = endpoint;
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
}

/**
 * Resolves to the route of a bucket, as the SDK's client finds it from options, environment and
 * shared configuration. Rejects with the SDK's error when it finds no endpoint.
 */
export async function resolveRoute(
  client: S3Client,
  bucket: string,
  hasFips = HAS_FIPS,
): Promise<Resolved> {
  const { config } = client;
  const checksum = await checksumOf(client, hasFips);
  // Operations on objects and on their bucket have the same endpoint.
  const input = { Bucket: bucket, Key: '-' };
  const endpoint = await getEndpointFromInstructions(input, PutObjectCommand, { ...config });
  const { authSchemes = [], backend } = propertiesOf(endpoint);
  const [scheme] = authSchemes;
  const region = scheme?.signingRegion;
  const reason =
    (backend === 'S3Express' ? 'the bucket is a directory bucket' : undefined) ??
    signatureReason(authSchemes) ??
    (hasFips ? 'Node runs in FIPS mode' : undefined) ??
    (await configurationReason(client)) ??
    extrasReason(endpoint);
  if (reason !== undefined || region === undefined) {
    return { reason: reason ?? OTHER_SIGNATURE, checksum, hostname: endpoint.url.hostname };
  }
  return { route: routeOf(endpoint.url, region, checksum) };
}

interface AuthScheme {
  readonly name?: string;
  readonly signingName?: string;
  readonly signingRegion?: string;
}

interface Properties {
  readonly authSchemes?: readonly AuthScheme[];
  readonly backend?: string;
}

function propertiesOf({ properties }: EndpointV2): Properties {
  return properties ?? {};
}

const OTHER_SIGNATURE = 'the endpoint requires a signature other than SigV4';

function signatureReason([scheme, ...others]: readonly AuthScheme[]): string | undefined {
  const { name, signingName } = scheme ?? {};
  if (signingName === 's3-outposts') return 'the bucket is on S3 on Outposts';
  if (signingName === 's3-object-lambda')
    return 'the access point is an S3 Object Lambda access point';
  if (name === 'sigv4a') return 'the access point spans several regions';
  const isPlain = name === 'sigv4' && signingName === 's3' && others.length === 0;
  return isPlain ? undefined : OTHER_SIGNATURE;
}

async function configurationReason({ config }: S3Client): Promise<string | undefined> {
  if (await config.useFipsEndpoint()) return 'the configuration asks for FIPS endpoints';
  if ((await config.authSchemePreference()).length > 0) {
    return 'the configuration prefers a signature (AWS_AUTH_SCHEME_PREFERENCE)';
  }
  if (await config.disableClockSkewCorrection())
    return 'the configuration turns clock skew correction off';
  return undefined;
}

function extrasReason({ url, headers = {} }: EndpointV2): string | undefined {
  const hasExtras = url.search !== '' || Object.keys(headers).length > 0;
  return hasExtras ? 'the endpoint has its own query or headers' : undefined;
}

/** Compatible stores know MD5. Without it, in FIPS mode, the signature still covers the body. */
async function checksumOf({ config }: S3Client, hasFips: boolean): Promise<BodyChecksum> {
  if ((await config.requestChecksumCalculation()) === 'WHEN_SUPPORTED') return 'crc32';
  return hasFips ? 'none' : 'md5';
}

function routeOf(url: URL, region: string, checksum: BodyChecksum): Route {
  const { origin, protocol, hostname, host, port, pathname } = url;
  return {
    origin,
    protocol,
    hostname,
    host,
    ...(port !== '' && { port: Number(port) }),
    basePath: pathname.replace(/\/$/, ''),
    region,
    checksum,
  };
}
