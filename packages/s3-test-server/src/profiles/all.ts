import * as buckets from './amazon-buckets.ts';
import * as policies from './amazon-policies.ts';
import { B2, R2 } from './cloudflare-backblaze.ts';
import * as google from './google-alibaba.ts';
import * as between from './in-between.ts';
import type { Profile } from './profile.ts';
import * as hosted from './self-hosted.ts';
import * as small from './small-clouds.ts';

/** Every profile, one line each: the table and docs/stores.md have them in this order. */
export const PROFILES: readonly Profile[] = [
  buckets.PLAIN,
  buckets.VERSIONED,
  buckets.NO_PUBLIC_ACLS,
  buckets.KMS_BY_DEFAULT,
  buckets.OBJECT_LOCK,
  buckets.REQUESTER_PAYS,
  buckets.EXPECTED_OWNER,
  buckets.OTHER_OWNER,
  buckets.NO_LISTING,
  buckets.NO_READ_OF_ACLS,
  buckets.NO_STATE,
  policies.ENCRYPTED_BY_S3,
  policies.ENCRYPTED_BY_KMS,
  policies.ENCRYPTED_BY_KEY,
  policies.OWNER_HAS_CONTROL,
  policies.TAGGED,
  policies.STORAGE_CLASS,
  policies.NO_OVERWRITES,
  policies.CONDITIONAL_DELETES,
  policies.TLS_ONLY,
  R2,
  B2,
  google.GOOGLE,
  google.GOOGLE_2023,
  google.GOOGLE_2021,
  google.OSS,
  small.SPACES,
  small.WASABI,
  small.ORACLE,
  small.HUAWEI,
  small.QINIU,
  hosted.CEPH,
  hosted.GARAGE,
  hosted.MINIO,
  hosted.MINIO_2024,
  hosted.SEAWEEDFS,
  hosted.DELL_ECS,
  hosted.CUBEFS,
  hosted.MINISTACK,
  between.FIREWALL_403,
  between.FIREWALL_200,
  between.WAF,
  between.CDN_LENGTH,
  between.GZIP_NO_ETAG,
  between.GZIP_WEAK_ETAG,
  between.NO_DATES,
  between.NO_ETAGS,
];
