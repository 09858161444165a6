import { getFips } from 'node:crypto';
import type { RequestClient } from '../send/request-client.ts';
import { keepServerTimeOf, type EndpointGuard } from '../sdk/middleware.ts';
import {
  bucketOf,
  type AnswerOf,
  type InputOf,
  type Operation,
  type S3Request,
} from '../request.ts';
import type { TransportOptions } from '../sdk/transport.ts';
import { sdkClient } from '../sdk/request-client.ts';
import type { StoreClient } from '../send/regions/regional-client.ts';
import { toSdkError } from './answer-errors.ts';
import { payloadHashOf } from './body-checksum.ts';
import type { SignedRoute } from './bucket-route.ts';
import { deleteObjectsOperation } from './operations/delete-objects.ts';
import { getObjectOperation } from './operations/get-object.ts';
import { createConnections } from './http/connections.ts';
import { listObjectsOperation } from './operations/list-objects.ts';
import type { WireOperation } from './operations/operation.ts';
import { plainRouteFor } from './plain-route.ts';
import { putObjectOperation } from './operations/put-object.ts';
import { createSigner } from './signer.ts';
import { uploadPartOperation } from './operations/upload-part.ts';
import type { WireAnswer } from './message.ts';

const OPERATIONS = {
  DeleteObjects: deleteObjectsOperation,
  GetObject: getObjectOperation,
  ListObjectsV2: listObjectsOperation,
  PutObject: putObjectOperation,
  UploadPart: uploadPartOperation,
} as unknown as { readonly [Name in Operation]?: WireOperation<InputOf<Name>, AnswerOf<Name>> };

const USER_AGENT = 's3-batch-action';

/** There is no MD5 where FIPS 140 is on. */
const HAS_FIPS = getFips() === 1;

/**
 * Sends what it knows by itself, at a small part of the time that the SDK takes, and all else
 * through the SDK. Guards, answers and errors are the same on both ways.
 */
export function createWireClient(
  options: TransportOptions,
  assertAllowed: EndpointGuard,
): RequestClient {
  const connections = createConnections(options);
  const sign = createSigner();
  const timeOf = createTimes();
  const signedRouteTo = createSignedRoutes();
  return {
    async send(client, request, signal) {
      const own = await ownRequestOf(client, request, signedRouteTo);
      if (own === undefined) return sdkClient.send(client, request, signal);
      const { operation, signed, wire } = own;
      const credentials = await signed.credentials();
      assertAllowed(signed.route, credentials);
      const payloadHash = await payloadHashOf(wire.body);
      signal?.throwIfAborted();
      const time = Date.now() + client.clock.systemClockOffset;
      const headers = sign(wire, { ...signed.route, credentials, time, payloadHash });
      headers['user-agent'] = USER_AGENT;
      const answer = await connections.send(signed.route, wire, headers, signal);
      setClock(client, answer, timeOf);
      if (answer.status < 200 || answer.status >= 300) throw toSdkError(answer);
      const output = operation.read(answer, wire);
      keepServerTimeOf(output, answer.headers.get('date'));
      return output;
    },
    goesByWire: async (client, request) =>
      (await ownRequestOf(client, request, signedRouteTo)) !== undefined,
    close: () => {
      connections.close();
    },
  };
}

/**
 * The one rule. What this gives is sent here: an operation that is known, a route
 * that `bucket-route.ts` finds plain, and an input all of which the operation knows. Where it is
 * undefined, the SDK sends.
 */
async function ownRequestOf<Name extends Operation>(
  client: StoreClient,
  request: S3Request<Name>,
  signedRouteTo: SignedRoutes,
) {
  const operation = HAS_FIPS ? undefined : OPERATIONS[request.operation];
  const signed = operation && (await signedRouteTo(client, bucketOf(request)));
  const wire = signed && operation.write(request.input, signed.route);
  return wire && { operation, signed, wire };
}

type SignedRoutes = (client: StoreClient, bucket: string) => Promise<SignedRoute | undefined>;

/** Each is asked for once. */
function createSignedRoutes(): SignedRoutes {
  const known = new WeakMap<StoreClient, Map<string, ReturnType<SignedRoutes>>>();
  return (client, bucket) => {
    const ofClient = known.get(client) ?? new Map<string, ReturnType<SignedRoutes>>();
    known.set(client, ofClient);
    const signed = ofClient.get(bucket) ?? signedRouteOf(client, bucket);
    ofClient.set(bucket, signed);
    return signed;
  };
}

/** What the SDK says, which is asked only where it could say something out of the ordinary. */
async function signedRouteOf(
  client: StoreClient,
  bucket: string,
): Promise<SignedRoute | undefined> {
  const plain = plainRouteFor(client.place, bucket, process.env);
  if (plain !== undefined) return plain;
  const { routeBySdk } = await import('./bucket-route.ts');
  return routeBySdk(await client.sdk(), bucket);
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
