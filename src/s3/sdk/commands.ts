import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3ClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3';
import type { Command } from '@smithy/types';
import type { AnswerOf, InputOf, Operation, S3Request } from '../request.ts';

const COMMANDS: { readonly [Name in Operation]: new (input: InputOf<Name>) => object } = {
  AbortMultipartUpload: AbortMultipartUploadCommand,
  CompleteMultipartUpload: CompleteMultipartUploadCommand,
  CopyObject: CopyObjectCommand,
  CreateMultipartUpload: CreateMultipartUploadCommand,
  DeleteObject: DeleteObjectCommand,
  DeleteObjects: DeleteObjectsCommand,
  GetObject: GetObjectCommand,
  GetObjectAcl: GetObjectAclCommand,
  HeadBucket: HeadBucketCommand,
  HeadObject: HeadObjectCommand,
  ListMultipartUploads: ListMultipartUploadsCommand,
  ListObjectsV2: ListObjectsV2Command,
  ListObjectVersions: ListObjectVersionsCommand,
  ListParts: ListPartsCommand,
  PutObject: PutObjectCommand,
  UploadPart: UploadPartCommand,
};

/** The SDK's command for a request. */
export type SdkCommand<Name extends Operation> = Command<
  ServiceInputTypes,
  InputOf<Name>,
  ServiceOutputTypes,
  AnswerOf<Name>,
  S3ClientResolvedConfig
>;

export function toSdkCommand<Name extends Operation>({
  operation,
  input,
}: S3Request<Name>): SdkCommand<Name> {
  return new COMMANDS[operation](input) as SdkCommand<Name>;
}

/** The request that a command of the SDK is for. */
export function toRequest(command: { readonly input: object }): S3Request {
  const found = Object.entries(COMMANDS).find(([, made]) => command instanceof made);
  if (found === undefined) throw new TypeError(`no request is a ${command.constructor.name}`);
  return { operation: found[0] as Operation, input: command.input as InputOf<Operation> };
}
