import {
  CONDITIONAL,
  demandsHeader,
  encodesNames,
  ignoresHeader,
  NO_CONDITIONS,
  NO_NEW_KEYS,
  NOT_IMPLEMENTED,
  opaqueEtagsOfParts,
  refuses,
  refusesHeader,
  rewrites,
  STORING,
} from './differences.ts';
import type { Ends, Profile } from './profile.ts';

export const CEPH: Profile = {
  name: 'ceph-rgw',
  title: 'Ceph Object Gateway',
  differences: [
    ignoresHeader(
      {
        text: '`If-None-Match: *` of a write is ignored; `If-Match` is honored',
        source: 'https://github.com/open-rails/contentkit/releases/tag/v0.58.1',
      },
      /^if-none-match$/,
      { operations: CONDITIONAL },
    ),
  ],
  ends: NO_NEW_KEYS,
  place: {
    connection: { endpoint: 'https://rgw.example.com', region: 'default' },
    notes: [
      'The documentation does not say which region to use. Start with `default`, or ask the operator for the name of the zone group. Path style is the safe choice, because a bucket in the host name needs DNS entries. The [list of features](https://docs.ceph.com/en/tentacle/radosgw/s3/) has multipart uploads, multi-object deletes, versions, ACLs and tags, but not conditional writes.',
    ],
  },
};

const GARAGE_API = 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility';

export const GARAGE: Profile = {
  name: 'garage',
  title: 'Garage',
  differences: [
    refuses(
      { text: 'ACLs and tags of an object, and versions, cannot be read', source: GARAGE_API },
      ['GetObjectAcl', 'GetObjectTagging', 'ListObjectVersions', 'GetObjectAttributes'],
      [501, 'NotImplemented', 'Unimplemented functionality: $name'],
    ),
    ignoresHeader(
      {
        text: 'Most `x-amz-` headers of an upload are ignored: ACLs, tags, encryption, storage class',
        source: 'https://garagehq.deuxfleurs.fr/reference_manual/s3_compatibility.html',
      },
      /^x-amz-(acl|grant-.*|tagging.*|server-side-encryption.*|storage-class|website-.*)$/,
      { operations: STORING },
    ),
    ignoresHeader(
      {
        text: '`If-None-Match` and `If-Match` of a write are ignored',
        source:
          'https://github.com/deuxfleurs-org/garage/blob/0650a43cf14e7e52121a553130a9ea6c92b7bd4a/src/api/s3/put.rs',
      },
      /^if-(none-)?match$/,
      { operations: CONDITIONAL },
    ),
    {
      text: 'An upload is answered with a version id, although there are no versions',
      source:
        'https://github.com/deuxfleurs-org/garage/blob/0650a43cf14e7e52121a553130a9ea6c92b7bd4a/src/api/s3/put.rs',
      after: ({ operation }, answer) =>
        operation === 'PutObject' && answer.status === 200
          ? { ...answer, headers: { ...answer.headers, 'x-amz-version-id': 'f'.repeat(64) } }
          : answer,
    },
  ],
  ends: NO_CONDITIONS,
  place: {
    connection: { endpoint: 'https://garage.example.com', region: 'garage' },
    notes: [
      'Garage needs the region of its configuration file, which is often `garage` ([clients](https://garagehq.deuxfleurs.fr/cookbook/clients.html)). It responds to a wrong region with the right one, which the action then uses.',
    ],
  },
};

const MINIO_ACL =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<AccessControlPolicy><Owner><ID></ID><DisplayName></DisplayName></Owner><AccessControlList>' +
  '<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:type="CanonicalUser"><Type>CanonicalUser</Type></Grantee>' +
  '<Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>';

const MINIO_ACLS = rewrites(
  {
    text: 'The ACL of every object grants all to an owner without an id',
    source:
      'https://github.com/minio/minio/blob/06e539248fa1bd1daad23660eb28dae259d78a61/cmd/acl-handlers.go',
  },
  ['GetObjectAcl'],
  () => MINIO_ACL,
);

const MINIO_NO_ACLS = ignoresHeader(
  {
    text: '`x-amz-acl` and `x-amz-grant-*` are ignored: policies of buckets grant access',
    source: 'https://github.com/aminueza/terraform-provider-minio/issues/892',
  },
  /^x-amz-(acl|grant-.*)$/,
  { operations: STORING },
);

