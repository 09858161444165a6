import type { OperationName } from './operation.ts';

/** What a policy grants a right on; `source` is the source of a copy. */
type RightOn = 'object' | 'bucket' | 'source' | 'KMS key';

/** A right that a request needs. */
export interface Right {
  /** The action of a policy's statement. */
  readonly permission: Permission;
  readonly on: RightOn;
}

/** A right that a request needs beside the first one. */
export interface MoreRight extends Right {
  /** The request needs it only with one of these headers. Default: whatever its headers are. */
  readonly headers?: readonly string[];
  /** What makes S3 ask for it, as a clause after "if"; absent: every such request needs it. */
  readonly when?: string;
}

/** The rights that an S3 operation needs, and what a policy may make them depend on. */
export interface OperationRights extends Right {
  /** The right in the place of `permission` for a version of an object. */
  readonly ofVersion?: Permission;
  readonly more: readonly MoreRight[];
  /** Condition keys beside those of every request, each with the header that it looks at. */
  readonly conditionKeys: Readonly<Record<string, string | undefined>>;
}

export type Permission =
  | 'kms:Decrypt'
  | 'kms:GenerateDataKey'
  | 's3:AbortMultipartUpload'
  | 's3:BypassGovernanceRetention'
  | 's3:DeleteObject'
  | 's3:DeleteObjectVersion'
  | 's3:GetObject'
  | 's3:GetObjectAcl'
  | 's3:GetObjectTagging'
  | 's3:GetObjectVersion'
  | 's3:GetObjectVersionAcl'
  | 's3:GetObjectVersionTagging'
  | 's3:ListBucket'
  | 's3:ListBucketMultipartUploads'
  | 's3:ListBucketVersions'
  | 's3:ListMultipartUploadParts'
  | 's3:PutObject'
  | 's3:PutObjectAcl'
  | 's3:PutObjectLegalHold'
  | 's3:PutObjectRetention'
  | 's3:PutObjectTagging';

/** Condition keys of every request, which look at no header. */
export const COMMON_CONDITION_KEYS = [
  'aws:SecureTransport',
  's3:TlsVersion',
  'aws:SourceVpce',
  'aws:SourceIp',
] as const;

const UNDER_KEY = { on: 'KMS key', when: 'the object is encrypted under a KMS key' } as const;
const ENCRYPTED: MoreRight = { permission: 'kms:GenerateDataKey', ...UNDER_KEY };
const DECRYPTED: MoreRight = { permission: 'kms:Decrypt', ...UNDER_KEY };

function ifSent(permission: Permission, when: string, ...headers: readonly string[]): MoreRight {
  return { permission, on: 'object', headers, when };
}

const IF_MATCH = ifSent('s3:GetObject', 'the request has the condition If-Match', 'if-match');

/** What the headers of a new object need. */
const STORED: readonly MoreRight[] = [
  ifSent('s3:PutObjectTagging', 'the request sets tags', 'x-amz-tagging'),
  ifSent(
    's3:PutObjectAcl',
    'the request sets an ACL',
    ...['x-amz-acl', 'x-amz-grant-full-control', 'x-amz-grant-read'],
    ...['x-amz-grant-read-acp', 'x-amz-grant-write-acp'],
  ),
  ifSent(
    's3:PutObjectRetention',
    'the request sets a retention',
    ...['x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date'],
  ),
  ifSent('s3:PutObjectLegalHold', 'the request sets a legal hold', 'x-amz-object-lock-legal-hold'),
];

const STORED_KEYS = {
  's3:x-amz-server-side-encryption': 'x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id': 'x-amz-server-side-encryption-aws-kms-key-id',
  's3:x-amz-acl': 'x-amz-acl',
  's3:RequestObjectTagKeys': 'x-amz-tagging',
  's3:x-amz-storage-class': 'x-amz-storage-class',
  's3:object-lock-mode': 'x-amz-object-lock-mode',
  's3:object-lock-legal-hold': 'x-amz-object-lock-legal-hold',
} as const;

/** Only in a PUT or the completion of an upload: the requests before that take no condition. */
const CONDITIONS = { 's3:if-match': 'if-match', 's3:if-none-match': 'if-none-match' } as const;

const PUT = { permission: 's3:PutObject', on: 'object' } as const;
const LIST_KEYS = { 's3:prefix': undefined };

