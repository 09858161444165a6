import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
  type Tag,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, readObject, refusalOf, setVersioning } from '../given.ts';

async function tagsOf({ s3, bucket }: ContractContext, VersionId?: string) {
  const input = { Bucket: bucket, Key: 'a', VersionId };
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(input));
  return TagSet.map(({ Key, Value }) => `${Key}=${Value}`).sort();
}

function putTags({ s3, bucket }: ContractContext, TagSet: Tag[], Key = 'a') {
  return s3.send(new PutObjectTaggingCommand({ Bucket: bucket, Key, Tagging: { TagSet } }));
}

const BAD_TAGS: Readonly<Record<string, Tag[]>> = {
  'a key of 129 characters': [{ Key: 'k'.repeat(129), Value: '' }],
  'a value of 257 characters': [{ Key: 'k', Value: 'v'.repeat(257) }],
  'a character that tags do not have': [{ Key: 'k', Value: 'a&b' }],
  'a key twice': [
    { Key: 'k', Value: '1' },
    { Key: 'k', Value: '2' },
  ],
};

export const TAG_CASES: readonly ContractCase[] = [
  {
    name: 'a PUT stores tags, decoded',
    source: 'API_PutObject: x-amz-tagging; API_GetObjectTagging',
    run: async (context) => {
      await putObject(context, 'a', 'hello', { Tagging: 'team=web%20site&empty=' });
      expect(await tagsOf(context)).toEqual(['empty=', 'team=web site']);
    },
  },
  {
    name: 'GET tells the number of tags',
    source: 'API_GetObject: x-amz-tagging-count',
    run: async ({ send }) => {
      await send({ method: 'PUT', key: 'a', headers: { 'x-amz-tagging': 'one=1&two=2' } });
      const { headers } = await send({ method: 'GET', key: 'a' });
      expect(headers['x-amz-tagging-count']).toBe('2');
    },
  },
  {
    name: 'an object without tags has an empty tag set',
    source: 'API_GetObjectTagging',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await tagsOf(context)).toEqual([]);
    },
  },
  {
    name: 'tags are replaced and deleted, and the object stays as it was',
    source: 'API_PutObjectTagging; API_DeleteObjectTagging',
    run: async (context) => {
      const { s3, bucket } = context;
      const { ETag } = await putObject(context, 'a', 'hello', { Tagging: 'old=1' });
      await putTags(context, [{ Key: 'new', Value: '2' }]);
      expect(await tagsOf(context)).toEqual(['new=2']);
      await s3.send(new DeleteObjectTaggingCommand({ Bucket: bucket, Key: 'a' }));
      expect(await tagsOf(context)).toEqual([]);
      const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(head.ETag).toBe(ETag);
    },
  },
  {
    name: 'each version has tags of its own',
    source: 'API_GetObjectTagging: versionId',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const one = await putObject(context, 'a', '1', { Tagging: 'n=1' });
      await putObject(context, 'a', '2', { Tagging: 'n=2' });
      expect(await tagsOf(context, one.VersionId)).toEqual(['n=1']);
      expect(await tagsOf(context)).toEqual(['n=2']);
    },
  },
  {
    name: 'a PUT without tags removes those of the object before',
    source: 'API_PutObject: overwrites',
    run: async (context) => {
      await putObject(context, 'a', 'hello', { Tagging: 'old=1' });
      await putObject(context, 'a', 'hello');
      expect(await tagsOf(context)).toEqual([]);
    },
  },
  {
    name: 'ten tags are stored',
    source: 'userguide/object-tagging: up to 10 tags',
    run: async (context) => {
      const tags = Array.from({ length: 10 }, (_, n) => `key${n}=${n}`);
      await putObject(context, 'a', 'hello', { Tagging: tags.join('&') });
      expect(await tagsOf(context)).toEqual(tags);
    },
  },
  {
    name: 'eleven tags of a PUT are refused and nothing is stored',
    source: 'userguide/object-tagging: up to 10 tags',
    run: async (context) => {
      const tags = Array.from({ length: 11 }, (_, n) => `key${n}=${n}`);
      const put = putObject(context, 'a', 'hello', { Tagging: tags.join('&') });
      expect(await refusalOf(put)).toMatch(/^400 /);
      expect(await refusalOf(readObject(context, 'a'))).toBe('404 NoSuchKey');
    },
  },
  ...Object.entries(BAD_TAGS).map(([name, tags]): ContractCase => ({
    name: `tags with ${name} are InvalidTag`,
    source: 'API_PutObjectTagging: InvalidTag; userguide/object-tagging',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await refusalOf(putTags(context, tags))).toBe('400 InvalidTag');
    },
  })),
  {
    name: 'a key that is not there has no tags',
    source: 'API_PutObjectTagging; ErrorResponses: NoSuchKey',
    run: async (context) => {
      const put = putTags(context, [{ Key: 'k', Value: 'v' }], 'none');
      expect(await refusalOf(put)).toBe('404 NoSuchKey');
    },
  },
];
