import { quoted } from '../../core/shown.ts';
import type { ErrorFacts } from './row.ts';

/** A right that credentials may lack. */
export interface DeniedAction {
  readonly id: string;
  readonly permission: string;
  /** What the credentials may not do … */
  readonly may: string;
  readonly isOnBucket?: true;
  readonly more?: string;
}

export const DENIED_ACTIONS: readonly DeniedAction[] = [
  { id: 'put-object', permission: 's3:PutObject', may: 'write' },
  {
    id: 'get-object',
    permission: 's3:GetObject',
    may: 'read',
    more: '; without s3:ListBucket a missing object is refused in the same words',
  },
  { id: 'get-object-version', permission: 's3:GetObjectVersion', may: 'read versions of' },
  { id: 'get-object-acl', permission: 's3:GetObjectAcl', may: 'read the access rights of' },
  { id: 'get-object-tagging', permission: 's3:GetObjectTagging', may: 'read the tags of' },
  { id: 'delete-object', permission: 's3:DeleteObject', may: 'delete' },
  {
    id: 'delete-object-version',
    permission: 's3:DeleteObjectVersion',
    may: 'delete versions of',
    more: '; a version that Object Lock retains may be refused in the same words',
  },
  {
    id: 'bypass-governance-retention',
    permission: 's3:BypassGovernanceRetention',
    may: 'bypass the governance mode of Object Lock for',
  },
  { id: 'list-bucket', permission: 's3:ListBucket', may: 'list', isOnBucket: true },
  {
    id: 'list-bucket-versions',
    permission: 's3:ListBucketVersions',
    may: 'list the versions in',
    isOnBucket: true,
  },
  {
    id: 'abort-multipart-upload',
    permission: 's3:AbortMultipartUpload',
    may: 'abort multipart uploads to',
  },
  {
    id: 'list-multipart-upload-parts',
    permission: 's3:ListMultipartUploadParts',
    may: 'list the parts of multipart uploads to',
  },
  {
    id: 'list-bucket-multipart-uploads',
    permission: 's3:ListBucketMultipartUploads',
    may: 'list the multipart uploads of',
    isOnBucket: true,
  },
];

/**
 * The right that each operation needs, and the one where it is about a version
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
export const PERMISSION_OF: Readonly<Record<string, string | readonly [string, string]>> = {
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  CompleteMultipartUpload: 's3:PutObject',
  CopyObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  DeleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  DeleteObjects: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  GetObject: ['s3:GetObject', 's3:GetObjectVersion'],
  GetObjectAcl: 's3:GetObjectAcl',
  GetObjectTagging: 's3:GetObjectTagging',
  HeadBucket: 's3:ListBucket',
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion'],
  ListMultipartUploads: 's3:ListBucketMultipartUploads',
  ListObjectVersions: 's3:ListBucketVersions',
  ListObjectsV2: 's3:ListBucket',
  ListParts: 's3:ListMultipartUploadParts',
  PutObject: 's3:PutObject',
  UploadPart: 's3:PutObject',
};

/** The right that was missing: as the answer names it, else as the refused request needs it. */
export function permissionOf(facts: ErrorFacts): string | undefined {
  const { operation = '', isOfVersion = false } = facts;
  const needed = Object.hasOwn(PERMISSION_OF, operation) ? PERMISSION_OF[operation] : undefined;
  const ofRequest = typeof needed === 'object' ? needed[isOfVersion ? 1 : 0] : needed;
  return namedPermission(facts) ?? ofRequest;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
export function namedPermission({ message }: ErrorFacts): string | undefined {
  return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}

/** What the refused request was about: a key of its own, or the objects of a batch. */
export function objectsOf({ bucket, key }: ErrorFacts): string {
  return key === undefined
    ? `the objects of the bucket ${quoted(bucket)}`
    : `the object ${quoted(key)} of the bucket ${quoted(bucket)}`;
}

/** `allow` the permission, or, where the answer speaks of a deny, take that away. */
export function grant(permission: string, on: string, message: string, more = ''): string {
  return message.includes('explicit deny')
    ? `remove what explicitly denies ${permission} on ${on} from the policies of the role, ` +
        'the bucket and the organization'
    : `allow ${permission} on ${on}, in the policy of the role and, in another account, also ` +
        `in the bucket's${more}`;
}
