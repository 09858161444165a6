import type { ServiceInputTypes, ServiceOutputTypes, S3Client } from '@aws-sdk/client-s3';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/protocols';
import type {
  Command as CommandType,
  DeserializeMiddleware,
  MetadataBearer,
  Pluggable,
  SerializeMiddleware,
} from '@smithy/types';
import type { OperationName, RequestSubject } from '../operations/operation.ts';
import type { WireAnswer, WireRequest } from '../wire/message.ts';
import { COMMANDS } from './commands.ts';
import type { Answered } from './request-handler.ts';

/** What the SDK's middleware asks about the bucket and the key, and the request itself. */
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
 * A command of the SDK that sends a request of this project. It has the endpoint's rules of the
 * operation, and none of what else the SDK's own command brings: no serializer, no checksums, no
 * judgement of the answer.
 */
export function exchangeCommand(
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

/** Stands where the SDK's serializer and deserializer do, and replaces them by their names. */
const exchangePlugin: Pluggable<Input, Output> = {
  applyToStack: (stack) => {
    stack.add(serialize, { step: 'serialize', name: 'serializerMiddleware', override: true });
    stack.add(deserialize, { step: 'deserialize', name: 'deserializerMiddleware', override: true });
  },
};

const serialize: SerializeMiddleware<Input, Output> = (next, context) => {
  return (args) => {
    const { endpointV2 } = context;
    if (endpointV2 === undefined) throw new TypeError('the SDK resolved no endpoint');
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
