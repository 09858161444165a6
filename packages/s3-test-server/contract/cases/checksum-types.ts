import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  type UploadPartCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { refusalOf } from '../given.ts';
import { complete } from './multipart.ts';

const BODY = '123456789';
const CRC32 = 'y/Q5Jg==';
const CRC64NVME = 'rosUhgp5mIg=';

interface Kind {
  readonly ChecksumAlgorithm?: ChecksumAlgorithm;
  readonly ChecksumType?: ChecksumType;
}

async function begin({ s3, bucket }: ContractContext, kind: Kind) {
  const input = { Bucket: bucket, Key: 'a', ...kind };
  const { UploadId = '', ChecksumType } = await s3.send(new CreateMultipartUploadCommand(input));
  return { UploadId, ChecksumType };
}

async function upload(
  { s3, bucket }: ContractContext,
  UploadId: string,
  more: Partial<UploadPartCommandInput> = {},
): Promise<CompletedPart> {
  const part = { Bucket: bucket, Key: 'a', UploadId, PartNumber: 1, Body: BODY, ...more };
  const { ETag, ChecksumCRC32, ChecksumCRC64NVME } = await s3.send(new UploadPartCommand(part));
  return {
    PartNumber: 1,
    ETag,
    ...(ChecksumCRC32 && { ChecksumCRC32 }),
    ...(ChecksumCRC64NVME && { ChecksumCRC64NVME }),
  };
}

const DEFAULTS: readonly (readonly [ChecksumAlgorithm, ChecksumType])[] = [
  ['CRC32', 'COMPOSITE'],
  ['CRC32C', 'COMPOSITE'],
  ['SHA1', 'COMPOSITE'],
  ['SHA256', 'COMPOSITE'],
  ['CRC64NVME', 'FULL_OBJECT'],
];

/** What no upload is begun with. */
const WRONG: readonly (readonly [string, Kind])[] = [
  ['of the type COMPOSITE with CRC64NVME', kind('CRC64NVME', 'COMPOSITE')],
  ['of the type FULL_OBJECT with SHA256', kind('SHA256', 'FULL_OBJECT')],
  ['of the type FULL_OBJECT with SHA1', kind('SHA1', 'FULL_OBJECT')],
  ['of a type without an algorithm', { ChecksumType: 'FULL_OBJECT' }],
  ['of a type that S3 does not have', kind('CRC32', 'PARTIAL')],
  ['of an algorithm that S3 does not have', { ChecksumAlgorithm: 'CRC7' as 'CRC32' }],
];

function kind(ChecksumAlgorithm: ChecksumAlgorithm, type: string): Kind {
  return { ChecksumAlgorithm, ChecksumType: type as ChecksumType };
}

export const CHECKSUM_TYPE_CASES: readonly ContractCase[] = [
  ...DEFAULTS.map(([ChecksumAlgorithm, type]): ContractCase => ({
    name: `an upload with ${ChecksumAlgorithm} is of the type ${type}`,
    source: 'userguide/checking-object-integrity-upload: default checksum types',
    run: async (context) => {
      expect((await begin(context, { ChecksumAlgorithm })).ChecksumType).toBe(type);
    },
  })),
  ...WRONG.map(([name, wrong]): ContractCase => ({
    name: `no upload is begun with a checksum ${name}`,
    source: 'API_CreateMultipartUpload: x-amz-checksum-type; InvalidRequest',
    run: async (context) => {
      expect(await refusalOf(begin(context, wrong))).toBe('400 InvalidRequest');
    },
  })),
  {
    name: 'a part with a checksum of another algorithm than its upload is refused',
    source: 'API_UploadPart: x-amz-sdk-checksum-algorithm must be the same for all parts',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'SHA256' });
      const part = upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' });
      expect(await refusalOf(part)).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a part without a checksum is refused where the upload has one of each part',
    source: 'userguide/checking-object-integrity-upload: composite checksums',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'CRC32' });
      expect(await refusalOf(upload(context, UploadId))).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a completion must repeat the checksums of its parts where the upload has one of each',
    source: 'API_CompletedPart: ChecksumCRC32; InvalidRequest',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'CRC32' });
      const part = await upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' });
      const without = [{ PartNumber: 1, ETag: part.ETag }];
      expect(await refusalOf(complete(context, UploadId, without))).toBe('400 InvalidRequest');
      expect(await refusalOf(complete(context, UploadId, [part]))).toBe('200');
    },
  },
  {
    name: 'a completion with another checksum of a part is InvalidPart',
    source: 'API_CompleteMultipartUpload: InvalidPart',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'CRC32' });
      const part = await upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' });
      const other = [{ ...part, ChecksumCRC32: 'AAAAAA==' }];
      expect(await refusalOf(complete(context, UploadId, other))).toBe('400 InvalidPart');
    },
  },
  {
    name: 'a completion of another type of checksum than its upload is refused',
    source: 'API_CompleteMultipartUpload: x-amz-checksum-type',
    run: async (context) => {
      const { UploadId } = await begin(context, kind('CRC32', 'FULL_OBJECT'));
      const parts = [await upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' })];
      const other = complete(context, UploadId, parts, { ChecksumType: 'COMPOSITE' });
      expect(await refusalOf(other)).toBe('400 InvalidRequest');
      const same = await complete(context, UploadId, parts, { ChecksumType: 'FULL_OBJECT' });
      expect([same.ChecksumCRC32, same.ChecksumType]).toEqual([CRC32, 'FULL_OBJECT']);
    },
  },
  {
    name: 'an upload with CRC64NVME has a checksum of the whole object',
    source: 'userguide/checking-object-integrity-upload: full object checksums',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'CRC64NVME' });
      const own = { ChecksumCRC64NVME: CRC64NVME };
      const parts = [await upload(context, UploadId, own)];
      const { ChecksumCRC64NVME, ChecksumType } = await complete(context, UploadId, parts);
      expect([ChecksumCRC64NVME, ChecksumType]).toEqual([CRC64NVME, 'FULL_OBJECT']);
    },
  },
  {
    name: 'GET with a part number gives the checksum of that part, and the type of the whole',
    source: 'API_GetObject: partNumber, x-amz-checksum-mode, x-amz-checksum-type',
    run: async (context) => {
      const { UploadId } = await begin(context, { ChecksumAlgorithm: 'CRC32' });
      const part = await upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' });
      await complete(context, UploadId, [part]);
      const asked = { Bucket: context.bucket, Key: 'a', ChecksumMode: 'ENABLED' } as const;
      const input = { ...asked, PartNumber: 1 };
      const got = await context.s3.send(new GetObjectCommand(input));
      expect([got.ChecksumCRC32, got.ChecksumType]).toEqual([CRC32, 'COMPOSITE']);
    },
  },
  {
    name: 'a completion that expects another checksum of the whole is BadDigest',
    source: 'API_CompleteMultipartUpload: x-amz-checksum-crc32; BadDigest',
    run: async (context) => {
      const { UploadId } = await begin(context, kind('CRC32', 'FULL_OBJECT'));
      const parts = [await upload(context, UploadId, { ChecksumAlgorithm: 'CRC32' })];
      const other = complete(context, UploadId, parts, { ChecksumCRC32: 'AAAAAA==' });
      expect(await refusalOf(other)).toBe('400 BadDigest');
      const same = complete(context, UploadId, parts, { ChecksumCRC32: CRC32 });
      expect(await refusalOf(same)).toBe('200');
    },
  },
];
