import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { prefixesOf, putKeys, putObject, setVersioning } from '../given.ts';

function versionsOf(
  { s3, bucket }: ContractContext,
  input: Partial<ListObjectVersionsCommandInput> = {},
) {
  return s3.send(new ListObjectVersionsCommand({ Bucket: bucket, ...input }));
}

function idsOf({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput) {
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key}:${VersionId}`);
}

/** Three versions of `a`, a marker on top of `b`, one of `c`. */
async function putVersions(context: ContractContext): Promise<void> {
  await setVersioning(context, 'Enabled');
  await putKeys(context, ['a', 'a', 'a', 'b', 'c']);
  await context.send({ method: 'DELETE', key: 'b' });
}

async function allPages(
  context: ContractContext,
  input: Partial<ListObjectVersionsCommandInput>,
): Promise<readonly ListObjectVersionsCommandOutput[]> {
  const pages = [await versionsOf(context, input)];
  for (let last = pages[0]; last?.IsTruncated === true && pages.length < 12; last = pages.at(-1)) {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = last;
    pages.push(await versionsOf(context, { ...input, KeyMarker, VersionIdMarker }));
  }
  return pages;
}

export const VERSION_LIST_CASES: readonly ContractCase[] = [
  {
    name: 'versions are listed by key, newest first',
    source: 'API_ListObjectVersions; userguide/list-obj-version-enabled-bucket',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const ids: (string | undefined)[] = [];
      for (const body of ['1', '2', '3'])
        ids.unshift((await putObject(context, 'b', body)).VersionId);
      await putObject(context, 'a');
      const { Versions = [] } = await versionsOf(context);
      expect(Versions.map(({ Key }) => Key)).toEqual(['a', 'b', 'b', 'b']);
      expect(Versions.slice(1).map(({ VersionId }) => VersionId)).toEqual(ids);
      expect(Versions.map(({ IsLatest }) => IsLatest)).toEqual([true, true, false, false]);
    },
  },
  {
    name: 'a delete marker is listed as such, and as the latest',
    source: 'API_ListObjectVersions: DeleteMarkers',
    run: async (context) => {
      await putVersions(context);
      const { DeleteMarkers = [], Versions = [] } = await versionsOf(context);
      expect(DeleteMarkers.map(({ Key, IsLatest }) => [Key, IsLatest])).toEqual([['b', true]]);
      expect(Versions.find(({ Key }) => Key === 'b')?.IsLatest).toBe(false);
      expect(DeleteMarkers[0]?.Owner?.ID).toBeTruthy();
    },
  },
  {
    name: 'a bucket without versioning lists its objects as versions null',
    source: 'API_ListObjectVersions: VersionId',
    run: async (context) => {
      await putKeys(context, ['a', 'b']);
      expect(idsOf(await versionsOf(context))).toEqual(['a:null', 'b:null']);
    },
  },
  ...[1, 2, 3, 5].map((size): ContractCase => ({
    name: `versions are listed in pages of ${size}, each once`,
    source: 'API_ListObjectVersions: KeyMarker, VersionIdMarker, NextKeyMarker',
    run: async (context) => {
      await putVersions(context);
      const whole = idsOf(await versionsOf(context)).sort();
      expect(whole).toHaveLength(6);
      const pages = await allPages(context, { MaxKeys: size });
      expect(pages.map((page) => idsOf(page).length).every((n) => n <= size)).toBe(true);
      expect(pages.flatMap((page) => idsOf(page)).sort()).toEqual(whole);
    },
  })),
  {
    name: 'a truncated page of versions names both markers',
    source: 'API_ListObjectVersions: NextKeyMarker, NextVersionIdMarker',
    run: async (context) => {
      await putVersions(context);
      const page = await versionsOf(context, { MaxKeys: 2 });
      const second = page.Versions?.[1];
      expect(page).toMatchObject({
        IsTruncated: true,
        NextKeyMarker: 'a',
        NextVersionIdMarker: second?.VersionId,
      });
    },
  },
  {
    name: 'a key marker alone goes on after all versions of the key',
    source: 'API_ListObjectVersions: KeyMarker',
    run: async (context) => {
      await putVersions(context);
      const { Versions = [] } = await versionsOf(context, { KeyMarker: 'a' });
      expect(Versions.map(({ Key }) => Key)).toEqual(['b', 'c']);
    },
  },
  {
    name: 'a version marker without a key marker is refused',
    source: 'API_ListObjectVersions: VersionIdMarker',
    run: async (context) => {
      const query = { versions: '', 'version-id-marker': 'x' };
      const { status, code } = await context.send({ method: 'GET', query });
      expect([status, code]).toEqual([400, 'InvalidArgument']);
    },
  },
  {
    name: 'versions are listed by prefix',
    source: 'API_ListObjectVersions: Prefix',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putKeys(context, ['a/1', 'a/1', 'b/1']);
      const page = await versionsOf(context, { Prefix: 'a/' });
      expect(page.Versions?.map(({ Key }) => Key)).toEqual(['a/1', 'a/1']);
    },
  },
  {
    name: 'versions roll up to the delimiter',
    source: 'API_ListObjectVersions: Delimiter, CommonPrefixes',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putKeys(context, ['a', 'b/1', 'b/1', 'b/2', 'c']);
      const page = await versionsOf(context, { Delimiter: '/' });
      expect(page.Versions?.map(({ Key }) => Key)).toEqual(['a', 'c']);
      expect(prefixesOf(page)).toEqual(['b/']);
    },
  },
  {
    name: 'common prefixes of versions count against MaxKeys',
    source: 'API_ListObjectVersions: CommonPrefixes are counted as one result',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putKeys(context, ['a', 'b/1', 'b/2', 'c', 'd/1']);
      const pages = await allPages(context, { MaxKeys: 2, Delimiter: '/' });
      const rows = pages.map((page) => [
        ...(page.Versions ?? []).map(({ Key }) => Key),
        ...prefixesOf(page),
      ]);
      expect(rows).toEqual([
        ['a', 'b/'],
        ['c', 'd/'],
      ]);
    },
  },
  {
    name: 'versions with MaxKeys 0 are none',
    source: 'API_ListObjectVersions: MaxKeys',
    run: async (context) => {
      await putVersions(context);
      expect(idsOf(await versionsOf(context, { MaxKeys: 0 }))).toEqual([]);
    },
  },
];
