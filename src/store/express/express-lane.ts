import { getFips } from 'node:crypto';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3';
import {
  bucketOf,
  type AnyCommand,
  type RequestLane,
  type S3Command,
} from '../resilience/request-lane.ts';
import { assertSendableKeys, keepServerTimeOf, type EndpointGuard } from '../s3-middleware.ts';
import type { TransportOptions } from '../s3-transport.ts';
import { sdkLane } from '../sdk-lane.ts';
import { toSdkError } from './answer-errors.ts';
import { payloadHashOf } from './body-checksum.ts';
import { routeOf, type BucketRoute } from './bucket-route.ts';
import { deleteObjectsOperation } from './delete-objects.ts';
import { createConnections } from './http/connections.ts';
import { getObjectOperation } from './get-object.ts';
import { listObjectsOperation } from './list-objects.ts';
import type { ExpressOperation } from './operation.ts';
import { putObjectOperation } from './put-object.ts';
import { createSigner } from './signer.ts';
import { uploadPartOperation } from './upload-part.ts';
import type { WireAnswer } from './wire.ts';

const OPERATIONS: ReadonlyMap<unknown, ExpressOperation> = new Map<unknown, unknown>([
  [DeleteObjectsCommand, deleteObjectsOperation],
  [GetObjectCommand, getObjectOperation],
  [ListObjectsV2Command, listObjectsOperation],
  [PutObjectCommand, putObjectOperation],
  [UploadPartCommand, uploadPartOperation],
]) as ReadonlyMap<unknown, ExpressOperation>;

const USER_AGENT = 's3-batch-action';

/** There is no MD5 where FIPS 140 is on. */
const HAS_FIPS = getFips() === 1;

/**
 * Sends what it knows by itself, at a small part of the time that the SDK takes, and all else through
 * the SDK. Guards, answers and errors are the same on both ways.
 */
export function createExpressLane(
  options: TransportOptions,
  assertAllowed: EndpointGuard,
): RequestLane {
  const connections = createConnections(options);
  const sign = createSigner();
  const timeOf = createTimes();
  const routeTo = createRoutes();
  return {
    async send<Input extends ServiceInputTypes, Answer extends ServiceOutputTypes>(
      client: S3Client,
      command: S3Command<Input, Answer>,
      signal: AbortSignal | undefined,
    ): Promise<Answer> {
      assertSendableKeys(command.input);
      const express = await expressOf(client, command, routeTo);
      if (express === undefined) return sdkLane.send(client, command, signal);
      const { operation, route, request } = express;
      assertAllowed(route);
      const credentials = await client.config.credentials();
      const payloadHash = await payloadHashOf(request.body);
      signal?.throwIfAborted();
      const time = Date.now() + client.config.systemClockOffset;
      const headers = sign(request, { ...route, credentials, time, payloadHash });
      headers['user-agent'] = USER_AGENT;
      const answer = await connections.send(route, request, headers, signal);
      setClock(client, answer, timeOf);
      if (answer.status < 200 || answer.status >= 300) throw toSdkError(answer);
      const output = operation.read(answer, request);
      keepServerTimeOf(output, answer.headers.get('date'));
      return output as Answer;
    },
    isExpress: async (client, command) => (await expressOf(client, command, routeTo)) !== undefined,
    close: () => {
      connections.close();
    },
  };
}

/**
 * The one rule. What this gives takes the express lane: an operation that the lane knows, a route
 * that `bucket-route.ts` finds plain, and an input all of which the operation knows. Where it is
 * undefined, the SDK sends.
 */
async function expressOf(client: S3Client, command: AnyCommand, routeTo: Routes) {
  const operation = HAS_FIPS ? undefined : OPERATIONS.get(command.constructor);
  const route = operation && (await routeTo(client, bucketOf(command)));
  const request = route && operation.write(command.input, route);
  return operation && route && request && { operation, route, request };
}

type Routes = (client: S3Client, bucket: string) => Promise<BucketRoute | undefined>;

/** Each route is asked for once. */
function createRoutes(): Routes {
  const known = new WeakMap<S3Client, Map<string, ReturnType<Routes>>>();
  return (client, bucket) => {
    const ofClient = known.get(client) ?? new Map<string, ReturnType<Routes>>();
    known.set(client, ofClient);
    const route = ofClient.get(bucket) ?? routeOf(client, bucket);
    ofClient.set(bucket, route);
    return route;
  };
}

/** Keeps how far the store's clock is ahead, as the SDK does; a cache's answer tells nothing. */
function setClock({ config }: S3Client, answer: WireAnswer, timeOf: Times): void {
  const offset = timeOf(answer.headers.get('date') ?? '') - Date.now();
  if (Number.isNaN(offset) || answer.headers.get('age') !== undefined) return;
  config.systemClockOffset = offset;
}

/** Milliseconds since 1970 of a Date header, or NaN. */
type Times = (text: string) => number;

/** Keeps the latest: thousands of answers come in the same second. */
function createTimes(): Times {
  let latest = { text: '', time: NaN };
  return (text) => {
    if (text !== latest.text) latest = { text, time: Date.parse(text) };
    return latest.time;
  };
}
