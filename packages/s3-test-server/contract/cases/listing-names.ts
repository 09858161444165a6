import { ListObjectsCommand, type ListObjectsCommandInput } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, prefixesOf, putKeys } from '../given.ts';

function listV1({ s3, bucket }: ContractContext, input: Partial<ListObjectsCommandInput> = {}) {
  return s3.send(new ListObjectsCommand({ Bucket: bucket, ...input }));
}

const PREFIXES = [
  'a+b',
  'a b',
  'a%20b',
  'a&b=c',
  'ä',
  'a"b',
  '[a]',
  'a*',
  'A?',
  'a\\b',
  '\u{1f600}',
];

const BAD_QUERIES: readonly Readonly<Record<string, string>>[] = [
  { 'max-keys': '-1' },
  { 'max-keys': 'many' },
  { 'encoding-type': 'base64' },
  { 'continuation-token': 'no-token-of-this-server' },
  { 'continuation-token': '' },
];

export const LIST_NAME_CASES: readonly ContractCase[] = [
  {
    name: 'V2 lists what starts with a prefix, which is no folder',
    source: 'API_ListObjectsV2: Prefix',
    run: async (context) => {
      await putKeys(context, ['site-backup/a', 'site.html', 'site/a', 'sit']);
      const page = await list(context, { Prefix: 'site' });
      expect(keysOf(page)).toEqual(['site-backup/a', 'site.html', 'site/a']);
      expect(page.Prefix).toBe('site');
    },
  },
  {
    name: 'V2 with an empty prefix lists everything',
    source: 'API_ListObjectsV2: Prefix',
    run: async (context) => {
      await putKeys(context, ['a', 'b/c']);
      const page = await list(context, { Prefix: '' });
      expect([keysOf(page), page.Prefix ?? '']).toEqual([['a', 'b/c'], '']);
    },
  },
  {
    name: 'V2 with a prefix of nothing lists nothing',
    source: 'API_ListObjectsV2: Prefix',
    run: async (context) => {
      await putKeys(context, ['a']);
      const page = await list(context, { Prefix: 'a/' });
      expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
    },
  },
  ...PREFIXES.map((prefix): ContractCase => ({
    name: `V2 takes the prefix ${JSON.stringify(prefix)} as it is`,
    source: 'API_ListObjectsV2: Prefix',
    run: async (context) => {
      await putKeys(context, [`${prefix}/1`, 'a', 'zz']);
      const page = await list(context, { Prefix: prefix, Delimiter: '/' });
      expect(prefixesOf(page)).toEqual([`${prefix}/`]);
      expect(page.Prefix).toBe(prefix);
    },
  })),
  {
    name: 'V2 with fetch-owner names the owner, else not',
    source: 'API_ListObjectsV2: FetchOwner',
    run: async (context) => {
      await putKeys(context, ['a']);
      const [owned] = (await list(context, { FetchOwner: true })).Contents ?? [];
      const [without] = (await list(context)).Contents ?? [];
      expect(owned?.Owner?.ID).toBeTruthy();
      expect(without?.Owner).toBeUndefined();
    },
  },
  {
    name: 'V2 encodes every name for a URL when asked',
    source: 'API_ListObjectsV2: EncodingType',
    run: async (context) => {
      await putKeys(context, ['p q/a+b&ü', 'p q/r s/c']);
      const page = await list(context, {
        EncodingType: 'url',
        Prefix: 'p q/',
        Delimiter: '/',
        StartAfter: 'p q/ ',
      });
      expect(page.EncodingType).toBe('url');
      const decode = (name: string) => decodeURIComponent(name.replaceAll('+', '%20'));
      const names = [
        ...keysOf(page),
        ...prefixesOf(page),
        page.Prefix ?? '',
        page.StartAfter ?? '',
      ];
      expect(names.filter((name) => /[\s&ü]/.test(name))).toEqual([]);
      expect(names.map(decode)).toEqual(['p q/a+b&ü', 'p q/r s/', 'p q/', 'p q/ ']);
    },
  },
  {
    name: 'V1 encodes key, marker and next marker for a URL when asked',
    source: 'API_ListObjects: EncodingType',
    run: async (context) => {
      await putKeys(context, ['a+1', 'a+2', 'a+3']);
      const input = { MaxKeys: 1, Delimiter: '/', Marker: 'a+1' };
      const page = await listV1(context, { ...input, EncodingType: 'url' });
      expect(page.EncodingType).toBe('url');
      expect([keysOf(page), page.Marker, page.NextMarker]).toEqual([['a%2B2'], 'a%2B1', 'a%2B2']);
    },
  },
  {
    name: 'V2 leaves names alone when it is not asked to encode them',
    source: 'API_ListObjectsV2: EncodingType',
    run: async (context) => {
      await putKeys(context, ['a +%41&<é']);
      const page = await list(context);
      expect([keysOf(page), page.EncodingType ?? '']).toEqual([['a +%41&<é'], '']);
    },
  },
  {
    name: 'V1 lists with owner, marker and class',
    source: 'API_ListObjects: Contents',
    run: async (context) => {
      await putKeys(context, ['a']);
      const page = await listV1(context);
      expect(page).toMatchObject({ Name: context.bucket, MaxKeys: 1000, IsTruncated: false });
      expect(page.Contents?.[0]).toMatchObject({ Key: 'a', Size: 0, StorageClass: 'STANDARD' });
      expect(page.Contents?.[0]?.Owner?.ID).toBeTruthy();
    },
  },
  {
    name: 'V1 without a delimiter goes on after the last key and names no next marker',
    source: 'API_ListObjects: NextMarker',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c']);
      const first = await listV1(context, { MaxKeys: 2 });
      expect([first.IsTruncated, first.NextMarker]).toEqual([true, undefined]);
      const second = await listV1(context, { MaxKeys: 2, Marker: 'b' });
      expect([keysOf(second), second.IsTruncated, second.Marker]).toEqual([['c'], false, 'b']);
    },
  },
  {
    name: 'V1 with a delimiter names the next marker, also a common prefix',
    source: 'API_ListObjects: NextMarker, CommonPrefixes',
    run: async (context) => {
      await putKeys(context, ['a', 'b/1', 'b/2', 'c']);
      const first = await listV1(context, { MaxKeys: 2, Delimiter: '/' });
      expect([keysOf(first), prefixesOf(first)]).toEqual([['a'], ['b/']]);
      expect(first.NextMarker).toBe('b/');
      const input = { MaxKeys: 2, Delimiter: '/', Marker: first.NextMarker };
      const second = await listV1(context, input);
      expect([keysOf(second), prefixesOf(second)]).toEqual([['c'], []]);
    },
  },
  {
    name: 'V1 lists keys in the order of their UTF-8 bytes',
    source: 'API_ListObjects: keys in UTF-8 binary order',
    run: async (context) => {
      const keys = ['A', 'a', '\uff5e', '\u{1f600}'];
      await putKeys(context, keys.toReversed());
      expect(keysOf(await listV1(context))).toEqual(keys);
    },
  },
  ...BAD_QUERIES.map((query): ContractCase => ({
    name: `V2 refuses ${Object.entries(query).join().replace(',', '=')}`,
    source: 'API_ListObjectsV2; ErrorResponses: InvalidArgument',
    run: async ({ send }) => {
      const answer = await send({ method: 'GET', query: { 'list-type': '2', ...query } });
      expect([answer.status, answer.code]).toEqual([400, 'InvalidArgument']);
    },
  })),
  ...(['1', '2'] as const).map((version): ContractCase => ({
    name: `V${version} encodes a blank in a common prefix as %20, and in a key as +`,
    source: `API_ListObjects${version === '2' ? 'V2' : ''}: EncodingType`,
    run: async (context) => {
      await putKeys(context, ['a b/c', 'd+e/f', 'g h']);
      const listType = version === '2' ? { 'list-type': '2' } : {};
      const query: Record<string, string> = { ...listType, delimiter: '/', 'encoding-type': 'url' };
      const { body } = await context.send({ method: 'GET', query });
      const texts = (name: string) =>
        [...body.matchAll(new RegExp(`<${name}>([^<]+)</${name}>`, 'g'))].map(([, text]) => text);
      expect([texts('Key'), texts('Prefix')]).toEqual([['g+h'], ['a%20b/', 'd%2Be/']]);
    },
  })),
  {
    name: 'V2 takes a delimiter of several characters',
    source: 'API_ListObjectsV2: Delimiter is a character or string',
    run: async (context) => {
      await putKeys(context, ['a--b', 'a--c', 'a-d']);
      const page = await list(context, { Delimiter: '--' });
      expect([keysOf(page), prefixesOf(page)]).toEqual([['a-d'], ['a--']]);
    },
  },
  {
    name: 'V2 with an empty delimiter rolls nothing up',
    source: 'API_ListObjectsV2: Delimiter',
    run: async (context) => {
      await putKeys(context, ['a/b', 'c']);
      expect(keysOf(await list(context, { Delimiter: '' }))).toEqual(['a/b', 'c']);
    },
  },
];
