import { headBucket } from './bucket/head-bucket.ts';
import { listMultipartUploads } from './bucket/list-multipart-uploads.ts';
import { listObjectsV2 } from './bucket/list-objects-v2.ts';
import { listObjectVersions } from './bucket/list-object-versions.ts';
import { copyObject } from './object/copy-object.ts';
import { deleteObject } from './object/delete-object.ts';
import { deleteObjects } from './object/delete-objects.ts';
import { getObject } from './object/get-object.ts';
import { getObjectAcl } from './object/get-object-acl.ts';
import { getObjectTagging } from './object/get-object-tagging.ts';
import { headObject } from './object/head-object.ts';
import { putObject } from './object/put-object.ts';
import { abortMultipartUpload } from './upload/abort-multipart-upload.ts';
import { completeMultipartUpload } from './upload/complete-multipart-upload.ts';
import { createMultipartUpload } from './upload/create-multipart-upload.ts';
import { listParts } from './upload/list-parts.ts';
import type { Operation, OperationName } from './operation.ts';
import { uploadPart } from './upload/upload-part.ts';

/** Every operation of S3 that this project sends. Nothing else reaches a store. */
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
