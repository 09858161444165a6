import { StoreError } from '../../core/errors.ts';
import { type Credentials, credentialsUsed, type CredentialsUsed } from '../way.ts';

export interface EndpointRule {
  /** Whether requests may go over plain http to a host other than this machine. Default: false. */
  readonly allowHttp?: boolean;
  /**
   * Called once, before the first request: with its endpoint, wherever that is configured, and the
   * credentials that sign it.
   */
  readonly onEndpoint?: (url: string, credentials?: CredentialsUsed) => void;
}

export interface Destination {
  /** With its colon: `https:`. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** Throws a StoreError `InsecureEndpoint` when no request may go there. */
export type EndpointGuard = (destination: Destination, credentials?: Credentials) => void;

/**
 * Checks the endpoint that results from inputs, environment and shared configuration, so that
 * credentials and content don't leave this machine over plain http by accident. One guard serves all
 * requests of a store, so that the endpoint is reported once.
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
          'allow-http: true on a network that you trust',
        { scope: 'batch' },
      );
    }
    if (!isReported) rule.onEndpoint?.(url, credentialsUsed(credentials));
    isReported = true;
    allowed = hostname;
  };
}

/** Whether a host name always means this machine; `x.localhost` may resolve to another one. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
