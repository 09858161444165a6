import type { HeadObjectCommandOutput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import { StoreError } from '../core/errors.ts';
import {
  METADATA_PREFIX,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../core/object-headers.ts';
import { shown } from '../core/shown.ts';

type Parameter = readonly [keyof PutObjectCommandInput, ((value: string) => unknown)?];

const asDate = (value: string) => new Date(value);
const asFlag = (value: string) => value === 'true';

const PARAMETERS: Readonly<Record<ObjectHeaderName, Parameter>> = {
  'cache-control': ['CacheControl'],
  'content-disposition': ['ContentDisposition'],
  'content-encoding': ['ContentEncoding'],
  'content-language': ['ContentLanguage'],
  'content-type': ['ContentType'],
  expires: ['Expires', asDate],
  'x-amz-acl': ['ACL'],
  'x-amz-grant-full-control': ['GrantFullControl'],
  'x-amz-grant-read': ['GrantRead'],
  'x-amz-grant-read-acp': ['GrantReadACP'],
  'x-amz-grant-write-acp': ['GrantWriteACP'],
  'x-amz-object-lock-legal-hold': ['ObjectLockLegalHoldStatus'],
  'x-amz-object-lock-mode': ['ObjectLockMode'],
  'x-amz-object-lock-retain-until-date': ['ObjectLockRetainUntilDate', asDate],
  'x-amz-server-side-encryption': ['ServerSideEncryption'],
  'x-amz-server-side-encryption-aws-kms-key-id': ['SSEKMSKeyId'],
  'x-amz-server-side-encryption-bucket-key-enabled': ['BucketKeyEnabled', asFlag],
  'x-amz-server-side-encryption-context': ['SSEKMSEncryptionContext'],
  'x-amz-storage-class': ['StorageClass'],
  'x-amz-tagging': ['Tagging'],
  'x-amz-website-redirect-location': ['WebsiteRedirectLocation'],
};

/**
 * Headers as the SDK's parameters of PutObject and CreateMultipartUpload. Throws a StoreError
 * `InvalidHeader` for a value that would be sent as other bytes than those that are signed.
 */
export function toSdkParameters(headers: ObjectHeaders): Partial<PutObjectCommandInput> {
  const parameters: Record<string, unknown> = {};
  let metadata: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(headers) as [string, string][]) {
    assertSendable(name, value);
    if (isMetadata(name)) {
      metadata ??= {};
      metadata[name.slice(METADATA_PREFIX.length)] = value;
    } else {
      const [parameter, parse] = PARAMETERS[name as ObjectHeaderName];
      parameters[parameter] = parse === undefined ? value : parse(value);
    }
  }
  if (metadata !== undefined) parameters['Metadata'] = metadata;
  return parameters;
}

function assertSendable(name: string, value: string): void {
  if (/^[\t\x20-\x7e]*$/.test(value)) return;
  throw new StoreError(
    'InvalidHeader',
    `header ${shown(name)} ${shown(value)} has other characters than those of printable ASCII: ` +
      'encode them; no request was sent for it',
  );
}

/** Headers that an answer about an object tells: none of its access rights, tags and lock. */
export function toObjectHeaders(answer: HeadObjectCommandOutput): ObjectHeaders {
  const headers: Record<string, string | undefined> = {
    'cache-control': answer.CacheControl,
    'content-disposition': answer.ContentDisposition,
    'content-encoding': answer.ContentEncoding,
    'content-language': answer.ContentLanguage,
    'content-type': answer.ContentType,
    expires: answer.ExpiresString,
    'x-amz-server-side-encryption': answer.ServerSideEncryption,
    'x-amz-server-side-encryption-aws-kms-key-id': answer.SSEKMSKeyId,
    'x-amz-server-side-encryption-bucket-key-enabled': answer.BucketKeyEnabled ? 'true' : undefined,
    'x-amz-storage-class': answer.StorageClass,
    'x-amz-website-redirect-location': answer.WebsiteRedirectLocation,
  };
  for (const [name, value] of Object.entries(answer.Metadata ?? {})) {
    headers[METADATA_PREFIX + name.toLowerCase()] = value;
  }
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value));
}

function isMetadata(name: string): boolean {
  return name.startsWith(METADATA_PREFIX);
}
