import type {
  AbortMultipartUploadCommandInput,
  AbortMultipartUploadCommandOutput,
  CompleteMultipartUploadCommandInput,
  CompleteMultipartUploadCommandOutput,
  CopyObjectCommandInput,
  CopyObjectCommandOutput,
  CreateMultipartUploadCommandInput,
  CreateMultipartUploadCommandOutput,
  DeleteObjectCommandInput,
  DeleteObjectCommandOutput,
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput,
  GetObjectAclCommandInput,
  GetObjectAclCommandOutput,
  GetObjectCommandInput,
  GetObjectCommandOutput,
  HeadBucketCommandInput,
  HeadBucketCommandOutput,
  HeadObjectCommandInput,
  HeadObjectCommandOutput,
  ListMultipartUploadsCommandInput,
  ListMultipartUploadsCommandOutput,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
  ListObjectVersionsCommandInput,
  ListObjectVersionsCommandOutput,
  ListPartsCommandInput,
  ListPartsCommandOutput,
  PutObjectCommandInput,
  PutObjectCommandOutput,
  UploadPartCommandInput,
  UploadPartCommandOutput,
} from '@aws-sdk/client-s3';

/** What each operation takes, and what it answers. */
interface Operations {
  AbortMultipartUpload: [AbortMultipartUploadCommandInput, AbortMultipartUploadCommandOutput];
  CompleteMultipartUpload: [
    CompleteMultipartUploadCommandInput,
    CompleteMultipartUploadCommandOutput,
  ];
  CopyObject: [CopyObjectCommandInput, CopyObjectCommandOutput];
  CreateMultipartUpload: [CreateMultipartUploadCommandInput, CreateMultipartUploadCommandOutput];
  DeleteObject: [DeleteObjectCommandInput, DeleteObjectCommandOutput];
  DeleteObjects: [DeleteObjectsCommandInput, DeleteObjectsCommandOutput];
  GetObject: [GetObjectCommandInput, GetObjectCommandOutput];
  GetObjectAcl: [GetObjectAclCommandInput, GetObjectAclCommandOutput];
  HeadBucket: [HeadBucketCommandInput, HeadBucketCommandOutput];
  HeadObject: [HeadObjectCommandInput, HeadObjectCommandOutput];
  ListMultipartUploads: [ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput];
  ListObjectsV2: [ListObjectsV2CommandInput, ListObjectsV2CommandOutput];
  ListObjectVersions: [ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput];
  ListParts: [ListPartsCommandInput, ListPartsCommandOutput];
  PutObject: [PutObjectCommandInput, PutObjectCommandOutput];
  UploadPart: [UploadPartCommandInput, UploadPartCommandOutput];
}

export type Operation = keyof Operations;
export type InputOf<Name extends Operation> = Operations[Name][0];
export type AnswerOf<Name extends Operation> = Operations[Name][1];

/**
 * A request in the words of the SDK, but not its command: most requests go without the SDK, and a
 * small batch is done before that is loaded.
 */
export interface S3Request<Name extends Operation = Operation> {
  readonly operation: Name;
  readonly input: InputOf<Name>;
}

export function s3Request<Name extends Operation>(
  operation: Name,
  input: InputOf<Name>,
): S3Request<Name> {
  return { operation, input };
}

/** Empty for a request that is about no bucket. */
export function bucketOf({ input }: S3Request): string {
  return input.Bucket ?? '';
}

/** Undefined for a request that is not about one object. */
export function keyOf({ input }: S3Request): string | undefined {
  return 'Key' in input ? input.Key : undefined;
}
