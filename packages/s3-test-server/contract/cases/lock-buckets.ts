import { GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase } from '../contract-case.ts';
import { putObject, refusalOf, setVersioning } from '../given.ts';
import { hold, locking, putLocked } from './object-lock.ts';

export const LOCK_BUCKET_CASES: readonly ContractCase[] = [
  {
    name: 'a bucket with object lock says so, and has versioning',
    source: 'API_GetObjectLockConfiguration; userguide/object-lock',
    run: async (context) => {
      const { s3, bucket } = await locking(context);
      const input = { Bucket: bucket };
      const answer = await s3.send(new GetObjectLockConfigurationCommand(input));
      expect(answer.ObjectLockConfiguration?.ObjectLockEnabled).toBe('Enabled');
      expect((await putObject({ ...context, bucket }, 'a')).VersionId).toBeTruthy();
    },
  },
  {
    name: 'a bucket without object lock has no configuration of it',
    source: 'API_GetObjectLockConfiguration: ObjectLockConfigurationNotFoundError',
    run: async ({ s3, bucket }) => {
      const answer = s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
      expect(await refusalOf(answer)).toBe('404 ObjectLockConfigurationNotFoundError');
    },
  },
  {
    name: 'versioning of a bucket with object lock is not suspended',
    source: 'API_PutBucketVersioning; ErrorResponses: InvalidBucketState',
    run: async (context) => {
      const refusal = refusalOf(setVersioning(await locking(context), 'Suspended'));
      expect(await refusal).toBe('409 InvalidBucketState');
    },
  },
  {
    name: 'a bucket without object lock stores no locked object',
    source: 'API_PutObject: x-amz-object-lock-mode; InvalidRequest',
    run: async (context) => {
      expect(await refusalOf(putLocked(context, 'GOVERNANCE'))).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a bucket without object lock takes no legal hold',
    source: 'API_PutObjectLegalHold; InvalidRequest',
    run: async (context) => {
      await putObject(context, 'a');
      expect(await refusalOf(hold(context, 'ON'))).toBe('400 InvalidRequest');
    },
  },
];
