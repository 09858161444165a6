/** The properties of one header that S3 stores with an object. */
export interface ObjectHeader {
  /** The member of S3's API that is sent as this header, which is also the SDK's parameter. */
  readonly parameter: string;
  /** Kind of the value; a flag is `true` or `false`. */
  readonly kind: 'text' | 'date' | 'flag';
  /** All values that S3 accepts; undefined: any. */
  readonly values?: readonly string[];
  /** The request that reads the value back; `none`: no request of this project does. */
  readonly readBack: 'head' | 'acl' | 'tags' | 'none';
  /** Whether an object with another value counts as changed. */
  readonly isCompared: boolean;
  /** Whether a copy must send the stored value again, because CopyObject drops it. */
  readonly isResent: boolean;
}

/** S3 returns these as they were sent, and a copy replaces them. */
const CONTENT = { kind: 'text', readBack: 'head', isCompared: true, isResent: false } as const;

/** The bucket's defaults and its lifecycle set these too, so a difference is no change. */
const STORAGE = { kind: 'text', readBack: 'head', isCompared: false, isResent: true } as const;

/** CopyObject resets the ACL. `ObjectStore.grants` reads it, but not always all of it. */
const ACL = { kind: 'text', readBack: 'acl', isCompared: false, isResent: false } as const;

/** CopyObject keeps tags without having to be sent them. */
const TAGS = { kind: 'text', readBack: 'tags', isCompared: false, isResent: false } as const;

/** HEAD returns no encryption context, and the lock only with a permission of its own. */
const UNREAD = { kind: 'text', readBack: 'none', isCompared: false, isResent: false } as const;

/**
 * Every header that S3 stores with an object, by its name on the wire. The row of a header decides
 * whether rules may set it, how it is sent and read back, whether a difference counts as a change,
 * and whether a copy sends it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export const OBJECT_HEADERS = {
  'cache-control': { ...CONTENT, parameter: 'CacheControl' },
  'content-disposition': { ...CONTENT, parameter: 'ContentDisposition' },
  'content-encoding': { ...CONTENT, parameter: 'ContentEncoding' },
  'content-language': { ...CONTENT, parameter: 'ContentLanguage' },
  'content-type': { ...CONTENT, parameter: 'ContentType' },
  expires: { ...CONTENT, parameter: 'Expires', kind: 'date' },
  'x-amz-acl': {
    ...ACL,
    parameter: 'ACL',
    values: [
      'private',
      'public-read',
      'public-read-write',
      'authenticated-read',
      'aws-exec-read',
      'bucket-owner-read',
      'bucket-owner-full-control',
    ],
  },
  'x-amz-grant-full-control': { ...ACL, parameter: 'GrantFullControl' },
  'x-amz-grant-read': { ...ACL, parameter: 'GrantRead' },
  'x-amz-grant-read-acp': { ...ACL, parameter: 'GrantReadACP' },
  'x-amz-grant-write-acp': { ...ACL, parameter: 'GrantWriteACP' },
  'x-amz-object-lock-legal-hold': {
    ...UNREAD,
    parameter: 'ObjectLockLegalHoldStatus',
    values: ['ON', 'OFF'],
  },
  'x-amz-object-lock-mode': {
    ...UNREAD,
    parameter: 'ObjectLockMode',
    values: ['GOVERNANCE', 'COMPLIANCE'],
  },
  'x-amz-object-lock-retain-until-date': {
    ...UNREAD,
    parameter: 'ObjectLockRetainUntilDate',
    kind: 'date',
  },
  'x-amz-server-side-encryption': {
    ...STORAGE,
    parameter: 'ServerSideEncryption',
    values: ['AES256', 'aws:kms', 'aws:kms:dsse'],
  },
  'x-amz-server-side-encryption-aws-kms-key-id': { ...STORAGE, parameter: 'SSEKMSKeyId' },
  'x-amz-server-side-encryption-bucket-key-enabled': {
    ...STORAGE,
    parameter: 'BucketKeyEnabled',
    kind: 'flag',
    values: ['true', 'false'],
  },
  'x-amz-server-side-encryption-context': { ...UNREAD, parameter: 'SSEKMSEncryptionContext' },
  'x-amz-storage-class': { ...STORAGE, parameter: 'StorageClass' },
  'x-amz-tagging': { ...TAGS, parameter: 'Tagging' },
  'x-amz-website-redirect-location': { ...CONTENT, parameter: 'WebsiteRedirectLocation' },
} as const satisfies Readonly<Record<string, ObjectHeader>>;

export type ObjectHeaderName = keyof typeof OBJECT_HEADERS;

export const OBJECT_HEADER_NAMES = Object.keys(OBJECT_HEADERS) as readonly ObjectHeaderName[];

const ROWS: Readonly<Partial<Record<string, ObjectHeader>>> = OBJECT_HEADERS;

/** The row of a header; undefined: S3 doesn't store it, or it is metadata. */
export function objectHeader(name: string): ObjectHeader | undefined {
  return Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
}

/** The names of the headers whose rows `isSelected` accepts. */
export function headerNamesWhere(isSelected: (row: ObjectHeader) => boolean): ObjectHeaderName[] {
  return OBJECT_HEADER_NAMES.filter((name) => isSelected(OBJECT_HEADERS[name]));
}

/** Headers that grant access to an object, one kind of permission each. */
export type GrantHeaderName = Extract<ObjectHeaderName, `x-amz-grant-${string}`>;

export const METADATA_PREFIX = 'x-amz-meta-';

/** Header values by lower-case name: those of the table, and any `x-amz-meta-*`. */
export type ObjectHeaders = Readonly<
  Partial<Record<ObjectHeaderName | `x-amz-meta-${string}`, string>>
>;
