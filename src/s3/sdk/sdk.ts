import {
  CreateSessionCommand,
  S3Client,
  type S3ClientConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3';
import type { HttpRequest } from '@smithy/core/protocols';
import {
  type AwsCredentialIdentity,
  type BuildMiddleware,
  type HandlerExecutionContext,
  type RequestSigner,
  SMITHY_CONTEXT_KEY,
} from '@smithy/types';
import { unproven } from '../errors.ts';
import type { StoreClient, StorePlace } from '../send/call.ts';
import { cached, type Credentials, type Provide, type Way } from '../way.ts';
import type { Connections } from '../wire/connections.ts';
import {
  assertWithoutBucket,
  type Destination,
  type EndpointGuard,
} from '../wire/endpoint-guard.ts';
import type { Resolved } from '../wire/wire-way.ts';
import { credentialsOfChain } from './credentials.ts';
import { resolveRoute, settleEndpoint } from './endpoint.ts';
import { createRequestHandler } from './request-handler.ts';

/** What the store uses of the AWS SDK, in this project's own types. */
export interface Sdk {
  /** Resolves to the current credentials. */
  readonly credentials: StoreClient['credentials'];
  /** Resolves to the route of a bucket, or the reason why the SDK has to send its requests. */
  resolve(bucket: string): Promise<Resolved>;
  /** The way of requests that the SDK sends. */
  way(place: Pick<Way, 'checksum' | 'hostname'>): Way;
  close(): void;
}

export function createSdk(place: StorePlace, options: SdkOptions): Sdk {
  const client = createSdkClient(place, options);
  let settling: Promise<URL | undefined> | undefined;
  return {
    // Cached once more: the SDK makes several promises for each request that asks.
    credentials: cached((how) => client.config.credentials(how)),
    async resolve(bucket) {
      const endpoint = await (settling ??= settleEndpoint(client, place.forcePathStyle));
      const isMeant = place.forcePathStyle === true;
      if (endpoint !== undefined && !isMeant) assertWithoutBucket(endpoint, bucket);
      return resolveRoute(client, bucket);
    },
    way: (way) => createSdkWay(client, way),
    close: () => {
      client.destroy();
    },
  };
}

function createSdkWay(
  client: S3Client,
  { checksum, hostname }: Pick<Way, 'checksum' | 'hostname'>,
): Way {
  return {
    checksum,
    hostname,
    async send(operation, subject, request, signal) {
      const { exchangeBySdk } = await import('./exchange.ts');
      return exchangeBySdk(client, operation, subject, request, signal);
    },
    async uploadInParts(session, content, partSize) {
      const { uploadBySdk } = await import('./lib-storage.ts');
      return uploadBySdk(session, client, content, partSize);
    },
  };
}

export interface SdkOptions {
  readonly connections: Connections;
  readonly assertAllowed: EndpointGuard;
  /** Default: the credentials of this project's chain. */
  readonly credentials?: StoreClient['credentials'] | undefined;
}

/** A client of the SDK that uses this project's connections. */
export function createSdkClient(
  { region, endpoint, forcePathStyle, variants }: StorePlace,
  { connections, assertAllowed, credentials }: SdkOptions,
): S3Client {
  const client: S3Client = new S3Client({
    region,
    ...(forcePathStyle !== undefined && { forcePathStyle }),
    ...variants,
    // This project retries by itself: see send/.
    maxAttempts: 1,
    credentials: keptOnce(credentials ?? cached(credentialsOfChain)),
    ...(endpoint !== undefined && { endpoint }),
    s3ExpressIdentityProvider: createSessions(() => client),
    expectContinueHeader: false,
    requestHandler: createRequestHandler(connections),
  });
  signByServerTime(client);
  const guard = { step: 'build', name: 'guardEndpoint' } as const;
  client.middlewareStack.add(guardEndpoint(assertAllowed), guard);
  return client;
}

/** The SDK would keep credentials once more, and sign with old ones after newer ones were asked for. */
function keptOnce<Given extends object>(provide: Provide<Given>): Provide<Given> {
  return Object.assign((how?: Given) => provide(how), { memoized: true });
}

/** Rejects requests to endpoints that are not allowed. */
function guardEndpoint(
  assertAllowed: EndpointGuard,
): BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next, context) => (args) => {
    assertAllowed(args.request as Destination, identityOf(context));
    return next(args);
  };
}

/** The credentials that the SDK has resolved for a request. */
function identityOf(context: HandlerExecutionContext): AwsCredentialIdentity | undefined {
  const scheme = context[SMITHY_CONTEXT_KEY]?.selectedHttpAuthScheme;
  return scheme?.identity as AwsCredentialIdentity | undefined;
}

type SessionProvider = NonNullable<S3ClientConfig['s3ExpressIdentityProvider']>;

/** Milliseconds before the end of a session, which lasts 5 minutes, at which the next is requested. */
const EARLY = 60_000;

/**
 * The sessions of directory buckets. The SDK's own provider keeps the error of a failed CreateSession
 * for as long as the credentials last, and ends the process when a renewal fails.
 */
function createSessions(client: () => S3Client): SessionProvider {
  const sessions = new Map<string, () => Promise<Credentials>>();
  const now = () => Date.now() + client().config.systemClockOffset;
  let accessKeyId: string | undefined;
  return {
    getS3ExpressIdentity: (identity, { Bucket: bucket = '' }) => {
      // Other credentials may have fewer permissions.
      if (identity.accessKeyId !== accessKeyId) sessions.clear();
      accessKeyId = identity.accessKeyId;
      const known = sessions.get(bucket);
      const session = known ?? cached(() => createSession(client(), bucket), { early: EARLY, now });
      sessions.set(bucket, session);
      return session();
    },
  };
}

async function createSession(client: S3Client, bucket: string): Promise<Credentials> {
  const { Credentials: session } = await client.send(new CreateSessionCommand({ Bucket: bucket }));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = session ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw unproven('CreateSession', 'the credentials of the session');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

interface SessionSigner extends RequestSigner {
  signWithCredentials(
    request: HttpRequest,
    session: AwsCredentialIdentity,
    options: { readonly signingDate: Date },
  ): Promise<HttpRequest>;
}

/** Corrects the clock also for signatures of sessions, for which the SDK does not. */
function signByServerTime({ config }: S3Client): void {
  const { signer } = config;
  config.signer = async (scheme) => {
    const made = (await signer(scheme)) as SessionSigner;
    const signWithCredentials: SessionSigner['signWithCredentials'] = async (request, session) => {
      const isCorrected = !(await config.disableClockSkewCorrection());
      const offset = isCorrected ? config.systemClockOffset : 0;
      const signingDate = new Date(Date.now() + offset);
      return made.signWithCredentials(request, session, { signingDate });
    };
    return Object.assign(Object.create(made) as SessionSigner, { signWithCredentials });
  };
}
