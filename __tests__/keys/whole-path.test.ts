import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openClient } from 's3-test-server/contract/context.ts';
import { chosenServers, openServer, type ContractServer } from 's3-test-server/contract/servers.ts';
import {
  ACCESS_KEY_ID,
  REGION,
  SECRET_ACCESS_KEY,
} from 's3-test-server/contract/signed-request.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep, type StepResult } from '../support/runner.ts';
import { storeUrl } from '../support/store-url.ts';
import { FILE_DIFFERENCES, KEY_DIFFERENCES } from './differences.ts';
import { listing, untilClockIsPast } from './listing.ts';
import { FILE_PATHS, ONLY_KEYS } from './names.ts';

const PREFIX = 'site/';
const NEIGHBOUR = 'sitemap.xml';
let count = 0;

describe.each(chosenServers())('every kind of name on %s', (name) => {
  let server: ContractServer;
  let s3: S3Client;
  beforeAll(async () => {
    server = await openServer(name);
    s3 = openClient(server.endpoint);
    return async () => {
      s3.destroy();
      await server.close();
    };
  });

  async function newBucket(): Promise<string> {
    const bucket = `keys-${process.pid}-${(count += 1)}`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: NEIGHBOUR, Body: 'map' }));
    return bucket;
  }

  function step(
    workspace: string,
    inputs: Readonly<Record<string, string>>,
    isTimeLapse: boolean,
  ): Promise<StepResult> {
    return runStep({
      workspace,
      isTimeLapse,
      inputs: {
        endpoint: storeUrl(server.endpoint),
        region: REGION,
        prefix: 'site',
        report: 'report.jsonl',
        ...inputs,
      },
      env: { AWS_ACCESS_KEY_ID: ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY },
    });
  }

  async function uploadAll(
    bucket: string,
    files: ReadonlyMap<string, string>,
    isTimeLapse = false,
  ) {
    const entries = [...files].map(([path, body]) => [`public/${path}`, body]);
    const workspace = await workspaceOf(Object.fromEntries(entries) as Record<string, string>);
    const inputs = { mode: 'upload-dir', source: 'public', bucket, 'include-hidden-files': 'true' };
    return step(workspace, inputs, isTimeLapse);
  }

  async function deleteAll(bucket: string, isTimeLapse = false): Promise<StepResult> {
    await untilClockIsPast(s3, bucket);
    return step(await workspaceOf({}), { mode: 'delete-prefix', bucket }, isTimeLapse);
  }

  it('files go in, come back byte for byte, and are deleted', async () => {
    const bucket = await newBucket();
    const held = Object.entries(FILE_PATHS).filter(([kind]) => !FILE_DIFFERENCES[name][kind]);
    const files = new Map(
      held.map(([kind, path]) => [path, kind === 'an empty file' ? '' : `content of ${kind}`]),
    );
    const uploaded = await uploadAll(bucket, files);
    expect(errorsOf(uploaded)).toEqual([]);
    expect(uploaded.exitCode).toBe(0);
    expect(uploaded.outputs['uploaded']).toBe(String(files.size));
    const keys = [...files.keys()].map((path) => `${PREFIX}${path}`);
    expect((await listing(s3, bucket)).sort()).toEqual([...keys, NEIGHBOUR].sort());
    for (const [path, body] of files) {
      const request = new GetObjectCommand({ Bucket: bucket, Key: `${PREFIX}${path}` });
      expect(await (await s3.send(request)).Body?.transformToString(), path).toBe(body);
    }
    const deleted = await deleteAll(bucket);
    expect(errorsOf(deleted)).toEqual([]);
    expect([deleted.exitCode, deleted.outputs['deleted']]).toEqual([0, String(files.size)]);
    expect(await listing(s3, bucket)).toEqual([NEIGHBOUR]);
  });

  it('keys of other clients are deleted', async () => {
    const bucket = await newBucket();
    const held = Object.entries(ONLY_KEYS).filter(([kind]) => !isChanged(kind));
    const keys = held.map(([, key]) => `${PREFIX}${key}`);
    for (const key of keys)
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.alloc(0) }));
    expect((await listing(s3, bucket)).sort()).toEqual([...keys, NEIGHBOUR].sort());
    const deleted = await deleteAll(bucket);
    expect(errorsOf(deleted)).toEqual([]);
    expect([deleted.exitCode, deleted.outputs['deleted']]).toEqual([0, String(keys.length)]);
    expect(await listing(s3, bucket)).toEqual([NEIGHBOUR]);
  });

  const differing = Object.entries(FILE_DIFFERENCES[name]);
  it.each(differing)('%s is a failure there, by name', async (kind, difference) => {
    const bucket = await newBucket();
    const uploaded = await uploadAll(bucket, new Map([[FILE_PATHS[kind] ?? '', 'x']]), true);
    const noticed = uploaded.exitCode === 0 ? await deleteAll(bucket, true) : uploaded;
    expect(noticed.exitCode).toBe(1);
    expect(errorsOf(noticed).join('\n')).toMatch(difference?.message ?? /^$/);
  });

  const changed = Object.keys(ONLY_KEYS).filter(isChanged);
  it.each(changed)('%s is not a key there', async (kind) => {
    const bucket = await newBucket();
    const sibling = new PutObjectCommand({
      Bucket: bucket,
      Key: `${PREFIX}a`,
      Body: Buffer.alloc(0),
    });
    await s3.send(sibling);
    const key = `${PREFIX}${ONLY_KEYS[kind]}`;
    const request = new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.alloc(0) });
    await s3.send(request).catch((error: unknown) => {
      expect(error).toHaveProperty('$metadata');
    });
    expect(await listing(s3, bucket)).not.toContain(key);
  });

  function isChanged(kind: string): boolean {
    return KEY_DIFFERENCES[name].includes(kind);
  }
});

function errorsOf({ annotations }: StepResult): readonly string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
}

describe('the table of differences', () => {
  it('names kinds that exist', () => {
    const files = Object.values(FILE_DIFFERENCES).flatMap((row) => Object.keys(row));
    expect(files.filter((kind) => !(kind in FILE_PATHS))).toEqual([]);
    expect(
      Object.values(KEY_DIFFERENCES)
        .flat()
        .filter((kind) => !(kind in ONLY_KEYS)),
    ).toEqual([]);
  });
});
