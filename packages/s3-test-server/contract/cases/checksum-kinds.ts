import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { list, putObject, refusalOf } from '../given.ts';

const BODY = '123456789';
const CRC32 = 'y/Q5Jg==';
const SHA256 = createHash('sha256').update(BODY).digest('base64');
/** Of the one part's CRC32, as its four bytes. */
const COMPOSITE = '7kxlUA==-1';

async function beginUpload({ s3, bucket }: ContractContext, key = 'a') {
  const input = { Bucket: bucket, Key: key, ChecksumAlgorithm: 'CRC32' } as const;
  const begun = await s3.send(new CreateMultipartUploadCommand(input));
  return { begun, upload: { Bucket: bucket, Key: key, UploadId: begun.UploadId } };
}

async function uploadInParts(context: ContractContext, key = 'a') {
  const { upload } = await beginUpload(context, key);
  const part = { ...upload, PartNumber: 1, Body: BODY, ChecksumAlgorithm: 'CRC32' } as const;
  const { ETag, ChecksumCRC32 } = await context.s3.send(new UploadPartCommand(part));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };
  return context.s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
}

const OF_OBJECTS: readonly ContractCase[] = [
  {
    name: 'the type of a checksum is told by PUT, GET and HEAD',
    source: 'API_PutObject, API_GetObject, API_HeadObject: x-amz-checksum-type',
    run: async (context) => {
      const { s3, bucket } = context;
      const put = await putObject(context, 'a', BODY, { ChecksumAlgorithm: 'CRC32' });
      const input = { Bucket: bucket, Key: 'a', ChecksumMode: 'ENABLED' } as const;
      const head = await s3.send(new HeadObjectCommand(input));
      const get = await s3.send(new GetObjectCommand(input));
      const told = [put, head, get].map((answer) => [answer.ChecksumCRC32, answer.ChecksumType]);
      expect(told).toEqual(Array.from({ length: 3 }, () => [CRC32, 'FULL_OBJECT']));
    },
  },
  {
    name: 'the type of a checksum is told by listings and attributes',
    source: 'API_Object, API_ObjectVersion, API_Checksum: ChecksumType',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', BODY, { ChecksumAlgorithm: 'CRC32' });
      const { Contents } = await list(context);
      const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const input = { Bucket: bucket, Key: 'a', ObjectAttributes: ['Checksum' as const] };
      const { Checksum } = await s3.send(new GetObjectAttributesCommand(input));
      const types = [Contents?.[0], Versions?.[0], Checksum].map((row) => row?.ChecksumType);
      expect(types).toEqual(['FULL_OBJECT', 'FULL_OBJECT', 'FULL_OBJECT']);
    },
  },
];

const OF_UPLOADS: readonly ContractCase[] = [
  {
    name: 'an upload tells the algorithm and type of its checksum',
    source: 'API_CreateMultipartUpload, API_MultipartUpload, API_ListParts: ChecksumType',
    run: async (context) => {
      const { s3, bucket } = context;
      const { begun, upload } = await beginUpload(context);
      const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      const parts = await s3.send(new ListPartsCommand(upload));
      const told = [begun, Uploads?.[0], parts].map((row) => [
        row?.ChecksumAlgorithm,
        row?.ChecksumType,
      ]);
      expect(told).toEqual(Array.from({ length: 3 }, () => ['CRC32', 'COMPOSITE']));
    },
  },
  {
    name: 'a part is listed with its checksum',
    source: 'API_ListParts: ChecksumCRC32',
    run: async (context) => {
      const { s3 } = context;
      const { upload } = await beginUpload(context);
      const part = { ...upload, PartNumber: 1, Body: BODY, ChecksumAlgorithm: 'CRC32' } as const;
      await s3.send(new UploadPartCommand(part));
      const { Parts } = await s3.send(new ListPartsCommand(upload));
      expect(Parts?.map(({ ChecksumCRC32 }) => ChecksumCRC32)).toEqual([CRC32]);
    },
  },
  {
    name: 'a completion and its object tell a checksum of checksums as such',
    source: 'API_CompleteMultipartUpload: ChecksumType; userguide/checking-object-integrity',
    run: async (context) => {
      const { s3, bucket } = context;
      const done = await uploadInParts(context);
      const input = { Bucket: bucket, Key: 'a', ChecksumMode: 'ENABLED' } as const;
      const head = await s3.send(new HeadObjectCommand(input));
      const told = [done, head].map((answer) => [answer.ChecksumCRC32, answer.ChecksumType]);
      expect(told).toEqual([
        [COMPOSITE, 'COMPOSITE'],
        [COMPOSITE, 'COMPOSITE'],
      ]);
    },
  },
];

