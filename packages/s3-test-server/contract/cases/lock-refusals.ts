import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  PutObjectRetentionCommand,
  type ObjectLockRetention,
  type ObjectLockRetentionMode,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject, refusalOf } from '../given.ts';
import { hold, locking, putLocked } from './object-lock.ts';

const UNTIL = '2099-01-01T00:00:00.000Z';
const EARLIER = new Date('2098-01-01T00:00:00Z');
const LATER = new Date('2100-01-01T00:00:00Z');

function retain(
  { s3, bucket }: ContractContext,
  Retention: ObjectLockRetention,
  BypassGovernanceRetention?: boolean,
) {
  const input = { Bucket: bucket, Key: 'a', Retention, BypassGovernanceRetention };
  return refusalOf(s3.send(new PutObjectRetentionCommand(input)));
}

/** Locks that no object is stored with, and S3's code. */
const WRONG: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a mode that S3 does not have', { mode: 'governance', 'retain-until-date': UNTIL }],
  ['a date without its mode', { 'retain-until-date': UNTIL }],
  ['a date that is none', { mode: 'GOVERNANCE', 'retain-until-date': 'tomorrow' }],
  ['a legal hold that is neither ON nor OFF', { 'legal-hold': 'on' }],
];

const LOCKS: readonly (readonly [string, Partial<PutObjectCommandInput>])[] = [
  ['a retention', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(UNTIL) }],
  ['a legal hold', { ObjectLockLegalHoldStatus: 'ON' }],
];

export const LOCK_REFUSAL_CASES: readonly ContractCase[] = [
  ...WRONG.map(([name, headers]): ContractCase => ({
    name: `a lock with ${name} is refused`,
    source: 'API_PutObject: x-amz-object-lock-*; InvalidArgument',
    run: async (context) => {
      const own = await locking(context);
      const named = Object.entries(headers).map(([key, value]) => [
        `x-amz-object-lock-${key}`,
        value,
      ]);
      const md5 = { 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' };
      const { bucket } = own;
      const request = { method: 'PUT', key: 'a', bucket, body: 'hello' };
      const put = await own.send({
        ...request,
        headers: { ...md5, ...(Object.fromEntries(named) as Record<string, string>) },
      });
      expect([put.status, put.code]).toEqual([400, 'InvalidArgument']);
      expect(keysOf(await list(own))).toEqual([]);
    },
  })),
  ...LOCKS.map(([name, lock]): ContractCase => ({
    name: `an object with ${name} is not stored without a checksum or an MD5`,
    source: 'API_PutObject: Content-MD5 is required with Object Lock; InvalidRequest',
    run: async (context) => {
      const own = await locking(context);
      expect(await refusalOf(putObject(own, 'a', 'hello', lock))).toBe('400 InvalidRequest');
      const ContentMD5 = 'XUFAKrxLKna5cZ2REBfFkg==';
      expect(await refusalOf(putObject(own, 'a', 'hello', { ...lock, ContentMD5 }))).toBe('200');
    },
  })),
  {
    name: 'a bucket without object lock begins no upload and makes no copy that is locked',
    source: 'API_CreateMultipartUpload, API_CopyObject: x-amz-object-lock-mode; InvalidRequest',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'source');
      const lock = {
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockRetainUntilDate: new Date(UNTIL),
      } as const;
      const target = { Bucket: bucket, Key: 'a', ...lock };
      const begun = s3.send(new CreateMultipartUploadCommand(target));
      expect(await refusalOf(begun)).toBe('400 InvalidRequest');
      const copy = s3.send(new CopyObjectCommand({ ...target, CopySource: `${bucket}/source` }));
      expect(await refusalOf(copy)).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a bucket without object lock takes no retention',
    source: 'API_PutObjectRetention; InvalidRequest',
    run: async (context) => {
      await putObject(context, 'a');
      const retention = { Mode: 'GOVERNANCE', RetainUntilDate: LATER } as const;
      expect(await retain(context, retention)).toBe('400 InvalidRequest');
    },
  },
  {
    name: 'a retention is not set to a date in the past',
    source: 'API_PutObjectRetention: RetainUntilDate; InvalidArgument',
    run: async (context) => {
      const own = await locking(context);
      await putObject(own, 'a');
      const past = { Mode: 'GOVERNANCE', RetainUntilDate: new Date('2001-01-01T00:00:00Z') };
      expect(await retain(own, past as ObjectLockRetention)).toBe('400 InvalidArgument');
    },
  },
  {
    name: 'a retention in a mode that S3 does not have is malformed',
    source: 'API_PutObjectRetention: Mode; MalformedXML',
    run: async (context) => {
      const own = await locking(context);
      await putObject(own, 'a');
      const Mode = 'governance' as ObjectLockRetentionMode;
      expect(await retain(own, { Mode, RetainUntilDate: LATER })).toBe('400 MalformedXML');
    },
  },
  {
    name: 'a retention in GOVERNANCE is made shorter with the bypass only',
    source: 'API_PutObjectRetention: x-amz-bypass-governance-retention',
    run: async (context) => {
      const own = await locking(context);
      await putLocked(own, 'GOVERNANCE');
      const shorter = { Mode: 'GOVERNANCE', RetainUntilDate: EARLIER } as const;
      expect(await retain(own, shorter)).toBe('403 AccessDenied');
      expect(await retain(own, shorter, true)).toBe('200');
    },
  },
  {
    name: 'a retention in COMPLIANCE is not made shorter with the bypass',
    source: 'userguide/object-lock: compliance mode',
    run: async (context) => {
      const own = await locking(context);
      await putLocked(own, 'COMPLIANCE');
      const shorter = { Mode: 'COMPLIANCE', RetainUntilDate: EARLIER } as const;
      expect(await retain(own, shorter, true)).toBe('403 AccessDenied');
    },
  },
  {
    name: 'a retention in COMPLIANCE becomes none in GOVERNANCE',
    source: 'userguide/object-lock: the mode can not be changed',
    run: async (context) => {
      const own = await locking(context);
      await putLocked(own, 'COMPLIANCE');
      const other = { Mode: 'GOVERNANCE', RetainUntilDate: LATER } as const;
      expect(await retain(own, other, true)).toBe('403 AccessDenied');
    },
  },
  {
    name: 'a retention is made longer without the bypass',
    source: 'userguide/object-lock: extend a retention period',
    run: async (context) => {
      for (const Mode of ['GOVERNANCE', 'COMPLIANCE'] as const) {
        const own = await locking(context);
        await putLocked(own, Mode);
        expect(await retain(own, { Mode, RetainUntilDate: LATER })).toBe('200');
      }
    },
  },
  {
    name: 'a legal hold keeps a version also from the bypass and from a bulk delete',
    source: 'userguide/object-lock: legal holds; AccessDenied',
    run: async (context) => {
      const own = await locking(context);
      const { VersionId = '' } = await putObject(own, 'a');
      await hold(own, 'ON');
      const headers = { 'x-amz-bypass-governance-retention': 'true' };
      const { bucket } = own;
      const query = { versionId: VersionId };
      const one = await own.send({ method: 'DELETE', key: 'a', bucket, query, headers });
      expect([one.status, one.code]).toEqual([403, 'AccessDenied']);
    },
  },
];
