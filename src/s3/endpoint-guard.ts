import { StoreError } from '../core/errors.ts';
import { credentialsUsed, type Credentials, type CredentialsUsed } from './credentials.ts';

export interface EndpointRule {
  /** Whether requests may go over http to a host that is not this machine. Default: false. */
  readonly allowHttp?: boolean;
  /**
   * Called once: with the endpoint that the first request goes to, wherever it was configured, and
   * whose credentials sign it.
   */
  readonly onEndpoint?: (url: string, credentials?: CredentialsUsed) => void;
}

export interface Destination {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** Throws when no request may go there. */
export type EndpointGuard = (destination: Destination, credentials?: Credentials) => void;

/**
 * Judges the endpoint that results from all of input, environment and shared configuration:
 * credentials and content don't leave this machine over plain http by accident. One guard serves
 * all requests of a store, so that the endpoint is reported once.
 */
export function createEndpointGuard(rule: EndpointRule): EndpointGuard {
  let isReported = false;
  let allowed: string | undefined;
  return ({ protocol, hostname, port }, credentials) => {
    if (isReported && (protocol !== 'http:' || hostname === allowed)) return;
    const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
    if (protocol === 'http:' && rule.allowHttp !== true && !isLoopback(hostname)) {
      throw new StoreError(
        'InsecureEndpoint',
        `requests would go to ${url} without encryption: use an https endpoint, or set ` +
          'allow-http: true for a network that you trust',
        { scope: 'batch' },
      );
    }
    if (!isReported) rule.onEndpoint?.(url, credentialsUsed(credentials));
    isReported = true;
    allowed = hostname;
  };
}

/** Whether a host name can only be this machine; a resolver may find `x.localhost` elsewhere. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
