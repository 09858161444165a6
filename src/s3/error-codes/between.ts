import { ownCodes } from './own.ts';
import { hasStatus, isServerError, type ErrorRow, type Place } from './row.ts';

const at = ({ endpoint }: Place) => endpoint ?? 'the endpoint';

/** Statuses of a proxy that may answer the same request otherwise soon. */
const PASSING = [408, 429, 500, 502, 503, 504];

/** Whether a proxy that answered so is to be expected to answer every request so. */
function isLastingRefusal(status: number | undefined): boolean {
  return status !== undefined && !PASSING.includes(status);
}

const NOT_FROM_STORE = ownCodes('not-from-store');

/** What a proxy, a firewall or an ingress says in place of the store. */
export const BETWEEN_ROWS: readonly ErrorRow[] = [
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
    happened: (place) => `the proxy on the way to ${at(place)} did not let the request through`,
    todo: () =>
      'check host, port and password in HTTPS_PROXY, or name the host of the endpoint in NO_PROXY',
  },
  {
    id: 'body-limit',
    signs: [{ codes: NOT_FROM_STORE, when: hasStatus(413), condition: 'the status is 413' }],
    happened: (place) => `something before ${at(place)} takes no request as large as this one`,
    todo: () =>
      'raise the limit of the proxy, firewall or ingress that the message tells of ' +
      '(client_max_body_size of nginx, proxy-body-size of its ingress)',
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
    happened: (place) =>
      `something before ${at(place)} answers in its place that it is not available`,
    todo: () =>
      'check that the store runs, and that the proxy, firewall or ingress before it can reach it; ' +
      'where it limits the rate of requests, set the input "concurrency" to a lower number',
  },
  {
    id: 'not-from-store',
    endsUnheard: true,
    signs: [{ codes: NOT_FROM_STORE }],
    happened: (place) =>
      `something answers at ${at(place)} that is not a store, or stands before it`,
    todo: () =>
      'check that the endpoint is the one for S3, not a console or a website, and that what the ' +
      'message tells of (a proxy, a firewall, an ingress) lets all requests of S3 through',
  },
];
