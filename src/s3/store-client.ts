import { messageOf, StoreError } from '../core/errors.ts';
import { assertSendableBucket, refusalOf } from './errors.ts';
import type { UploadJournal } from './multipart/finish.ts';
import type {
  ChecksumForm,
  Operation,
  OperationName,
  RequestSubject,
} from './operations/operation.ts';
import { payerHeaders } from './operations/object/object.ts';
import { type AnswerOf, OPERATIONS } from './operations/operations.ts';
import { isBlank } from './sdk/environment-keys.ts';
import type { Sdk, SdkOptions } from './sdk/sdk.ts';
import {
  createS3Clients,
  type EndpointVariants,
  type StoreClient,
  type StorePlace,
} from './send/call.ts';
import { checksumIn } from './send/checksum-form.ts';
import { createSender, type Sender } from './send/sender.ts';
import { DEFAULT_LIMITS, type Limits, REAL_TIME, type Time } from './send/time.ts';
import { createTraffic, type OpenTraffic, type SentFacts } from './send/traffic.ts';
import { cached, type CredentialProvider, type Credentials, markSource, type Way } from './way.ts';
import { withHeaders, type WireAnswer, type WireRequest } from './wire/message.ts';
import { trustOf } from './wire/ca-bundle.ts';
import { createConnections } from './wire/connections.ts';
import { createEndpointGuard, type EndpointRule } from './wire/endpoint-guard.ts';
import { createWireWay } from './wire/wire-way.ts';

/** Options of a client; `credentials` are those of the first client, if there is one. */
export interface StoreClientOptions extends SdkOptions {
  /** Sent with every request that has no others of these names, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the SDK sends all requests. */
  readonly isSdkOnly: boolean;
  /** Called with the reason why the SDK sends requests. */
  readonly onSdk: (reason: string) => void;
  readonly traffic: OpenTraffic;
}

/** A client of a store in one region, which finds the way to each bucket once. */
function createStoreClient(place: StorePlace, options: StoreClientOptions): StoreClient {
  let loading: Promise<Sdk> | undefined;
  const sdk = () => (loading ??= loadSdk(place, options));
  const credentials: StoreClient['credentials'] =
    options.credentials ?? (async (how) => (await sdk()).credentials(how));
  const ways = new Map<string, Promise<Way>>();
  const wayTo = (bucket: string) => {
    const known = ways.get(bucket);
    if (known !== undefined) return known;
    const way = findWay(bucket, options, sdk);
    ways.set(bucket, way);
    way.catch(() => ways.delete(bucket));
    return way;
  };
  return {
    wayTo,
    credentials,
    async send<Name extends OperationName>(
      name: Name,
      input: Parameters<StoreClient['send']>[1] & { readonly bucket: string },
      signal: AbortSignal | undefined,
      form?: ChecksumForm,
    ) {
      const operation: Operation = OPERATIONS[name];
      const way = await wayTo(input.bucket);
      const written = operation.write(input, checksumIn(form ?? way.checksum, name));
      const facts = { operation: name, region: place.region, body: written.body };
      const request = counted(withHeaders(written, options.headers), options.traffic, facts);
      const answer = await way.send(name, input, request, signal);
      return (await readAnswer(name, input, request, answer)) as AnswerOf<Name>;
    },
    close: () => {
      void loading?.then((loaded) => {
        loaded.close();
      }, ignore);
    },
  };
}

/** A request that is counted when it is sent. */
function counted(request: WireRequest, traffic: OpenTraffic, facts: SentFacts): WireRequest {
  const onSent = () => {
    traffic.sent(facts);
  };
  return { ...request, onSent };
}

/**
 * Reads an answer; throws a StoreError for any but a 2xx answer. One that proves nothing, or something
 * else than the request asked for, may be the answer to another request: its connection ends.
 */
async function readAnswer(
  name: OperationName,
  input: RequestSubject,
  request: WireRequest,
  answer: WireAnswer,
): Promise<unknown> {
  const operation: Operation = OPERATIONS[name];
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!isSuccess) throw refusalOf(answer, { operation: name, sent: request.headers });
  try {
    const read = operation.read(answer, request);
    if (operation.missing(read, input) === undefined) return read;
    answer.discard?.();
    // The body of an answer that proves nothing is not read, and would keep its connection.
    await answer.stream?.[Symbol.asyncIterator]().return?.();
    return read;
  } catch (thrown) {
    answer.discard?.();
    throw thrown;
  }
}

