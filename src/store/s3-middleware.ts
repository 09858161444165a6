import type { BuildMiddleware, DeserializeMiddleware, InitializeMiddleware } from '@smithy/types';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-s3';
import { StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';

export interface EndpointRule {
  /** Whether requests may go over http to a host that is not this machine. Default: false. */
  readonly allowHttp?: boolean;
  /** Told once: the endpoint that the first request goes to, wherever it was configured. */
  readonly onEndpoint?: (url: string) => void;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

/** Passes on no request with a key that must not be sent. */
export const guardKeys: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> =
  (next) => (args) => {
    assertSendableKeys(args.input);
    return next(args);
  };

/**
 * The one choke point for keys. An empty key would make PUT a CreateBucket and DELETE a
 * DeleteBucket; a lone surrogate would become U+FFFD on the wire, which is another key.
 */
export function assertSendableKeys(input: object): void {
  const { Key, Delete } = input as { Key?: unknown; Delete?: { Objects?: unknown[] } };
  if ('Key' in input) assertSendable(Key);
  for (const object of Delete?.Objects ?? []) assertSendable((object as { Key?: unknown }).Key);
}

function assertSendable(key: unknown): void {
  const isText = typeof key === 'string' && key !== '' && key.isWellFormed();
  if (isText && Buffer.byteLength(key) <= MAX_KEY_BYTES) return;
  throw new StoreError(
    'InvalidKey',
    `a key must be text of 1 to 1,024 bytes in UTF-8 without lone surrogates, got ` +
      `${typeof key === 'string' ? quoted(key) : typeof key}: no request was sent for it`,
  );
}

/** Throws when no request may go there. */
export type EndpointGuard = (destination: Destination) => void;

/**
 * Judges the endpoint that results from all of input, environment and shared configuration:
 * credentials and content don't leave this machine over plain http by accident. One guard serves
 * all that a store sends, so that the endpoint is told once.
 */
export function createEndpointGuard(rule: EndpointRule): EndpointGuard {
  let isTold = false;
  let allowed: string | undefined;
  return ({ protocol, hostname, port }) => {
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
    if (!isTold) rule.onEndpoint?.(url);
    isTold = true;
    allowed = hostname;
  };
}

/** Passes on no request to where none may go. */
export function guardEndpoint(
  assertAllowed: EndpointGuard,
): BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next) => (args) => {
    assertAllowed(args.request as Destination);
    return next(args);
  };
}

interface Destination {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** Whether a host name can only be this machine. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return /(^|\.)localhost$/.test(name) || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
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
