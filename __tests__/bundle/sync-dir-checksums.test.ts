import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  type S3Client,
} from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSdk } from '../../packages/s3-test-server/__tests__/client.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };
const object = { Bucket: BUCKET, Key: 'site/video.mp4' };
/** No usual size, so that nobody finds it by the ETag. */
const PART = 5 * 1024 ** 2 + 4321;

async function uploadInParts(
  s3: S3Client,
  body: Buffer,
  ChecksumAlgorithm: ChecksumAlgorithm,
  ChecksumType: ChecksumType,
): Promise<void> {
  const headers = { ContentType: 'video/mp4', ChecksumAlgorithm, ChecksumType };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...object, ...headers }));
  const parts = [body.subarray(0, PART), body.subarray(PART)];
  const stored = parts.map(async (Body, index) => {
    const part = { ...object, UploadId, PartNumber: index + 1, ChecksumAlgorithm };
    return { ...(await s3.send(new UploadPartCommand({ ...part, Body }))), PartNumber: index + 1 };
  });
  const MultipartUpload = { Parts: await Promise.all(stored) };
  const completion = { ...object, UploadId, MultipartUpload, ChecksumType };
  await s3.send(new CompleteMultipartUploadCommand(completion));
}

it.each([
  ['CRC64NVME', 'FULL_OBJECT', undefined, 'content'],
  ['CRC32C', 'FULL_OBJECT', undefined, 'content'],
  ['CRC32', 'FULL_OBJECT', undefined, 'content'],
  ['CRC32C', 'COMPOSITE', 'unknown', 'unknown'],
  ['SHA256', 'COMPOSITE', 'unknown', 'unknown'],
] as const)(
  'hazard 41: finds by the %s (%s) of an object in parts whether its content is equal',
  async (algorithm, type, whenEqual, whenChanged) => {
    const server = await startTestServer();
    const body = randomBytes(PART + 99);
    const workspace = await workspaceOf({ 'public/video.mp4': body });
    const reasonOf = async () => {
      await uploadInParts(openSdk(server), body, algorithm, type);
      const { exitCode, outcomes } = await runAction(server, sync, { workspace });
      expect(exitCode).toBe(0);
      return outcomes.find(({ status }) => status === 'done')?.reason;
    };
    expect(await reasonOf()).toBe(whenEqual);
    const changed = Buffer.from(body);
    changed.writeUInt8(body.readUInt8(7) ^ 1, 7);
    await writeFile(join(workspace, 'public/video.mp4'), changed);
    expect(await reasonOf()).toBe(whenChanged);
  },
);