const ignore = () => undefined;

/** Loads the SDK before the first request, and not with the program, because it takes long. */
async function loadSdk(place: StorePlace, options: SdkOptions): Promise<Sdk> {
  const { createSdk } = await import('./sdk/sdk.ts');
  return createSdk(place, options);
}

/** Asks the SDK where a bucket is: the wire sends where plain SigV4 reaches it, else the SDK. */
async function findWay(
  bucket: string,
  options: StoreClientOptions,
  load: () => Promise<Sdk>,
): Promise<Way> {
  assertSendableBucket(bucket);
  const sdk = await load();
  const resolved = await sdk.resolve(bucket);
  if ('route' in resolved && !options.isSdkOnly) {
    const { credentials = sdk.credentials } = options;
    return createWireWay(resolved.route, { ...options, credentials });
  }
  const isAsked = 'route' in resolved;
  options.onSdk(isAsked ? 'S3_BATCH_CLIENT is sdk' : resolved.reason);
  return sdk.way(isAsked ? resolved.route : resolved);
}

/**
 * The configuration that is read from a client of the AWS SDK, such as an S3Client: where its
 * requests are sent, and which credentials sign them. Its request handler, middleware and retries
 * are not used.
 */
export interface SdkClient {
  readonly config: {
    readonly region: () => Promise<string>;
    readonly credentials: CredentialProvider;
    readonly endpoint?: (() => Promise<SdkEndpoint>) | undefined;
    readonly forcePathStyle?: boolean;
  } & { readonly [Name in keyof EndpointVariants]?: EndpointVariants[Name] | undefined };
}

interface SdkEndpoint {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
}

/** Where a store is, and how its requests are signed and sent. */
export interface S3Connection extends EndpointRule {
  /**
   * An access key, or a function that resolves to one and is asked again before it expires. Default:
   * those of `client`, else the environment, the shared files and the machine, in the AWS CLI's order.
   */
  readonly credentials?: Credentials | CredentialProvider;
  /** A client of the AWS SDK, for the defaults of region, endpoint, addressing and credentials. */
  readonly client?: SdkClient;
  /** Default: that of `client`, AWS_REGION, AWS_DEFAULT_REGION, else asked of the bucket. */
  readonly region?: string;
  /** URL of an S3-compatible store. Default: that of `client`, else AWS_ENDPOINT_URL and the like, else AWS. */
  readonly endpoint?: string;
  /**
   * Whether the bucket is in the path, not in the host name. Default: that of `client`, else true with
   * an endpoint that is not one of Amazon's. `true` also allows an endpoint that names the bucket.
   */
  readonly forcePathStyle?: boolean;
  /** Id of the AWS account that has to own the buckets; S3 refuses all requests to others. */
  readonly expectedBucketOwner?: string;
  /** Agrees to pay for the requests, which a Requester Pays bucket demands. */
  readonly requestPayer?: 'requester';
  /** Maximum number of open sockets, at least the requests in flight. Default: 64. */
  readonly maxSockets?: number;
  /** How long the store may fail before an error is reported. */
  readonly limits?: Partial<Limits>;
  /** Records multipart uploads, so that another process can clean up after this one. */
  readonly uploadJournal?: UploadJournal;
  /** Called once with each reason, as a clause, why the AWS SDK sends requests. */
  readonly onSdk?: (reason: string) => void;
  /** @internal Counts the requests. */
  readonly traffic?: OpenTraffic;
}

const DEFAULT_SOCKETS = 64;

/** The region whose endpoint is asked for the bucket's region when none is configured. */
const FIRST_REGION = 'us-east-1';

export interface Opening {
  /** Ends the search for the bucket's region. */
  readonly signal?: AbortSignal | undefined;
  /** @internal */
  readonly time?: Time;
}

