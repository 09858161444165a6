import { CopyObjectCommand, ListPartsCommand, type CompletedPart } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject, readObject, refusalOf, setVersioning } from '../given.ts';
import { complete, createUpload, uploadPart } from './multipart.ts';

async function onePart(context: ContractContext, body = 'only') {
  const uploadId = await createUpload(context, 'a');
  return { uploadId, parts: [await uploadPart(context, uploadId, 1, body)] };
}

async function completed(context: ContractContext) {
  const upload = await onePart(context);
  return { ...upload, first: await complete(context, upload.uploadId, upload.parts) };
}

/** ETags of part 1: of the one that was finished last, and of the one that came between. */
async function partsInFlight(context: ContractContext, uploadId: string) {
  const between: CompletedPart[] = [];
  const { status, headers } = await context.send({
    method: 'PUT',
    key: 'a',
    query: { partNumber: '1', uploadId },
    body: 'AAAA',
    betweenBytes: async () => {
      between.push(await uploadPart(context, uploadId, 1, 'BBBB'));
    },
  });
  expect(status).toBe(200);
  return { last: String(headers['etag']), between: between[0]?.ETag };
}

export const UPLOAD_AGAIN_CASES: readonly ContractCase[] = [
  {
    name: 'a completion that is repeated gives the same answer and changes nothing',
    source: 'API_CompleteMultipartUpload: retry failed requests; ETag',
    run: async (context) => {
      const { uploadId, parts, first } = await completed(context);
      const second = await complete(context, uploadId, parts);
      expect([second.ETag, second.Key, second.Bucket]).toEqual([
        first.ETag,
        first.Key,
        first.Bucket,
      ]);
      expect(await readObject(context, 'a')).toBe('only');
    },
  },
  {
    name: 'a completion that is repeated names the same version and makes none',
    source: 'API_CompleteMultipartUpload: x-amz-version-id',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { uploadId, parts, first } = await completed(context);
      await putObject(context, 'a', 'newer');
      const second = await complete(context, uploadId, parts);
      expect(first.VersionId).toBeTruthy();
      expect(second.VersionId).toBe(first.VersionId);
      expect(await readObject(context, 'a')).toBe('newer');
    },
  },
  {
    name: 'a completion after success with other parts is NoSuchUpload',
    source: 'API_CompleteMultipartUpload: NoSuchUpload',
    run: async (context) => {
      const { uploadId, parts } = await completed(context);
      const other = parts.map(({ ETag }) => ({ PartNumber: 2, ETag }));
      expect(await refusalOf(complete(context, uploadId, other))).toBe('404 NoSuchUpload');
    },
  },
  {
    name: 'no part is added to an upload that is completed',
    source: 'API_UploadPart: NoSuchUpload; the upload ID may have been completed',
    run: async (context) => {
      const { uploadId } = await completed(context);
      expect(await refusalOf(uploadPart(context, uploadId, 2, 'x'))).toBe('404 NoSuchUpload');
      const input = { Bucket: context.bucket, Key: 'a', UploadId: uploadId };
      const listed = context.s3.send(new ListPartsCommand(input));
      expect(await refusalOf(listed)).toBe('404 NoSuchUpload');
    },
  },
  {
    name: 'of a part that is uploaded twice at once, the one that ends last is kept',
    source: 'API_UploadPart: a part with the number of another overwrites it',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const { last, between } = await partsInFlight(context, uploadId);
      const other = complete(context, uploadId, [{ PartNumber: 1, ETag: between }]);
      expect(await refusalOf(other)).toBe('400 InvalidPart');
      await complete(context, uploadId, [{ PartNumber: 1, ETag: last }]);
      expect(await readObject(context, 'a')).toBe('AAAA');
    },
  },
  {
    name: 'a part that ends after its upload was aborted is NoSuchUpload',
    source: 'API_AbortMultipartUpload: parts in progress; NoSuchUpload',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      const { status, code } = await context.send({
        method: 'PUT',
        key: 'a',
        query: { partNumber: '1', uploadId },
        body: 'AAAA',
        betweenBytes: async () => {
          await context.send({ method: 'DELETE', key: 'a', query: { uploadId } });
        },
      });
      expect([status, code]).toEqual([404, 'NoSuchUpload']);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'a completion names the version that it made',
    source: 'API_CompleteMultipartUpload: x-amz-version-id',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { first } = await completed(context);
      expect(await readObject(context, 'a', first.VersionId)).toBe('only');
      const older = await completed(context);
      expect(older.first.VersionId).not.toBe(first.VersionId);
    },
  },
  {
    name: 'a completion without versioning names no version',
    source: 'API_CompleteMultipartUpload: x-amz-version-id',
    run: async (context) => {
      expect((await completed(context)).first.VersionId).toBeUndefined();
    },
  },
  {
    name: 'writes with versioning suspended name no version',
    source: 'API_PutObject: x-amz-version-id if versioning is enabled',
    run: async (context) => {
      const { s3, bucket } = context;
      await setVersioning(context, 'Suspended');
      const put = await putObject(context, 'source');
      const { first } = await completed(context);
      const input = { Bucket: bucket, Key: 'copy', CopySource: `${bucket}/source` };
      const copy = await s3.send(new CopyObjectCommand(input));
      expect([put, first, copy].map(({ VersionId }) => VersionId)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect((await context.send({ method: 'HEAD', key: 'a' })).headers).toMatchObject({
        'x-amz-version-id': 'null',
      });
    },
  },
  {
    name: 'a copy names the version that it made',
    source: 'API_CopyObject: x-amz-version-id',
    run: async (context) => {
      const { s3, bucket } = context;
      await setVersioning(context, 'Enabled');
      const put = await putObject(context, 'a', 'old');
      const input = { Bucket: bucket, Key: 'b', CopySource: `${bucket}/a` };
      const copy = await s3.send(new CopyObjectCommand(input));
      expect(copy.CopySourceVersionId).toBe(put.VersionId);
      expect(await readObject(context, 'b', copy.VersionId)).toBe('old');
    },
  },
];
