import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../support/credential-sources.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';
import type { Fault, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public' };
const remove = { mode: 'delete-prefix', prefix: 'site' };
const CLIENTS = ['', 'sdk'];

const keysOf = ({ accessKeyId, secretAccessKey }: S3Server) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
});

/** The same server, by a host name that begins with the bucket. */
const withBucket = ({ endpoint }: S3Server) => endpoint.replace('127.0.0.1', `${BUCKET}.localhost`);

describe('hazard 76: an endpoint that names the bucket', () => {
  it('of the input is refused together with everything else, before the first request', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const endpoint = withBucket(server);
    const inputs = { ...upload, endpoint, concurrency: '0', 'allow-http': 'true' };
    const { exitCode, annotations } = await runAction(server, inputs, { workspace });
    expect([exitCode, server.log]).toEqual([1, []]);
    const said = annotations.map(({ message }) => message).join('\n');
    expect(said).toContain(
      `already names the bucket "${BUCKET}", which every request names once more`,
    );
    expect(said).toContain(`write ${server.endpoint.replace('127.0.0.1', 'localhost')}, or`);
    expect(said).toContain('concurrency "0"');
  });

  it.each(CLIENTS)('of a profile is refused before the first request, over %j', async (client) => {
    const server = await startTestServer();
    const config = `[profile other]\nendpoint_url = ${server.endpoint}/${BUCKET}\n`;
    const { exitCode, annotations } = await runStep({
      workspace: await workspaceOf({ 'public/a': 'a' }),
      inputs: { ...upload, bucket: BUCKET, region: server.region },
      env: {
        ...keysOf(server),
        S3_BATCH_CLIENT: client,
        AWS_PROFILE: 'other',
        AWS_CONFIG_FILE: temporaryFile('config', config),
      },
    });
    expect([exitCode, server.log]).toEqual([1, []]);
    expect(annotations.at(-1)?.message).toContain(
      `BucketInEndpoint: the endpoint ${server.endpoint}/${BUCKET} already names the bucket`,
    );
    expect(annotations.at(-1)?.message).toContain(`: use ${server.endpoint}, or`);
  });

  it.each(CLIENTS)('of a profile without it gets path style, over %j', async (client) => {
    const server = await startTestServer();
    const config = `[profile other]\nendpoint_url = ${server.endpoint}\n`;
    const { exitCode } = await runStep({
      workspace: await workspaceOf({ 'public/a': 'a' }),
      inputs: { ...upload, bucket: BUCKET, region: server.region, 'force-path-style': 'auto' },
      env: {
        ...keysOf(server),
        S3_BATCH_CLIENT: client,
        AWS_PROFILE: 'other',
        AWS_CONFIG_FILE: temporaryFile('config', config),
      },
    });
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['a']]);
    expect(server.log[0]?.headers).toHaveProperty('content-md5');
  });
});

describe('hazard 76: a store that forbids the bucket in the path', () => {
  it.each(['SecondLevelDomainForbidden', 'PathStyleDomainForbidden', 'InvalidPathAccess'])(
    'ends the run at once with %s',
    async (code) => {
      const server = await startTestServer();
      server.onRequest = () => ({ kind: 'status', status: 403, code });
      const files = Array.from({ length: 300 }, (_, n) => [`public/${n}`, 'x'] as const);
      const workspace = await workspaceOf(Object.fromEntries(files));
      const inputs = { ...upload, concurrency: '8' };
      const { exitCode, annotations } = await runAction(server, inputs, { workspace });
      expect(exitCode).toBe(1);
      expect(server.log.length).toBeLessThanOrEqual(16);
      expect(annotations.at(-1)?.message).toContain('What to do: write force-path-style: false');
    },
  );
});

const asVersion1: Fault = {
  kind: 'edit',
  edit: (answer) => ({
    ...answer,
    body: Buffer.from(
      String(answer.body).replace(/<KeyCount>.*?<\/KeyCount>/, '<Marker></Marker>'),
    ),
  }),
};

describe('hazard 21, hazard 76: a store that lists by version 1 alone', () => {
  it.each<[string, Fault]>([
    ['answers in that form', asVersion1],
    ['does not know list-type', { kind: 'status', status: 501, code: 'NotImplemented' }],
    [
      'refuses list-type',
      { kind: 'status', status: 400, code: 'InvalidArgument', message: 'bad list-type' },
    ],
  ])('and %s: nothing is deleted, and the run says why at once', async (_, fault) => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('site/a');
    server.onRequest = ({ operation }) => (operation === 'ListObjectsV2' ? fault : undefined);
    const { exitCode, annotations } = await runAction(server, remove);
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([1, ['site/a']]);
    expect(Object.keys(server.counts)).toEqual(['ListObjectsV2']);
    // One for each of the ranges that are listed at the same time.
    expect(server.counts['ListObjectsV2']).toBeLessThanOrEqual(3);
    expect(annotations.at(-1)?.message).toContain('lists objects only by version 1');
  });
});

describe('hazard 49: a bucket of another owner', () => {
  it('is named as a cause of AccessDenied', async () => {
    const server = await startTestServer();
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied' });
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const inputs = { ...upload, 'expected-bucket-owner': '123456789012' };
    const { annotations } = await runAction(server, inputs, { workspace });
    expect(annotations.at(-1)?.message).toContain(
      'What to do: check that the account 123456789012, the input "expected-bucket-owner", owns the bucket',
    );
  });
});

describe('hazard 75: a bucket that demands a checksum with every part', () => {
  it.each(CLIENTS)('gets it, over %j', async (S3_BATCH_CLIENT) => {
    const server = await startTestServer();
    server.onRequest = ({ operation, headers }) =>
      operation === 'UploadPart' && headers['content-md5'] === undefined
        ? {
            kind: 'status',
            status: 400,
            code: 'InvalidRequest',
            message:
              'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Part requests with Object Lock parameters',
          }
        : undefined;
    const large = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
    const workspace = await workspaceOf({ 'public/a': large, 'public/b': large });
    const request = { workspace, env: { S3_BATCH_CLIENT } };
    const { exitCode } = await runAction(server, upload, request);
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['a', 'b']]);
  });
});
