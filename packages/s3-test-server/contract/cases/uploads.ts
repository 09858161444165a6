import {
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type ListMultipartUploadsCommandInput,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { prefixesOf, refusalOf } from '../given.ts';
import { complete, createUpload, uploadPart } from './multipart.ts';

function uploadsOf(
  { s3, bucket }: ContractContext,
  input: Partial<ListMultipartUploadsCommandInput> = {},
) {
  return s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, ...input }));
}

async function createUploads(context: ContractContext, keys: readonly string[]) {
  const ids: string[] = [];
  for (const key of keys) ids.push(await createUpload(context, key));
  return ids;
}

async function allPages(
  context: ContractContext,
  input: Partial<ListMultipartUploadsCommandInput>,
) {
  const pages = [await uploadsOf(context, input)];
  for (let last = pages[0]; last?.IsTruncated === true && pages.length < 12; last = pages.at(-1)) {
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = last;
    pages.push(await uploadsOf(context, { ...input, KeyMarker, UploadIdMarker }));
  }
  return pages;
}

function keysOf({ Uploads = [] }: ListMultipartUploadsCommandOutput): readonly string[] {
  return Uploads.map(({ Key = '' }) => Key);
}

export const UPLOAD_LIST_CASES: readonly ContractCase[] = [
  {
    name: 'uploads are listed by key, with id and time',
    source: 'API_ListMultipartUploads: Uploads',
    run: async (context) => {
      const [b, a] = await createUploads(context, ['b', 'a']);
      const { Uploads = [], IsTruncated } = await uploadsOf(context);
      expect(Uploads.map(({ Key, UploadId }) => [Key, UploadId])).toEqual([
        ['a', a],
        ['b', b],
      ]);
      expect(Uploads[0]?.Initiated).toBeInstanceOf(Date);
      expect(IsTruncated).toBe(false);
    },
  },
  {
    name: 'an upload that was completed is no longer listed',
    source: 'API_ListMultipartUploads: in-progress uploads',
    run: async (context) => {
      const uploadId = await createUpload(context, 'a');
      await complete(context, uploadId, [await uploadPart(context, uploadId, 1, 'x')]);
      expect(keysOf(await uploadsOf(context))).toEqual([]);
    },
  },
  ...[1, 2, 3].map((size): ContractCase => ({
    name: `uploads are listed in pages of ${size}, each once`,
    source: 'API_ListMultipartUploads: KeyMarker, UploadIdMarker, MaxUploads',
    run: async (context) => {
      const ids = await createUploads(context, ['a', 'a', 'b', 'c', 'c']);
      const pages = await allPages(context, { MaxUploads: size });
      const listed = pages.flatMap(({ Uploads = [] }) => Uploads);
      expect(listed.map(({ UploadId }) => UploadId).sort()).toEqual(ids.toSorted());
      expect(listed.map(({ Key }) => Key)).toEqual(['a', 'a', 'b', 'c', 'c']);
      expect(pages).toHaveLength(Math.ceil(ids.length / size));
    },
  })),
  {
    name: 'a key marker alone goes on after all uploads of the key',
    source: 'API_ListMultipartUploads: KeyMarker',
    run: async (context) => {
      await createUploads(context, ['a', 'b', 'b', 'c']);
      expect(keysOf(await uploadsOf(context, { KeyMarker: 'b' }))).toEqual(['c']);
    },
  },
  {
    name: 'uploads are listed by prefix',
    source: 'API_ListMultipartUploads: Prefix',
    run: async (context) => {
      await createUploads(context, ['a/1', 'b/1', 'a/2']);
      expect(keysOf(await uploadsOf(context, { Prefix: 'a/' }))).toEqual(['a/1', 'a/2']);
    },
  },
  {
    name: 'uploads roll up to the delimiter',
    source: 'API_ListMultipartUploads: Delimiter, CommonPrefixes',
    run: async (context) => {
      await createUploads(context, ['a', 'b/1', 'b/2', 'c']);
      const page = await uploadsOf(context, { Delimiter: '/' });
      expect([keysOf(page), prefixesOf(page)]).toEqual([['a', 'c'], ['b/']]);
    },
  },
  {
    name: 'uploads roll up to the delimiter in pages, each once',
    source: 'API_ListMultipartUploads: MaxUploads, Delimiter, CommonPrefixes',
    run: async (context) => {
      await createUploads(context, ['a', 'b/1', 'b/2', 'c', 'd/1']);
      const pages = await allPages(context, { MaxUploads: 2, Delimiter: '/' });
      const names = pages.flatMap((page) => [...keysOf(page), ...prefixesOf(page)]);
      expect(names.sort()).toEqual(['a', 'b/', 'c', 'd/']);
    },
  },
  {
    name: 'parts are listed by number, with size and ETag',
    source: 'API_ListParts: Parts',
    run: async (context) => {
      const { s3, bucket } = context;
      const UploadId = await createUpload(context, 'a');
      const second = await uploadPart(context, UploadId, 12, 'twelve');
      const first = await uploadPart(context, UploadId, 2, 'two');
      const answer = await s3.send(new ListPartsCommand({ Bucket: bucket, Key: 'a', UploadId }));
      expect(answer).toMatchObject({ Bucket: bucket, Key: 'a', UploadId, IsTruncated: false });
      expect(answer.Parts).toMatchObject([
        { ...first, Size: 3 },
        { ...second, Size: 6 },
      ]);
    },
  },
  {
    name: 'parts are listed in pages',
    source: 'API_ListParts: MaxParts, PartNumberMarker, NextPartNumberMarker',
    run: async (context) => {
      const { s3, bucket } = context;
      const UploadId = await createUpload(context, 'a');
      for (const number of [1, 2, 5]) await uploadPart(context, UploadId, number, 'x');
      const input = { Bucket: bucket, Key: 'a', UploadId, MaxParts: 2 };
      const first = await s3.send(new ListPartsCommand(input));
      expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2', MaxParts: 2 });
      const marker = { PartNumberMarker: first.NextPartNumberMarker };
      const second = await s3.send(new ListPartsCommand({ ...input, ...marker }));
      expect(second.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([5]);
      expect(second.IsTruncated).toBe(false);
    },
  },
  {
    name: 'parts of an upload that is not there are NoSuchUpload',
    source: 'API_ListParts; ErrorResponses: NoSuchUpload',
    run: async ({ s3, bucket }) => {
      const input = { Bucket: bucket, Key: 'a', UploadId: 'none' };
      expect(await refusalOf(s3.send(new ListPartsCommand(input)))).toBe('404 NoSuchUpload');
    },
  },
];
