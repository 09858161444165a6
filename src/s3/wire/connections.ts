import { getProxyForUrl } from 'proxy-from-env';
import { Pool } from 'undici';
import { closed, MAX_HEAD } from './http/errors.ts';
import { createExchange, type PooledConnection } from './http/exchange.ts';
import { createPoolClient } from './http/pool-client.ts';
import { type Proxy, proxyAt, type TransportOptions } from './http/socket.ts';
import { headerList, type SentRequest, type WireAnswer } from './message.ts';

/** Sends requests over pooled connections; never follows a redirect or repeats a request. */
export interface Connections {
  /**
   * Resolves to the answer, whatever its status. Without a complete answer it rejects with an error
   * that has one of Node's codes, with a ProxyError, or with the signal's reason. The body's memory is
   * read until the promise settles. Throws a StoreError for a header that can't be sent.
   */
  send(request: SentRequest, signal?: AbortSignal): Promise<WireAnswer>;
  /** Ends all connections at once; requests in flight reject. */
  close(): void;
}

/** The connections to one origin. */
interface Route {
  readonly pool: Pool;
  /** The origin where a proxy forwards plain http, else empty; comes before the target. */
  readonly prefix: string;
  readonly host: string;
  /** The headers for that proxy. */
  readonly headers: readonly string[];
}

/** Milliseconds that an idle connection is kept; stores close one after 5 s or more. */
const KEEP_ALIVE = 4_000;
/** Milliseconds by which a connection is closed before the store would. */
const MARGIN = 1_000;

/** `proxyFor` returns the URL of the proxy for an origin, or ''. Default: by HTTPS_PROXY and so on. */
export function createConnections(
  options: TransportOptions,
  proxyFor: (origin: string) => string = getProxyForUrl,
): Connections {
  const routes = new Map<string, Route>();
  const opening = new Set<PooledConnection>();
  let isClosed = false;
  const routeTo = (origin: string): Route => {
    const known = routes.get(origin);
    if (known !== undefined) return known;
    const proxy = proxyFor(origin);
    const route = createRoute(origin, proxy === '' ? undefined : proxyAt(proxy), options, opening);
    routes.set(origin, route);
    return route;
  };
  return {
    send: (request, signal) => {
      const { origin, target, method, body } = request;
      const list = headerList(request);
      signal?.throwIfAborted();
      if (isClosed) throw closed();
      const { pool, prefix, host, headers } = routeTo(origin);
      // Otherwise undici sends the proxy's name.
      if (request.headers['host'] === undefined) list.push('host', host);
      list.push(...headers);
      return new Promise((resolve, reject) => {
        pool.dispatch(
          // undici would close the connection after a HEAD.
          { method, path: prefix + target, headers: list, body: body ?? null, reset: false },
          createExchange(request, signal, resolve, reject),
        );
      });
    },
    close: () => {
      isClosed = true;
      for (const { pool } of routes.values()) void pool.destroy(closed());
      for (const { socket } of opening) socket?.destroy(closed());
    },
  };
}

function createRoute(
  origin: string,
  proxy: Proxy | undefined,
  { maxSockets, ...trust }: TransportOptions,
  opening: Set<PooledConnection>,
): Route {
  const target = { url: new URL(origin), session: undefined };
  const isForwarded = proxy !== undefined && target.url.protocol === 'http:';
  const way = { ...trust, target, proxy, opening };
  const pool = new Pool(isForwarded ? proxy.url.origin : origin, {
    connections: maxSockets,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: MAX_HEAD,
    keepAliveTimeout: KEEP_ALIVE,
    keepAliveMaxTimeout: KEEP_ALIVE,
    keepAliveTimeoutThreshold: MARGIN,
    // These ignore progress in sending; the limit on the sockets counts it.
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (url, clientOptions) => createPoolClient(url, clientOptions, way),
  });
  const { origin: prefix, host } = target.url;
  return isForwarded
    ? { pool, host, prefix, headers: proxy.authorization }
    : { pool, host, prefix: '', headers: [] };
}
