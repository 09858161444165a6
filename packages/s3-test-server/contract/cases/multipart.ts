import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type CompleteMultipartUploadCommandInput,
  type CreateMultipartUploadCommandInput,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, readObject, refusalOf } from '../given.ts';

const FIVE_MIB = 'x'.repeat(5 * 1024 * 1024);

export async function createUpload(
  { s3, bucket }: ContractContext,
  key: string,
  input: Partial<CreateMultipartUploadCommandInput> = {},
): Promise<string> {
  const command = new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, ...input });
  return (await s3.send(command)).UploadId ?? '';
}

export async function uploadPart(
  { s3, bucket }: ContractContext,
  UploadId: string,
  PartNumber: number,
  Body: string,
  Key = 'a',
): Promise<CompletedPart> {
  const own = { Body, ContentLength: Buffer.byteLength(Body) };
  const command = new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber, ...own });
  return { PartNumber, ETag: (await s3.send(command)).ETag };
}

export function complete(
  { s3, bucket }: ContractContext,
  UploadId: string,
  Parts: CompletedPart[],
  input: Partial<CompleteMultipartUploadCommandInput> = {},
) {
  const own = { Bucket: bucket, Key: 'a', UploadId, MultipartUpload: { Parts } };
  return s3.send(new CompleteMultipartUploadCommand({ ...own, ...input }));
}

/** An upload of two parts that lacks only its completion. */
export async function twoParts(context: ContractContext) {
  const uploadId = await createUpload(context, 'a');
  const parts = [
    await uploadPart(context, uploadId, 1, FIVE_MIB),
    await uploadPart(context, uploadId, 2, 'end'),
  ];
  return { uploadId, parts };
}

export const MULTIPART_CASES: readonly ContractCase[] = [
  {
    name: 'parts become one object, with the ETag of their MD5s and their number',
    source: 'API_CompleteMultipartUpload: ETag; userguide/checking-object-integrity',
    run: async (context) => {
      const { uploadId, parts } = await twoParts(context);
      const { ETag } = await complete(context, uploadId, parts);
      const digests = [FIVE_MIB, 'end'].map((part) => createHash('md5').update(part).digest());
      const whole = createHash('md5').update(Buffer.concat(digests)).digest('hex');
      expect(ETag).toBe(`"${whole}-2"`);
      expect(await readObject(context, 'a')).toBe(`${FIVE_MIB}end`);
      expect((await list(context)).Contents?.[0]).toMatchObject({
        ETag,
        Size: FIVE_MIB.length + 3,
      });
    },
  },
  {
    name: 'one part makes an object whose ETag ends in -1',
    source: 'API_CompleteMultipartUpload: ETag',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const parts = [await uploadPart(context, uploadId, 1, 'only')];
      expect((await complete(context, uploadId, parts)).ETag).toMatch(/-1"$/);
    },
  },
  {
    name: 'a part answers with the MD5 of its body as ETag',
    source: 'API_UploadPart: ETag',
    run: async (context) => {
      const { ETag } = await uploadPart(context, await createUpload(context, 'a'), 1, 'hello');
      expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    },
  },
  {
    name: 'an object in parts has the headers of its beginning',
    source: 'API_CreateMultipartUpload: headers',
    run: async (context) => {
      const { s3, bucket } = context;
      const headers = { CacheControl: 'no-cache', ContentType: 'text/css', Metadata: { m: '1' } };
      const uploadId = await createUpload(context, 'a', headers);
      await complete(context, uploadId, [await uploadPart(context, uploadId, 1, 'only')]);
      const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(head).toMatchObject(headers);
    },
  },
  {
    name: 'nothing is there until an upload is completed',
    source: 'userguide/mpuoverview',
    run: async (context) => {
      await twoParts(context);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'a part but the last of less than 5 MiB is refused',
    source: 'API_CompleteMultipartUpload: EntityTooSmall',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const parts = [
        await uploadPart(context, uploadId, 1, 'small'),
        await uploadPart(context, uploadId, 2, 'end'),
      ];
      expect(await refusalOf(complete(context, uploadId, parts))).toBe('400 EntityTooSmall');
    },
  },
  {
    name: 'parts out of order are refused',
    source: 'API_CompleteMultipartUpload: InvalidPartOrder',
    run: async (context) => {
      const { uploadId, parts } = await twoParts(context);
      const third = await uploadPart(context, uploadId, 3, FIVE_MIB);
      const [first = third, second = third] = parts;
      const refusal = refusalOf(complete(context, uploadId, [third, first, second]));
      expect(await refusal).toBe('400 InvalidPartOrder');
    },
  },
  {
    name: 'a part that is named twice is refused',
    source: 'API_CompleteMultipartUpload: InvalidPartOrder',
    run: async (context) => {
      const { uploadId, parts } = await twoParts(context);
      const [one, two] = parts as [CompletedPart, CompletedPart];
      const refusal = refusalOf(complete(context, uploadId, [one, one, two]));
      expect(await refusal).toBe('400 InvalidPartOrder');
    },
  },
  {
    name: 'a part with the wrong ETag is refused, and the upload lives on',
    source: 'API_CompleteMultipartUpload: InvalidPart',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const part = await uploadPart(context, uploadId, 1, 'only');
      const wrong = { PartNumber: 1, ETag: '"00000000000000000000000000000000"' };
      expect(await refusalOf(complete(context, uploadId, [wrong]))).toBe('400 InvalidPart');
      expect(await refusalOf(complete(context, uploadId, [part]))).toBe('200');
    },
  },
  {
    name: 'a part that was not uploaded is refused',
    source: 'API_CompleteMultipartUpload: InvalidPart',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const { ETag } = await uploadPart(context, uploadId, 1, 'only');
      const refusal = refusalOf(complete(context, uploadId, [{ PartNumber: 7, ETag }]));
      expect(await refusal).toBe('400 InvalidPart');
    },
  },
  {
    name: 'a completion without parts is malformed',
    source: 'API_CompleteMultipartUpload; ErrorResponses: MalformedXML',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      expect(await refusalOf(complete(context, uploadId, []))).toBe('400 MalformedXML');
    },
  },
  {
    name: 'a part uploaded again replaces the first',
    source: 'API_UploadPart: same part number overwrites',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      await uploadPart(context, uploadId, 1, 'first');
      await complete(context, uploadId, [await uploadPart(context, uploadId, 1, 'second')]);
      expect(await readObject(context, 'a')).toBe('second');
    },
  },
  {
    name: 'parts that the completion leaves out are not in the object',
    source: 'API_CompleteMultipartUpload: Part',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      await uploadPart(context, uploadId, 1, 'left out');
      await complete(context, uploadId, [await uploadPart(context, uploadId, 3, 'kept')]);
      expect(await readObject(context, 'a')).toBe('kept');
    },
  },
];
