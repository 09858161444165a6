import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type Delete,
  type ObjectIdentifier,
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
} from '../given.ts';

function deleteObjects(
  { s3, bucket }: ContractContext,
  objects: readonly (string | ObjectIdentifier)[],
  more: Partial<Delete> = {},
) {
  const Objects = objects.map((one) => (typeof one === 'string' ? { Key: one } : one));
  return s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, ...more } }));
}

export const DELETE_CASES: readonly ContractCase[] = [
  {
    name: 'DeleteObjects deletes the keys it names and no others',
    source: 'API_DeleteObjects: Deleted',
    run: async (context) => {
      await putKeys(context, ['a', 'b', 'c']);
      const { Deleted = [], Errors } = await deleteObjects(context, ['a', 'c']);
      expect(Deleted.map(({ Key }) => Key).sort()).toEqual(['a', 'c']);
      expect(Errors ?? []).toEqual([]);
      expect(keysOf(await list(context))).toEqual(['b']);
    },
  },
  {
    name: 'DeleteObjects reports a key that never was as deleted',
    source: 'API_DeleteObjects: an object that does not exist is deleted',
    run: async (context) => {
      const { Deleted = [], Errors } = await deleteObjects(context, ['never']);
      expect([Deleted.map(({ Key }) => Key), Errors ?? []]).toEqual([['never'], []]);
    },
  },
  {
    name: 'DeleteObjects in quiet mode reports nothing that went well',
    source: 'API_DeleteObjects: quiet mode',
    run: async (context) => {
      await putKeys(context, ['a']);
      const { Deleted, Errors } = await deleteObjects(context, ['a', 'b'], { Quiet: true });
      expect([Deleted ?? [], Errors ?? []]).toEqual([[], []]);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DeleteObjects takes 1,000 keys',
    source: 'API_DeleteObjects: up to 1,000 keys',
    run: async (context) => {
      const keys = Array.from({ length: 1000 }, (_, n) => `key-${n}`);
      await putKeys(context, ['key-0', 'key-999', 'other']);
      expect((await deleteObjects(context, keys)).Deleted).toHaveLength(1000);
      expect(keysOf(await list(context))).toEqual(['other']);
    },
  },
  {
    name: 'DeleteObjects refuses 1,001 keys and deletes none',
    source: 'API_DeleteObjects: up to 1,000 keys; MalformedXML',
    run: async (context) => {
      await putKeys(context, ['key-0']);
      const keys = Array.from({ length: 1001 }, (_, n) => `key-${n}`);
      expect(await refusalOf(deleteObjects(context, keys))).toBe('400 MalformedXML');
      expect(keysOf(await list(context))).toEqual(['key-0']);
    },
  },
  {
    name: 'DeleteObjects takes a key of 1,024 bytes',
    source: 'userguide/object-keys: 1,024 bytes',
    run: async (context) => {
      const key = Array.from({ length: 5 }, () => 'k'.repeat(204)).join('/');
      await putKeys(context, [key]);
      expect((await deleteObjects(context, [key])).Deleted?.[0]?.Key).toBe(key);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DeleteObjects takes one key twice',
    source: 'API_DeleteObjects: Deleted',
    run: async (context) => {
      await putKeys(context, ['a']);
      const { Errors } = await deleteObjects(context, ['a', 'a']);
      expect(Errors ?? []).toEqual([]);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DeleteObjects deletes one version',
    source: 'API_DeleteObjects: VersionId',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'one');
      const { VersionId } = await putObject(context, 'a', 'two');
      const { Deleted = [] } = await deleteObjects(context, [{ Key: 'a', VersionId }]);
      expect(Deleted).toMatchObject([{ Key: 'a', VersionId }]);
      expect(Deleted[0]?.DeleteMarker ?? false).toBe(false);
      expect(await readObject(context, 'a')).toBe('one');
    },
  },
  {
    name: 'DeleteObjects with versioning reports the markers it makes',
    source: 'API_DeletedObject: DeleteMarker, DeleteMarkerVersionId',
    run: async (context) => {
      const { s3, bucket } = context;
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'one');
      const { Deleted = [] } = await deleteObjects(context, ['a']);
      const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const id = versions.DeleteMarkers?.[0]?.VersionId;
      expect(id).toBeTruthy();
      expect(Deleted).toMatchObject([{ Key: 'a', DeleteMarker: true, DeleteMarkerVersionId: id }]);
    },
  },
  {
    name: 'DeleteObjects removes a delete marker by its version',
    source: 'API_DeletedObject: DeleteMarker, DeleteMarkerVersionId',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'one');
      const [marker] = (await deleteObjects(context, ['a'])).Deleted ?? [];
      const VersionId = marker?.DeleteMarkerVersionId;
      const { Deleted = [] } = await deleteObjects(context, [{ Key: 'a', VersionId }]);
      expect(Deleted).toMatchObject([
        { Key: 'a', VersionId, DeleteMarker: true, DeleteMarkerVersionId: VersionId },
      ]);
      expect(await readObject(context, 'a')).toBe('one');
    },
  },
  {
    name: 'DeleteObjects with an ETag deletes only the object that has it',
    source: 'userguide/conditional-deletes: ETag of DeleteObjects',
    run: async (context) => {
      const { ETag } = await putObject(context, 'a');
      await putObject(context, 'b');
      const { Deleted = [], Errors = [] } = await deleteObjects(context, [
        { Key: 'a', ETag },
        { Key: 'b', ETag: '"00000000000000000000000000000000"' },
      ]);
      expect(Deleted.map(({ Key }) => Key)).toEqual(['a']);
      expect(Errors.map(({ Key, Code }) => [Key, Code])).toEqual([['b', 'PreconditionFailed']]);
      expect(keysOf(await list(context))).toEqual(['b']);
    },
  },
  {
    name: 'DeleteObjects with an ETag is NoSuchKey where there is no object',
    source: 'userguide/conditional-deletes: ETag of DeleteObjects',
    run: async (context) => {
      const ETag = '"00000000000000000000000000000000"';
      const { Deleted, Errors = [] } = await deleteObjects(context, [{ Key: 'a', ETag }]);
      expect(Deleted ?? []).toEqual([]);
      expect(Errors.map(({ Key, Code }) => [Key, Code])).toEqual([['a', 'NoSuchKey']]);
    },
  },
  {
    name: 'DeleteObject with If-Match deletes only the object that has the ETag',
    source: 'API_DeleteObject: If-Match',
    run: async (context) => {
      const { s3, bucket } = context;
      const remove = (IfMatch: string) =>
        refusalOf(s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'a', IfMatch })));
      const { ETag = '' } = await putObject(context, 'a');
      expect(await remove('"00000000000000000000000000000000"')).toBe('412 PreconditionFailed');
      expect(keysOf(await list(context))).toEqual(['a']);
      expect(await remove(ETag)).not.toMatch(/^412/);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DeleteObjects in a bucket that is not there is NoSuchBucket',
    source: 'ErrorResponses: NoSuchBucket',
    run: async (context) => {
      const refusal = refusalOf(deleteObjects({ ...context, bucket: context.newName() }, ['a']));
      expect(await refusal).toBe('404 NoSuchBucket');
    },
  },
];