const OF_COPIES: readonly ContractCase[] = [
  {
    name: 'a copy tells the checksum that it has from its source',
    source: 'API_CopyObject: CopyObjectResult; x-amz-checksum-algorithm',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', BODY, { ChecksumAlgorithm: 'SHA256' });
      const input = { Bucket: bucket, Key: 'b', CopySource: `${bucket}/a` };
      const { CopyObjectResult } = await s3.send(new CopyObjectCommand(input));
      const told = [CopyObjectResult?.ChecksumSHA256, CopyObjectResult?.ChecksumType];
      expect(told).toEqual([SHA256, 'FULL_OBJECT']);
    },
  },
  {
    name: 'a copy has a checksum of the algorithm that it asks for, and no other',
    source: 'API_CopyObject: x-amz-checksum-algorithm',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', BODY, { ChecksumAlgorithm: 'SHA256' });
      const source = { Bucket: bucket, Key: 'b', CopySource: `${bucket}/a` };
      await s3.send(new CopyObjectCommand({ ...source, ChecksumAlgorithm: 'CRC32' }));
      const input = { Bucket: bucket, Key: 'b', ChecksumMode: 'ENABLED' } as const;
      const { ChecksumCRC32, ChecksumSHA256 } = await s3.send(new HeadObjectCommand(input));
      expect([ChecksumCRC32, ChecksumSHA256]).toEqual([CRC32, undefined]);
    },
  },
  {
    name: 'a copy is not made with a checksum of an algorithm that S3 does not have',
    source: 'API_CopyObject: x-amz-checksum-algorithm; InvalidRequest',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', BODY);
      const source = { Bucket: bucket, Key: 'b', CopySource: `${bucket}/a` };
      const input = { ...source, ChecksumAlgorithm: 'CRC7' as 'CRC32' };
      expect(await refusalOf(s3.send(new CopyObjectCommand(input)))).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a copy of an object in parts has a checksum of the whole',
    source: 'userguide/checking-object-integrity: copies have full object checksums',
    run: async (context) => {
      const { s3, bucket } = context;
      await uploadInParts(context);
      const input = { Bucket: bucket, Key: 'b', CopySource: `${bucket}/a` };
      const { CopyObjectResult } = await s3.send(new CopyObjectCommand(input));
      const told = [CopyObjectResult?.ChecksumCRC32, CopyObjectResult?.ChecksumType];
      expect(told).toEqual([CRC32, 'FULL_OBJECT']);
    },
  },
  {
    name: 'a part that is copied has a checksum of the algorithm of its upload',
    source: 'API_UploadPartCopy: CopyPartResult',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'source', BODY);
      const { upload } = await beginUpload(context);
      const input = { ...upload, PartNumber: 1, CopySource: `${bucket}/source` };
      const { CopyPartResult } = await s3.send(new UploadPartCopyCommand(input));
      expect(CopyPartResult?.ChecksumCRC32).toBe(CRC32);
    },
  },
];

export const CHECKSUM_KIND_CASES = [...OF_OBJECTS, ...OF_UPLOADS, ...OF_COPIES];
