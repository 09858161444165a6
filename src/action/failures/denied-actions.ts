import { quoted } from '../printable.ts';

/** An action that credentials may lack the right to. */
export interface DeniedAction {
  readonly id: string;
  readonly permission: string;
  readonly may: string;
  readonly on: (bucket: string) => string;
  readonly more?: string;
}

export const onObjects = (bucket: string) => `the objects of the bucket ${quoted(bucket)}`;
const onBucket = (bucket: string) => `the bucket ${quoted(bucket)}`;

export const DENIED_ACTIONS: readonly DeniedAction[] = [
  { id: 'put-object', permission: 's3:PutObject', may: 'write', on: onObjects },
  {
    id: 'get-object',
    permission: 's3:GetObject',
    may: 'read',
    on: onObjects,
    more: '; without s3:ListBucket a missing object is refused in the same words',
  },
  { id: 'delete-object', permission: 's3:DeleteObject', may: 'delete', on: onObjects },
  {
    id: 'delete-object-version',
    permission: 's3:DeleteObjectVersion',
    may: 'delete versions of',
    on: onObjects,
    more: '; a version that Object Lock retains may be refused in the same words',
  },
  {
    id: 'bypass-governance-retention',
    permission: 's3:BypassGovernanceRetention',
    may: 'bypass the governance mode of Object Lock for',
    on: onObjects,
  },
  { id: 'list-bucket', permission: 's3:ListBucket', may: 'list', on: onBucket },
  {
    id: 'list-bucket-versions',
    permission: 's3:ListBucketVersions',
    may: 'list the versions in',
    on: onBucket,
  },
  {
    id: 'abort-multipart-upload',
    permission: 's3:AbortMultipartUpload',
    may: 'abort multipart uploads to',
    on: onObjects,
  },
  {
    id: 'list-bucket-multipart-uploads',
    permission: 's3:ListBucketMultipartUploads',
    may: 'list the multipart uploads of',
    on: onBucket,
  },
];
