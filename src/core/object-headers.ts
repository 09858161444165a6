/** What is known of one header that S3 stores with an object. */
export interface ObjectHeader {
  /** The member of S3's API that is sent as this header, which is also the SDK's parameter. */
  readonly parameter: string;
  /** What the value is; a flag is `true` or `false`. */
  readonly kind: 'text' | 'date' | 'flag';
  /** All values that S3 takes; undefined: any. */
  readonly values?: readonly string[];
  /** The request that reads the value back; `none`: no request of this project does. */
  readonly readBack: 'head' | 'acl' | 'tags' | 'none';
  /** Whether an object with another value differs from what is wanted. */
  readonly isCompared: boolean;
  /** Whether a copy has to send the stored value again, because it would lose it. */
  readonly isResent: boolean;
}

/** S3 returns these as they were sent. A copy replaces them by those that are wanted. */
const CONTENT = { kind: 'text', readBack: 'head', isCompared: true, isResent: false } as const;

/** The bucket's defaults and its lifecycle set these too, so that they don't count as a change. */
const STORAGE = { kind: 'text', readBack: 'head', isCompared: false, isResent: true } as const;

/** A copy resets access rights; `ObjectStore.grants` reads them, and not always all of them. */
const ACL = { kind: 'text', readBack: 'acl', isCompared: false, isResent: false } as const;

/** CopyObject keeps tags without having to be sent them. */
const TAGS = { kind: 'text', readBack: 'tags', isCompared: false, isResent: false } as const;

/** HEAD returns no encryption context, and the lock only to those who may read it. */
const UNREAD = { kind: 'text', readBack: 'none', isCompared: false, isResent: false } as const;

/**
 * Every header that S3 stores with an object, by its name on the wire. All that this project does
 * with a header follows from its row: what rules may set, how it is sent and read back, what makes
 * an object differ, and what a copy sends.
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

/** What is known of a header; undefined: S3 doesn't store it, or it is metadata. */
export function objectHeader(name: string): ObjectHeader | undefined {
  return Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
}

/** The names of the headers whose rows are so. */
export function headerNamesWhere(isMeant: (row: ObjectHeader) => boolean): ObjectHeaderName[] {
  return OBJECT_HEADER_NAMES.filter((name) => isMeant(OBJECT_HEADERS[name]));
}

/** Those that give others than its owner access to an object; `x-amz-acl` does so too. */
export type GrantHeaderName = Extract<ObjectHeaderName, `x-amz-grant-${string}`>;

export const METADATA_PREFIX = 'x-amz-meta-';

/** Header values by lower-case name: the known ones, and any `x-amz-meta-*`. */
export type ObjectHeaders = Readonly<
  Partial<Record<ObjectHeaderName | `x-amz-meta-${string}`, string>>
>;
