import type { Content } from '../core/items.ts';
import type { PutRequest, PutResult } from '../object-store/object-store.ts';
import type { SentPart } from './operations/multipart-upload.ts';
import type { BodyChecksum, OperationName, RequestSubject } from './operations/operation.ts';
import type { WireAnswer, WireRequest } from './wire/message.ts';

/** An access key, which signs the requests. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

interface RefreshOptions {
  /** Whether to ask the source of the credentials again, because the store refused the last ones. */
  readonly forceRefresh?: boolean;
}

/**
 * A function that resolves to the credentials to use now, as the credential providers of the AWS
 * SDK do.
 */
export type CredentialProvider = (options?: RefreshOptions) => Promise<Credentials>;

/** Resolves to credentials, or rejects when their source has none. */
export type Provide<Given extends object> = (options?: Given) => Promise<Credentials>;

interface Lifetime {
  /** Milliseconds before credentials expire, from which on newer ones are asked for. */
  readonly early: number;
  /** Milliseconds since 1970, as the clock says that credentials expire by. */
  readonly now: () => number;
}

const LIFETIME: Lifetime = { early: 300_000, now: () => Date.now() };

/**
 * Keeps credentials until they expire, as the SDK does for its own chain: newer ones are asked for
 * beforehand, once at a time, and the old ones are used until then and where that fails.
 */
export function cached<Given extends object>(
  provide: Provide<Given>,
  { early, now }: Lifetime = LIFETIME,
): Provide<Given & RefreshOptions> {
  let known: Credentials | undefined;
  /** The same, for all the requests that ask. */
  let given: Promise<Credentials> | undefined;
  let asking: Promise<Credentials> | undefined;
  const ask = async (options: Given | undefined) => {
    known = await provide(options);
    given = Promise.resolve(known);
    return known;
  };
  const askOnce = (options: Given | undefined) =>
    (asking ??= ask(options).finally(() => (asking = undefined)));
  return (options) => {
    const left = (known?.expiration?.getTime() ?? Infinity) - now();
    if (given === undefined || options?.forceRefresh === true || left <= 0) return askOnce(options);
    if (left < early) askOnce(options).catch(() => undefined);
    return given;
  };
}

/** `given`: by the connection of the store. */
export type CredentialSource =
  'given' | 'environment' | 'web identity' | 'profile' | 'container' | 'instance';

/** The credentials that sign the requests, without their secret. */
export interface CredentialsUsed {
  readonly source: CredentialSource;
  readonly accessKeyId: string;
}

const SOURCE = Symbol('where the credentials are from');

/** A symbol is cached when the object is copied. */
type Marked = Credentials & { readonly [SOURCE]?: CredentialSource };

export function markSource(credentials: Credentials, source: CredentialSource): Credentials {
  const marked: Marked = { ...credentials, [SOURCE]: source };
  return marked;
}

/** Undefined for credentials that don't come from this project's chain. */
export function credentialsUsed(credentials: Credentials | undefined): CredentialsUsed | undefined {
  const source = (credentials as Marked | undefined)?.[SOURCE];
  if (credentials === undefined || source === undefined) return undefined;
  return { source, accessKeyId: credentials.accessKeyId };
}

/**
 * The requests of one multipart upload, proven and retried. After the first failure every method
 * rejects with that.
 */
export interface UploadSession {
  readonly request: PutRequest;
  /** Resolves to the upload's id. */
  create(): Promise<string>;
  /** Call it after `create`. `attempts` is how often the part was sent. */
  sendPart(number: number, body: Uint8Array): Promise<SentPart & { readonly attempts: number }>;
  complete(parts: readonly SentPart[]): Promise<PutResult>;
  /** The first failure of the upload. */
  failure(): { readonly thrown: unknown } | undefined;
  /** Aborts an upload that was created and not completed. The caller awaits it in `finally`. */
  close(): Promise<void>;
}

/** How requests about a bucket are sent: over the wire or through the SDK. */
export interface Way {
  readonly checksum: BodyChecksum;
  /** The host that requests about the bucket are sent to. */
  readonly hostname: string;
  /** Resolves to the answer, whatever its status. */
  send(
    operation: OperationName,
    subject: RequestSubject,
    request: WireRequest,
    signal: AbortSignal | undefined,
  ): Promise<WireAnswer>;
  /** Uploads the parts of a session; undefined where `s3/multipart/` does so. */
  readonly uploadInParts?: (
    session: UploadSession,
    content: Content,
    partSize: number,
  ) => Promise<PutResult>;
}
