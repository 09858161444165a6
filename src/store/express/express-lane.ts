import { getFips } from 'node:crypto';
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3';
import type { RequestLane, S3Command } from '../resilience/request-lane.ts';
import { assertSendableKeys, keepServerTimeOf, type EndpointGuard } from '../s3-middleware.ts';
import type { TransportOptions } from '../s3-transport.ts';
import { sdkLane } from '../sdk-lane.ts';
import { toSdkError } from './answer-errors.ts';
import { payloadHashOf } from './body-checksum.ts';
import { routeOf, type BucketRoute } from './bucket-route.ts';
import { deleteObjectsOperation } from './delete-objects.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { listObjectsOperation } from './list-objects.ts';
import type { ExpressOperation } from './operation.ts';
import { putObjectOperation } from './put-object.ts';
import { createSigner, type Signer } from './signer.ts';
import { headerOf, type WireAnswer, type WireRequest } from './wire.ts';

const OPERATIONS: ReadonlyMap<unknown, ExpressOperation> = new Map<unknown, unknown>([
  [DeleteObjectsCommand, deleteObjectsOperation],
  [ListObjectsV2Command, listObjectsOperation],
  [PutObjectCommand, putObjectOperation],
]) as ReadonlyMap<unknown, ExpressOperation>;

/** There is no MD5 where FIPS 140 is on. */
const HAS_FIPS = getFips() === 1;

const USER_AGENT = 's3-batch-action';

/**
 * Sends what it knows over undici, at a small part of the time that the SDK takes, and all else
 * through the SDK. Guards, answers and errors are the same on both ways.
 */
export function createExpressLane(
  options: TransportOptions,
  assertAllowed: EndpointGuard,
): RequestLane {
  const dispatch = createDispatch(options);
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
      const sending = { dispatch, sign, timeOf, client, route };
      const answer = await sendSigned(sending, request, signal);
      if (answer.status < 200 || answer.status >= 300) throw toSdkError(answer);
      const output = operation.read(answer);
      keepServerTimeOf(output, headerOf(answer, 'date'));
      return output as Answer;
    },
    close: () => {
      dispatch.close();
    },
  };
}

type Routes = (client: S3Client, bucket: string) => Promise<BucketRoute | undefined>;

/** The one rule: what this gives takes the express lane, and where it is undefined the SDK. */
async function expressOf(
  client: S3Client,
  command: { readonly input: ServiceInputTypes },
  routeTo: Routes,
) {
  const operation = OPERATIONS.get(command.constructor);
  if (operation === undefined || HAS_FIPS) return undefined;
  const { Bucket = '' } = command.input as { readonly Bucket?: string };
  const route = await routeTo(client, Bucket);
  const request = route && operation.write(command.input, route);
  return route && request && { operation, route, request };
}

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

interface Sending {
  readonly dispatch: Dispatch;
  readonly sign: Signer;
  readonly timeOf: Times;
  readonly client: S3Client;
  readonly route: BucketRoute;
}

async function sendSigned(
  { dispatch, sign, timeOf, client: { config }, route }: Sending,
  request: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireAnswer> {
  const credentials = await config.credentials();
  const payloadHash = await payloadHashOf(request.body);
  signal?.throwIfAborted();
  const { region, host, origin } = route;
  const time = new Date(Date.now() + config.systemClockOffset);
  const signed = sign(request, { credentials, region, host, time, payloadHash });
  const headers = { ...signed, 'user-agent': USER_AGENT };
  const answer = await dispatch.send(origin, { ...request, headers }, signal);
  const offset = clockOffsetOf(answer, timeOf);
  if (offset !== undefined) config.systemClockOffset = offset;
  return answer;
}

/** How far the store's clock is ahead, as the SDK measures it; undefined from a cache's answer. */
function clockOffsetOf(answer: WireAnswer, timeOf: Times): number | undefined {
  const offset = timeOf(headerOf(answer, 'date') ?? '') - Date.now();
  return Number.isNaN(offset) || headerOf(answer, 'age') !== undefined ? undefined : offset;
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
