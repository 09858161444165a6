import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  type DeleteObjectCommandInput,
  type ObjectIdentifier,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject, refusalOf, setVersioning } from '../given.ts';

const OTHER_TIME = new Date('2015-01-01T00:00:00Z');
const OTHER_ETAG = '"00000000000000000000000000000000"';

type Condition = Partial<DeleteObjectCommandInput>;

function remove({ s3, bucket }: ContractContext, condition: Condition) {
  return refusalOf(s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'a', ...condition })));
}

/** The code of the refusal of `a`, or `deleted`. */
async function removeInBulk(
  { s3, bucket }: ContractContext,
  condition: Omit<ObjectIdentifier, 'Key'>,
) {
  const Delete = { Objects: [{ Key: 'a', ...condition }] };
  const answer = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
  return answer.Errors?.[0]?.Code ?? (answer.Deleted?.[0]?.Key === 'a' ? 'deleted' : 'nothing');
}

async function timeOf(context: ContractContext): Promise<Date> {
  return (await list(context)).Contents?.[0]?.LastModified ?? OTHER_TIME;
}

interface Kind {
  readonly name: string;
  readonly wrong: Condition;
  readonly right: (context: ContractContext) => Promise<Condition>;
}

/** Conditions of directory buckets, of one object. */
const KINDS: readonly Kind[] = [
  {
    name: 'x-amz-if-match-size',
    wrong: { IfMatchSize: 6 },
    right: () => Promise.resolve({ IfMatchSize: 5 }),
  },
  {
    name: 'x-amz-if-match-last-modified-time',
    wrong: { IfMatchLastModifiedTime: OTHER_TIME },
    right: async (context) => ({ IfMatchLastModifiedTime: await timeOf(context) }),
  },
];

interface BulkKind {
  readonly name: string;
  readonly wrong: Omit<ObjectIdentifier, 'Key'>;
  readonly right: (context: ContractContext) => Promise<Omit<ObjectIdentifier, 'Key'>>;
}

const BULK_KINDS: readonly BulkKind[] = [
  { name: 'a Size', wrong: { Size: 6 }, right: () => Promise.resolve({ Size: 5 }) },
  {
    name: 'a LastModifiedTime',
    wrong: { LastModifiedTime: OTHER_TIME },
    right: async (context) => ({ LastModifiedTime: await timeOf(context) }),
  },
];

export const CONDITIONAL_DELETE_CASES: readonly ContractCase[] = [
  {
    name: 'DELETE If-Match of what is not there is NoSuchKey',
    source: 'userguide/conditional-deletes: 404 Not Found',
    run: async (context) => {
      expect(await remove(context, { IfMatch: OTHER_ETAG })).toMatch(/^404/);
    },
  },
  {
    name: 'a delete with If-Match makes a marker over the object that has the ETag',
    source: 'userguide/conditional-deletes: the current version',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { ETag } = await putObject(context, 'a');
      expect(await remove(context, { IfMatch: OTHER_ETAG })).toBe('412 PreconditionFailed');
      expect(keysOf(await list(context))).toEqual(['a']);
      expect(await remove(context, { IfMatch: ETag })).toBe('200');
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  ...KINDS.map(({ name, wrong, right }): ContractCase => ({
    name: `DELETE ${name} deletes only the object that has it`,
    source: `API_DeleteObject: ${name}, for directory buckets`,
    run: async (context) => {
      await putObject(context, 'a');
      expect(await remove(context, wrong)).toBe('412 PreconditionFailed');
      expect(keysOf(await list(context))).toEqual(['a']);
      expect(await remove(context, await right(context))).toBe('200');
      expect(keysOf(await list(context))).toEqual([]);
      expect(await remove(context, wrong)).toBe('200');
    },
  })),
  ...BULK_KINDS.map(({ name, wrong, right }): ContractCase => ({
    name: `DeleteObjects with ${name} deletes only the object that has it`,
    source: 'API_ObjectIdentifier: LastModifiedTime, Size, for directory buckets',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await removeInBulk(context, wrong)).toBe('PreconditionFailed');
      expect(keysOf(await list(context))).toEqual(['a']);
      expect(await removeInBulk(context, await right(context))).toBe('deleted');
      expect(keysOf(await list(context))).toEqual([]);
      expect(await removeInBulk(context, wrong)).toBe('deleted');
    },
  })),
  {
    name: 'DELETE holds all of its conditions against the object',
    source: 'API_DeleteObject: in conjunction with each other',
    run: async (context) => {
      const { ETag } = await putObject(context, 'a');
      const both = { IfMatch: ETag, IfMatchSize: 6 };
      expect(await remove(context, both)).toBe('412 PreconditionFailed');
      expect(await remove(context, { ...both, IfMatchSize: 5 })).toBe('200');
    },
  },
];
