import { quoted } from '../printable.ts';
import { says, type ErrorFacts, type Failure, type Place } from './failure.ts';

const TLS_CODES = [
  'ERR_TLS_*',
  'CERT_*',
  '*_CERT',
  '*_CERTIFICATE',
  'SELF_SIGNED*',
  'DEPTH_ZERO*',
  'UNABLE_TO_*',
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

const at = ({ endpoint }: Place) => endpoint ?? 'the endpoint';

/** What keeps a request from reaching the store. */
export const CONNECTION_FAILURES: readonly Failure[] = [
  {
    id: 'path-style',
    signs: [
      {
        codes: ['ENOTFOUND', 'EAI_AGAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
        when: hasBucketInHost,
        condition: "the host begins with the bucket's name, which at AWS needs a dot in that name",
      },
    ],
    happened: ({ bucket }) =>
      `the bucket ${quoted(bucket)} stood in the host name, and the store has no such host`,
    todo: () => 'set the input "force-path-style" to true, which puts the bucket in the path',
  },
  {
    id: 'dns',
    signs: [{ codes: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'] }],
    happened: (place) => `the name of ${at(place)} can't be resolved`,
    todo: () =>
      'check the spelling in the inputs "endpoint" and "region" (and in AWS_ENDPOINT_URL, ' +
      "AWS_ENDPOINT_URL_S3 and AWS_REGION), and the runner's DNS",
  },
  {
    id: 'endpoint-scheme',
    signs: [
      { codes: ['InsecureEndpoint'] },
      {
        codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'],
        when: says(/wrong version number|packet length too long/i),
        condition: 'no TLS answers on the port',
      },
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
    signs: [{ codes: [...TLS_CODES, 'EPROTO', 'ERR_SSL_*'] }],
    happened: (place) => `the certificate of ${at(place)} is not trusted, or TLS failed with it`,
    todo: () =>
      'for a private authority set NODE_EXTRA_CA_CERTS to the file of its certificate, else have ' +
      'the certificate of the store renewed',
  },
  {
    id: 'proxy',
    signs: [{ codes: ['ProxyError'] }, { statuses: [407] }],
    happened: (place) => `the proxy on the way to ${at(place)} did not let the request through`,
    todo: () =>
      'check host, port and password in HTTPS_PROXY, or name the host of the endpoint in NO_PROXY',
  },
  {
    id: 'unreachable',
    signs: [
      {
        codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimeoutError'],
      },
    ],
    happened: (place) => `nothing answers at ${at(place)}`,
    todo: () =>
      'check the input "endpoint" (and the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_S3), ' +
      'and that the runner may reach it',
  },
  {
    id: 'unproven-answer',
    signs: [{ codes: ['UnprovenAnswer'] }],
    happened: (place) => `what answers at ${at(place)} does not answer as a store does`,
    todo: () =>
      'check that the endpoint is the one for S3, not a console or a website, and that no ' +
      'sign-in page of a network stands before it',
  },
];
