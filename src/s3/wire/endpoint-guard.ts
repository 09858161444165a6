import { isIP } from 'node:net';
import { StoreError } from '../../core/errors.ts';
import { quoteShort } from '../../core/text.ts';
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

/** The domains of Amazon's own endpoints, in all its partitions. */
const AMAZON =
  /(^|\.)(amazonaws\.(com(\.cn)?|eu)|api\.aws|api\.amazonwebservices\.(com\.cn|eu))\.?$/i;

/** Whether an endpoint is one of Amazon's, whose defaults differ from those of other stores. */
export function isAmazon(hostname: string): boolean {
  return AMAZON.test(hostname);
}

/**
 * Hosts of general purpose buckets, directory buckets and their access points, which do what S3's
 * reference says. Outposts have no conditional writes, and behind Object Lambda anyone's code
 * answers. A server in EC2 has a name under amazonaws.com too.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const S3 =
  /(^|\.)s3(?!-outposts|-object-lambda)[a-z0-9-]*(\.dualstack)?(\.[a-z]{2,}(-[a-z]+)+-\d)?(\.vpce)?\.amazonaws\.com(\.cn)?$/;

/** Whether Amazon S3 itself answers at a host, as its reference says. */
export function isS3(hostname: string): boolean {
  return S3.test(hostname);
}

/**
 * Whether an ETag is the MD5 of an object that is neither encrypted under a key of its own nor sent
 * in parts. Directory buckets have other ETags.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
export function hasMd5Etags(hostname: string): boolean {
  return isS3(hostname) && !hostname.includes('s3express');
}

const ACCESS_POINT = /:(?<account>\d{12}):accesspoint[/:](?<name>[a-z0-9-]+)$/;

/** The bucket as it stands in a host name; access points have their account there too. */
function hostLabelsOf(bucket: string): string {
  const { name, account } = ACCESS_POINT.exec(bucket)?.groups ?? {};
  return name === undefined ? bucket.toLowerCase() : `${name}-${account}`;
}

/**
 * The endpoint to write in place of one that names the bucket already, in its host or its path: every
 * request would name the bucket once more. Undefined for an endpoint without the bucket.
 */
export function endpointWithoutBucket(endpoint: URL, bucket: string): string | undefined {
  const url = new URL(endpoint);
  const labels = `${hostLabelsOf(bucket)}.`;
  const rest = url.hostname.slice(labels.length);
  // AWS PrivateLink has hosts that begin with the word `bucket`.
  const isInHost =
    bucket !== '' &&
    url.hostname.startsWith(labels) &&
    isIP(url.hostname) === 0 &&
    !rest.startsWith('vpce-');
  if (isInHost) url.hostname = rest;
  const [, first = '', ...others] = url.pathname.split('/');
  const isInPath = first !== '' && [bucket, encodeURIComponent(bucket)].includes(first);
  if (isInPath) url.pathname = others.join('/');
  if (!isInHost && !isInPath) return undefined;
  return url.origin + url.pathname.replace(/\/$/, '');
}

/** What is wrong with an endpoint that names the bucket, as a statement about it. */
export function doubledBucket(bucket: string): string {
  return (
    `already names the bucket ${quoteShort(bucket)}, which every request names once more, so that ` +
    `objects would be stored under ${quoteShort(`${bucket}/`)}, or nowhere`
  );
}

/** Throws a StoreError `BucketInEndpoint` when every request would name the bucket twice. */
export function assertWithoutBucket(endpoint: URL, bucket: string): void {
  const instead = endpointWithoutBucket(endpoint, bucket);
  if (instead === undefined) return;
  const shown = endpoint.origin + endpoint.pathname.replace(/\/$/, '');
  throw new StoreError(
    'BucketInEndpoint',
    `the endpoint ${shown} ${doubledBucket(bucket)}: use ${instead}, or force-path-style: true if ` +
      "this is the store's own host",
    { scope: 'batch' },
  );
}