/** A header change is done without the ACL, which is no answer without an owner. */
const ACL_UNREAD: Ends = { 'header change': { warns: 'GetObjectAcl' } };

export const MINIO: Profile = {
  name: 'minio',
  title: 'MinIO',
  differences: [MINIO_ACLS, MINIO_NO_ACLS],
  ends: ACL_UNREAD,
  place: {
    connection: { endpoint: 'https://minio.example.com', region: 'us-east-1' },
    notes: [
      "MinIO's clients use `us-east-1` unless the server is configured with another region; this was not checked in its documentation. Some releases hide `a/b` while `a` exists ([report](https://github.com/minio/minio/issues/20167)), so `delete-prefix` lists again until nothing is left.",
    ],
  },
};

export const MINIO_2024: Profile = {
  name: 'minio-2024',
  title: 'MinIO before 2025',
  differences: [
    demandsHeader(
      {
        text: 'DeleteObjects needs Content-MD5',
        source: 'https://github.com/minio/minio/issues/20849',
      },
      ['DeleteObjects'],
      'content-md5',
      [400, 'MissingContentMD5', 'Missing required header for this request: Content-Md5.'],
    ),
    MINIO_ACLS,
    MINIO_NO_ACLS,
  ],
  ends: ACL_UNREAD,
};

export const SEAWEEDFS: Profile = {
  name: 'seaweedfs',
  title: 'SeaweedFS',
  differences: [
    refusesHeader(
      {
        text: 'An ACL other than `private` is refused',
        source: 'https://github.com/seaweedfs/seaweedfs-csi-driver/issues/154',
      },
      /^x-amz-acl$/,
      NOT_IMPLEMENTED,
      { operations: STORING, taken: ['private'] },
    ),
    refusesHeader(
      {
        text: 'Release 3.97 answers a GET with `If-Match` as if the object had changed',
        source: 'https://github.com/seaweedfs/seaweedfs/issues/7274',
      },
      /^if-match$/,
      [412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold'],
      { operations: ['GetObject'] },
    ),
    opaqueEtagsOfParts({
      text: 'The ETag of an object that was uploaded in parts is not computed as in S3',
      source: 'https://github.com/seaweedfs/seaweedfs/issues/9768',
    }),
  ],
  place: {
    connection: { endpoint: 'https://seaweedfs.example.com', region: 'us-east-1' },
    notes: [
      'SeaweedFS is a gateway to a file system ([Amazon S3 API](https://github.com/seaweedfs/seaweedfs/wiki/Amazon-S3-API)), with the limits of one: for example, `a` and `a/b` cannot both be keys. Two uploads of a key at the same moment with `If-None-Match` may both succeed ([report](https://github.com/seaweedfs/seaweedfs/issues/8800)).',
    ],
  },
};

export const DELL_ECS: Profile = {
  name: 'dell-ecs',
  title: 'Dell ECS',
  differences: [
    demandsHeader(
      {
        text: 'DeleteObjects needs Content-MD5',
        source: 'https://github.com/EMCECS/ECS-CommunityEdition/issues/583',
      },
      ['DeleteObjects'],
      'content-md5',
      [400, 'InvalidRequest', 'Missing required header for this request: Content-MD5'],
    ),
  ],
  place: {
    connection: { endpoint: 'https://ecs.example.com', region: 'us-east-1' },
    notes: ['Start with `us-east-1`, or ask the operator for the region.'],
  },
};

export const CUBEFS: Profile = {
  name: 'cubefs',
  title: 'CubeFS before September 2020',
  differences: [
    encodesNames(
      {
        text: 'A listing names the encoding that it was asked for and writes keys as they are',
        source: 'https://github.com/cubefs/cubefs/pull/953',
      },
      (name) => name,
    ),
  ],
};

export const MINISTACK: Profile = {
  name: 'ministack',
  title: 'MiniStack before August 2026',
  differences: [
    ignoresHeader(
      {
        text: 'Conditions are honored by PutObject and ignored by CompleteMultipartUpload',
        source: 'https://github.com/ministackorg/ministack/pull/1435',
      },
      /^if-(none-)?match$/,
      { operations: ['CompleteMultipartUpload'] },
    ),
  ],
};
