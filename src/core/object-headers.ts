/** Headers that S3 stores with an object, by their names on the wire. */
export const OBJECT_HEADER_NAMES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-acl',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write-acp',
  'x-amz-object-lock-legal-hold',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-server-side-encryption-context',
  'x-amz-storage-class',
  'x-amz-tagging',
  'x-amz-website-redirect-location',
] as const;

/** Those that give others than its owner access to an object; `x-amz-acl` does so too. */
export type GrantHeaderName = Extract<ObjectHeaderName, `x-amz-grant-${string}`>;

export type ObjectHeaderName = (typeof OBJECT_HEADER_NAMES)[number];

export const METADATA_PREFIX = 'x-amz-meta-';

/** Header values by lower-case name: the known ones, and any `x-amz-meta-*`. */
export type ObjectHeaders = Readonly<
  Partial<Record<ObjectHeaderName | `x-amz-meta-${string}`, string>>
>;
