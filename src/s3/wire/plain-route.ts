import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AwsCredentialIdentity } from '@smithy/types';
import { getProxyForUrl } from 'proxy-from-env';
import { markSource } from '../sdk/credentials/source.ts';
import type { StorePlace } from '../send/regions/regional-client.ts';
import type { SignedRoute, BucketRoute } from './bucket-route.ts';

/** Variables that are heeded here, or that the SDK has no use for where they stand. */
const KNOWN_VARIABLES = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_CA_BUNDLE',
  'AWS_DEFAULT_OUTPUT',
  'AWS_DEFAULT_REGION',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_PAGER',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
]);

/** Those of AWS's main partition. */
const PLAIN_REGION = /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/;

/** No dots, which a certificate doesn't cover, and no `--`, which marks what is no plain bucket. */
const PLAIN_BUCKET = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What the SDK's client would say of the ordinary case, without the SDK: to load it takes longer
 * than all else until a first request. That is: credentials in the environment, a bucket of AWS's
 * main partition or in the path of an endpoint that the options name, and nothing else that the SDK
 * heeds. A test holds each answer to the SDK's. Undefined: ask the SDK.
 */
export function plainRouteFor(
  place: StorePlace,
  bucket: string,
  env: NodeJS.ProcessEnv,
): SignedRoute | undefined {
  const credentials = credentialsOf(env);
  if (credentials === undefined || hasConfiguration(env)) return undefined;
  const route = plainRouteOf(place, bucket);
  if (route === undefined || getProxyForUrl(route.origin) !== '') return undefined;
  return { route, credentials: readNowAndThen(() => credentialsOf(env) ?? credentials) };
}

/** Milliseconds; to read the environment for each request takes as long as to sign it. */
const READ_EVERY = 1_000;

function readNowAndThen<Value>(read: () => Value): () => Promise<Value> {
  let known = Promise.resolve(read());
  let readAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - readAt >= READ_EVERY) {
      known = Promise.resolve(read());
      readAt = now;
    }
    return known;
  };
}

function credentialsOf({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
}: NodeJS.ProcessEnv): AwsCredentialIdentity | undefined {
  if (!accessKeyId || !secretAccessKey) return undefined;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  return markSource(credentials, 'environment');
}

/** Whether there is anything else that the SDK may heed: a variable of its own, or a file. */
function hasConfiguration(env: NodeJS.ProcessEnv): boolean {
  const names = Object.keys(env).map((name) => name.toUpperCase());
  if (names.some((name) => name.startsWith('AWS_') && !KNOWN_VARIABLES.has(name))) return true;
  const homes = [env['HOME'], env['USERPROFILE'], homedir()].filter((home) => home !== undefined);
  const files = homes.flatMap((home) => [
    join(home, '.aws', 'config'),
    join(home, '.aws', 'credentials'),
  ]);
  return files.some((file) => existsSync(file));
}

function plainRouteOf(place: StorePlace, bucket: string): BucketRoute | undefined {
  const { region, endpoint, forcePathStyle } = place;
  if (!PLAIN_REGION.test(region) || !PLAIN_BUCKET.test(bucket)) return undefined;
  const base = endpoint ?? `https://s3.${region}.amazonaws.com`;
  const address = forcePathStyle ? base : base.replace('//', `//${bucket}.`);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isPlainUrl(url)) return undefined;
  const { origin, protocol, hostname, host, port } = url;
  return {
    origin,
    protocol,
    hostname,
    host,
    ...(port !== '' && { port: Number(port) }),
    basePath: forcePathStyle ? `/${bucket}` : '',
    region,
    checksum: endpoint === undefined ? 'crc32' : 'md5',
  };
}

function isPlainUrl({ protocol, username, password, pathname, search, hash }: URL): boolean {
  const isHttp = protocol === 'https:' || protocol === 'http:';
  return isHttp && pathname === '/' && [username, password, search, hash].every((it) => it === '');
}
