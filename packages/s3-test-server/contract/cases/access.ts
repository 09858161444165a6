import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetObjectAclCommand,
  type ObjectOwnership,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, refusalOf } from '../given.ts';

export const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';
const FRIEND = { GrantFullControl: `id="friend"`, GrantRead: `uri="${EVERYBODY}"` };

/** A bucket whose objects have access rights of their own. */
export async function withAcls<Context extends ContractContext>(
  context: Context,
): Promise<Context> {
  const bucket = context.newName();
  const ObjectOwnership: ObjectOwnership = 'ObjectWriter';
  await context.s3.send(new CreateBucketCommand({ Bucket: bucket, ObjectOwnership }));
  return { ...context, bucket };
}

/** Who has which right; the owner is called so. */
async function grantsOf({ s3, bucket }: ContractContext) {
  const answer = await s3.send(new GetObjectAclCommand({ Bucket: bucket, Key: 'a' }));
  const { Owner, Grants = [] } = answer;
  return Grants.map(({ Grantee: { ID, URI = '' } = {}, Permission = '' }) => {
    const name = ID === Owner?.ID ? 'owner' : (ID ?? URI.slice(URI.lastIndexOf('/') + 1));
    return `${name} ${Permission}`;
  }).sort();
}

const CANNED: readonly (readonly [PutObjectCommandInput['ACL'], readonly string[]])[] = [
  ['private', ['owner FULL_CONTROL']],
  ['public-read', ['AllUsers READ', 'owner FULL_CONTROL']],
  ['public-read-write', ['AllUsers READ', 'AllUsers WRITE', 'owner FULL_CONTROL']],
  ['authenticated-read', ['AuthenticatedUsers READ', 'owner FULL_CONTROL']],
];

function copyOnto({ s3, bucket }: ContractContext, more: Partial<PutObjectCommandInput> = {}) {
  const input = { Bucket: bucket, Key: 'a', CopySource: `${bucket}/a` };
  const { GrantFullControl, GrantRead } = more;
  const grants = { GrantFullControl, GrantRead };
  return s3.send(new CopyObjectCommand({ ...input, MetadataDirective: 'REPLACE', ...grants }));
}

export const ACCESS_CASES: readonly ContractCase[] = [
  {
    name: 'the access rights of an object without any are its owner’s',
    source: 'API_GetObjectAcl; userguide/about-object-ownership',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await grantsOf(context)).toEqual(['owner FULL_CONTROL']);
    },
  },
  ...CANNED.map(([ACL, grants]): ContractCase => ({
    name: `the access rights of an object that is ${ACL ?? ''}`,
    source: 'userguide/acl-overview: canned ACL',
    run: async (context) => {
      const own = await withAcls(context);
      await putObject(own, 'a', 'hello', { ACL });
      expect(await grantsOf(own)).toEqual(grants);
    },
  })),
  {
    name: 'access rights are granted by headers, and to nobody else',
    source: 'API_PutObject: x-amz-grant-full-control, x-amz-grant-read',
    run: async (context) => {
      const own = await withAcls(context);
      await putObject(own, 'a', 'hello', FRIEND);
      expect(await grantsOf(own)).toEqual(['AllUsers READ', 'friend FULL_CONTROL']);
    },
  },
  {
    name: 'access rights are not granted in two ways at once',
    source: 'API_PutObject: x-amz-acl; userguide/acl-overview',
    run: async (context) => {
      const own = await withAcls(context);
      const put = putObject(own, 'a', 'hello', { ...FRIEND, ACL: 'private' });
      expect(await refusalOf(put)).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'access rights do not go with a copy, and are granted to it by headers',
    source: 'API_CopyObject: x-amz-acl, x-amz-grant-read',
    run: async (context) => {
      const own = await withAcls(context);
      await putObject(own, 'a', 'hello', { ACL: 'public-read' });
      await copyOnto(own);
      expect(await grantsOf(own)).toEqual(['owner FULL_CONTROL']);
      await copyOnto(own, FRIEND);
      expect(await grantsOf(own)).toEqual(['AllUsers READ', 'friend FULL_CONTROL']);
    },
  },
  {
    name: 'access rights are refused where only the owner of the bucket has any',
    source: 'userguide/object-ownership-error-responses: AccessControlListNotSupported',
    run: async (context) => {
      const put = putObject(context, 'a', 'hello', { ACL: 'public-read' });
      expect(await refusalOf(put)).toBe('400 AccessControlListNotSupported');
      await putObject(context, 'a', 'hello', { ACL: 'bucket-owner-full-control' });
    },
  },
  {
    name: 'the access rights of what is not there are NoSuchKey',
    source: 'API_GetObjectAcl: NoSuchKey',
    run: async (context) => {
      expect(await refusalOf(grantsOf(context))).toBe('404 NoSuchKey');
    },
  },
];
