/** Headers by the request that reads their values back; `none`: no request of this project does. */
export const HEADER_GROUPS = ['head', 'acl', 'tags', 'none'] as const;

export type HeaderGroup = (typeof HEADER_GROUPS)[number];

/** The properties of one header that S3 stores with an object. */
export interface ObjectHeader {
  /** The member of S3's API that is sent as this header, which is also the SDK's parameter. */
  readonly parameter: string;
  /** Kind of the value; a flag is `true` or `false`. */
  readonly kind: 'text' | 'date' | 'flag';
  /** All values that S3 accepts; undefined: any. */
  readonly values?: readonly string[];
  /** The request that reads the value back. */
  readonly readBack: HeaderGroup;
  /**
   * When a value that differs from the rules counts as a change. `always`: also a value that no rule
   * sets. `when-wanted`: only where a rule sets the header.
   */
  readonly compared: 'always' | 'when-wanted';
  /** The value of an object for which none is returned. */
  readonly absent?: string;
  /** Whether a copy must send the stored value again, because CopyObject drops it. */
  readonly isResent: boolean;
  /**
   * The values that the action's own objects, the state of a sync and its lease, take from the
   * rules for their keys: all, none, or these. They are read again by the next run, and not public.
   */
  readonly ownValues: 'all' | 'none' | readonly string[];
}

/** S3 returns these as they were sent, and a copy replaces them. */
const CONTENT = {
  kind: 'text',
  readBack: 'head',
  compared: 'always',
  isResent: false,
  ownValues: 'none',
} as const;

/** The bucket's defaults and its lifecycle set these too. */
const STORAGE = { ...CONTENT, compared: 'when-wanted', isResent: true, ownValues: 'all' } as const;

/** CopyObject resets the ACL. `ObjectStore.grants` reads it, but not always all of it. */
const ACL = { ...CONTENT, readBack: 'acl', compared: 'when-wanted' } as const;

/** CopyObject keeps tags without having to be sent them. */
const TAGS = {
  ...CONTENT,
  readBack: 'tags',
  compared: 'when-wanted',
  ownValues: 'all',
} as const;

/** HEAD returns these only with a permission of their own, and the bucket may lock new versions. */
const LOCK = { ...CONTENT, compared: 'when-wanted' } as const;

/** HEAD doesn't return the encryption context. */
const CONTEXT = {
  ...CONTENT,
  readBack: 'none',
  compared: 'when-wanted',
  ownValues: 'all',
} as const;

/**
 * Storage classes whose objects a GET returns at once: not GLACIER and DEEP_ARCHIVE, and none that
 * is unknown. INTELLIGENT_TIERING archives only where the bucket opts in, and no object that was
 * read within 90 days.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const READABLE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'EXPRESS_ONEZONE',
  'OUTPOSTS',
  'SNOW',
  'FSX_OPENZFS',
] as const;

/**
 * Every header that S3 stores with an object, by its name on the wire. The row of a header decides
 * whether rules may set it, how it is sent and read back, when a difference counts as a change,
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
    ownValues: ['private', 'bucket-owner-full-control'],
  },
  'x-amz-grant-full-control': { ...ACL, parameter: 'GrantFullControl' },
  'x-amz-grant-read': { ...ACL, parameter: 'GrantRead' },
  'x-amz-grant-read-acp': { ...ACL, parameter: 'GrantReadACP' },
  'x-amz-grant-write-acp': { ...ACL, parameter: 'GrantWriteACP' },
  'x-amz-object-lock-legal-hold': {
    ...LOCK,
    parameter: 'ObjectLockLegalHoldStatus',
    values: ['ON', 'OFF'],
    absent: 'OFF',
  },
  'x-amz-object-lock-mode': {
    ...LOCK,
    parameter: 'ObjectLockMode',
    values: ['GOVERNANCE', 'COMPLIANCE'],
  },
  'x-amz-object-lock-retain-until-date': {
    ...LOCK,
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
    absent: 'false',
  },
  'x-amz-server-side-encryption-context': { ...CONTEXT, parameter: 'SSEKMSEncryptionContext' },
  'x-amz-storage-class': {
    ...STORAGE,
    parameter: 'StorageClass',
    absent: 'STANDARD',
    ownValues: READABLE_CLASSES,
  },
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

/** Header values by lower-case name: those that S3 stores with an object, and any `x-amz-meta-*`. */
export type ObjectHeaders = Readonly<
  Partial<Record<ObjectHeaderName | `x-amz-meta-${string}`, string>>
>;
