import { refusal } from './apply.ts';
import {
  CONDITIONAL,
  demandsHeader,
  ignoresHeader,
  NO_CONDITIONS,
  NOT_IMPLEMENTED,
  opaqueEtagsOfParts,
  refuses,
  refusesHeader,
  STORING,
} from './differences.ts';
import type { Difference, Ends, Profile } from './profile.ts';

/** Also told in https://github.com/aws/aws-sdk-java-v2/pull/6055. */
const GOOGLE_CONDITIONS = ignoresHeader(
  {
    text: '`If-None-Match` and `If-Match` of a write are ignored: conditions have the form of Google',
    source: 'https://github.com/earth-mover/icechunk/issues/533',
  },
  /^if-(none-)?match$/,
  { operations: CONDITIONAL },
);

const GOOGLE_ACLS: readonly Difference[] = [
  refusesHeader(
    {
      text: 'With uniform bucket-level access, `x-amz-acl` and `x-amz-grant-*` are refused',
      source: 'https://github.com/iterate-ch/cyberduck/issues/16814',
    },
    /^x-amz-(acl|grant-.*)$/,
    [
      400,
      'InvalidArgument',
      'Cannot insert legacy ACL for an object when uniform bucket-level access is enabled.',
    ],
    { operations: STORING },
  ),
  refuses(
    {
      text: 'With uniform bucket-level access, the ACL of an object cannot be read',
      source: 'https://github.com/googledatastudio/tooling/issues/114',
    },
    ['GetObjectAcl'],
    [
      400,
      'InvalidArgument',
      'Cannot get legacy ACL for an object when uniform bucket-level access is enabled.',
    ],
  ),
];

const GOOGLE_ENDS: Ends = { ...NO_CONDITIONS, 'header change': { warns: 'GetObjectAcl' } };

export const GOOGLE: Profile = {
  name: 'google-xml',
  title: 'Google Cloud Storage (XML API)',
  differences: [GOOGLE_CONDITIONS, ...GOOGLE_ACLS],
  ends: GOOGLE_ENDS,
  place: {
    connection: { endpoint: 'https://storage.googleapis.com', region: 'auto' },
    notes: [
      'The credentials are an [HMAC key](https://docs.cloud.google.com/storage/docs/authentication/hmackeys). Up to 1,000 objects are deleted in one request ([multi-object delete](https://docs.cloud.google.com/storage/docs/xml-api/post-bucket)), which was not there [before 2025](https://github.com/ClickHouse/clickhouse-docs/pull/6048).',
    ],
  },
};

export const GOOGLE_2023: Profile = {
  name: 'google-xml-2023',
  title: 'Google Cloud Storage before multi-object delete (2023)',
  differences: [
    refuses(
      {
        text: 'There is no DeleteObjects: it answers 501',
        source: 'https://github.com/minio/mc/issues/4778',
      },
      ['DeleteObjects'],
      [
        501,
        'NotImplemented',
        'A header or query you provided requested a function that is not implemented.',
      ],
    ),
    GOOGLE_CONDITIONS,
    ...GOOGLE_ACLS,
  ],
  ends: GOOGLE_ENDS,
};

export const GOOGLE_2021: Profile = {
  name: 'google-xml-2021',
  title: 'Google Cloud Storage before multi-object delete (2021)',
  differences: [
    refuses(
      {
        text: 'There is no DeleteObjects: it is taken for the creation of a bucket',
        source: 'https://github.com/s3tools/s3cmd/issues/1222',
      },
      ['DeleteObjects'],
      [400, 'InvalidArgument', 'Invalid argument.'],
    ),
    GOOGLE_CONDITIONS,
  ],
  ends: NO_CONDITIONS,
};

const OSS_API =
  'https://www.alibabacloud.com/help/en/oss/developer-reference/compatibility-with-amazon-s3';

export const OSS: Profile = {
  name: 'alibaba-oss',
  title: 'Alibaba Cloud OSS',
  differences: [
    {
      text: 'The bucket must be in the host name; one in the path is refused',
      source: 'https://github.com/peak/s5cmd/issues/518',
      before: ({ isPathStyle }) =>
        isPathStyle
          ? refusal(403, 'SecondLevelDomainForbidden', 'Please use virtual hosted style to access.')
          : undefined,
    },
    refusesHeader(
      {
        text: 'There are no conditional writes: `If-None-Match` and `If-Match` are refused',
        source: 'https://github.com/tobi/walgit/issues/67',
      },
      /^if-(none-)?match$/,
      NOT_IMPLEMENTED,
      { operations: CONDITIONAL },
    ),
    demandsHeader(
      {
        text: 'DeleteObjects needs Content-MD5',
        source: 'https://github.com/stormkit-io/stormkit-io/pull/142',
      },
      ['DeleteObjects'],
      'content-md5',
      [400, 'MissingArgument', 'Missing Some Required Arguments.'],
    ),
    refusesHeader(
      {
        text: 'Bodies in chunks (`aws-chunked`) are refused',
        source: 'https://github.com/iflytek/skillhub/pull/376',
      },
      /^x-amz-decoded-content-length$/,
      [
        400,
        'InvalidArgument',
        'aws-chunked encoding is not supported with the specified x-amz-content-sha256 value.',
      ],
    ),
    opaqueEtagsOfParts({
      text: 'The ETag of an object that was uploaded in parts is not computed as in S3',
      source: 'https://github.com/rclone/rclone/blob/master/backend/s3/s3.go',
    }),
  ],
  inputs: { 'force-path-style': 'false' },
  ends: { all: { fails: 'force-path-style', code: 'SecondLevelDomainForbidden' } },
  endsWithInputs: NO_CONDITIONS,
  place: {
    connection: { endpoint: 'https://oss-cn-hangzhou.aliyuncs.com', region: 'oss-cn-hangzhou' },
    notes: [`OSS lists the [operations of S3 that it has](${OSS_API}).`],
  },
};
