import { UploadPartCopyCommand, type UploadPartCopyCommandInput } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, readObject, refusalOf, setVersioning } from '../given.ts';
import { copy, OTHER_ETAG } from './copies.ts';
import { complete, createUpload, uploadPart } from './multipart.ts';

function copyPart(
  context: ContractContext,
  UploadId: string,
  input: Partial<UploadPartCopyCommandInput> = {},
) {
  const { s3, bucket } = context;
  const own = { Bucket: bucket, Key: 'a', UploadId, PartNumber: 1, CopySource: `${bucket}/from` };
  return s3.send(new UploadPartCopyCommand({ ...own, ...input }));
}

export const PART_COPY_CASES: readonly ContractCase[] = [
  {
    name: 'one version is copied by its id, and named in the answer',
    source: 'API_CopyObject: versionId, x-amz-copy-source-version-id',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { VersionId } = await putObject(context, 'from', 'one');
      await putObject(context, 'from', 'two');
      const CopySource = `${context.bucket}/from?versionId=${VersionId}`;
      const answer = await copy(context, 'from', 'to', { CopySource });
      expect(answer.CopySourceVersionId).toBe(VersionId);
      expect(await readObject(context, 'to')).toBe('one');
    },
  },
  {
    name: 'a copy of an object in parts is one piece with an MD5 as ETag',
    source: 'API_Object: ETag of PUT and Copy',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      await complete(context, uploadId, [await uploadPart(context, uploadId, 1, 'hello')]);
      const { CopyObjectResult } = await copy(context, 'a', 'to');
      expect(CopyObjectResult?.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    },
  },
  {
    name: 'a part is copied from an object',
    source: 'API_UploadPartCopy',
    run: async (context) => {
      await putObject(context, 'from');
      const uploadId = await createUpload(context, 'a');
      const { CopyPartResult } = await copyPart(context, uploadId);
      await complete(context, uploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
      expect(await readObject(context, 'a')).toBe('hello');
    },
  },
  {
    name: 'a part is copied from a range of an object',
    source: 'API_UploadPartCopy: x-amz-copy-source-range',
    run: async (context) => {
      await putObject(context, 'from');
      const uploadId = await createUpload(context, 'a');
      const { CopyPartResult } = await copyPart(context, uploadId, {
        CopySourceRange: 'bytes=1-3',
      });
      await complete(context, uploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
      expect(await readObject(context, 'a')).toBe('ell');
    },
  },
  ...['bytes=0-5', 'bytes=0-', 'bytes=3', '0-3'].map((range): ContractCase => ({
    name: `no part is copied from the range ${range} of five bytes`,
    source: 'API_UploadPartCopy: x-amz-copy-source-range, bytes=first-last within the source',
    run: async (context) => {
      await putObject(context, 'from');
      const uploadId = await createUpload(context, 'a');
      const refusal = await refusalOf(copyPart(context, uploadId, { CopySourceRange: range }));
      expect(refusal).toMatch(/^4\d\d Invalid(Argument|Range|Request)$/);
    },
  })),
  {
    name: 'a part is copied only while the condition on its source holds',
    source: 'API_UploadPartCopy: x-amz-copy-source-if-match',
    run: async (context) => {
      const { ETag } = await putObject(context, 'from');
      const uploadId = await createUpload(context, 'a');
      const other = refusalOf(copyPart(context, uploadId, { CopySourceIfMatch: OTHER_ETAG }));
      expect(await other).toBe('412 PreconditionFailed');
      const right = refusalOf(copyPart(context, uploadId, { CopySourceIfMatch: ETag }));
      expect(await right).toBe('200');
    },
  },
];
