import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import {
  keysOf,
  list,
  putKeys,
  putObject,
  readObject,
  refusalOf,
  setVersioning,
  statusOf,
} from '../given.ts';

function deleteObject({ s3, bucket }: ContractContext, key: string, versionId?: string) {
  return s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
}

function versionsOf(
  { s3, bucket }: ContractContext,
  input: Partial<ListObjectVersionsCommandInput> = {},
) {
  return s3.send(new ListObjectVersionsCommand({ Bucket: bucket, ...input }));
}

export const VERSION_CASES: readonly ContractCase[] = [
  {
    name: 'each PUT with versioning makes a version that can be read',
    source: 'API_PutObject: x-amz-version-id; API_GetObject: VersionId',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const one = await putObject(context, 'a', 'one');
      const two = await putObject(context, 'a', 'two');
      expect(one.VersionId).toBeTruthy();
      expect(two.VersionId).not.toBe(one.VersionId);
      expect(await readObject(context, 'a')).toBe('two');
      expect(await readObject(context, 'a', one.VersionId)).toBe('one');
      const { headers } = await context.send({ method: 'GET', key: 'a' });
      expect(headers['x-amz-version-id']).toBe(two.VersionId);
    },
  },
  {
    name: 'a bucket without versioning names no version',
    source: 'API_PutObject: x-amz-version-id',
    run: async (context) => {
      expect((await putObject(context, 'a')).VersionId).toBeUndefined();
    },
  },
  {
    name: 'what was there before versioning is the version null',
    source: 'userguide/versioning-workflows',
    run: async (context) => {
      await putObject(context, 'a', 'old');
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'new');
      expect(await readObject(context, 'a', 'null')).toBe('old');
      const { Versions = [] } = await versionsOf(context);
      expect(Versions.map(({ VersionId, IsLatest }) => [VersionId === 'null', IsLatest])).toEqual([
        [false, true],
        [true, false],
      ]);
    },
  },
  {
    name: 'PUT with versioning suspended replaces the version null only',
    source: 'userguide/AddingObjectstoVersionSuspendedBuckets',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const kept = await putObject(context, 'a', 'kept');
      await setVersioning(context, 'Suspended');
      await putObject(context, 'a', 'first');
      await putObject(context, 'a', 'second');
      expect(await readObject(context, 'a')).toBe('second');
      const { Versions = [] } = await versionsOf(context);
      expect(Versions.map(({ VersionId }) => VersionId)).toEqual(['null', kept.VersionId]);
    },
  },
  {
    name: 'DELETE with versioning adds a delete marker and says so',
    source: 'API_DeleteObject: x-amz-delete-marker, x-amz-version-id',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { VersionId } = await putObject(context, 'a', 'one');
      const marker = await deleteObject(context, 'a');
      expect(marker.DeleteMarker).toBe(true);
      expect(marker.VersionId).toBeTruthy();
      expect(marker.VersionId).not.toBe(VersionId);
      expect(keysOf(await list(context))).toEqual([]);
      expect(await readObject(context, 'a', VersionId)).toBe('one');
    },
  },
  {
    name: 'DELETE with versioning makes a marker for a key that never was',
    source: 'userguide/DeleteMarker',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      expect((await deleteObject(context, 'never')).DeleteMarker).toBe(true);
      expect((await versionsOf(context)).DeleteMarkers).toHaveLength(1);
    },
  },
  {
    name: 'GET of a key behind a delete marker is 404 and names the marker',
    source: 'API_GetObject: x-amz-delete-marker',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a');
      await deleteObject(context, 'a');
      const { status, code, headers } = await context.send({ method: 'GET', key: 'a' });
      expect([status, code, headers['x-amz-delete-marker']]).toEqual([404, 'NoSuchKey', 'true']);
    },
  },
  {
    name: 'GET of a delete marker by its version is MethodNotAllowed',
    source: 'API_GetObject: 405 Method Not Allowed',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a');
      const { VersionId } = await deleteObject(context, 'a');
      expect(await refusalOf(readObject(context, 'a', VersionId))).toBe('405 MethodNotAllowed');
    },
  },
  {
    name: 'HEAD of a delete marker by its version is 405',
    source: 'API_HeadObject: 405 Method Not Allowed',
    run: async (context) => {
      const { s3, bucket } = context;
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a');
      const { VersionId } = await deleteObject(context, 'a');
      const head = s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a', VersionId }));
      expect(await statusOf(head)).toBe(405);
    },
  },
  {
    name: 'deleting a delete marker brings the object back',
    source: 'userguide/ManagingDelMarkers',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'one');
      const { VersionId } = await deleteObject(context, 'a');
      const removed = await deleteObject(context, 'a', VersionId);
      expect(removed).toMatchObject({ DeleteMarker: true, VersionId });
      expect(await readObject(context, 'a')).toBe('one');
    },
  },
  {
    name: 'deleting the newest version makes the one before it current',
    source: 'userguide/DeletingObjectVersions',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'one');
      const { VersionId } = await putObject(context, 'a', 'two');
      const removed = await deleteObject(context, 'a', VersionId);
      expect([removed.DeleteMarker, removed.VersionId]).toEqual([undefined, VersionId]);
      expect(await readObject(context, 'a')).toBe('one');
    },
  },
  {
    name: 'DELETE with versioning suspended makes the marker null',
    source: 'userguide/DeletingObjectsfromVersioningSuspendedBuckets',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const kept = await putObject(context, 'a', 'kept');
      await setVersioning(context, 'Suspended');
      await putObject(context, 'a', 'null version');
      expect(await deleteObject(context, 'a')).toMatchObject({
        DeleteMarker: true,
        VersionId: 'null',
      });
      const { Versions = [], DeleteMarkers = [] } = await versionsOf(context);
      expect(Versions.map(({ VersionId }) => VersionId)).toEqual([kept.VersionId]);
      expect(DeleteMarkers.map(({ VersionId }) => VersionId)).toEqual(['null']);
    },
  },
  {
    name: 'a condition holds against the current version',
    source: 'userguide/conditional-deletes: current version',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const one = await putObject(context, 'a', 'one');
      await putKeys(context, ['a']);
      const put = putObject(context, 'a', 'three', { IfMatch: one.ETag });
      expect(await refusalOf(put)).toBe('412 PreconditionFailed');
    },
  },
];
