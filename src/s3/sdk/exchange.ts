import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Command } from '@smithy/core/client';
import { type EndpointParameterInstructions, getEndpointPlugin } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/protocols';
import type {
  Command as CommandType,
  DeserializeMiddleware,
  MetadataBearer,
  Pluggable,
  SerializeMiddleware,
} from '@smithy/types';
import { abortable } from '../../core/abort.ts';
import type { OperationName, RequestSubject } from '../operations/operation.ts';
import type { WireAnswer, WireRequest } from '../wire/message.ts';
import type { Answered } from './request-handler.ts';

/**
 * Sends a request through the SDK's middleware, which resolves the endpoint, gets the credentials (and
 * the session of a directory bucket) and signs. Resolves to the answer, whatever its status. Rejects
 * when there was no complete answer, with the signal's reason, or with the SDK's own error: no region,
 * an invalid ARN, no credentials or no session.
 */
export function exchangeBySdk(
  client: S3Client,
  operation: OperationName,
  subject: RequestSubject,
  request: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireAnswer> {
  const command = exchangeCommand(operation, subject, request);
  const { isStreamed = false, maxBody, onSent } = request;
  const options = { isStreamed, maxBody, onSent, ...(signal && { abortSignal: signal }) };
  return abortable(signal, async () => {
    const { answer } = await client.send(command, options);
    return answer;
  });
}

/** The bucket and key that the SDK's middleware needs, and the request itself. */
interface Input {
  readonly Bucket: string;
  readonly Key?: string;
  readonly request: WireRequest;
}

interface Output extends MetadataBearer {
  readonly answer: WireAnswer;
}

type Config = S3Client['config'];
type ExchangeCommand = CommandType<ServiceInputTypes, Input, ServiceOutputTypes, Output, Config>;
type ExchangeCommandClass = new (input: Input) => ExchangeCommand;

/**
 * A command of the SDK that sends a request of this project. It has the endpoint rules of the
 * operation but not the serializer, the checksums and the error handling of the SDK's own command.
 */
function exchangeCommand(
  operation: OperationName,
  { bucket, key }: RequestSubject,
  request: WireRequest,
): ExchangeCommand {
  const made = classes.get(operation) ?? createClass(operation);
  classes.set(operation, made);
  return new made({ Bucket: bucket, ...(key !== undefined && { Key: key }), request });
}

const classes = new Map<OperationName, ExchangeCommandClass>();

function createClass(operation: OperationName): ExchangeCommandClass {
  const instructions = COMMANDS[operation].getEndpointParameterInstructions();
  return Command.classBuilder<Input, Output, Config, ServiceInputTypes, ServiceOutputTypes>()
    .ep(instructions)
    .m((_command, _stack, config: Config) => [
      getEndpointPlugin(config, instructions),
      exchangePlugin,
    ])
    .s('AmazonS3', operation)
    .n('S3Client', `${operation}Command`)
    .build();
}

/** Replaces the SDK's serializer and deserializer, by their names. */
const exchangePlugin: Pluggable<Input, Output> = {
  applyToStack: (stack) => {
    stack.add(serialize, { step: 'serialize', name: 'serializerMiddleware', override: true });
    stack.add(deserialize, { step: 'deserialize', name: 'deserializerMiddleware', override: true });
  },
};

const serialize: SerializeMiddleware<Input, Output> = (next, context) => {
  return (args) => {
    const { endpointV2 } = context;
    if (endpointV2 === undefined) throw new TypeError('the SDK did not resolve an endpoint');
    const { url, headers = {} } = endpointV2;
    const { method, path, query, headers: own, body } = args.input.request;
    const ownQuery = Object.entries(query).filter(([, value]) => value !== undefined);
    const request = new HttpRequest({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: url.pathname.replace(/\/$/, '') + path,
      query: Object.fromEntries([...url.searchParams, ...ownQuery]) as Record<string, string>,
      headers: { ...joined(headers), ...own },
      body,
    });
    return next({ ...args, request });
  };
};

const deserialize: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
  const { response } = await next(args);
  const { answer } = response as Answered;
  return { response, output: { answer, $metadata: {} } };
};

function joined(headers: Readonly<Record<string, string[]>>): Record<string, string> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, values]) => [name.toLowerCase(), values.join(', ')]),
  );
}

/** The SDK's command for an operation, whose instructions say what the endpoint depends on. */
export interface SdkCommand {
  readonly name: string;
  getEndpointParameterInstructions(): EndpointParameterInstructions;
}

const COMMANDS: Readonly<Record<OperationName, SdkCommand>> = {
  AbortMultipartUpload: AbortMultipartUploadCommand,
  CompleteMultipartUpload: CompleteMultipartUploadCommand,
  CopyObject: CopyObjectCommand,
  CreateMultipartUpload: CreateMultipartUploadCommand,
  DeleteObject: DeleteObjectCommand,
  DeleteObjects: DeleteObjectsCommand,
  GetObject: GetObjectCommand,
  GetObjectAcl: GetObjectAclCommand,
  GetObjectTagging: GetObjectTaggingCommand,
  HeadBucket: HeadBucketCommand,
  HeadObject: HeadObjectCommand,
  ListMultipartUploads: ListMultipartUploadsCommand,
  ListObjectsV2: ListObjectsV2Command,
  ListObjectVersions: ListObjectVersionsCommand,
  ListParts: ListPartsCommand,
  PutObject: PutObjectCommand,
  UploadPart: UploadPartCommand,
};
