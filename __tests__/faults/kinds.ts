import type { Answer, Fault } from 's3-test-server';
import { edited, transient, type FaultKind } from './fault-kind.ts';
import { LISTING_KINDS } from './listing-kinds.ts';

const WITH_BODY = [
  'CopyObject',
  'GetObject',
  'GetObjectAcl',
  'ListObjectsV2',
  'ListObjectVersions',
  'ListMultipartUploads',
  'ListParts',
  'DeleteObjects',
  'CreateMultipartUpload',
  'CompleteMultipartUpload',
];

const WITH_ETAG = [
  'PutObject',
  'UploadPart',
  'CompleteMultipartUpload',
  'CopyObject',
  'GetObject',
  'HeadObject',
];

const WRONG_ETAG = `"${'0'.repeat(32)}"`;

/** The kinds of fault that are injected, by the names that the matrix prints. */
export const KINDS: Readonly<Record<string, FaultKind>> = {
  'slow beyond the time-out': transient({ kind: 'delay', ms: 2_500 }),
  'stalled request': transient({ kind: 'stall-request' }),
  'stalled answer': transient({ kind: 'stall-body' }, WITH_BODY),
  'reset before': transient({ kind: 'reset-before' }),
  'reset after': transient({ kind: 'reset-after' }),
  'truncated answer': transient({ kind: 'truncate' }, WITH_BODY),
  'status 500': transient({ kind: 'status', status: 500, code: 'InternalError' }),
  'status 503': transient({ kind: 'status', status: 503, code: 'SlowDown' }),
  'status 503, Retry-After': transient({
    kind: 'status',
    status: 503,
    code: 'SlowDown',
    headers: { 'retry-after': '0.05' },
  }),
  'status 429': transient({ kind: 'status', status: 429, code: 'TooManyRequests' }),
  'error in a 200': transient(replaced('<Error><Code>InternalError</Code></Error>')),
  'error in a 200, line feed': transient(replaced('<Error><Code>InternalError</Code></Error>\n')),
  'HTML in a 200': transient(replaced('<!doctype html><title>Sign in</title>', 'text/html')),
  'HTML in a 200, applied': transient({
    kind: 'replace',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sign in</title>',
    apply: true,
  }),
  'empty 200': transient(replaced('')),
  'not HTTP': transient({ kind: 'garbage' }),
  'clock skew': transient({ kind: 'status', status: 403, code: 'RequestTimeTooSkewed' }, [
    'PutObject',
    'UploadPart',
    'DeleteObject',
    'AbortMultipartUpload',
    ...WITH_BODY,
  ]),
  'body hurt on the way': transient(
    { kind: 'status', status: 400, code: 'XAmzContentSHA256Mismatch' },
    ['PutObject', 'UploadPart', 'DeleteObjects'],
  ),
  'no ETag': transient(editedHeader('etag', /<ETag>[^<]*<\/ETag>/), WITH_ETAG),
  'wrong ETag': transient(
    {
      kind: 'edit',
      edit: ({ status, headers, body }) => ({
        status,
        headers: { ...headers, ...('etag' in headers && { etag: WRONG_ETAG }) },
        body: replacedIn(body, /(<ETag>)[^<]*/, `$1${WRONG_ETAG}`),
      }),
    },
    WITH_ETAG,
  ),
  ...LISTING_KINDS,
  'a key is forgotten': transient(
    edited((xml) => xml.replace(/<(Deleted|Error)>.*?<\/\1>/s, '')),
    ['DeleteObjects'],
  ),
  'a key is neither deleted nor named': transient(
    { kind: 'deny-keys', keys: ['site/k0', 'site/k3'], isSilent: true },
    ['DeleteObjects'],
  ),
  'a key could not be deleted': {
    severity: 'transient',
    operations: ['DeleteObjects'],
    faultFor: () => ({ kind: 'deny-keys', keys: ['site/k0', 'site/k3'], code: 'InternalError' }),
  },
  'expired token': permanent({ kind: 'status', status: 400, code: 'ExpiredToken' }),
  'access denied': permanent({ kind: 'status', status: 403, code: 'AccessDenied' }),
};

export function isPossible(kind: string, operation: string): boolean {
  return KINDS[kind]?.operations?.includes(operation) ?? true;
}

function permanent(fault: Fault): FaultKind {
  return { severity: 'permanent', faultFor: () => fault };
}

function replaced(body: string, type = 'application/xml'): Fault {
  return { kind: 'replace', status: 200, headers: { 'content-type': type }, body };
}

function editedHeader(name: string, inBody: RegExp): Fault {
  const edit = ({ status, headers, body }: Answer): Answer => ({
    status,
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
    body: replacedIn(body, inBody, ''),
  });
  return { kind: 'edit', edit };
}

/** Bytes that are no text stay as they are. */
function replacedIn(body: Buffer, pattern: RegExp, by: string): Buffer {
  return Buffer.from(body.toString('latin1').replace(pattern, by), 'latin1');
}
