import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type BucketVersioningStatus,
  type ListObjectsV2CommandInput,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { ContractContext } from './contract-case.ts';

type Put = Partial<Omit<PutObjectCommandInput, 'Key'>>;

export function putObject(
  { s3, bucket }: ContractContext,
  key: string,
  body = 'hello',
  input: Put = {},
): Promise<PutObjectCommandOutput> {
  const own = { Body: body, ContentLength: Buffer.byteLength(body) };
  return s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, ...own, ...input }));
}

/** One after the other, so that what comes last is newest. */
export async function putKeys(context: ContractContext, keys: readonly string[]): Promise<void> {
  for (const key of keys) await putObject(context, key, '');
}

export async function readObject(
  { s3, bucket }: ContractContext,
  key: string,
  versionId?: string,
): Promise<string> {
  const input = { Bucket: bucket, Key: key, VersionId: versionId };
  const { Body } = await s3.send(new GetObjectCommand(input));
  return (await Body?.transformToString()) ?? '';
}

export function list(
  { s3, bucket }: ContractContext,
  input: Partial<ListObjectsV2CommandInput> = {},
) {
  return s3.send(new ListObjectsV2Command({ Bucket: bucket, ...input }));
}

interface Listed {
  readonly Contents?: readonly { readonly Key?: string | undefined }[] | undefined;
  readonly CommonPrefixes?: readonly { readonly Prefix?: string | undefined }[] | undefined;
}

export function keysOf({ Contents = [] }: Listed): readonly string[] {
  return Contents.map(({ Key = '' }) => Key);
}

export function prefixesOf({ CommonPrefixes = [] }: Listed): readonly string[] {
  return CommonPrefixes.map(({ Prefix = '' }) => Prefix);
}

export async function setVersioning(
  { s3, bucket }: ContractContext,
  status: BucketVersioningStatus,
): Promise<void> {
  const input = { Bucket: bucket, VersioningConfiguration: { Status: status } };
  await s3.send(new PutBucketVersioningCommand(input));
}

/** Status and code of S3's refusal; `200` when there is none. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await errorOf(promise);
  return error === undefined ? '200' : `${error.$metadata?.httpStatusCode ?? ''} ${error.name}`;
}

/** For answers without a body, which have no code. */
export async function statusOf(promise: Promise<unknown>): Promise<number | undefined> {
  const error = await errorOf(promise);
  return error === undefined ? 200 : error.$metadata?.httpStatusCode;
}

interface ServiceError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

async function errorOf(promise: Promise<unknown>): Promise<ServiceError | undefined> {
  try {
    await promise;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Error && '$metadata' in thrown) return thrown as ServiceError;
    throw thrown;
  }
}
