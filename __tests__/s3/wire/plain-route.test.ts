import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routeBySdk } from '../../../src/s3/wire/bucket-route.ts';
import { plainRouteFor } from '../../../src/s3/wire/plain-route.ts';
import { DEFAULT_LIMITS } from '../../../src/s3/send/limits.ts';
import { createSdkClients } from '../../../src/s3/sdk/client.ts';
import type { StorePlace } from '../../../src/s3/send/regions/regional-client.ts';

const REGIONS = [
  ...['us-east-1', 'eu-central-1', 'ap-southeast-7', 'il-central-1', 'mx-central-1'],
  ...['us-gov-west-1', 'cn-north-1', 'aws-global', 'fips-us-east-1', 'us-iso-east-1', 'auto', 'x'],
];
const BUCKETS = [
  ...['site', 'my-bucket-1', 'a'.repeat(63)],
  ...[
    'my.bucket',
    'a--x-s3',
    'site--usw2-az1--x-s3',
    'a-b--ol-s3',
    'Old_Bucket',
    'ab',
    '-a',
    'a/b',
  ],
  'arn:aws:s3:us-east-1:123456789012:accesspoint/site',
];
const ENDPOINTS = [
  ...[undefined, 'http://127.0.0.1:9000', 'https://s3.example.com', 'https://s3.example.com:443/'],
  ...['https://s3.us-east-1.amazonaws.com', 'https://[::1]:9000', 'https://s3.example.com/base'],
  'https://user:secret@s3.example.com',
];
const PLACES = REGIONS.flatMap((region) =>
  ENDPOINTS.flatMap((endpoint) =>
    [true, false].map((forcePathStyle): StorePlace => ({ region, endpoint, forcePathStyle })),
  ),
);

const AWS: StorePlace = { region: 'eu-central-1', forcePathStyle: false };
const COMPATIBLE: StorePlace = {
  region: 'us-east-1',
  endpoint: 'https://s3.example.com',
  forcePathStyle: true,
};

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  const own = Object.keys(process.env).filter((name) => /^(AWS_|.*_PROXY$)/i.test(name));
  for (const name of own) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'eu-central-1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const plain = (place = AWS, bucket = 'site') => plainRouteFor(place, bucket, process.env);

/** What the SDK says, its own notes on where credentials are from aside. */
async function said(signed: ReturnType<typeof plain>) {
  if (signed === undefined) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken } = await signed.credentials();
  return { route: signed.route, accessKeyId, secretAccessKey, sessionToken };
}

function askSdk(place: StorePlace, bucket: string) {
  const options = { maxSockets: 1, limits: DEFAULT_LIMITS };
  const client = createSdkClients(options, () => undefined)(place, undefined);
  return routeBySdk(client, bucket);
}

describe('the signed to a bucket without the SDK', () => {
  it.each([undefined, 'token'])('is what the SDK says, or left to it (token %s)', async (token) => {
    vi.stubEnv('AWS_SESSION_TOKEN', token);
    const answers = PLACES.flatMap((place) =>
      BUCKETS.map((bucket) => ({ place, bucket, signed: plain(place, bucket) })),
    ).filter(({ signed }) => signed !== undefined);
    expect(answers.length).toBeGreaterThan(100);
    for (const { place, bucket, signed } of answers) {
      const expected = await said(await askSdk(place, bucket));
      expect({ place, bucket, ...(await said(signed)) }).toEqual({ place, bucket, ...expected });
    }
  });

  it('is known for a bucket of AWS, and for one of a compatible store', () => {
    expect(plain()?.route.origin).toBe('https://site.s3.eu-central-1.amazonaws.com');
    expect(plain()?.route.checksum).toBe('crc32');
    expect(plain(COMPATIBLE)?.route).toMatchObject({
      origin: 'https://s3.example.com',
      basePath: '/site',
      checksum: 'md5',
    });
  });

  it.each([
    ['AWS_ACCESS_KEY_ID', ''],
    ['AWS_SECRET_ACCESS_KEY', undefined],
    ['AWS_PROFILE', 'other'],
    ['AWS_ENDPOINT_URL', 'https://s3.example.com'],
    ['AWS_CONFIG_FILE', '/nowhere'],
    ['AWS_USE_FIPS_ENDPOINT', 'true'],
    ['AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_REQUIRED'],
    ['AWS_WHATEVER_COMES_NEXT', 'x'],
    ['aws_profile', 'other'],
    ['HTTPS_PROXY', 'http://proxy.example.com'],
  ])('is left to the SDK with %s=%s', (name, value) => {
    vi.stubEnv(name, value);
    expect(plain()).toBeUndefined();
  });

  it.each(['config', 'credentials'])('is left to the SDK when there is a file %s', (name) => {
    expect(plain()).toBeDefined();
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, '.aws', name), '');
    expect(plain()).toBeUndefined();
  });

  it('has the credentials that the environment held a second ago, or later ones', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const signed = plain();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID2');
    vi.advanceTimersByTime(1_000);
    expect((await signed?.credentials())?.accessKeyId).toBe('AKID2');
    vi.useRealTimers();
  });
});
