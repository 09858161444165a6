import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { describe, expect, it } from 'vitest';
import { CHECKSUMS } from '../src/checksums/checksums.ts';
import { sendSigned } from '../contract/signed-request.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { get, openSdk, put, refusal } from './client.ts';

const MIB = 1024 * 1024;

describe('the SDK', () => {
  it('sends a stream in chunks with a trailer', async () => {
    const server = await startTestServer();
    const Body = Readable.from([Buffer.from('first '), Buffer.from('second')]);
    const input = { Bucket: BUCKET, Key: 'key', Body, ContentLength: 12, ContentEncoding: 'gzip' };
    await openSdk(server).send(new PutObjectCommand(input));
    expect(server.log[0]?.headers['x-amz-content-sha256']).toMatch(/^STREAMING-.*TRAILER$/);
    const { body, headers } = server.bucket(BUCKET).object('key') ?? {};
    expect([body?.toString(), headers?.['content-encoding']]).toEqual(['first second', 'gzip']);
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'uploads in parts with %s and reads back what it sent',
    async (algorithm) => {
      const server = await startTestServer();
      const client = openSdk(server);
      const body = Buffer.alloc(6 * MIB, 'part');
      const ChecksumAlgorithm = algorithm;
      const params = { Bucket: BUCKET, Key: 'key', Body: body, ChecksumAlgorithm };
      const upload = new Upload({ client, params });
      expect((await upload.done()).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
      expect(server.bucket(BUCKET).object('key')?.body.equals(body)).toBe(true);
      expect(Buffer.from(await get(client, 'key')).equals(body)).toBe(true);
    },
  );

  it('learns the number of parts, and the size', async () => {
    const server = await startTestServer();
    const client = openSdk(server);
    const params = { Bucket: BUCKET, Key: 'key', Body: Buffer.alloc(6 * MIB) };
    await new Upload({ client, params }).done();
    const command = new GetObjectAttributesCommand({
      Bucket: BUCKET,
      Key: 'key',
      ObjectAttributes: ['ObjectParts', 'ObjectSize', 'StorageClass'],
    });
    expect(await client.send(command)).toMatchObject({
      ObjectParts: { TotalPartsCount: 2 },
      ObjectSize: 6 * MIB,
      StorageClass: 'STANDARD',
    });
  });
});

describe('a completion', () => {
  async function givenPart() {
    const server = await startTestServer();
    const client = openSdk(server);
    const target = { Bucket: BUCKET, Key: 'key' };
    const create = { ...target, ChecksumAlgorithm: ChecksumAlgorithm.CRC32 };
    const type = { ...create, ChecksumType: 'FULL_OBJECT' as const };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(type));
    const part = { ...target, UploadId, PartNumber: 1, Body: 'text' };
    const { ETag, ChecksumCRC32 } = await client.send(new UploadPartCommand(part));
    return { client, server, target: { ...target, UploadId }, ETag, ChecksumCRC32 };
  }
  const right = CHECKSUMS['crc32']?.(Buffer.from('text'));

  it('may expect a checksum of the whole object', async () => {
    const { client, target, ETag } = await givenPart();
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const input = { ...target, MultipartUpload, ChecksumCRC32: right };
    const answer = await client.send(new CompleteMultipartUploadCommand(input));
    expect(answer.ChecksumCRC32).toBe(right);
  });

  it('that expects another is BadDigest and makes no object', async () => {
    const { client, server, target, ETag } = await givenPart();
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const input = { ...target, MultipartUpload, ChecksumCRC32: 'AAAAAA==' };
    expect(await refusal(client.send(new CompleteMultipartUploadCommand(input)))).toBe(
      '400 BadDigest',
    );
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.bucket(BUCKET).uploads()).toHaveLength(1);
  });

  it('that names another checksum of a part is InvalidPart', async () => {
    const { client, target, ETag, ChecksumCRC32 } = await givenPart();
    expect(ChecksumCRC32).toBe(right);
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32: 'AAAAAA==' }] };
    const command = new CompleteMultipartUploadCommand({ ...target, MultipartUpload });
    expect(await refusal(client.send(command))).toBe('400 InvalidPart');
  });
});

describe('a copy', () => {
  it('leaves class and redirect of its source behind', async () => {
    const server = await startTestServer();
    const headers = {
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-website-redirect-location': '/',
      'x-amz-meta-a': '1',
      'cache-control': 'no-cache',
    };
    server.bucket(BUCKET).seed('from', 'text', { headers });
    const input = { Bucket: BUCKET, Key: 'to', CopySource: `${BUCKET}/from` };
    await openSdk(server).send(new CopyObjectCommand(input));
    expect(server.bucket(BUCKET).object('to')?.headers).toEqual({
      'x-amz-meta-a': '1',
      'cache-control': 'no-cache',
    });
  });

  it('from a source that is not encoded rightly is InvalidURI', async () => {
    const { endpoint } = await startTestServer();
    const headers = { 'x-amz-copy-source': `${BUCKET}/%ff` };
    const answer = await sendSigned(endpoint, {
      method: 'PUT',
      bucket: BUCKET,
      key: 'to',
      headers,
    });
    expect(answer).toMatchObject({ status: 400, code: 'InvalidURI' });
  });
});

describe('a server that keeps sizes only', () => {
  it('tells size and ETag, and gives as many bytes', async () => {
    const server = await startTestServer({ discardBodies: true });
    const client = openSdk(server);
    await put(client, 'key', 'text');
    const head = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'key' }));
    expect(head).toMatchObject({ ContentLength: 4, ETag: '"1cb251ec0d568de6a929b520c4aed8d1"' });
    const { status, body } = await sendSigned(server.endpoint, {
      method: 'GET',
      bucket: BUCKET,
      key: 'key',
    });
    expect([status, body]).toEqual([200, '\0\0\0\0']);
    expect(server.bucket(BUCKET).object('key')?.body).toHaveLength(0);
  });
});

describe('a bucket', () => {
  const create = (Bucket: string, region: string) =>
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-3' },
    });

  it('is made in the region that is named', async () => {
    const server = await startTestServer();
    await openSdk(server).send(create('far-bucket', 'eu-west-3'));
    const head = await sendSigned(server.endpoint, { method: 'HEAD', bucket: 'far-bucket' });
    expect(head.headers['x-amz-bucket-region']).toBe('eu-west-3');
  });

  it('is not made elsewhere by the endpoint of another region', async () => {
    const server = await startTestServer({ region: 'eu-central-1' });
    const client = openSdk(server);
    expect(await refusal(client.send(create('far-bucket', 'eu-west-3')))).toBe(
      '400 IllegalLocationConstraintException',
    );
    await client.send(create('near-bucket', 'eu-central-1'));
    expect(server.bucketNames).toEqual([BUCKET, 'near-bucket']);
  });
});
