import { getFips } from 'node:crypto';
import type { RequestLane } from '../resilience/request-lane.ts';
import { keepServerTimeOf, type EndpointGuard } from '../s3-middleware.ts';
import {
  bucketOf,
  type AnswerOf,
  type InputOf,
  type Operation,
  type S3Request,
} from '../s3-request.ts';
import type { TransportOptions } from '../s3-transport.ts';
import { sdkLane } from '../sdk-lane.ts';
import { assertSendableNames } from '../sendable-names.ts';
import type { StoreClient } from '../store-client.ts';
import { toSdkError } from './answer-errors.ts';
import { payloadHashOf } from './body-checksum.ts';
import type { BucketAccess } from './bucket-route.ts';
import { deleteObjectsOperation } from './delete-objects.ts';
import { getObjectOperation } from './get-object.ts';
import { createConnections } from './http/connections.ts';
import { listObjectsOperation } from './list-objects.ts';
import type { ExpressOperation } from './operation.ts';
import { plainAccessOf } from './plain-access.ts';
import { putObjectOperation } from './put-object.ts';
import { createSigner } from './signer.ts';
import { uploadPartOperation } from './upload-part.ts';
import type { WireAnswer } from './wire.ts';

const OPERATIONS = {
  DeleteObjects: deleteObjectsOperation,
  GetObject: getObjectOperation,
  ListObjectsV2: listObjectsOperation,
  PutObject: putObjectOperation,
  UploadPart: uploadPartOperation,
} as unknown as { readonly [Name in Operation]?: ExpressOperation<InputOf<Name>, AnswerOf<Name>> };

const USER_AGENT = 's3-batch-action';

/** There is no MD5 where FIPS 140 is on. */
const HAS_FIPS = getFips() === 1;

/**
 * Sends what it knows by itself, at a small part of the time that the SDK takes, and all else
 * through the SDK. Guards, answers and errors are the same on both ways.
 */
export function createExpressLane(
  options: TransportOptions,
  assertAllowed: EndpointGuard,
): RequestLane {
  const connections = createConnections(options);
  const sign = createSigner();
  const timeOf = createTimes();
  const accessTo = createAccesses();
  return {
    async send(client, request, signal) {
      assertSendableNames(request.input);
      const express = await expressOf(client, request, accessTo);
      if (express === undefined) return sdkLane.send(client, request, signal);
      const { operation, access, wire } = express;
      const credentials = await access.credentials();
      assertAllowed(access.route, credentials);
      const payloadHash = await payloadHashOf(wire.body);
      signal?.throwIfAborted();
      const time = Date.now() + client.clock.systemClockOffset;
      const headers = sign(wire, { ...access.route, credentials, time, payloadHash });
      headers['user-agent'] = USER_AGENT;
      const answer = await connections.send(access.route, wire, headers, signal);
      setClock(client, answer, timeOf);
      if (answer.status < 200 || answer.status >= 300) throw toSdkError(answer);
      const output = operation.read(answer, wire);
      keepServerTimeOf(output, answer.headers.get('date'));
      return output;
    },
    isExpress: async (client, request) =>
      (await expressOf(client, request, accessTo)) !== undefined,
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
async function expressOf<Name extends Operation>(
  client: StoreClient,
  request: S3Request<Name>,
  accessTo: Accesses,
) {
  const operation = HAS_FIPS ? undefined : OPERATIONS[request.operation];
  const access = operation && (await accessTo(client, bucketOf(request)));
  const wire = access && operation.write(request.input, access.route);
  return wire && { operation, access, wire };
}

type Accesses = (client: StoreClient, bucket: string) => Promise<BucketAccess | undefined>;

/** Each is asked for once. */
function createAccesses(): Accesses {
  const known = new WeakMap<StoreClient, Map<string, ReturnType<Accesses>>>();
  return (client, bucket) => {
    const ofClient = known.get(client) ?? new Map<string, ReturnType<Accesses>>();
    known.set(client, ofClient);
    const access = ofClient.get(bucket) ?? accessOf(client, bucket);
    ofClient.set(bucket, access);
    return access;
  };
}

/** What the SDK says, which is asked only where it could say something out of the ordinary. */
async function accessOf(client: StoreClient, bucket: string): Promise<BucketAccess | undefined> {
  const plain = plainAccessOf(client.place, bucket, process.env);
  if (plain !== undefined) return plain;
  const { accessBySdk } = await import('./bucket-route.ts');
  return accessBySdk(await client.sdk(), bucket);
}

/** Keeps how far the store's clock is ahead, as the SDK does; a cache's answer tells nothing. */
function setClock({ clock }: StoreClient, answer: WireAnswer, timeOf: Times): void {
  const offset = timeOf(answer.headers.get('date') ?? '') - Date.now();
  if (Number.isNaN(offset) || answer.headers.get('age') !== undefined) return;
  clock.systemClockOffset = offset;
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
