import {
  GetObjectCommand,
  HeadObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractCase } from '../contract-case.ts';
import { keysOf, list, putObject, readObject, refusalOf, statusOf } from '../given.ts';

const HELLO_ETAG = `"${createHash('md5').update('hello').digest('hex')}"`;

/** What a PUT stores, and the field of GET and HEAD that gives it back. */
const STORED: Readonly<Record<string, Partial<PutObjectCommandInput>>> = {
  'Cache-Control': { CacheControl: 'public, max-age=31536000, immutable' },
  'Content-Disposition': { ContentDisposition: 'attachment; filename="a b.txt"' },
  'Content-Encoding': { ContentEncoding: 'gzip' },
  'Content-Language': { ContentLanguage: 'de-CH, fr' },
  'Content-Type': { ContentType: 'text/html; charset=utf-8' },
  'x-amz-website-redirect-location': { WebsiteRedirectLocation: '/elsewhere?a=b' },
  'x-amz-meta-*': { Metadata: { one: 'first', 'two-words': 'a  b, "c" = d' } },
  'x-amz-storage-class': { StorageClass: 'STANDARD_IA' },
};

export const OBJECT_CASES: readonly ContractCase[] = [
  ...Object.entries(STORED).flatMap(([header, input]) => [
    {
      name: `GET gives back ${header}`,
      source: `API_PutObject: ${header}; API_GetObject: ${header}`,
      run: async (context) => {
        await putObject(context, 'a', 'hello', input);
        const { s3, bucket } = context;
        const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
        expect(answer).toMatchObject(input);
      },
    } satisfies ContractCase,
    {
      name: `HEAD gives back ${header}`,
      source: `API_PutObject: ${header}; API_HeadObject: ${header}`,
      run: async (context) => {
        await putObject(context, 'a', 'hello', input);
        const { s3, bucket } = context;
        const answer = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
        expect(answer).toMatchObject(input);
      },
    } satisfies ContractCase,
  ]),
  {
    name: 'GET and HEAD give back Expires as it was put',
    source: 'API_PutObject: Expires',
    run: async ({ send }) => {
      const expires = 'Thu, 01 Dec 2039 16:00:00 GMT';
      await send({ method: 'PUT', key: 'a', headers: { expires } });
      expect((await send({ method: 'GET', key: 'a' })).headers['expires']).toBe(expires);
      expect((await send({ method: 'HEAD', key: 'a' })).headers['expires']).toBe(expires);
    },
  },
  {
    name: 'a PUT answers with the MD5 of the body as ETag',
    source: 'API_Object: ETag',
    run: async (context) => {
      expect((await putObject(context, 'a')).ETag).toBe(HELLO_ETAG);
    },
  },
  {
    name: 'GET gives the body, its length, its ETag and its time',
    source: 'API_GetObject: response elements',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a');
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(await answer.Body?.transformToString()).toBe('hello');
      expect(answer).toMatchObject({ ContentLength: 5, ETag: HELLO_ETAG, AcceptRanges: 'bytes' });
      expect(answer.LastModified).toBeInstanceOf(Date);
    },
  },
  {
    name: 'HEAD gives what GET gives, without the body',
    source: 'API_HeadObject',
    run: async ({ send }) => {
      await send({ method: 'PUT', key: 'a', body: 'hello' });
      const { status, headers, body } = await send({ method: 'HEAD', key: 'a' });
      expect([status, headers['content-length'], headers['etag'], body]).toEqual([
        200,
        '5',
        HELLO_ETAG,
        '',
      ]);
    },
  },
  {
    name: 'an object without a Content-Type is binary/octet-stream',
    source: 'userguide/UsingMetadata: Content-Type',
    run: async ({ send }) => {
      await send({ method: 'PUT', key: 'a', body: 'hello' });
      const { headers } = await send({ method: 'GET', key: 'a' });
      expect(headers['content-type']).toBe('binary/octet-stream');
    },
  },
  {
    name: 'names of metadata come back in lower case',
    source: 'userguide/UsingMetadata: user-defined metadata',
    run: async ({ s3, bucket, send }) => {
      await send({ method: 'PUT', key: 'a', headers: { 'x-amz-meta-camelcase': 'V' } });
      const answer = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(answer.Metadata).toEqual({ camelcase: 'V' });
    },
  },
  {
    name: 'metadata of more than 2 KB is refused',
    source: 'userguide/UsingMetadata; ErrorResponses: MetadataTooLarge',
    run: async (context) => {
      const put = putObject(context, 'a', '', { Metadata: { long: 'x'.repeat(2045) } });
      expect(await refusalOf(put)).toBe('400 MetadataTooLarge');
    },
  },
  {
    name: 'metadata of 2 KB is stored',
    source: 'userguide/UsingMetadata',
    run: async (context) => {
      const put = putObject(context, 'a', '', { Metadata: { long: 'x'.repeat(2044) } });
      expect(await refusalOf(put)).toBe('200');
    },
  },
  {
    name: 'a second PUT replaces body and headers',
    source: 'API_PutObject: overwrites',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', 'one', { CacheControl: 'no-cache', Metadata: { m: '1' } });
      await putObject(context, 'a', 'three');
      const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(await readObject(context, 'a')).toBe('three');
      expect([head.CacheControl, head.Metadata]).toEqual([undefined, {}]);
    },
  },
  {
    name: 'an empty object is an object',
    source: 'API_PutObject: Content-Length',
    run: async (context) => {
      const { ETag } = await putObject(context, 'empty', '');
      expect(ETag).toBe('"d41d8cd98f00b204e9800998ecf8427e"');
      expect(await readObject(context, 'empty')).toBe('');
      const { Contents = [] } = await list(context);
      expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([['empty', 0]]);
    },
  },
  {
    name: 'a folder marker stands beside what is in the folder',
    source: 'userguide/using-folders',
    run: async (context) => {
      await putObject(context, 'dir/', '');
      await putObject(context, 'dir/a', 'hello');
      expect(keysOf(await list(context))).toEqual(['dir/', 'dir/a']);
      expect(await readObject(context, 'dir/')).toBe('');
    },
  },
  {
    name: 'GET of a key that is not there is NoSuchKey',
    source: 'API_GetObject: NoSuchKey',
    run: async (context) => {
      expect(await refusalOf(readObject(context, 'none'))).toBe('404 NoSuchKey');
    },
  },
  {
    name: 'HEAD of a key that is not there is 404',
    source: 'API_HeadObject: 404',
    run: async ({ s3, bucket }) => {
      const head = s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'none' }));
      expect(await statusOf(head)).toBe(404);
    },
  },
  {
    name: 'DELETE of a key that is not there is 204',
    source: 'API_DeleteObject: 204',
    run: async ({ send }) => {
      expect((await send({ method: 'DELETE', key: 'none' })).status).toBe(204);
    },
  },
  {
    name: 'response-* of a GET set the headers of its answer',
    source: 'API_GetObject: overriding response header values',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', 'hello', { CacheControl: 'no-cache' });
      const input = { ResponseCacheControl: 'max-age=1', ResponseContentType: 'text/x-other' };
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a', ...input }));
      expect([answer.CacheControl, answer.ContentType]).toEqual(['max-age=1', 'text/x-other']);
    },
  },
];
