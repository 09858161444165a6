import { getBucketAcl, getObjectAcl } from './objects/acl.ts';
import { getObjectAttributes } from './objects/attributes.ts';
import * as buckets from './buckets/buckets.ts';
import {
  getObjectLockConfiguration,
  putObjectLockConfiguration,
} from './buckets/lock-configuration.ts';
import { copyObject, uploadPartCopy } from './objects/copy.ts';
import { deleteObject } from './objects/deletes.ts';
import type { Handler } from './http/handler.ts';
import { listMultipartUploads, listParts } from './multipart/list-uploads.ts';
import { listObjectVersions } from './listing/list-versions.ts';
import { listObjects, listObjectsV2 } from './listing/list.ts';
import { completeMultipartUpload } from './multipart/complete.ts';
import * as multipart from './multipart/multipart.ts';
import * as lock from './objects/object-lock.ts';
import { getObject, putObject } from './objects/objects.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './objects/tagging.ts';
import { deleteBucketWebsite, getBucketWebsite, putBucketWebsite } from './buckets/website.ts';

/** What answers each operation; DeleteObjects has its own place because tests may deny keys. */
export const OPERATIONS: Readonly<Record<string, Handler>> = {
  AbortMultipartUpload: multipart.abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: buckets.createBucket,
  CreateMultipartUpload: multipart.createMultipartUpload,
  DeleteBucket: buckets.deleteBucket,
  DeleteBucketTagging: buckets.deleteBucketTagging,
  DeleteBucketWebsite: deleteBucketWebsite,
  DeleteObject: deleteObject,
  DeleteObjectTagging: deleteObjectTagging,
  GetBucketAcl: getBucketAcl,
  GetBucketLocation: buckets.getBucketLocation,
  GetBucketTagging: buckets.getBucketTagging,
  GetBucketVersioning: buckets.getBucketVersioning,
  GetBucketWebsite: getBucketWebsite,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectAttributes: getObjectAttributes,
  GetObjectLegalHold: lock.getObjectLegalHold,
  GetObjectLockConfiguration: getObjectLockConfiguration,
  GetObjectRetention: lock.getObjectRetention,
  GetObjectTagging: getObjectTagging,
  HeadBucket: buckets.headBucket,
  HeadObject: getObject,
  ListBuckets: buckets.listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketTagging: buckets.putBucketTagging,
  PutBucketVersioning: buckets.putBucketVersioning,
  PutBucketWebsite: putBucketWebsite,
  PutObject: putObject,
  PutObjectLegalHold: lock.putObjectLegalHold,
  PutObjectLockConfiguration: putObjectLockConfiguration,
  PutObjectRetention: lock.putObjectRetention,
  PutObjectTagging: putObjectTagging,
  UploadPart: multipart.uploadPart,
  UploadPartCopy: uploadPartCopy,
};

const WRITES = /^(Put|Copy|Complete|Delete|Create|UploadPart)/;

/** Whether S3 counts an operation against its limit of writes. */
export function isWrite(operation: string): boolean {
  return WRITES.test(operation);
}
