import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { S3Connection } from '../../../src/s3/store-client.ts';
import { openS3Store } from '../../../src/s3/store.ts';
import type { Credentials } from '../../../src/s3/way.ts';
import { type Fault, type S3Server, startS3Server } from 's3-test-server';

const BUCKET = 'the-bucket';
const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'];

/** Environment variables that would fail, or sign as somebody else, if anything read them. */
function poisonEnvironment(): void {
  for (const name of KEYS) vi.stubEnv(name, `poisoned ${name}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

async function given(options: Parameters<typeof startS3Server>[0] = {}) {
  poisonEnvironment();
  const server = await startS3Server(options);
  onTestFinished(() => server.close());
  server.createBucket(BUCKET);
  const { accessKeyId, secretAccessKey } = server;
  const { sessionToken } = options;
  const keys: Credentials = {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
  };
  return { server, keys };
}

async function open(connection: S3Connection) {
  const store = await openS3Store(connection, BUCKET);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

const at = ({ endpoint, region }: S3Server) => ({ endpoint, region });
const head = { bucket: BUCKET, key: 'a' };

const ELSEWHERE: Fault = {
  kind: 'replace',
  status: 301,
  headers: { 'x-amz-bucket-region': 'eu-central-1' },
  body: '',
};

describe('given credentials', () => {
  it.each(['wire', 'sdk'])('sign every request of the %s client', async (client) => {
    vi.stubEnv('S3_BATCH_CLIENT', client);
    const { server, keys } = await given({ sessionToken: 'the-token' });
    const used: unknown[] = [];
    const onEndpoint: S3Connection['onEndpoint'] = (_url, credentials) => used.push(credentials);
    const store = await open({ ...at(server), credentials: keys, onEndpoint });
    server.bucket(BUCKET).seed('a', 'text');
    expect(await store.head(head)).toMatchObject({ size: 4 });
    expect(used).toEqual([{ source: 'given', accessKeyId: keys.accessKeyId }]);
  });

  it('may come from a provider, which is asked once while they last', async () => {
    const { server, keys } = await given();
    let asked = 0;
    const credentials = () => {
      asked += 1;
      return Promise.resolve(keys);
    };
    const store = await open({ ...at(server), credentials });
    for (let n = 0; n < 3; n += 1) expect(await store.head(head)).toBeUndefined();
    expect(asked).toBe(1);
  });

  it.each([
    ['wire', 'the configured region', 'eu-central-1'],
    ['wire', 'another region', 'us-west-2'],
    ['sdk', 'the configured region', 'eu-central-1'],
    ['sdk', 'another region', 'us-west-2'],
  ])(
    'are asked for again when they have expired, and sign from then on: by %s, in %s',
    async (client, _, region) => {
      vi.stubEnv('S3_BATCH_CLIENT', client);
      const { server, keys } = await given({ region: 'eu-central-1' });
      const asked: unknown[] = [];
      const credentials: S3Connection['credentials'] = (how) => {
        asked.push(how?.forceRefresh);
        return Promise.resolve(how?.forceRefresh === true ? keys : { ...keys, accessKeyId: 'old' });
      };
      server.onRequest = ({ headers }) => {
        const { authorization = '' } = headers;
        if (authorization.includes('/us-west-2/')) return ELSEWHERE;
        const isOld = authorization.includes('Credential=old/');
        return isOld ? { kind: 'status', status: 400, code: 'ExpiredToken' } : undefined;
      };
      const store = await open({ ...at(server), region, credentials });
      // An answer to HEAD has no code.
      for (let n = 0; n < 2; n += 1) await store.list({ bucket: BUCKET, prefix: 'p/' });
      const refused = region === 'us-west-2' ? [301, 400] : [400];
      expect(server.log.map(({ status }) => status)).toEqual([...refused, 200, 200]);
      expect(asked).toEqual([undefined, true]);
    },
  );

  it.each<readonly [S3Connection['credentials'], string]>([
    [
      () => Promise.reject(new Error('no vault')),
      'the given provider has no credentials: no vault',
    ],
    [
      { accessKeyId: ' ', secretAccessKey: 's' },
      'the credentials that the store was given have no accessKeyId',
    ],
    [
      { accessKeyId: 'a' } as Credentials,
      'the credentials that the store was given have no secretAccessKey',
    ],
  ])('%#: end the batch when there are none', async (credentials, message) => {
    const { server } = await given();
    const store = await open({ ...at(server), ...(credentials && { credentials }) });
    await expect(store.head(head)).rejects.toMatchObject({
      code: 'CredentialsProviderError',
      scope: 'batch',
      message,
    });
    expect(server.counts).toEqual({});
  });
});

describe('a client of the AWS SDK', () => {
  beforeEach(() => vi.stubEnv('S3_BATCH_CLIENT', 'wire'));
  afterEach(() => vi.unstubAllEnvs());

  it('lends its endpoint, region, addressing and credentials', async () => {
    const { server, keys } = await given({ region: 'eu-central-1' });
    const options = { endpoint: server.endpoint, region: 'eu-central-1', forcePathStyle: true };
    const client = new S3Client({ ...options, credentials: keys });
    const store = await open({ client });
    server.bucket(BUCKET).seed('a', 'text');
    expect(await store.head(head)).toMatchObject({ size: 4 });
    expect(server.log[0]?.headers.authorization).toContain('/eu-central-1/s3/');
    expect(server.log[0]?.headers['user-agent']).toBe('s3-batch-action');
  });

  it('gives way to what the connection says', async () => {
    const { server, keys } = await given();
    const other = { accessKeyId: 'other', secretAccessKey: 'other' };
    const client = new S3Client({
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-west-9',
      credentials: other,
    });
    const store = await open({ ...at(server), client, credentials: keys, forcePathStyle: true });
    expect(await store.head(head)).toBeUndefined();
    expect(server.log[0]?.headers.authorization).toContain('/us-east-1/s3/');
  });

  it('keeps its kind of endpoint', async () => {
    const { keys } = await given();
    const urls: string[] = [];
    const reasons: string[] = [];
    const stop = new Error('far enough');
    const onEndpoint = (url: string) => {
      urls.push(url);
      throw stop;
    };
    const open1 = (options: object) =>
      open({
        client: new S3Client({ region: 'us-west-2', credentials: keys, ...options }),
        onEndpoint,
        onSdk: (reason) => reasons.push(reason),
      }).then((store) => store.head(head).catch(() => undefined));
    await open1({ useDualstackEndpoint: true });
    await open1({ useAccelerateEndpoint: true });
    await open1({ useFipsEndpoint: true });
    expect(urls).toEqual([
      'https://the-bucket.s3.dualstack.us-west-2.amazonaws.com',
      'https://the-bucket.s3-accelerate.amazonaws.com',
      'https://the-bucket.s3-fips.us-west-2.amazonaws.com',
    ]);
    expect(reasons).toEqual(['the configuration asks for FIPS endpoints']);
  });
});
