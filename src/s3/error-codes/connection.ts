import { ownCodes } from './own.ts';
import { quoted } from '../../core/shown.ts';
import { says, type ErrorFacts, type ErrorRow, type Place } from './row.ts';

/** Of certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
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
 * With the bucket in the host name (`my-bucket.s3.example.com`) a store needs a DNS entry and a
 * certificate for every bucket, which AWS has and many others don't.
 */
const hasBucketInHost = ({ bucket, message }: ErrorFacts): boolean => {
  const host = /(?:ENOTFOUND|EAI_AGAIN|Host:) (\S+)/.exec(message)?.[1] ?? '';
  const isDotless = !bucket.includes('.');
  return host.startsWith(`${bucket}.`) && !(isDotless && /\.amazonaws\.com(\.cn)?\.?$/.test(host));
};
const bucketInHost = {
  when: hasBucketInHost,
  condition: "the host begins with the bucket's name, which at AWS needs a dot in that name",
};

const noTls = {
  when: says(/wrong version number|packet length too long/i),
  condition: 'no TLS answers on the port',
};

const at = ({ endpoint }: Place) => endpoint ?? 'the endpoint';

/**
 * What keeps a request from reaching the store: nearly always the same for every object, so that
 * it ends the batch, but whatever the network does, it may do better soon.
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
      `the bucket ${quoted(bucket)} stood in the host name, and the store has no such host`,
    todo: () => 'set the input "force-path-style" to true, which puts the bucket in the path',
  },
  {
    id: 'dns',
    scope: 'batch',
    signs: [{ codes: ['ENOTFOUND', 'EAI_AGAIN'], retry: 'again' }, { codes: ['EAI_FAIL'] }],
    happened: (place) => `the name of ${at(place)} can't be resolved`,
    todo: () =>
      'check the spelling in the inputs "endpoint" and "region" (and in AWS_ENDPOINT_URL, ' +
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
        condition: 'the answer says that its port speaks https',
      },
    ],
    happened: (place) =>
      `${at(place)} begins with a scheme that is not allowed or not spoken there`,
    todo: () =>
      'begin the endpoint with https://, or with http:// where the store speaks that, with ' +
      'allow-http: true on another host',
  },
  {
    id: 'tls',
    scope: 'batch',
    signs: [{ codes: CERTIFICATE_CODES }, { codes: ['EPROTO', 'ERR_SSL_*'], retry: 'again' }],
    happened: (place) => `the certificate of ${at(place)} is not trusted, or TLS failed with it`,
    todo: () =>
      'for a private authority set NODE_EXTRA_CA_CERTS to the file of its certificate, else have ' +
      'the certificate of the store renewed',
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
      'and that the runner may reach it',
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
    happened: (place) => `connections to ${at(place)} broke before all was sent or answered`,
    todo: () =>
      'run again, set the input "concurrency" to a lower number, and check what stands between ' +
      'the runner and the store',
  },
  {
    id: 'unproven-answer',
    retry: 'again',
    signs: [{ codes: [...ownCodes('unproven-answer'), 'HPE_*', 'SyntaxError'] }],
    happened: (place) => `what answers at ${at(place)} does not answer as a store does`,
    todo: () =>
      'check that the endpoint is the one for S3, not a console or a website, and that no ' +
      'sign-in page of a network stands before it',
  },
];
