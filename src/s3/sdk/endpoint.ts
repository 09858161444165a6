import { getFips } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { EndpointV2 } from '@smithy/types';
import type { BodyChecksum } from '../operations/operation.ts';
import type { Resolved, Route } from '../wire/wire-way.ts';

/** Node in FIPS mode, where MD5 is not available. */
const HAS_FIPS = getFips() === 1;

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
    return { reason: reason ?? OTHER_SIGNATURE, checksum };
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
