import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { startS3Server, type Profile } from 's3-test-server';
import { startFront } from 's3-test-server/profiles/front.ts';
import { BUCKET } from '../support/test-store.ts';
import { digestOf } from './scenarios.ts';

/** A bucket of its own, and how to reach it under a profile. */
export interface Place {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  setProfile(profile: Profile | undefined): void;
  put(key: string, body: string | Buffer): Promise<void>;
  /** Makes all objects public by their ACLs. */
  makePublic(): void;
  objects(): Promise<ReadonlyMap<string, Held>>;
}

export interface Held {
  readonly digest: string;
  readonly cacheControl: string | undefined;
}

const OWNER = '0123456789abcdef0123456789abcdef';
const PUBLIC = [
  { grantee: { ID: OWNER }, permission: 'FULL_CONTROL' },
  {
    grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
    permission: 'READ',
  },
];

/** In the tests' own server. */
export async function ownPlace({
  name,
  bucket: options = {},
  inputs = {},
}: Profile): Promise<Place> {
  const server = await startS3Server();
  onTestFinished(() => server.close());
  server.createBucket(BUCKET, options);
  const bucket = server.bucket(BUCKET);
  const isAmazon = name.startsWith('amazon-');
  const host = isAmazon ? 's3.us-east-1.amazonaws.com' : 's3.localhost';
  const isVirtual = isAmazon || inputs['force-path-style'] === 'false';
  return {
    ...placeAt(server.port, isVirtual ? `http://${host}` : server.endpoint, isVirtual),
    setProfile: (profile) => {
      server.setProfile(BUCKET, profile);
    },
    put: (key, body) => {
      bucket.seed(key, body);
      return Promise.resolve();
    },
    makePublic: () => {
      for (const key of bucket.keys()) {
        const { body, headers = {}, lastModified = new Date() } = bucket.object(key) ?? {};
        bucket.seed(key, body, { headers, lastModified, acl: PUBLIC });
      }
    },
    objects: () =>
      Promise.resolve(
        new Map(
          bucket.keys().map((key) => {
            const { body = '', headers = {} } = bucket.object(key) ?? {};
            return [key, { digest: digestOf(body), cacheControl: headers['cache-control'] }];
          }),
        ),
      ),
  };
}

/** Names of hosts are those of a proxy, which is the server itself. */
function placeAt(
  port: number | string,
  endpoint: string,
  isVirtual: boolean,
): Pick<Place, 'inputs' | 'env'> {
  return {
    inputs: {
      bucket: BUCKET,
      region: 'us-east-1',
      endpoint,
      ...(isVirtual && { 'allow-http': 'true' }),
    },
    env: {
      AWS_ACCESS_KEY_ID: 'test-access-key',
      AWS_SECRET_ACCESS_KEY: 'test-secret-key',
      ...(isVirtual && { HTTP_PROXY: `http://127.0.0.1:${port}` }),
    },
  };
}

let buckets = 0;

/** A bucket of a server behind a front: of `dev`, or of a real one that with-servers.sh has started. */
export async function frontPlace(name: string): Promise<Place> {
  const server = await endpointOf(name);
  const bucket = `profiles-${process.pid}-${(buckets += 1)}`;
  const client = new S3Client({
    endpoint: server,
    region: IDENTITY.region,
    forcePathStyle: true,
    credentials: { accessKeyId: IDENTITY.accessKeyId, secretAccessKey: IDENTITY.secretAccessKey },
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  let profile: Profile = { name: 'none', title: 'none', differences: [] };
  const front = await startFront({
    endpoint: server,
    identity: IDENTITY,
    profile: {
      ...profile,
      get differences() {
        return profile.differences;
      },
    },
  });
  onTestFinished(async () => {
    client.destroy();
    await front.close();
  });
  const place = placeAt(new URL(front.endpoint).port, front.endpoint, false);
  return {
    inputs: { ...place.inputs, bucket },
    env: place.env,
    setProfile: (next) => {
      profile = next ?? { ...profile, differences: [] };
    },
    put: async (key, body) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    },
    makePublic: () => undefined,
    objects: () => objectsOf(client, bucket),
  };
}

const IDENTITY = {
  accessKeyId: 'test-access-key',
  secretAccessKey: 'test-secret-key',
  sessionToken: undefined,
  region: 'us-east-1',
};

async function endpointOf(name: string): Promise<string> {
  if (name !== 'dev') return process.env[`STORE_ENDPOINT_${name.toUpperCase()}`] ?? '';
  const server = await startS3Server();
  onTestFinished(() => server.close());
  return server.endpoint;
}

async function objectsOf(client: S3Client, bucket: string): Promise<ReadonlyMap<string, Held>> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  const objects = await Promise.all(
    Contents.map(async ({ Key = '' }) => {
      const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const body = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
      return [Key, { digest: digestOf(body), cacheControl: object.CacheControl }] as const;
    }),
  );
  return new Map(objects);
}
