import type { Credentials } from '../credentials.ts';
import type { EndpointGuard } from '../endpoint-guard.ts';
import type { Way } from '../way.ts';
import { payloadHashOf } from './body-checksum.ts';
import type { Connections } from './connections.ts';
import { queryOf, type WireAnswer } from './message.ts';
import type { Route } from './route.ts';
import { createSigner } from './signer.ts';

const USER_AGENT = 's3-batch-action';

interface WireOptions {
  readonly connections: Connections;
  readonly assertAllowed: EndpointGuard;
  /** Those that hold now. */
  readonly credentials: () => Promise<Credentials>;
}

/** Signs requests and sends them, at a small part of the time that the SDK takes. */
export function createWireWay(
  route: Route,
  { connections, assertAllowed, credentials }: WireOptions,
): Way {
  const sign = createSigner();
  const clock = createClock();
  return {
    checksum: route.checksum,
    async send(_operation, _subject, request, signal) {
      const used = await credentials();
      const hash = payloadHashOf(request.body);
      const payloadHash = typeof hash === 'string' ? hash : await hash;
      assertAllowed(route, used);
      signal?.throwIfAborted();
      const { method, body, isStreamed } = request;
      const path = route.basePath + request.path;
      const query = queryOf(request.query);
      const headers = sign(
        { method, path, query, headers: request.headers },
        { ...route, credentials: used, time: clock.now(), payloadHash },
      );
      headers['user-agent'] = USER_AGENT;
      const answer = await connections.send(
        {
          origin: route.origin,
          target: query === '' ? path : `${path}?${query}`,
          method,
          headers,
          ...(body && { body }),
          ...(isStreamed === true && { isStreamed }),
        },
        signal,
      );
      clock.learn(answer);
      return answer;
    },
  };
}

/** The store's clock: requests that are signed for another time than its own are refused. */
function createClock() {
  let ahead = 0;
  // Thousands of answers come in the same second.
  let latest = { text: '', time: NaN };
  return {
    /** Milliseconds since 1970. */
    now: () => Date.now() + ahead,
    /** A cache's answer tells nothing. */
    learn({ headers }: WireAnswer): void {
      const text = headers.get('date') ?? '';
      if (text !== latest.text) latest = { text, time: Date.parse(text) };
      const offset = latest.time - Date.now();
      if (!Number.isNaN(offset) && headers.get('age') === undefined) ahead = offset;
    },
  };
}
