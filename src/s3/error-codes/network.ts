import { quote } from '../../core/text.ts';
import { ownCodes } from './own.ts';
import {
  type ErrorFacts,
  type ErrorRow,
  hasStatus,
  isServerError,
  type Place,
  says,
} from './row.ts';

/** Statuses of a proxy after which the same request may soon succeed. */
const PASSING = [408, 429, 500, 502, 503, 504];

/** Whether a proxy that answered with this status will refuse every request. */
function isLastingRefusal(status: number | undefined): boolean {
  return status !== undefined && !PASSING.includes(status);
}

const NOT_FROM_STORE = ownCodes('not-from-store');

/** Answers of a proxy, a firewall or an ingress in place of the store. */
export const INTERMEDIARY_ROWS: readonly ErrorRow[] = [
  {
    id: 'proxy',
    signs: [
      {
        codes: ownCodes('proxy'),
        scope: 'batch',
        when: ({ status }) => isLastingRefusal(status),
        condition: 'the proxy refuses',
      },
      { codes: ownCodes('proxy'), retry: 'again' },
      {
        codes: NOT_FROM_STORE,
        scope: 'batch',
        when: hasStatus(407),
        condition: 'the status is 407',
      },
    ],
    happened: (place) => `the proxy to ${at(place)} did not forward the request`,
    todo: () =>
      'check the host, port and password in HTTPS_PROXY, or add the host of the endpoint to NO_PROXY',
  },
  {
    id: 'body-limit',
    signs: [{ codes: NOT_FROM_STORE, when: hasStatus(413), condition: 'the status is 413' }],
    happened: (place) => `something in front of ${at(place)} rejects a request of this size`,
    todo: () =>
      'raise the size limit of the proxy, firewall or ingress that the message names ' +
      '(client_max_body_size in nginx, proxy-body-size in its ingress)',
  },
  {
    id: 'gateway',
    signs: [
      {
        codes: NOT_FROM_STORE,
        retry: 'slower',
        when: hasStatus(429, 503),
        condition: 'the status is 429 or 503',
      },
      {
        codes: NOT_FROM_STORE,
        retry: 'again',
        when: (facts) => isServerError(facts) || facts.status === 408,
        condition: 'the status is 408, or 500 and above except 501',
      },
    ],
    happened: (place) => `something in front of ${at(place)} answers that it is not available`,
    todo: () =>
      'check that the store is running and that the proxy, firewall or ingress in front of it can ' +
      'reach it; if it limits the request rate, set the input "concurrency" to a lower number',
  },
  {
    id: 'not-from-store',
    endsUnheard: true,
    signs: [{ codes: NOT_FROM_STORE }],
    happened: (place) => `something other than an S3 store answers at ${at(place)}`,
    todo: () =>
      'check that the endpoint is an S3 endpoint, not a console or a website, and that the proxy, ' +
      'firewall or ingress that the message names lets all S3 requests through',
  },
];

/** Codes of certificate errors: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES = [
  'ERR_TLS_*',
  'CERT_*',
  'CRL_*',
  '*_CERT',
  '*_CERTIFICATE',
  'SELF_SIGNED*',
  'DEPTH_ZERO*',
  'UNABLE_TO_*',
  'ERROR_IN_C*',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
];

/**
 * Whether the host name holds the bucket (`my-bucket.s3.example.com`). That takes a DNS entry and a
 * certificate for every bucket: AWS has them, many other stores don't.
 */
const hasBucketInHost = ({ bucket, message }: ErrorFacts): boolean => {
  const host = /(?:ENOTFOUND|EAI_AGAIN|Host:) (\S+)/.exec(message)?.[1] ?? '';
  const isDotless = !bucket.includes('.');
  return host.startsWith(`${bucket}.`) && !(isDotless && /\.amazonaws\.com(\.cn)?\.?$/.test(host));
};
const bucketInHost = {
  when: hasBucketInHost,
  condition: "the host begins with the bucket's name (at AWS: only if that name has a dot)",
};

