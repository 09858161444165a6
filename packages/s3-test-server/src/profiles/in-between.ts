import { whereStored } from './amazon-policies.ts';
import { page } from './apply.ts';
import { answersWithout, rewritesEtag } from './differences.ts';
import type { Ends, Profile } from './profile.ts';

const BLOCKED =
  '<!DOCTYPE html><html><head><title>Access blocked</title></head>' +
  '<body><h1>Your organization blocks this site</h1></body></html>';

const DENIED = { fails: 'AccessDenied' } as const;
const UNPROVEN = { fails: 'it may come from a proxy', code: 'UnprovenAnswer' } as const;

const UNKNOWN = { fails: 'it is unknown', code: 'UnknownOutcome' } as const;

/** The state of the last deploy can't be read. */
const STATE_UNREAD: Ends = {
  'second deploy': UNPROVEN,
  'header change': UNPROVEN,
  delete: UNPROVEN,
  prune: { warns: 'whether a sync is deploying' },
};

export const FIREWALL_403: Profile = {
  name: 'proxy-denies',
  title: 'A proxy that denies with a page',
  differences: [
    {
      text: 'Every request is answered by a page in HTML, with status 403',
      source: 'https://github.com/s3tools/s3cmd/pull/331',
      before: () => ({ refuse: page(403, BLOCKED) }),
    },
  ],
  ends: { all: DENIED },
};

export const FIREWALL_200: Profile = {
  name: 'firewall-page',
  title: 'A firewall that answers with a page',
  differences: [
    {
      text: 'Every request is answered by a page in HTML, with status 200 and an ETag of its own',
      source: 'https://github.com/megvii-research/megfile/pull/643',
      before: () => {
        const answer = page(200, BLOCKED);
        return { refuse: { ...answer, headers: { ...answer.headers, etag: '"5f2b-61d0c4a7"' } } };
      },
    },
  ],
  ends: { all: UNPROVEN },
};

export const WAF: Profile = {
  name: 'waf-methods',
  title: 'A web application firewall that allows no PUT and no DELETE',
  differences: [
    {
      text: 'PUT and DELETE are answered by a page in HTML, with status 403',
      source: 'https://github.com/coreruleset/coreruleset/issues/4263',
      before: ({ method }) =>
        method === 'PUT' || method === 'DELETE' ? { refuse: page(403, BLOCKED) } : undefined,
    },
  ],
  ends: whereStored(DENIED),
};

export const CDN_LENGTH: Profile = {
  name: 'cdn-without-length',
  title: 'A CDN that answers HEAD without a length',
  differences: [
    answersWithout(
      {
        text: 'HEAD is answered without `Content-Length`',
        source: 'https://github.com/minio/minio/pull/19259',
      },
      /^content-length$/,
      ['HEAD'],
    ),
  ],
};

export const GZIP_NO_ETAG: Profile = {
  name: 'gzip-without-etag',
  title: 'A reverse proxy that compresses and drops ETags',
  differences: [
    answersWithout(
      {
        text: 'HEAD and GET are answered without an ETag and a length',
        source: 'https://github.com/kubernetes/ingress-nginx/issues/1390',
      },
      /^(etag|content-length)$/,
      ['HEAD', 'GET'],
    ),
  ],
  inputs: { state: 'none' },
  ends: STATE_UNREAD,
};

export const GZIP_WEAK_ETAG: Profile = {
  name: 'gzip-weak-etag',
  title: 'A reverse proxy that compresses and weakens ETags',
  differences: [
    rewritesEtag(
      {
        text: 'HEAD and GET are answered with a weak ETag: `W/"..."`',
        source: 'https://github.com/aronwoost/TIL-etags-in-nginx',
      },
      (etag) => `W/${etag}`,
    ),
    answersWithout(
      {
        text: 'HEAD and GET are answered without a length',
        source: 'https://github.com/minio/minio-hs/pull/151',
      },
      /^content-length$/,
      ['HEAD', 'GET'],
    ),
  ],
};

export const NO_DATES: Profile = {
  name: 'proxy-without-dates',
  title: 'A proxy that drops dates',
  differences: [
    answersWithout(
      {
        text: 'Answers have no `Last-Modified`',
        source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_hide_header',
      },
      /^last-modified$/,
      ['HEAD', 'GET'],
    ),
  ],
  inputs: { state: 'none' },
  ends: STATE_UNREAD,
};

export const NO_ETAGS: Profile = {
  name: 'no-etags',
  title: 'What stands before the store drops every ETag',
  differences: [
    answersWithout(
      {
        text: 'Answers have no ETag in their head, also those to an upload',
        source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_hide_header',
      },
      /^etag$/,
      ['HEAD', 'GET', 'PUT'],
    ),
  ],
  ends: {
    ...whereStored(UNPROVEN),
    ...STATE_UNREAD,
    'if-exists: skip': UNKNOWN,
    'if-exists: fail': UNKNOWN,
  },
};
