import {
  CONDITIONAL,
  ignoresHeader,
  NO_CONDITIONS,
  NOT_IMPLEMENTED,
  opaqueEtagsOfParts,
  refuses,
  refusesHeader,
  STORING,
} from './differences.ts';
import type { Profile } from './profile.ts';

const R2_API = 'https://developers.cloudflare.com/r2/api/s3/api/';
const RCLONE_QUIRKS = 'https://github.com/rclone/rclone/blob/master/backend/s3/s3.go';
const NO_HEADER = [
  501,
  'NotImplemented',
  "Header '$name' with value '$value' not implemented",
] as const;

export const R2: Profile = {
  name: 'r2',
  title: 'Cloudflare R2',
  differences: [
    refusesHeader(
      {
        text: 'Objects have no ACLs: `x-amz-acl`, but for `private`, and `x-amz-grant-*` are refused',
        source: 'https://github.com/Chocobozzz/PeerTube/issues/5333',
      },
      /^x-amz-(acl|grant-.*)$/,
      NO_HEADER,
      { operations: STORING, taken: ['private'] },
    ),
    refusesHeader(
      {
        text: 'Objects have no tags: `x-amz-tagging` is refused',
        source: 'https://github.com/jhaals/yopass/issues/3657',
      },
      /^x-amz-tagging(-directive)?$/,
      NO_HEADER,
      { operations: STORING },
    ),
    refusesHeader(
      {
        text: '`x-amz-server-side-encryption` and `x-amz-website-redirect-location` are refused',
        source: R2_API,
      },
      /^x-amz-(server-side-encryption|server-side-encryption-aws-kms-key-id|website-redirect-location)$/,
      NO_HEADER,
      { operations: STORING },
    ),
    refuses(
      {
        text: 'ACLs and tags of an object, and versions, cannot be read',
        source: R2_API,
      },
      ['GetObjectAcl', 'GetObjectTagging', 'GetBucketVersioning', 'ListObjectVersions'],
      [501, 'NotImplemented', '$name not implemented'],
    ),
    opaqueEtagsOfParts({
      text: 'The ETag of an object that was uploaded in parts cannot be computed from its content',
      source: RCLONE_QUIRKS,
    }),
  ],
  place: {
    connection: { endpoint: 'https://ACCOUNT_ID.r2.cloudflarestorage.com', region: 'auto' },
    notes: [
      `R2's region is \`auto\`; \`us-east-1\` and an empty region mean the same ([S3 API compatibility](${R2_API})). Conditional writes [work](https://developers.cloudflare.com/r2/api/s3/conditional-operations/), in one request and in parts.`,
      'In January 2025, R2 refused CRC-32 with 501 ([report](https://github.com/aws/aws-sdk-js-v3/issues/6810)), which is why no CRC is sent by default.',
      'A public bucket is made public as a whole, not by `x-amz-acl`. A newer [report](https://github.com/FOSSBilling/FOSSBilling/pull/4256) says that the header is accepted and has no effect.',
    ],
  },
};

const B2_API = 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api';
const B2_UNSUPPORTED = [
  400,
  'InvalidArgument',
  "Unsupported header '$name' received for this API call.",
] as const;

export const B2: Profile = {
  name: 'b2',
  title: 'Backblaze B2',
  differences: [
    refusesHeader(
      {
        text: 'There are no conditional writes: `If-None-Match` and `If-Match` are refused',
        source: 'https://github.com/sathinduga/obsidian-s3-sync-and-backup/issues/78',
      },
      /^if-(none-)?match$/,
      NOT_IMPLEMENTED,
      { operations: CONDITIONAL },
    ),
    refusesHeader(
      {
        text: 'Checksums other than Content-MD5 are refused',
        source: 'https://github.com/stonith404/pingvin-share/issues/798',
      },
      /^x-amz-(checksum-.*|sdk-checksum-algorithm)$/,
      B2_UNSUPPORTED,
    ),
    refusesHeader(
      {
        text: 'Objects have no tags: `x-amz-tagging` is refused',
        source: 'https://www.backblaze.com/apidocs/s3-copy-object',
      },
      /^x-amz-tagging$/,
      B2_UNSUPPORTED,
      { operations: STORING },
    ),
    ignoresHeader(
      {
        text: '`x-amz-tagging-directive` is ignored',
        source: 'https://www.backblaze.com/apidocs/s3-copy-object',
      },
      /^x-amz-tagging-directive$/,
    ),
    refuses(
      { text: 'Tags of an object cannot be read', source: B2_API },
      ['GetObjectTagging'],
      NOT_IMPLEMENTED,
    ),
    refusesHeader(
      {
        text: 'An object has the ACL of its bucket: an `x-amz-acl` that differs from it is refused',
        source: B2_API,
      },
      /^x-amz-acl$/,
      [400, 'InvalidArgument', "Unsupported value for canned acl '$value'"],
      { operations: STORING, taken: ['private'] },
    ),
  ],
  ends: NO_CONDITIONS,
  place: {
    connection: { endpoint: 'https://s3.us-west-004.backblazeb2.com', region: 'us-west-004' },
    notes: [
      'The endpoint of a bucket is `s3.<region>.backblazeb2.com`; the middle part is the region. B2 accepts only Signature Version 4 and only https, and the bucket may be in the path or in the host name. A master application key does not work: create another key ([introduction](https://www.backblaze.com/apidocs/introduction-to-the-s3-compatible-api)).',
      'In a versioned bucket, `delete-prefix` hides objects and does not free their storage.',
    ],
  },
};
