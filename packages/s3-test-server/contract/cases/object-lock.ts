import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  type ObjectLockRetentionMode,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, readObject, refusalOf } from '../given.ts';

const UNTIL = new Date('2099-01-01T00:00:00Z');
const PAST = new Date('2001-01-01T00:00:00Z');

/** The context with a bucket that can lock objects. */
export async function locking(context: ContractContext): Promise<ContractContext> {
  const bucket = context.newName();
  const input = { Bucket: bucket, ObjectLockEnabledForBucket: true };
  await context.s3.send(new CreateBucketCommand(input));
  return { ...context, bucket };
}

export function putLocked(context: ContractContext, mode: ObjectLockRetentionMode, until = UNTIL) {
  return putObject(context, 'a', 'hello', {
    ObjectLockMode: mode,
    ObjectLockRetainUntilDate: until,
    ChecksumAlgorithm: 'CRC32',
  });
}

function remove(
  { s3, bucket }: ContractContext,
  VersionId: string | undefined,
  BypassGovernanceRetention?: boolean,
) {
  const input = { Bucket: bucket, Key: 'a', VersionId, BypassGovernanceRetention };
  return s3.send(new DeleteObjectCommand(input));
}

export function hold({ s3, bucket }: ContractContext, Status: 'ON' | 'OFF') {
  const input = { Bucket: bucket, Key: 'a', LegalHold: { Status } };
  return s3.send(new PutObjectLegalHoldCommand(input));
}

export const LOCK_CASES: readonly ContractCase[] = [
  {
    name: 'a retention that has ended is refused',
    source: 'API_PutObject: x-amz-object-lock-retain-until-date; InvalidArgument',
    run: async (context) => {
      const put = putLocked(await locking(context), 'GOVERNANCE', PAST);
      expect(await refusalOf(put)).toBe('400 InvalidArgument');
    },
  },
  {
    name: 'a retention mode without its date is refused',
    source: 'API_PutObject: x-amz-object-lock-mode; InvalidArgument',
    run: async (context) => {
      const input = { ObjectLockMode: 'GOVERNANCE', ChecksumAlgorithm: 'CRC32' } as const;
      const put = putObject(await locking(context), 'a', 'hello', input);
      expect(await refusalOf(put)).toBe('400 InvalidArgument');
    },
  },
  ...(['GOVERNANCE', 'COMPLIANCE'] as const).flatMap((mode): readonly ContractCase[] => [
    {
      name: `a version in ${mode} is not deleted`,
      source: 'userguide/object-lock: retention modes; AccessDenied',
      run: async (context) => {
        const own = await locking(context);
        const { VersionId } = await putLocked(own, mode);
        expect(await refusalOf(remove(own, VersionId))).toBe('403 AccessDenied');
        expect(await readObject(own, 'a', VersionId)).toBe('hello');
      },
    },
    {
      name: `the retention of a version in ${mode} can be read`,
      source: 'API_GetObjectRetention',
      run: async (context) => {
        const own = await locking(context);
        await putLocked(own, mode);
        const input = { Bucket: own.bucket, Key: 'a' };
        const { Retention } = await own.s3.send(new GetObjectRetentionCommand(input));
        expect(Retention).toEqual({ Mode: mode, RetainUntilDate: UNTIL });
      },
    },
  ]),
  {
    name: 'a delete marker goes over a locked version',
    source: 'userguide/object-lock: delete markers',
    run: async (context) => {
      const own = await locking(context);
      await putLocked(own, 'COMPLIANCE');
      expect((await remove(own, undefined)).DeleteMarker).toBe(true);
    },
  },
  {
    name: 'a version in GOVERNANCE is deleted with the bypass',
    source: 'API_DeleteObject: x-amz-bypass-governance-retention',
    run: async (context) => {
      const own = await locking(context);
      const { VersionId } = await putLocked(own, 'GOVERNANCE');
      expect(await refusalOf(remove(own, VersionId, true))).toBe('200');
    },
  },
  {
    name: 'a version in COMPLIANCE is not deleted with the bypass',
    source: 'userguide/object-lock: compliance mode',
    run: async (context) => {
      const own = await locking(context);
      const { VersionId } = await putLocked(own, 'COMPLIANCE');
      expect(await refusalOf(remove(own, VersionId, true))).toBe('403 AccessDenied');
    },
  },
  {
    name: 'a version under legal hold is deleted when the hold is off',
    source: 'userguide/object-lock: legal holds',
    run: async (context) => {
      const own = await locking(context);
      const { VersionId } = await putObject(own, 'a');
      await hold(own, 'ON');
      const input = { Bucket: own.bucket, Key: 'a' };
      const { LegalHold } = await own.s3.send(new GetObjectLegalHoldCommand(input));
      expect(LegalHold?.Status).toBe('ON');
      expect(await refusalOf(remove(own, VersionId, true))).toBe('403 AccessDenied');
      await hold(own, 'OFF');
      expect(await refusalOf(remove(own, VersionId))).toBe('200');
    },
  },
  {
    name: 'DeleteObjects refuses a locked version and deletes the others',
    source: 'API_DeleteObjects: Errors, AccessDenied',
    run: async (context) => {
      const own = await locking(context);
      const { VersionId } = await putLocked(own, 'GOVERNANCE');
      const other = await putObject(own, 'b');
      const Objects = [
        { Key: 'a', VersionId },
        { Key: 'b', VersionId: other.VersionId },
      ];
      const input = { Bucket: own.bucket, Delete: { Objects } };
      const { Deleted = [], Errors = [] } = await own.s3.send(new DeleteObjectsCommand(input));
      expect(Deleted.map(({ Key }) => Key)).toEqual(['b']);
      expect(Errors).toMatchObject([{ Key: 'a', VersionId, Code: 'AccessDenied' }]);
    },
  },
  {
    name: 'a retention in COMPLIANCE is not made shorter',
    source: 'API_PutObjectRetention; userguide/object-lock: compliance mode',
    run: async (context) => {
      const own = await locking(context);
      await putLocked(own, 'COMPLIANCE');
      const RetainUntilDate = new Date('2098-01-01T00:00:00Z');
      const Retention = { Mode: 'COMPLIANCE', RetainUntilDate } as const;
      const input = { Bucket: own.bucket, Key: 'a', Retention };
      const shorter = own.s3.send(new PutObjectRetentionCommand(input));
      expect(await refusalOf(shorter)).toBe('403 AccessDenied');
    },
  },
];
