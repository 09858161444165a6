import {
  answersWithout,
  CONDITIONAL,
  demandsHeader,
  encodesNames,
  ignoresHeader,
  NO_CONDITIONS,
  NOT_IMPLEMENTED,
  refuses,
  refusesHeader,
  rewrites,
  STORING,
} from './differences.ts';
import type { Profile } from './profile.ts';

const SPACES_API = 'https://docs.digitalocean.com/products/spaces/reference/s3-compatibility/';

export const SPACES: Profile = {
  name: 'digitalocean-spaces',
  title: 'DigitalOcean Spaces',
  differences: [
    demandsHeader(
      {
        text: 'DeleteObjects with another checksum than Content-MD5 was refused in 2025',
        source: 'https://docs.digitalocean.com/reference/api/spaces-api/',
      },
      ['DeleteObjects'],
      'content-md5',
      [400, 'InvalidRequest', 'Missing required header for this request: Content-MD5'],
    ),
    refusesHeader(
      {
        text: 'Uploads with another checksum than Content-MD5 were refused in 2025',
        source: 'https://docs.digitalocean.com/reference/api/spaces-api/',
      },
      /^x-amz-(checksum-.*|sdk-checksum-algorithm|trailer)$/,
      [400, 'InvalidRequest', "The checksum header '$name' is not supported."],
      { operations: ['PutObject', 'CreateMultipartUpload', 'UploadPart'] },
    ),
    encodesNames(
      {
        text: 'A listing writes the slashes of keys as `%2F`',
        source: 'https://github.com/paolobarbolini/rusty-s3/pull/93',
      },
      encodeURIComponent,
    ),
    refuses(
      { text: 'Operations that are not there answer 501', source: SPACES_API },
      ['GetObjectAttributes'],
      NOT_IMPLEMENTED,
    ),
  ],
  place: {
    connection: { endpoint: 'https://nyc3.digitaloceanspaces.com', region: 'nyc3' },
    notes: [
      `The endpoint and the region are those of the Space. Objects are encrypted only with keys of the customer, and tags can be read, but not used by lifecycle rules ([S3 compatibility](${SPACES_API})). Whether conditional writes work depends on the release of Ceph behind it.`,
    ],
  },
};

export const WASABI: Profile = {
  name: 'wasabi',
  title: 'Wasabi',
  differences: [
    refuses(
      {
        text: 'Tags of an object cannot be read',
        source: 'https://github.com/sonatype/nexus-public/pull/94',
      },
      ['GetObjectTagging'],
      NOT_IMPLEMENTED,
    ),
    refusesHeader(
      {
        text: '`x-amz-tagging` is refused',
        source: 'https://github.com/sonatype/nexus-public/pull/94',
      },
      /^x-amz-tagging$/,
      NOT_IMPLEMENTED,
      { operations: STORING },
    ),
  ],
  place: {
    connection: { endpoint: 'https://s3.eu-central-1.wasabisys.com', region: 'eu-central-1' },
    notes: [
      'Each region has its own endpoint. Both URL styles work; Wasabi recommends path style ([REST API introduction](https://docs.wasabi.com/docs/rest-api-introduction)), which is the default here. The same page lists 503 `Unavailable` and a request limit per account: both slow the run down and are retried.',
    ],
  },
};

export const ORACLE: Profile = {
  name: 'oracle-oci',
  title: 'Oracle Cloud Infrastructure',
  differences: [
    ignoresHeader(
      {
        text: '`If-None-Match` and `If-Match` of a write are ignored, like every header that it lacks',
        source:
          'https://github.com/reisepass/zeropg/blob/166c5235f7291760bd35d21879d21d8eeef8bf13/docs/STORAGE-BACKENDS.md',
      },
      /^if-(none-)?match$/,
      { operations: CONDITIONAL },
    ),
    refusesHeader(
      {
        text: 'Before July 2026, bodies in chunks (`aws-chunked`) were refused',
        source:
          'https://docs.oracle.com/iaas/releasenotes/objectstorage/amazon_s3_compatibiliy_api_supports_content_encoding_aws_chunked.htm',
      },
      /^x-amz-decoded-content-length$/,
      [501, 'NotImplemented', 'aws-chunked encoding is not supported.'],
    ),
  ],
  ends: NO_CONDITIONS,
  place: {
    connection: {
      endpoint: 'https://NAMESPACE.compat.objectstorage.us-phoenix-1.oraclecloud.com',
      region: 'us-phoenix-1',
    },
    notes: [
      'The endpoint begins with the namespace of the tenancy ([Amazon S3 Compatibility API](https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm)).',
    ],
  },
};

/** What version 2 of a listing has and version 1 lacks. */
const OF_VERSION_2 = /<(NextContinuationToken|ContinuationToken|KeyCount|StartAfter)>[^<]*<\/\1>/g;

export const HUAWEI: Profile = {
  name: 'huawei-obs-pfs',
  title: 'Huawei Cloud OBS, parallel file system',
  differences: [
    rewrites(
      {
        text: 'It lists by version 1 only: version 2 is answered without a continuation token',
        source: 'https://github.com/minio/minio-go/pull/1704',
      },
      ['ListObjectsV2'],
      (document) => document.replace(OF_VERSION_2, '').replace(/<MaxKeys>/, '<Marker></Marker>$&'),
    ),
  ],
  ends: {
    all: { fails: 'version 1', code: 'ListingVersionOne' },
    'if-exists: skip': 'ok',
    'if-exists: fail': 'ok',
  },
  place: {
    connection: { endpoint: 'https://obs.eu-west-101.myhuaweicloud.eu', region: 'eu-west-101' },
    notes: [
      'A parallel file system of OBS is not supported, since a listing of more than one page cannot be read to its end. Use an ordinary bucket.',
    ],
  },
};

export const QINIU: Profile = {
  name: 'qiniu-kodo',
  title: 'Qiniu Kodo',
  differences: [
    encodesNames(
      {
        text: 'It does not know `encoding-type`: keys are listed as they are',
        source: 'https://developer.qiniu.com/kodo/4087/compatible-s3-api',
      },
      (name) => name,
    ),
    rewrites(
      {
        text: 'A listing does not name its encoding',
        source: 'https://developer.qiniu.com/kodo/4087/compatible-s3-api',
      },
      ['ListObjects', 'ListObjectsV2'],
      (document) => document.replace('<EncodingType>url</EncodingType>', ''),
    ),
    answersWithout(
      {
        text: 'HEAD and GET do not say how many tags an object has',
        source: 'https://developer.qiniu.com/kodo/4087/compatible-s3-api',
      },
      /^x-amz-tagging-count$/,
      ['HEAD', 'GET'],
    ),
  ],
  place: {
    connection: { endpoint: 'https://s3.cn-east-1.qiniucs.com', region: 'cn-east-1' },
    notes: [
      'Keys with characters that XML does not have cannot be listed. The [list of what S3 has and Kodo lacks](https://developer.qiniu.com/kodo/4087/compatible-s3-api) is in Chinese.',
    ],
  },
};
