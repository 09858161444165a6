import { headBucket } from './bucket/bucket.ts';
import { listMultipartUploads } from './bucket/list-multipart-uploads.ts';
import { listObjectVersions } from './bucket/list-object-versions.ts';
import { listObjectsV2 } from './bucket/list-objects-v2.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listParts,
  uploadPart,
} from './multipart-upload.ts';
import { copyObject } from './object/copy-object.ts';
import { deleteObject, deleteObjects } from './object/delete-objects.ts';
import { getObjectAcl } from './object/get-object-acl.ts';
import { getObjectTagging } from './object/get-object-tagging.ts';
import { getObject, headObject } from './object/get-object.ts';
import { putObject } from './object/put-object.ts';
import type { Operation, OperationName } from './operation.ts';

/** All S3 operations that this project sends. No other request reaches a store. */
export const OPERATIONS = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateMultipartUpload: createMultipartUpload,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectTagging: getObjectTagging,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListMultipartUploads: listMultipartUploads,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  ListParts: listParts,
  PutObject: putObject,
  UploadPart: uploadPart,
} satisfies Readonly<Record<OperationName, Operation>>;

export type InputOf<Name extends OperationName> = Parameters<(typeof OPERATIONS)[Name]['write']>[0];
export type AnswerOf<Name extends OperationName> = ReturnType<(typeof OPERATIONS)[Name]['read']>;