/** The sender of all requests to a store, in the configured region or that of `bucket`. */
export async function connect(
  connection: S3Connection,
  bucket: string,
  opening: Opening,
): Promise<Sender> {
  const { signal, time = REAL_TIME } = opening;
  const { AWS_REGION, AWS_DEFAULT_REGION, S3_BATCH_CLIENT, S3_BATCH_LANE } = process.env;
  const ofClient = await placeOf(connection.client);
  const named = [connection.region, ofClient.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
  const { maxSockets = DEFAULT_SOCKETS, traffic = createTraffic() } = connection;
  const limits = { ...DEFAULT_LIMITS, ...connection.limits };
  const secureContext = trustOf(process.env);
  const connections = createConnections({ maxSockets, limits, secureContext });
  const { endpoint = ofClient.endpoint } = connection;
  const { forcePathStyle = ofClient.forcePathStyle } = connection;
  const credentials = givenCredentials(connection);
  const options = {
    connections,
    assertAllowed: createEndpointGuard(connection),
    headers: payerHeaders(connection),
    // For support: shows whether a problem comes from this project's own client. The second name is
    // an older one.
    isSdkOnly: (S3_BATCH_CLIENT ?? S3_BATCH_LANE) === 'sdk',
    onSdk: once(connection.onSdk),
    traffic,
  };
  const clients = createS3Clients(
    (region, first) =>
      createStoreClient(
        { region, endpoint, forcePathStyle, variants: ofClient.variants },
        { ...options, credentials: first?.credentials ?? credentials },
      ),
    named ?? FIRST_REGION,
    time,
  );
  const sender = createSender(clients, connections, { maxSockets, limits, time, traffic });
  if (named === undefined) await findRegion(sender, bucket, signal);
  return sender;
}

/** Where the client of the SDK sends requests. */
async function placeOf(client: SdkClient | undefined) {
  if (client === undefined) return {};
  const { config } = client;
  const { useFipsEndpoint, useDualstackEndpoint, useAccelerateEndpoint, useArnRegion } = config;
  const endpoint = await config.endpoint?.();
  return {
    // A client without a region can do all that needs none.
    region: await config.region().catch(() => undefined),
    endpoint: endpoint && urlOf(endpoint),
    forcePathStyle: config.forcePathStyle,
    variants: {
      ...(useFipsEndpoint && { useFipsEndpoint }),
      ...(useDualstackEndpoint && { useDualstackEndpoint }),
      ...(useAccelerateEndpoint !== undefined && { useAccelerateEndpoint }),
      ...(useArnRegion !== undefined && { useArnRegion }),
    } satisfies EndpointVariants,
  };
}

function urlOf({ protocol, hostname, port, path }: SdkEndpoint): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

/** Undefined: this project looks for credentials itself. */
function givenCredentials({ credentials, client }: S3Connection): CredentialProvider | undefined {
  const given = credentials ?? client?.config.credentials;
  if (given === undefined) return undefined;
  return cached(async (how) => {
    const found = typeof given === 'function' ? await askFor(given, how) : given;
    for (const name of ['accessKeyId', 'secretAccessKey'] as const) {
      const value: unknown = found[name];
      if (typeof value !== 'string' || isBlank(value)) {
        throw noCredentials(`the credentials that the store was given have no ${name}`);
      }
    }
    return markSource(found, 'given');
  });
}

function askFor(
  given: CredentialProvider,
  ...how: Parameters<CredentialProvider>
): Promise<Credentials> {
  return given(...how).catch((thrown: unknown) => {
    throw noCredentials(`the given provider has no credentials: ${messageOf(thrown)}`, thrown);
  });
}

function noCredentials(message: string, cause?: unknown): StoreError {
  return new StoreError('CredentialsProviderError', message, { scope: 'batch', cause });
}

/** The same, called once with each text. */
function once(tell: (text: string) => void = () => undefined): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (!told.has(text)) tell(text);
    told.add(text);
  };
}

/**
 * S3 names a bucket's region in every answer about it, even in a refusal, and the sender uses that
 * region from then on. Other errors are ignored: the next request will get them again.
 */
async function findRegion(
  sender: Sender,
  bucket: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await sender.send('HeadBucket', { bucket }, { signal });
  } catch (thrown) {
    const isOver = signal?.aborted === true;
    if (!isOver && !(thrown instanceof StoreError && thrown.scope === 'batch')) return;
    sender.close();
    throw thrown;
  }
}