const noTls = {
  when: says(/wrong version number|packet length too long/i),
  condition: 'the port does not speak TLS',
};

const at = ({ endpoint }: Place) => endpoint ?? 'the endpoint';

/**
 * Failures before a request reaches the store. Most are the same for every object, so they end the
 * batch; most can pass, so they are retried first.
 */
export const CONNECTION_ROWS: readonly ErrorRow[] = [
  {
    id: 'path-style',
    scope: 'batch',
    signs: [
      { codes: ['ENOTFOUND', 'EAI_AGAIN'], retry: 'again', ...bucketInHost },
      { codes: ['ERR_TLS_CERT_ALTNAME_INVALID'], ...bucketInHost },
    ],
    happened: ({ bucket }) =>
      `the bucket ${quote(bucket)} is part of the host name, and the store has no such host`,
    todo: () => 'set the input "force-path-style" to true, which puts the bucket in the path',
  },
  {
    id: 'dns',
    scope: 'batch',
    signs: [{ codes: ['ENOTFOUND', 'EAI_AGAIN'], retry: 'again' }, { codes: ['EAI_FAIL'] }],
    happened: (place) => `the host name of ${at(place)} can't be resolved`,
    todo: () =>
      'check the spelling of the inputs "endpoint" and "region" (and of AWS_ENDPOINT_URL, ' +
      "AWS_ENDPOINT_URL_S3 and AWS_REGION), and the runner's DNS",
  },
  {
    id: 'endpoint-scheme',
    scope: 'batch',
    signs: [
      { codes: ownCodes('endpoint-scheme') },
      { codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'], retry: 'again', ...noTls },
      {
        statuses: [400],
        when: says(/plain HTTP request|HTTP request to an HTTPS server/i),
        condition: 'the answer says that the port speaks https',
      },
    ],
    happened: (place) =>
      `${at(place)} has a scheme that is not allowed, or that the server does not speak`,
    todo: () =>
      'use https:// in the endpoint, or http:// if the store speaks only that (with allow-http: ' +
      'true, unless the store runs on this machine)',
  },
  {
    id: 'tls',
    scope: 'batch',
    signs: [{ codes: CERTIFICATE_CODES }, { codes: ['EPROTO', 'ERR_SSL_*'], retry: 'again' }],
    happened: (place) =>
      `the certificate of ${at(place)} is not trusted, or the TLS handshake failed`,
    todo: () =>
      'for a private certificate authority, set NODE_EXTRA_CA_CERTS to the file with its ' +
      'certificate; otherwise have the certificate of the store renewed',
  },
  {
    id: 'unreachable',
    signs: [
      { codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'], scope: 'batch' },
      { codes: ['ETIMEDOUT', 'TimeoutError'] },
    ],
    retry: 'again',
    happened: (place) => `nothing answers at ${at(place)}`,
    todo: () =>
      'check the input "endpoint" (and the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_S3), ' +
      'and that the runner is allowed to connect to it',
  },
  {
    id: 'connection-lost',
    retry: 'again',
    signs: [
      {
        codes: [
          'ECONN*',
          'EPIPE',
          'EHOSTDOWN',
          'ENETDOWN',
          'ENETRESET',
          'EADDRNOTAVAIL',
          'ERR_STREAM_PREMATURE_CLOSE',
          'NetworkingError',
          'RequestTimeout',
          ...ownCodes('connection-lost'),
        ],
      },
    ],
    happened: (place) =>
      `connections to ${at(place)} broke before a request was fully sent or answered`,
    todo: () =>
      'run again, set the input "concurrency" to a lower number, and check the proxies and ' +
      'firewalls between the runner and the store',
  },
  {
    id: 'unproven-answer',
    retry: 'again',
    signs: [{ codes: [...ownCodes('unproven-answer'), 'HPE_*', 'SyntaxError'] }],
    happened: (place) => `${at(place)} does not answer as an S3 store does`,
    todo: () =>
      'check that the endpoint is an S3 endpoint, not a console or a website, and that no ' +
      'sign-in page of a network answers in its place',
  },
];
