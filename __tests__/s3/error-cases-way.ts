import { unreadable } from '../../src/sources/file-content.ts';
import { type ErrorCase, foreign, store, system, tooMany } from './error-cases.ts';

/** Of the runner, of the way to the store, and of what stands before it. */
export const WAY_CASES: readonly ErrorCase[] = [
  ['descriptors', tooMany, 'set the input "concurrency" to a lower number'],
  ['descriptors', unreadable('a', tooMany), 'set the input "concurrency" to a lower number'],
  ['disk-read', unreadable('a', system('EIO', 'EIO: i/o error, read')), 'give the user'],
  ['content-changed', store('ContentChanged'), 'let nothing write'],
  ['deploy-in-progress', store('DeployInProgress'), 'run again when that run has ended'],
  ['deploy-overtaken', store('DeployOvertaken'), 'run again, and let deploys wait'],
  ['cancelled', store('RequestCanceled', 'the run was cancelled (SIGINT)'), 'run it again'],
  [
    'path-style',
    system('ENOTFOUND', 'getaddrinfo ENOTFOUND b.s3.example'),
    'set the input "force-',
  ],
  [
    'path-style',
    system('EAI_AGAIN', 'getaddrinfo EAI_AGAIN b.s3.example'),
    'set the input "force-',
  ],
  [
    'path-style',
    system(
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames: Host: my.b.s3.amazonaws.com. is not " +
        "in the cert's altnames: DNS:*.s3.amazonaws.com",
    ),
    'set the input "force-path-style"',
    'my.b',
  ],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND b.s3.eu-wst-1.amazonaws.com'), 'check'],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND s3.example'), 'check the spelling'],
  ['endpoint-scheme', store('InsecureEndpoint'), 'begin the endpoint with https://'],
  [
    'endpoint-scheme',
    system('EPROTO', 'write EPROTO 40:error:0A00010B:SSL routines::wrong version number:'),
    'begin the endpoint with https://',
  ],
  [
    'endpoint-scheme',
    foreign(400, 'Client sent an HTTP request to an HTTPS server.'),
    'begin the endpoint with https://',
  ],
  ['tls', system('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'for a private'],
  ['tls', system('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'for a private authority'],
  ['tls', system('ERR_TLS_CERT_ALTNAME_INVALID', 'Host: s3.example. is not in'), 'for a private'],
  ['tls', system('CERT_HAS_EXPIRED'), 'for a private authority set NODE_EXTRA_CA_CERTS'],
  ['proxy', store('ProxyError', 'the proxy answered CONNECT with 407'), 'check host, port'],
  ['proxy', foreign(407), 'check host, port and password'],
  ['unreachable', system('ECONNREFUSED'), 'check the input "endpoint"'],
  ['unproven-answer', store('UnprovenAnswer'), 'check that the endpoint is the one for S3'],
];
