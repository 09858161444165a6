import { AbortMultipartUploadCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject, readObject, refusalOf } from '../given.ts';
import { complete, createUpload, twoParts, uploadPart } from './multipart.ts';

function abort({ s3, bucket }: ContractContext, UploadId: string) {
  return s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: 'a', UploadId }));
}

export const UPLOAD_STATE_CASES: readonly ContractCase[] = [
  ...['0', '10001', '-1', 'one'].map((partNumber): ContractCase => ({
    name: `no part has the number ${partNumber}`,
    source: 'API_UploadPart: partNumber from 1 to 10,000',
    run: async (context) => {
      const query = { partNumber, uploadId: await createUpload(context, 'a') };
      const { status, code } = await context.send({ method: 'PUT', key: 'a', query });
      expect([status, code]).toEqual([400, 'InvalidArgument']);
    },
  })),
  {
    name: 'a part of an upload that is not there is NoSuchUpload',
    source: 'API_UploadPart: NoSuchUpload',
    run: async (context) => {
      expect(await refusalOf(uploadPart(context, 'none', 1, 'x'))).toBe('404 NoSuchUpload');
    },
  },
  {
    name: 'an upload belongs to its key',
    source: 'API_UploadPart: NoSuchUpload',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const refusal = refusalOf(uploadPart(context, uploadId, 1, 'x', 'b'));
      expect(await refusal).toBe('404 NoSuchUpload');
    },
  },
  {
    name: 'an upload that was aborted is gone',
    source: 'API_AbortMultipartUpload: 204; NoSuchUpload',
    run: async (context) => {
      const { uploadId, parts } = await twoParts(context);
      const { $metadata } = await abort(context, uploadId);
      expect($metadata.httpStatusCode).toBe(204);
      expect(await refusalOf(complete(context, uploadId, parts))).toBe('404 NoSuchUpload');
      expect(await refusalOf(abort(context, uploadId))).toBe('404 NoSuchUpload');
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'an abort leaves the object that was there before',
    source: 'API_AbortMultipartUpload',
    run: async (context) => {
      await putObject(context, 'a', 'old');
      const uploadId = await createUpload(context, 'a');
      await uploadPart(context, uploadId, 1, 'new');
      await abort(context, uploadId);
      expect(await readObject(context, 'a')).toBe('old');
    },
  },
  {
    name: 'a completion with If-None-Match * leaves a key that is there',
    source: 'API_CompleteMultipartUpload: If-None-Match',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const parts = [await uploadPart(context, uploadId, 1, 'new')];
      await putObject(context, 'a', 'old');
      const refusal = refusalOf(complete(context, uploadId, parts, { IfNoneMatch: '*' }));
      expect(await refusal).toBe('412 PreconditionFailed');
      expect(await readObject(context, 'a')).toBe('old');
    },
  },
  {
    name: 'a completion with If-Match replaces the object of that ETag only',
    source: 'API_CompleteMultipartUpload: If-Match',
    run: async (context) => {
      const { ETag } = await putObject(context, 'a', 'old');
      const uploadId = await createUpload(context, 'a');
      const parts = [await uploadPart(context, uploadId, 1, 'new')];
      const other = refusalOf(complete(context, uploadId, parts, { IfMatch: '"0"' }));
      expect(await other).toBe('412 PreconditionFailed');
      const right = refusalOf(complete(context, uploadId, parts, { IfMatch: ETag }));
      expect(await right).toBe('200');
    },
  },
  {
    name: 'a completion that expects another size is refused',
    source: 'API_CompleteMultipartUpload: x-amz-mp-object-size',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const parts = [await uploadPart(context, uploadId, 1, 'four')];
      const refusal = refusalOf(complete(context, uploadId, parts, { MpuObjectSize: 5 }));
      expect(await refusal).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'GET with a part number gives that part and the number of parts',
    source: 'API_GetObject: partNumber, x-amz-mp-parts-count',
    run: async (context) => {
      const { s3, bucket } = context;
      const { uploadId, parts } = await twoParts(context);
      await complete(context, uploadId, parts);
      const input = { Bucket: bucket, Key: 'a', PartNumber: 2 };
      const answer = await s3.send(new GetObjectCommand(input));
      expect(await answer.Body?.transformToString()).toBe('end');
      expect(answer).toMatchObject({ PartsCount: 2, ContentLength: 3 });
      expect(answer.$metadata.httpStatusCode).toBe(206);
    },
  },
  {
    name: 'GET without a part number says nothing of parts',
    source: 'API_GetObject: x-amz-mp-parts-count',
    run: async (context) => {
      const { s3, bucket } = context;
      const uploadId = await createUpload(context, 'a');
      await complete(context, uploadId, [await uploadPart(context, uploadId, 1, 'only')]);
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(answer.PartsCount).toBeUndefined();
    },
  },
];
