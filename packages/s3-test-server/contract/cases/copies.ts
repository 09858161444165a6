import {
  CopyObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  type CopyObjectCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, readObject, refusalOf } from '../given.ts';
import { encodePath } from '../signed-request.ts';

const PAST = new Date('2000-01-01T00:00:00Z');
export const OTHER_ETAG = '"00000000000000000000000000000000"';

export function copy(
  { s3, bucket }: ContractContext,
  from: string,
  to: string,
  input: Partial<CopyObjectCommandInput> = {},
) {
  const CopySource = `${bucket}/${encodePath(from)}`;
  return s3.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource, ...input }));
}

function head({ s3, bucket }: ContractContext, key: string) {
  return s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
}

/** Conditions on the source, and whether they hold. */
const CONDITIONS: readonly (readonly [string, Partial<CopyObjectCommandInput>, boolean])[] = [
  ['if-match with another ETag', { CopySourceIfMatch: OTHER_ETAG }, false],
  ['if-none-match with another ETag', { CopySourceIfNoneMatch: OTHER_ETAG }, true],
  ['if-modified-since before', { CopySourceIfModifiedSince: PAST }, true],
  ['if-unmodified-since before', { CopySourceIfUnmodifiedSince: PAST }, false],
];

export const COPY_CASES: readonly ContractCase[] = [
  {
    name: 'a copy has body, headers, metadata and ETag of its source',
    source: 'API_CopyObject: x-amz-metadata-directive COPY',
    run: async (context) => {
      const headers = { CacheControl: 'no-cache', ContentType: 'text/css', Metadata: { m: '1' } };
      const { ETag } = await putObject(context, 'from', 'hello', headers);
      const answer = await copy(context, 'from', 'to');
      expect(answer.CopyObjectResult?.ETag).toBe(ETag);
      expect(answer.CopyObjectResult?.LastModified).toBeInstanceOf(Date);
      expect(await readObject(context, 'to')).toBe('hello');
      expect(await head(context, 'to')).toMatchObject(headers);
    },
  },
  {
    name: 'a copy with REPLACE has the headers of the request only',
    source: 'API_CopyObject: x-amz-metadata-directive REPLACE',
    run: async (context) => {
      await putObject(context, 'from', 'hello', { CacheControl: 'no-cache', Metadata: { m: '1' } });
      const input = { MetadataDirective: 'REPLACE', ContentType: 'text/css' } as const;
      await copy(context, 'from', 'to', { ...input, Metadata: { n: '2' } });
      const { CacheControl, ContentType, Metadata } = await head(context, 'to');
      expect([CacheControl, ContentType, Metadata]).toEqual([undefined, 'text/css', { n: '2' }]);
    },
  },
  {
    name: 'a copy with COPY ignores the headers of the request',
    source: 'API_CopyObject: x-amz-metadata-directive COPY',
    run: async (context) => {
      await putObject(context, 'from', 'hello', { Metadata: { m: '1' } });
      await copy(context, 'from', 'to', { Metadata: { n: '2' }, ContentType: 'text/css' });
      const { ContentType, Metadata } = await head(context, 'to');
      expect(Metadata).toEqual({ m: '1' });
      expect(ContentType).not.toBe('text/css');
    },
  },
  {
    name: 'a copy onto itself that changes nothing is refused',
    source: 'API_CopyObject; ErrorResponses: InvalidRequest',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await refusalOf(copy(context, 'a', 'a'))).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a copy onto itself with REPLACE changes the headers',
    source: 'API_CopyObject: x-amz-metadata-directive',
    run: async (context) => {
      await putObject(context, 'a');
      await copy(context, 'a', 'a', { MetadataDirective: 'REPLACE', CacheControl: 'no-store' });
      expect((await head(context, 'a')).CacheControl).toBe('no-store');
      expect(await readObject(context, 'a')).toBe('hello');
    },
  },
  {
    name: 'a copy has the tags of its source, with REPLACE its own',
    source: 'API_CopyObject: x-amz-tagging-directive',
    run: async (context) => {
      const { s3, bucket } = context;
      const tagsOf = async (Key: string) =>
        (await s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key }))).TagSet;
      await putObject(context, 'from', 'hello', { Tagging: 'one=1' });
      await copy(context, 'from', 'to');
      await copy(context, 'from', 'other', { TaggingDirective: 'REPLACE', Tagging: 'two=2' });
      expect(await tagsOf('to')).toEqual([{ Key: 'one', Value: '1' }]);
      expect(await tagsOf('other')).toEqual([{ Key: 'two', Value: '2' }]);
    },
  },
  {
    name: 'a source with special characters is copied',
    source: 'API_CopyObject: x-amz-copy-source must be URL-encoded',
    run: async (context) => {
      await putObject(context, 'a b+c%20&ü?.txt', 'special');
      await copy(context, 'a b+c%20&ü?.txt', 'to');
      expect(await readObject(context, 'to')).toBe('special');
    },
  },
  {
    name: 'a source that is not there is NoSuchKey',
    source: 'API_CopyObject; ErrorResponses: NoSuchKey',
    run: async (context) => {
      expect(await refusalOf(copy(context, 'none', 'to'))).toBe('404 NoSuchKey');
    },
  },
  {
    name: 'a source bucket that is not there is NoSuchBucket',
    source: 'API_CopyObject; ErrorResponses: NoSuchBucket',
    run: async (context) => {
      const input = { CopySource: `${context.newName()}/a` };
      expect(await refusalOf(copy(context, '', 'to', input))).toBe('404 NoSuchBucket');
    },
  },
  ...CONDITIONS.map(([name, input, isTrue]): ContractCase => ({
    name: `a copy with x-amz-copy-source-${name} is ${isTrue ? 'made' : 'refused'}`,
    source: 'API_CopyObject: conditions on the source',
    run: async (context) => {
      await putObject(context, 'from');
      const refusal = await refusalOf(copy(context, 'from', 'to', input));
      expect(refusal).toBe(isTrue ? '200' : '412 PreconditionFailed');
    },
  })),
  {
    name: 'a copy with x-amz-copy-source-if-none-match of the ETag is refused',
    source: 'API_CopyObject: x-amz-copy-source-if-none-match',
    run: async (context) => {
      const { ETag } = await putObject(context, 'from');
      const refusal = refusalOf(copy(context, 'from', 'to', { CopySourceIfNoneMatch: ETag }));
      expect(await refusal).toBe('412 PreconditionFailed');
    },
  },
  {
    name: 'a copy with If-None-Match * leaves a key that is there',
    source: 'API_CopyObject: If-None-Match',
    run: async (context) => {
      await putObject(context, 'from', 'new');
      await putObject(context, 'to', 'old');
      const refusal = refusalOf(copy(context, 'from', 'to', { IfNoneMatch: '*' }));
      expect(await refusal).toBe('412 PreconditionFailed');
      expect(await readObject(context, 'to')).toBe('old');
    },
  },
];
