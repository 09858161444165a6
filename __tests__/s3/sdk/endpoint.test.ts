import type { EndpointV2 } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { resolveRoute, settleEndpoint } from '../../../src/s3/sdk/endpoint.ts';
import type { StorePlace } from '../../../src/s3/send/call.ts';
import { clientOf, NO_CONNECTIONS, onlyEnvironment } from './clients.ts';

const resolved = (bucket: string, place = {}) =>
  resolveRoute(clientOf(NO_CONNECTIONS, place), bucket);

const ENDPOINT = { endpoint: 'https://s3.example.com:9000/base/', forcePathStyle: true };

describe('the route to a bucket', () => {
  it.each([
    ['a bucket', 'site', {}, 'https://site.s3.us-west-2.amazonaws.com', ''],
    ['path style', 'site', { forcePathStyle: true }, 'https://s3.us-west-2.amazonaws.com', '/site'],
    ['another store', 'site', ENDPOINT, 'https://s3.example.com:9000', '/base/site'],
    [
      'an access point of one region',
      'arn:aws:s3:us-west-2:123456789012:accesspoint/x',
      {},
      'https://x-123456789012.s3-accesspoint.us-west-2.amazonaws.com',
      '',
    ],
  ])('is the one of the SDK for %s', async (_name, bucket, place, origin, basePath) => {
    onlyEnvironment();
    const { protocol, hostname, host } = new URL(origin);
    expect(await resolved(bucket, place)).toMatchObject({
      route: { origin, protocol, hostname, host, basePath, region: 'us-west-2' },
    });
  });

  it('names a port only where it is not the own one of the scheme', async () => {
    onlyEnvironment();
    expect(await resolved('site', ENDPOINT)).toMatchObject({ route: { port: 9000 } });
    expect(await resolved('site')).not.toHaveProperty('route.port');
  });

  it('is where the environment says', async () => {
    onlyEnvironment({ AWS_ENDPOINT_URL_S3: 'https://s3.example.com' });
    expect(await resolved('site')).toMatchObject({
      route: { origin: 'https://site.s3.example.com', checksum: 'crc32' },
    });
  });

  it('is a route also behind a proxy', async () => {
    onlyEnvironment({ HTTPS_PROXY: 'http://proxy.example.com:3128' });
    expect(await resolved('site')).toHaveProperty('route');
  });

  it.each([
    ['name--usw2-az1--x-s3', {}, 'the bucket is a directory bucket'],
    ['arn:aws:s3::123456789012:accesspoint/x.mrap', {}, 'the access point spans several regions'],
    [
      'arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/x',
      {},
      'the bucket is on S3 on Outposts',
    ],
    [
      'arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/x',
      {},
      'the access point is an S3 Object Lambda access point',
    ],
    ['site', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'the configuration asks for FIPS endpoints'],
    [
      'site',
      { AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a' },
      'the configuration prefers a signature (AWS_AUTH_SCHEME_PREFERENCE)',
    ],
  ])('of %s with %j is left to the SDK', async (bucket, variables, reason) => {
    onlyEnvironment(variables);
    expect(await resolved(bucket)).toMatchObject({ reason, checksum: 'crc32' });
  });

  it('is left to the SDK where the clock is not corrected', async () => {
    onlyEnvironment();
    const client = clientOf(NO_CONNECTIONS);
    // The SDK reads the environment for this once a process.
    client.config.disableClockSkewCorrection = () => Promise.resolve(true);
    const reason = 'the configuration turns clock skew correction off';
    expect(await resolveRoute(client, 'site')).toEqual({
      reason,
      checksum: 'crc32',
      hostname: 'site.s3.us-west-2.amazonaws.com',
    });
  });

  it('is left to the SDK where the endpoint brings more than an address', async () => {
    onlyEnvironment();
    const client = clientOf(NO_CONNECTIONS);
    const scheme = { name: 'sigv4', signingName: 's3', signingRegion: 'us-west-2' };
    const address = { url: new URL('https://s3.example.com/base'), headers: {} };
    const given = async (endpoint: object, schemes: readonly object[] = [scheme]) => {
      const properties = { authSchemes: schemes };
      client.config.endpointProvider = () =>
        ({ ...address, properties, ...endpoint }) as EndpointV2;
      return resolveRoute(client, 'site');
    };
    const extras = 'the endpoint has its own query or headers';
    expect(await given({})).toHaveProperty('route');
    expect(await given({ headers: { a: ['b'] } })).toMatchObject({ reason: extras });
    expect(await given({ url: new URL('https://a/?b=c') })).toMatchObject({ reason: extras });
    const other = 'the endpoint requires a signature other than SigV4';
    for (const schemes of [
      [],
      [scheme, scheme],
      [{ ...scheme, name: 'bearer' }],
      [{ ...scheme, signingName: 'x' }],
      [{ name: 'sigv4', signingName: 's3' }],
    ]) {
      expect(await given({}, schemes)).toMatchObject({ reason: other });
    }
  });

  it('is refused by the SDK where there is none', async () => {
    onlyEnvironment();
    await expect(resolved('arn:aws:s3:us-west-2:123:nothing/x')).rejects.toThrow('Invalid ARN');
    await expect(resolved('site', { region: 'not a region' })).rejects.toThrow('region');
    onlyEnvironment({ AWS_USE_FIPS_ENDPOINT: 'true' });
    await expect(resolved('site', ENDPOINT)).rejects.toThrow('FIPS');
  });
});

describe('what a body is checked by', () => {
  it.each([
    ['AWS', {}, {}, 'crc32'],
    ['another store', ENDPOINT, {}, 'md5'],
    ['AWS', {}, { AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_REQUIRED' }, 'md5'],
    ['another store', ENDPOINT, { AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_SUPPORTED' }, 'crc32'],
  ])('on %s, %j with %j', async (_name, place, variables, checksum) => {
    onlyEnvironment(variables);
    const client = clientOf(NO_CONNECTIONS, place);
    await settleEndpoint(client, undefined);
    expect(await resolveRoute(client, 'site')).toMatchObject({ route: { checksum } });
  });

  it('is no MD5 where Node has none', async () => {
    onlyEnvironment();
    const under = async (place: Partial<StorePlace>) => {
      const client = clientOf(NO_CONNECTIONS, place);
      await settleEndpoint(client, undefined);
      return resolveRoute(client, 'site', true);
    };
    const reason = 'Node runs in FIPS mode';
    expect(await under(ENDPOINT)).toMatchObject({ reason, checksum: 'none' });
    expect(await under({})).toMatchObject({ reason, checksum: 'crc32' });
  });
});

describe('hazard 40, hazard 76: the defaults for an endpoint', () => {
  const settled = async (place: Partial<StorePlace>, variables = {}) => {
    onlyEnvironment(variables);
    const client = clientOf(NO_CONNECTIONS, { ...place, forcePathStyle: place.forcePathStyle });
    await settleEndpoint(client, place.forcePathStyle);
    const found = await resolveRoute(client, 'site');
    if (!('route' in found)) throw new Error(found.reason);
    const { origin, basePath, checksum } = found.route;
    return [`${origin}${basePath}`, checksum];
  };

  it.each([
    ['https://s3.example.com', 'https://s3.example.com/site', 'md5'],
    ['https://amazonaws.com.example.com', 'https://amazonaws.com.example.com/site', 'md5'],
    ['https://notamazonaws.com', 'https://notamazonaws.com/site', 'md5'],
    [
      'https://s3.eu-central-1.amazonaws.com',
      'https://site.s3.eu-central-1.amazonaws.com',
      'crc32',
    ],
    [
      'https://s3.cn-north-1.amazonaws.com.cn',
      'https://site.s3.cn-north-1.amazonaws.com.cn',
      'crc32',
    ],
    ['https://s3.us-east-1.api.aws', 'https://site.s3.us-east-1.api.aws', 'crc32'],
    [
      'https://bucket.vpce-1a.s3.us-east-1.vpce.amazonaws.com',
      'https://site.bucket.vpce-1a.s3.us-east-1.vpce.amazonaws.com',
      'crc32',
    ],
  ])('%s are those of its maker', async (endpoint, place, checksum) => {
    expect(await settled({ endpoint })).toEqual([place, checksum]);
    const variables = { AWS_ENDPOINT_URL: endpoint };
    expect(await settled({}, variables)).toEqual([place, checksum]);
  });

  it('give way to what is written', async () => {
    const endpoint = 'https://s3.example.com';
    const place = 'https://site.s3.example.com';
    expect(await settled({ endpoint, forcePathStyle: false })).toEqual([place, 'md5']);
    const amazon = { endpoint: 'https://s3.eu-west-1.amazonaws.com', forcePathStyle: true };
    const inPath = 'https://s3.eu-west-1.amazonaws.com/site';
    expect(await settled(amazon)).toEqual([inPath, 'crc32']);
  });
});