const DELETE: OperationRights = {
  permission: 's3:DeleteObject',
  on: 'object',
  ofVersion: 's3:DeleteObjectVersion',
  more: [
    IF_MATCH,
    ifSent(
      's3:BypassGovernanceRetention',
      'the request bypasses governance mode',
      'x-amz-bypass-governance-retention',
    ),
  ],
  conditionKeys: { 's3:if-match': 'if-match', 'aws:MultiFactorAuthPresent': undefined },
};

const GET: OperationRights = {
  permission: 's3:GetObject',
  on: 'object',
  ofVersion: 's3:GetObjectVersion',
  more: [DECRYPTED],
  conditionKeys: {},
};

const LIST: OperationRights = {
  permission: 's3:ListBucket',
  on: 'bucket',
  more: [],
  conditionKeys: LIST_KEYS,
};

/**
 * The rights that each S3 operation needs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export const OPERATION_RIGHTS: Readonly<Record<OperationName, OperationRights>> = {
  AbortMultipartUpload: {
    permission: 's3:AbortMultipartUpload',
    on: 'object',
    more: [],
    conditionKeys: {},
  },
  CompleteMultipartUpload: { ...PUT, more: [IF_MATCH, DECRYPTED], conditionKeys: CONDITIONS },
  CopyObject: {
    ...PUT,
    more: [
      { permission: 's3:GetObject', on: 'source' },
      { permission: 's3:GetObjectTagging', on: 'source', when: 'its tags are copied' },
      {
        permission: 's3:PutObjectTagging',
        on: 'object',
        when: 'the tags of the source are copied',
      },
      ...STORED,
      DECRYPTED,
      ENCRYPTED,
    ],
    conditionKeys: { ...STORED_KEYS, ...CONDITIONS },
  },
  CreateMultipartUpload: { ...PUT, more: [...STORED, ENCRYPTED], conditionKeys: STORED_KEYS },
  DeleteObject: DELETE,
  DeleteObjects: DELETE,
  GetObject: GET,
  GetObjectAcl: {
    permission: 's3:GetObjectAcl',
    on: 'object',
    ofVersion: 's3:GetObjectVersionAcl',
    more: [],
    conditionKeys: {},
  },
  GetObjectTagging: {
    permission: 's3:GetObjectTagging',
    on: 'object',
    ofVersion: 's3:GetObjectVersionTagging',
    more: [],
    conditionKeys: {},
  },
  HeadBucket: { ...LIST, conditionKeys: {} },
  HeadObject: GET,
  ListMultipartUploads: {
    permission: 's3:ListBucketMultipartUploads',
    on: 'bucket',
    more: [],
    conditionKeys: {},
  },
  ListObjectsV2: LIST,
  ListObjectVersions: { ...LIST, permission: 's3:ListBucketVersions' },
  ListParts: {
    permission: 's3:ListMultipartUploadParts',
    on: 'object',
    more: [],
    conditionKeys: {},
  },
  PutObject: {
    ...PUT,
    more: [...STORED, IF_MATCH, ENCRYPTED],
    conditionKeys: { ...STORED_KEYS, ...CONDITIONS },
  },
  UploadPart: { ...PUT, more: [ENCRYPTED], conditionKeys: {} },
};

/** One request, as far as it decides which rights it needs. */
export interface RightsRequest {
  readonly operation: OperationName;
  readonly isOfVersion?: boolean;
  /** Names of its headers, in lower case. */
  readonly headers?: readonly string[];
}

/**
 * The rights that a request needs, the one that its operation is refused for first. Rights that depend
 * on more than its headers, such as those on a KMS key, are left out.
 */
export function rightsOf({
  operation,
  isOfVersion = false,
  headers = [],
}: RightsRequest): readonly Right[] {
  const { permission, on, ofVersion = permission, more } = OPERATION_RIGHTS[operation];
  const first = { permission: isOfVersion ? ofVersion : permission, on };
  const isNeeded = ({ headers: causes, when }: MoreRight) =>
    causes === undefined ? when === undefined : causes.some((name) => headers.includes(name));
  return [
    first,
    ...more
      .filter(isNeeded)
      .map(({ permission: name, on: place }) => ({ permission: name, on: place })),
  ];
}

/** The rights of an operation by its name; undefined for a name that is not one of this project. */
export function operationRights(name: string | undefined): OperationRights | undefined {
  return name !== undefined && isOperation(name) ? OPERATION_RIGHTS[name] : undefined;
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATION_RIGHTS, name);
}
