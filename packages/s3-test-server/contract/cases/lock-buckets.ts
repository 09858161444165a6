import {
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  PutObjectLockConfigurationCommand,
  type DefaultRetention,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject, refusalOf, setVersioning } from '../given.ts';
import { hold, locking, putLocked } from './object-lock.ts';

function configure({ s3, bucket }: ContractContext, retention: DefaultRetention) {
  const Rule = { DefaultRetention: retention };
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule };
  const input = { Bucket: bucket, ObjectLockConfiguration };
  return s3.send(new PutObjectLockConfigurationCommand(input));
}

const DAY = { Mode: 'GOVERNANCE', Days: 1 } as const;

/** Default retentions that no bucket is given, and S3's code. */
const WRONG: readonly (readonly [string, DefaultRetention, string])[] = [
  ['of no days', { ...DAY, Days: 0 }, 'InvalidArgument'],
  ['of days and years', { ...DAY, Years: 1 }, 'MalformedXML'],
  [
    'in a mode that S3 does not have',
    { ...DAY, Mode: 'governance' as 'GOVERNANCE' },
    'MalformedXML',
  ],
];

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
    name: 'a bucket tells its default retention',
    source: 'API_PutObjectLockConfiguration, API_GetObjectLockConfiguration: Rule',
    run: async (context) => {
      const own = await locking(context);
      await configure(own, DAY);
      const input = { Bucket: own.bucket };
      const answer = await own.s3.send(new GetObjectLockConfigurationCommand(input));
      expect(answer.ObjectLockConfiguration?.Rule?.DefaultRetention).toEqual(DAY);
    },
  },
  {
    name: 'a default retention is that of an object without one',
    source: 'userguide/object-lock: default retention',
    run: async (context) => {
      const own = await locking(context);
      await configure(own, DAY);
      await putObject(own, 'a', 'hello', { ChecksumAlgorithm: 'CRC32' });
      const input = { Bucket: own.bucket, Key: 'a' };
      const { Retention } = await own.s3.send(new GetObjectRetentionCommand(input));
      expect(Retention?.Mode).toBe('GOVERNANCE');
      const until = Retention?.RetainUntilDate?.getTime() ?? 0;
      expect(Math.round((until - Date.now()) / 3_600_000)).toBe(24);
    },
  },
  {
    name: 'a bucket with a default retention stores nothing without a checksum or an MD5',
    source: 'API_PutObject: Content-MD5 is required with a retention period; InvalidRequest',
    run: async (context) => {
      const own = await locking(context);
      await configure(own, DAY);
      expect(await refusalOf(putObject(own, 'a'))).toBe('400 InvalidRequest');
    },
  },
  ...WRONG.map(([name, retention, code]): ContractCase => ({
    name: `no default retention is ${name}`,
    source: `API_DefaultRetention; ${code}`,
    run: async (context) => {
      const refusal = refusalOf(configure(await locking(context), retention));
      expect(await refusal).toBe(`400 ${code}`);
    },
  })),
  {
    name: 'a bucket without versioning gets no object lock',
    source: 'API_PutObjectLockConfiguration: 409 InvalidBucketState',
    run: async (context) => {
      expect(await refusalOf(configure(context, DAY))).toBe('409 InvalidBucketState');
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
