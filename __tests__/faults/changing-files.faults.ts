import { truncateSync } from 'node:fs';
import { mkdtemp, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bucketObjects,
  download,
  type DownloadItem,
  fileTarget,
  openS3Store,
} from '../../src/index.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startS3Server } from 's3-test-server';
import { BUCKET } from './scenario.ts';

const PART = 8 * 1024 * 1024;

describe('bytes that are not those that were counted', () => {
  it('of a file that shrinks while its parts are sent, are not completed', async () => {
    const server = await startS3Server();
    server.createBucket(BUCKET);
    const workspace = await workspaceOf({ 'public/large': '' });
    const file = join(workspace, 'public/large');
    await truncate(file, 3 * PART);
    server.onRequest = ({ operation }) => {
      if (operation === 'CreateMultipartUpload') truncateSync(file, PART);
      return undefined;
    };
    const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site' };
    const result = await runAction(server, inputs, { workspace });
    expect([result.exitCode, result.outputs['failed']]).toEqual([1, '1']);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    await server.close();
  });

  it('of an object that is shorter than it was listed, take no file’s place', async () => {
    const server = await startS3Server();
    server.createBucket(BUCKET);
    process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
    server.bucket(BUCKET).seed('a', 'whole');
    const { endpoint, region } = server;
    const store = await openS3Store({ endpoint, region, allowHttp: false }, BUCKET);
    const directory = await mkdtemp(join(tmpdir(), 'short-'));
    const items: DownloadItem[] = [];
    for await (const { key, size } of bucketObjects({ bucket: BUCKET }, { store })) {
      items.push({ bucket: BUCKET, key, size, target: fileTarget(directory, key) });
    }
    server.bucket(BUCKET).seed('a', 'cut');
    for await (const outcome of download(items, { store })) expect(outcome.status).toBe('failed');
    store.close();
    await server.close();
  });
});
