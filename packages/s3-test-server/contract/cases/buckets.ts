import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketTaggingCommand,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase } from '../contract-case.ts';
import { list, putObject, refusalOf, setVersioning, statusOf } from '../given.ts';

const BAD_NAMES = [
  'ab',
  'Upper-Case',
  'under_score',
  '192.168.5.4',
  'a..b',
  'xn--name',
  'x-s3alias',
];

export const BUCKET_CASES: readonly ContractCase[] = [
  {
    name: 'a bucket is listed with the time it was made',
    source: 'API_ListBuckets: Buckets',
    run: async ({ s3, bucket }) => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
      const own = Buckets.find(({ Name }) => Name === bucket);
      expect(own?.CreationDate).toBeInstanceOf(Date);
    },
  },
  {
    name: 'buckets are listed by prefix',
    source: 'API_ListBuckets: Prefix',
    run: async ({ s3, bucket }) => {
      const { Buckets = [], Prefix } = await s3.send(new ListBucketsCommand({ Prefix: bucket }));
      expect(Buckets.every(({ Name = '' }) => Name.startsWith(bucket))).toBe(true);
      expect(Buckets.some(({ Name }) => Name === bucket)).toBe(true);
      expect(Prefix).toBe(bucket);
    },
  },
  {
    name: 'buckets are listed in pages',
    source: 'API_ListBuckets: MaxBuckets, ContinuationToken',
    run: async ({ s3, newName }) => {
      const names = [newName(), newName()].sort();
      for (const name of names) await s3.send(new CreateBucketCommand({ Bucket: `${name}-page` }));
      const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 1 }));
      expect(first.Buckets).toHaveLength(1);
      expect(first.ContinuationToken).toBeTruthy();
      const ContinuationToken = first.ContinuationToken;
      const second = await s3.send(new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken }));
      expect(second.Buckets).toHaveLength(1);
      expect(second.Buckets?.[0]?.Name).not.toBe(first.Buckets?.[0]?.Name);
    },
  },
  {
    name: 'a bucket answers HEAD with its region',
    source: 'API_HeadBucket: x-amz-bucket-region',
    run: async ({ s3, bucket }) => {
      const answer = await s3.send(new HeadBucketCommand({ Bucket: bucket }));
      expect(answer.BucketRegion).toBe('us-east-1');
    },
  },
  {
    name: 'HEAD of a bucket that is not there is 404',
    source: 'API_HeadBucket: 404 Not Found',
    run: async ({ s3, newName }) => {
      expect(await statusOf(s3.send(new HeadBucketCommand({ Bucket: newName() })))).toBe(404);
    },
  },
  {
    name: 'the location of a bucket in us-east-1 is null',
    source: 'API_GetBucketLocation: LocationConstraint',
    run: async ({ s3, bucket }) => {
      const answer = await s3.send(new GetBucketLocationCommand({ Bucket: bucket }));
      expect(answer.LocationConstraint ?? '').toBe('');
    },
  },
  {
    name: 'a bucket made again by its owner in us-east-1 is 200 OK',
    source: 'API_CreateBucket: BucketAlreadyOwnedByYou',
    run: async ({ s3, bucket }) => {
      expect(await refusalOf(s3.send(new CreateBucketCommand({ Bucket: bucket })))).toBe('200');
    },
  },
  ...BAD_NAMES.map(
    (name) =>
      ({
        name: `no bucket can be named ${name}`,
        source: 'userguide/bucketnamingrules; ErrorResponses: InvalidBucketName',
        run: async ({ send }) => {
          const { status, code } = await send({ method: 'PUT', bucket: name });
          expect([status, code]).toEqual([400, 'InvalidBucketName']);
        },
      }) satisfies ContractCase,
  ),
  {
    name: 'an empty bucket is deleted',
    source: 'API_DeleteBucket: 204',
    run: async ({ s3, bucket, send }) => {
      expect((await send({ method: 'DELETE' })).status).toBe(204);
      expect(await statusOf(s3.send(new HeadBucketCommand({ Bucket: bucket })))).toBe(404);
    },
  },
  {
    name: 'a bucket with an object is not deleted',
    source: 'API_DeleteBucket; ErrorResponses: BucketNotEmpty',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a');
      const deletion = s3.send(new DeleteBucketCommand({ Bucket: bucket }));
      expect(await refusalOf(deletion)).toBe('409 BucketNotEmpty');
    },
  },
  {
    name: 'a bucket with only a delete marker is not deleted',
    source: 'API_DeleteBucket: all versions and delete markers must be deleted',
    run: async (context) => {
      const { s3, bucket, send } = context;
      await setVersioning(context, 'Enabled');
      await send({ method: 'DELETE', key: 'a' });
      const deletion = s3.send(new DeleteBucketCommand({ Bucket: bucket }));
      expect(await refusalOf(deletion)).toBe('409 BucketNotEmpty');
    },
  },
  {
    name: 'a bucket that is not there is not deleted',
    source: 'ErrorResponses: NoSuchBucket',
    run: async ({ s3, newName }) => {
      const deletion = s3.send(new DeleteBucketCommand({ Bucket: newName() }));
      expect(await refusalOf(deletion)).toBe('404 NoSuchBucket');
    },
  },
  {
    name: 'a bucket that is not there is not listed',
    source: 'API_ListObjectsV2: NoSuchBucket',
    run: async (context) => {
      const listing = list({ ...context, bucket: context.newName() });
      expect(await refusalOf(listing)).toBe('404 NoSuchBucket');
    },
  },
  {
    name: 'nothing is put into a bucket that is not there',
    source: 'ErrorResponses: NoSuchBucket',
    run: async (context) => {
      const put = putObject({ ...context, bucket: context.newName() }, 'a');
      expect(await refusalOf(put)).toBe('404 NoSuchBucket');
    },
  },
  {
    name: 'a bucket has no versioning status until one is set',
    source: 'API_GetBucketVersioning: Status',
    run: async (context) => {
      const { s3, bucket } = context;
      const status = async () =>
        (await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }))).Status;
      expect(await status()).toBeUndefined();
      await setVersioning(context, 'Enabled');
      expect(await status()).toBe('Enabled');
      await setVersioning(context, 'Suspended');
      expect(await status()).toBe('Suspended');
    },
  },
  {
    name: 'a bucket keeps its tags',
    source: 'API_PutBucketTagging; API_GetBucketTagging',
    run: async ({ s3, bucket }) => {
      const TagSet = [{ Key: 'team', Value: 'web + more@site' }];
      await s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
      const answer = await s3.send(new GetBucketTaggingCommand({ Bucket: bucket }));
      expect(answer.TagSet).toEqual(TagSet);
    },
  },
  {
    name: 'a bucket without tags has no tag set',
    source: 'API_GetBucketTagging: NoSuchTagSet',
    run: async ({ s3, bucket }) => {
      const tags = s3.send(new GetBucketTaggingCommand({ Bucket: bucket }));
      expect(await refusalOf(tags)).toBe('404 NoSuchTagSet');
    },
  },
];
