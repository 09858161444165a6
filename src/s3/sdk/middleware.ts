import {
  SMITHY_CONTEXT_KEY,
  type AwsCredentialIdentity,
  type BuildMiddleware,
  type DeserializeMiddleware,
  type HandlerExecutionContext,
} from '@smithy/types';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import { credentialsUsed, type CredentialsUsed } from './credentials/source.ts';

export interface EndpointRule {
  /** Whether requests may go over http to a host that is not this machine. Default: false. */
  readonly allowHttp?: boolean;
  /**
   * Told once: the endpoint that the first request goes to, wherever it was configured, and whose
   * credentials sign it.
   */
  readonly onEndpoint?: (url: string, credentials?: CredentialsUsed) => void;
}

/** Throws when no request may go there. */
export type EndpointGuard = (destination: Destination, credentials?: AwsCredentialIdentity) => void;

/**
 * Judges the endpoint that results from all of input, environment and shared configuration:
 * credentials and content don't leave this machine over plain http by accident. One guard serves
 * all that a store sends, so that the endpoint is told once.
 */
export function createEndpointGuard(rule: EndpointRule): EndpointGuard {
  let isTold = false;
  let allowed: string | undefined;
  return ({ protocol, hostname, port }, credentials) => {
    if (isTold && (protocol !== 'http:' || hostname === allowed)) return;
    const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
    if (protocol === 'http:' && rule.allowHttp !== true && !isLoopback(hostname)) {
      throw new StoreError(
        'InsecureEndpoint',
        `requests would go to ${url} without encryption: use an https endpoint, or set ` +
          'allow-http: true for a network that you trust',
        { scope: 'batch' },
      );
    }
    if (!isTold) rule.onEndpoint?.(url, credentialsUsed(credentials));
    isTold = true;
    allowed = hostname;
  };
}

/** Passes on no request to where none may go. */
export function guardEndpoint(
  assertAllowed: EndpointGuard,
): BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next, context) => (args) => {
    assertAllowed(args.request as Destination, identityOf(context));
    return next(args);
  };
}

/** What the SDK has resolved to sign a request with. */
function identityOf(context: HandlerExecutionContext): AwsCredentialIdentity | undefined {
  const scheme = context[SMITHY_CONTEXT_KEY]?.selectedHttpAuthScheme;
  return scheme?.identity as AwsCredentialIdentity | undefined;
}

interface Destination {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** Whether a host name can only be this machine; a resolver may find `x.localhost` elsewhere. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Leaves the answer's Date header where `serverTimeOf` finds it. */
export const keepServerTime: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> =
  (next) => async (args) => {
    const result = await next(args);
    const headers = (result.response as { headers?: Record<string, string> }).headers;
    if (result.output) keepServerTimeOf(result.output, headers?.['date']);
    return result;
  };

const SERVER_TIME = Symbol('the Date header');

/** Keeps the Date header of an answer. */
export function keepServerTimeOf(output: object, date: string | undefined): void {
  (output as Timed)[SERVER_TIME] = date;
}

interface Timed {
  [SERVER_TIME]?: string | undefined;
}

/** The server's clock when it gave this answer; an invalid Date when it did not say. */
export function serverTimeOf(output: object): Date {
  return new Date((output as Timed)[SERVER_TIME] ?? NaN);
}
