import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, prefixesOf, putKeys, putObject } from '../given.ts';

const TREE = ['a', 'b/1', 'b/2', 'c', 'd/1', 'e'];

/** All pages of a listing with a delimiter: keys and common prefixes of each. */
async function pagesOf(context: ContractContext, maxKeys: number) {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const input = { MaxKeys: maxKeys, Delimiter: '/', ContinuationToken: token };
    const page = await list(context, input);
    pages.push([...keysOf(page), ...prefixesOf(page)].sort());
    expect(page.KeyCount).toBe(pages.at(-1)?.length);
    token = page.NextContinuationToken;
    expect(page.IsTruncated).toBe(token !== undefined);
  } while (token !== undefined && pages.length < 10);
  return pages;
}

export const LIST_CASES: readonly ContractCase[] = [
  {
    name: 'V2 lists an empty bucket',
    source: 'API_ListObjectsV2: response elements',
    run: async (context) => {
      const { bucket } = context;
      const page = await list(context);
      expect(page).toMatchObject({ Name: bucket, KeyCount: 0, MaxKeys: 1000, IsTruncated: false });
      expect(page.Contents).toBeUndefined();
    },
  },
  {
    name: 'V2 lists key, size, ETag, time and class of an object',
    source: 'API_ListObjectsV2: Contents; API_Object',
    run: async (context) => {
      const { ETag } = await putObject(context, 'a', 'hello');
      const [row] = (await list(context)).Contents ?? [];
      expect(row).toMatchObject({ Key: 'a', Size: 5, ETag, StorageClass: 'STANDARD' });
      expect(row?.LastModified).toBeInstanceOf(Date);
    },
  },
  {
    name: 'V2 lists keys in the order of their UTF-8 bytes',
    source: 'API_ListObjectsV2: sorted in UTF-8 binary order',
    run: async (context) => {
      const keys = ['Z', 'a', 'a-b', 'a.b/c', 'a0', 'é', '\uff5e', '\u{1f600}'];
      await putKeys(context, keys.toReversed());
      expect(keysOf(await list(context))).toEqual(keys);
    },
  },
  {
    name: 'V2 pages in the order of UTF-8 bytes',
    source: 'API_ListObjectsV2: sorted in UTF-8 binary order; ContinuationToken',
    run: async (context) => {
      await putKeys(context, ['\uff5e', '\u{1f600}', '\ue000']);
      const first = await list(context, { MaxKeys: 2 });
      const second = await list(context, { ContinuationToken: first.NextContinuationToken });
      expect([keysOf(first), keysOf(second)]).toEqual([['\ue000', '\uff5e'], ['\u{1f600}']]);
    },
  },
  {
    name: 'V2 starts after a key in the order of UTF-8 bytes',
    source: 'API_ListObjectsV2: StartAfter',
    run: async (context) => {
      await putKeys(context, ['\uff5e', '\u{1f600}', 'a']);
      expect(keysOf(await list(context, { StartAfter: '\uff5e' }))).toEqual(['\u{1f600}']);
    },
  },
  {
    name: 'V2 starts after a key that is there',
    source: 'API_ListObjectsV2: StartAfter',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c']);
      const page = await list(context, { StartAfter: 'b' });
      expect([keysOf(page), page.StartAfter]).toEqual([['c'], 'b']);
    },
  },
  {
    name: 'V2 starts after a key that is not there',
    source: 'API_ListObjectsV2: StartAfter can be any key',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c']);
      expect(keysOf(await list(context, { StartAfter: 'aa' }))).toEqual(['b', 'c']);
    },
  },
  {
    name: 'V2 starts after a key within a prefix',
    source: 'API_ListObjectsV2: StartAfter, Prefix',
    run: async (context) => {
      await putKeys(context, TREE);
      expect(keysOf(await list(context, { Prefix: 'b/', StartAfter: 'b/1' }))).toEqual(['b/2']);
    },
  },
  {
    name: 'V2 goes on where the token says, whatever StartAfter says',
    source: 'API_ListObjectsV2: ContinuationToken',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c', 'd']);
      const { NextContinuationToken } = await list(context, { MaxKeys: 1, StartAfter: 'a' });
      const input = { StartAfter: 'a', ContinuationToken: NextContinuationToken };
      expect(keysOf(await list(context, input))).toEqual(['c', 'd']);
    },
  },
  {
    name: 'V2 pages to the end and says so',
    source: 'API_ListObjectsV2: IsTruncated, NextContinuationToken, KeyCount',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c', 'd']);
      const first = await list(context, { MaxKeys: 2 });
      expect(first).toMatchObject({ IsTruncated: true, KeyCount: 2, MaxKeys: 2 });
      const token = first.NextContinuationToken;
      const second = await list(context, { MaxKeys: 2, ContinuationToken: token });
      expect(keysOf(second)).toEqual(['c', 'd']);
      expect(second).toMatchObject({ IsTruncated: false, ContinuationToken: token });
      expect(second.NextContinuationToken).toBeUndefined();
    },
  },
  {
    name: 'V2 goes on after a key that was deleted in between',
    source: 'API_ListObjectsV2: ContinuationToken',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c']);
      const { NextContinuationToken } = await list(context, { MaxKeys: 2 });
      await context.send({ method: 'DELETE', key: 'b' });
      const page = await list(context, { ContinuationToken: NextContinuationToken });
      expect(keysOf(page)).toEqual(['c']);
    },
  },
  {
    name: 'V2 with MaxKeys 0 lists nothing and is not truncated',
    source: 'API_ListObjectsV2: MaxKeys',
    run: async (context) => {
      await putKeys(context, ['a']);
      const page = await list(context, { MaxKeys: 0 });
      expect(page).toMatchObject({ KeyCount: 0, MaxKeys: 0, IsTruncated: false });
      expect(page.Contents).toBeUndefined();
    },
  },
  {
    name: 'V2 never lists more than 1,000 keys',
    source: 'API_ListObjectsV2: MaxKeys; returns up to 1,000 objects',
    run: async (context) => {
      const keys = Array.from({ length: 1001 }, (_, n) => `${n}`.padStart(4, '0'));
      for (let n = 0; n < keys.length; n += 50) {
        await Promise.all(keys.slice(n, n + 50).map((key) => putObject(context, key, '')));
      }
      const page = await list(context, { MaxKeys: 2000 });
      expect(page).toMatchObject({ KeyCount: 1000, IsTruncated: true });
      expect(keysOf(page)).toEqual(keys.slice(0, 1000));
    },
  },
  {
    name: 'V2 rolls keys up to the delimiter',
    source: 'API_ListObjectsV2: Delimiter, CommonPrefixes',
    run: async (context) => {
      await putKeys(context, TREE);
      const page = await list(context, { Delimiter: '/' });
      expect([keysOf(page), prefixesOf(page)]).toEqual([
        ['a', 'c', 'e'],
        ['b/', 'd/'],
      ]);
      expect(page).toMatchObject({ KeyCount: 5, Delimiter: '/' });
    },
  },
  {
    name: 'V2 counts common prefixes against MaxKeys',
    source: 'API_ListObjectsV2: CommonPrefixes count as one return',
    run: async (context) => {
      await putKeys(context, TREE);
      expect(await pagesOf(context, 2)).toEqual([['a', 'b/'], ['c', 'd/'], ['e']]);
    },
  },
  {
    name: 'V2 lists a common prefix once, also one by one',
    source: 'API_ListObjectsV2: CommonPrefixes, ContinuationToken',
    run: async (context) => {
      await putKeys(context, TREE);
      expect(await pagesOf(context, 1)).toEqual([['a'], ['b/'], ['c'], ['d/'], ['e']]);
    },
  },
  {
    name: 'V2 with a delimiter lists the marker of the prefix itself',
    source: 'userguide/using-prefixes',
    run: async (context) => {
      await putKeys(context, ['p/', 'p/a', 'p/q/b', 'pq']);
      const page = await list(context, { Prefix: 'p/', Delimiter: '/' });
      expect([keysOf(page), prefixesOf(page)]).toEqual([['p/', 'p/a'], ['p/q/']]);
    },
  },
];
