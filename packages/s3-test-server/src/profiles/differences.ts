import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { statusAnswer } from '../http/answer.ts';
import { escapeXml } from '../http/xml.ts';
import { without, withBody } from './apply.ts';
import type { Difference, Ends, ProfiledRequest } from './profile.ts';

/** What a difference says of itself. */
export type Said = Pick<Difference, 'text' | 'source'>;

/** Which requests a difference is about; without an entry, every request. */
export interface Concerned {
  readonly operations?: readonly string[];
}

/** Status, code and message of a refusal; `$name` and `$value` are those of the header. */
export type Refused = readonly [status: number, code: string, message: string];

/** The operations whose request sets the headers of an object. */
export const STORING = ['PutObject', 'CopyObject', 'CreateMultipartUpload'] as const;

/** The operations that can carry a condition on what the key holds. */
export const CONDITIONAL = ['PutObject', 'CompleteMultipartUpload'] as const;

const UNGUARDED = { warns: 'no conditional writes' } as const;
const BY_HEAD = { warns: '"if-exists" can\'t exclude races' } as const;

/** How scenarios end where uploads can't have the condition that their key is free. */
export const NO_NEW_KEYS: Ends = { 'if-exists: skip': BY_HEAD, 'if-exists: fail': BY_HEAD };

/** How scenarios end where uploads can have no condition at all. */
export const NO_CONDITIONS: Ends = {
  'first deploy': UNGUARDED,
  'header change': UNGUARDED,
  delete: UNGUARDED,
  'large file': UNGUARDED,
  ...NO_NEW_KEYS,
};

export const NOT_IMPLEMENTED: Refused = [
  501,
  'NotImplemented',
  'A header you provided implies functionality that is not implemented',
];

function isConcerned({ operations }: Concerned, { operation }: ProfiledRequest): boolean {
  return operations?.includes(operation) ?? true;
}

/** Answers requests of these operations with an error. */
export function refuses(
  said: Said,
  operations: readonly string[],
  [status, code, message]: Refused,
): Difference {
  return {
    ...said,
    before: (request) =>
      isConcerned({ operations }, request)
        ? { refuse: statusAnswer(status, code, message.replaceAll('$name', request.operation)) }
        : undefined,
  };
}

/** Answers requests with a header that matches with an error, unless its value is one of `taken`. */
export function refusesHeader(
  said: Said,
  name: RegExp,
  [status, code, message]: Refused,
  { taken = [], ...concerned }: Concerned & { readonly taken?: readonly string[] } = {},
): Difference {
  return {
    ...said,
    before: (request) => {
      const found = Object.entries(request.headers).find(
        ([header, value]) => name.test(header) && !taken.includes(String(value)),
      );
      if (found === undefined || !isConcerned(concerned, request)) return undefined;
      const text = message.replaceAll('$name', found[0]).replaceAll('$value', String(found[1]));
      return { refuse: statusAnswer(status, code, text) };
    },
  };
}

/** Answers requests of these operations with an error when they lack a header. */
export function demandsHeader(
  said: Said,
  operations: readonly string[],
  name: string,
  [status, code, message]: Refused,
): Difference {
  return {
    ...said,
    before: (request) =>
      isConcerned({ operations }, request) && request.headers[name] === undefined
        ? { refuse: statusAnswer(status, code, message) }
        : undefined,
  };
}

/** Performs requests as if they had no such headers. */
export function ignoresHeader(said: Said, name: RegExp, concerned: Concerned = {}): Difference {
  return {
    ...said,
    before: (request) =>
      isConcerned(concerned, request) ? { headers: without(request.headers, name) } : undefined,
  };
}

/** Answers without these headers. */
export function answersWithout(said: Said, name: RegExp, methods: readonly string[]): Difference {
  return {
    ...said,
    after: ({ method }, answer) =>
      methods.includes(method) ? { ...answer, headers: without(answer.headers, name) } : answer,
  };
}

/** Alters the documents that successful requests of these operations are answered with. */
export function rewrites(
  said: Said,
  operations: readonly string[],
  rewrite: (document: string, request: ProfiledRequest) => string,
): Difference {
  return {
    ...said,
    after: (request, answer) =>
      answer.status === 200 && isConcerned({ operations }, request)
        ? withBody(answer, rewrite(String(answer.body), request))
        : answer,
  };
}

/** Alters the ETag that a HEAD or a GET of an object is answered with. */
export function rewritesEtag(said: Said, rewrite: (etag: string) => string): Difference {
  return {
    ...said,
    after: ({ method }, answer) => {
      const { etag } = answer.headers;
      if (etag === undefined || (method !== 'HEAD' && method !== 'GET')) return answer;
      return { ...answer, headers: { ...answer.headers, etag: rewrite(etag) } };
    },
  };
}

/** The operations that list names. */
export const LISTING = [
  'ListObjects',
  'ListObjectsV2',
  'ListObjectVersions',
  'ListMultipartUploads',
] as const;

const NAMES =
  /<(Key|Prefix|Delimiter|Marker|NextMarker|StartAfter|KeyMarker|NextKeyMarker)>([^<]*)(?=<)/g;

/** Writes the names in listings that were asked for in an encoding in another way. */
export function encodesNames(said: Said, encode: (name: string) => string): Difference {
  return rewrites(said, LISTING, (document, { query }) =>
    query.get('encoding-type') !== 'url'
      ? document
      : document.replace(NAMES, (_, element: string, text: string) => {
          const name = decodeURIComponent(text.replaceAll('+', ' '));
          return `<${element}>${escapeXml(encode(name))}`;
        }),
  );
}

const PARTED = /\b([0-9a-f]{32})(?=-\d)/g;

/** Turned round, an ETag of parts is none that can be computed; turned again, it is the old one. */
function turned(text: string): string {
  return text.replace(PARTED, (digest) => Array.from(digest).reverse().join(''));
}

/** Gives objects that were uploaded in parts ETags that say nothing of their parts. */
export function opaqueEtagsOfParts(said: Said): Difference {
  return {
    ...said,
    before: ({ operation, headers, body }) =>
      operation === 'DeleteObjects'
        ? turnedBody(headers, body)
        : { headers: turnedHeaders(headers) },
    after: ({ operation }, answer) => {
      const headers = turnedHeaders(answer.headers);
      const isContent = operation === 'GetObject';
      return {
        ...answer,
        headers,
        body: isContent ? answer.body : Buffer.from(turned(String(answer.body))),
      };
    },
  };
}

function turnedHeaders<Headers extends IncomingHttpHeaders>(headers: Headers): Headers {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    /^etag$|if-(none-)?match$/.test(name) && typeof value === 'string' ? turned(value) : value,
  ]);
  return Object.fromEntries(entries) as Headers;
}

function turnedBody(headers: IncomingHttpHeaders, body: Buffer) {
  const text = Buffer.from(turned(String(body)));
  if (text.equals(body)) return undefined;
  const digest = createHash('md5').update(text).digest('base64');
  const others = without(headers, /^(content-length|x-amz-(checksum-|sdk-checksum).*)$/);
  return { headers: { ...others, 'content-md5': digest }, body: text };
}
