import { GetObjectAttributesCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject } from '../given.ts';

/** Of `123456789`, the string that catalogues of checksums use. */
const BODY = '123456789';
const RIGHT: Readonly<Record<string, string>> = {
  crc32: 'y/Q5Jg==',
  crc32c: '4waSgw==',
  crc64nvme: 'rosUhgp5mIg=',
  sha1: createHash('sha1').update(BODY).digest('base64'),
  sha256: createHash('sha256').update(BODY).digest('base64'),
};
const MD5 = createHash('md5').update(BODY).digest('base64');

/** The same length, and right for nothing here. */
function wrong(checksum: string): string {
  return Buffer.from(checksum, 'base64').fill(1).toString('base64');
}

function putWith({ send }: ContractContext, headers: Readonly<Record<string, string>>) {
  return send({ method: 'PUT', key: 'a', body: BODY, headers });
}

async function expectRefused(
  context: ContractContext,
  headers: Readonly<Record<string, string>>,
  expected: string,
): Promise<void> {
  const { status, code } = await putWith(context, headers);
  expect([status, code]).toEqual([400, expected]);
  expect(keysOf(await list(context))).toEqual([]);
}

export const CHECKSUM_CASES: readonly ContractCase[] = [
  ...Object.entries(RIGHT).flatMap(([algorithm, checksum]): readonly ContractCase[] => [
    {
      name: `a right ${algorithm} is stored and given back when asked`,
      source: `API_PutObject: x-amz-checksum-${algorithm}; API_GetObject: x-amz-checksum-mode`,
      run: async (context) => {
        const header = `x-amz-checksum-${algorithm}`;
        const put = await putWith(context, { [header]: checksum });
        expect([put.status, put.headers[header]]).toEqual([200, checksum]);
        const headers = { 'x-amz-checksum-mode': 'ENABLED' };
        const get = await context.send({ method: 'GET', key: 'a', headers });
        expect(get.headers[header]).toBe(checksum);
      },
    },
    {
      name: `a wrong ${algorithm} is BadDigest and stores nothing`,
      source: `API_PutObject: x-amz-checksum-${algorithm}; ErrorResponses: BadDigest`,
      run: async (context) => {
        const headers = { [`x-amz-checksum-${algorithm}`]: wrong(checksum) };
        await expectRefused(context, headers, 'BadDigest');
      },
    },
    {
      name: `a ${algorithm} that is no checksum is InvalidRequest`,
      source: `userguide/checking-object-integrity; ErrorResponses: InvalidRequest`,
      run: async (context) => {
        const headers = { [`x-amz-checksum-${algorithm}`]: 'AAAA' };
        await expectRefused(context, headers, 'InvalidRequest');
      },
    },
  ]),
  {
    name: 'two checksums at once are refused',
    source: 'userguide/checking-object-integrity: a single checksum; InvalidRequest',
    run: async (context) => {
      const { crc32 = '', sha256 = '' } = RIGHT;
      const headers = { 'x-amz-checksum-crc32': crc32, 'x-amz-checksum-sha256': sha256 };
      await expectRefused(context, headers, 'InvalidRequest');
    },
  },
  {
    name: 'a checksum is not given back when nobody asks',
    source: 'API_HeadObject: x-amz-checksum-mode',
    run: async (context) => {
      await putWith(context, { 'x-amz-checksum-sha256': RIGHT['sha256'] ?? '' });
      const { headers } = await context.send({ method: 'HEAD', key: 'a' });
      expect(headers['x-amz-checksum-sha256']).toBeUndefined();
    },
  },
  {
    name: 'a checksum is listed by its algorithm',
    source: 'API_Object: ChecksumAlgorithm',
    run: async (context) => {
      await putWith(context, { 'x-amz-checksum-sha256': RIGHT['sha256'] ?? '' });
      expect((await list(context)).Contents?.[0]?.ChecksumAlgorithm).toEqual(['SHA256']);
    },
  },
  {
    name: 'a checksum is told by the attributes of its object',
    source: 'API_GetObjectAttributes: Checksum',
    run: async (context) => {
      const { s3, bucket } = context;
      await putWith(context, { 'x-amz-checksum-sha256': RIGHT['sha256'] ?? '' });
      const input = { Bucket: bucket, Key: 'a', ObjectAttributes: ['Checksum' as const] };
      const answer = await s3.send(new GetObjectAttributesCommand(input));
      expect(answer.Checksum?.ChecksumSHA256).toBe(RIGHT['sha256']);
    },
  },
  {
    name: 'attributes of an object are those that are asked for',
    source: 'API_GetObjectAttributes: x-amz-object-attributes',
    run: async (context) => {
      const { s3, bucket } = context;
      await putWith(context, {});
      const ObjectAttributes = ['ETag' as const, 'ObjectSize' as const];
      const input = { Bucket: bucket, Key: 'a', ObjectAttributes };
      const { ETag, ObjectSize, StorageClass } = await s3.send(
        new GetObjectAttributesCommand(input),
      );
      const etag = createHash('md5').update(BODY).digest('hex');
      expect([ETag, ObjectSize, StorageClass]).toEqual([etag, 9, undefined]);
    },
  },
  {
    name: 'the SDK verifies what it reads by the stored checksum',
    source: 'API_HeadObject: ChecksumMode',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', BODY, { ChecksumAlgorithm: 'CRC32' });
      const input = { Bucket: bucket, Key: 'a', ChecksumMode: 'ENABLED' } as const;
      expect((await s3.send(new HeadObjectCommand(input))).ChecksumCRC32).toBe(RIGHT['crc32']);
    },
  },
  {
    name: 'a right Content-MD5 is taken',
    source: 'API_PutObject: Content-MD5',
    run: async (context) => {
      expect((await putWith(context, { 'content-md5': MD5 })).status).toBe(200);
    },
  },
  {
    name: 'a wrong Content-MD5 is BadDigest and stores nothing',
    source: 'API_PutObject: Content-MD5; ErrorResponses: BadDigest',
    run: (context) => expectRefused(context, { 'content-md5': wrong(MD5) }, 'BadDigest'),
  },
  ...['AAAA', 'not Base64', MD5.slice(0, -2), `${MD5}${MD5}`].map((md5): ContractCase => ({
    name: `the Content-MD5 ${md5} is InvalidDigest`,
    source: 'API_PutObject: Content-MD5; ErrorResponses: InvalidDigest',
    run: (context) => expectRefused(context, { 'content-md5': md5 }, 'InvalidDigest'),
  })),
  {
    name: 'a body that is not what was signed is refused',
    source: 'API/sig-v4-header-based-auth: x-amz-content-sha256; XAmzContentSHA256Mismatch',
    run: async (context) => {
      const payload = createHash('sha256').update('another body').digest('hex');
      const request = { method: 'PUT', key: 'a', body: BODY, signing: { payload } };
      const { status, code } = await context.send(request);
      expect([status, code]).toEqual([400, 'XAmzContentSHA256Mismatch']);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
];
