import type { AgentOptions } from 'node:https';
import type { SecureContext } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions } from '@smithy/types';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { codeOf, StoreError } from '../core/errors.ts';
import type { Limits } from './resilience/limits.ts';

export interface TransportOptions {
  /** Sockets that may be open at a time, to each host or through each proxy. */
  readonly maxSockets: number;
  readonly limits: Pick<Limits, 'connect' | 'stall'>;
  /** What TLS trusts. Default: what Node trusts. */
  readonly secureContext?: SecureContext;
}

type HttpRequest = Parameters<NodeHttpHandler['handle']>[0];

/**
 * What carries the SDK's requests: directly, or through the proxy that HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY name for their URL, which the SDK itself ignores. Never follows a
 * redirect. A request or answer that makes no progress for `limits.stall` is ended.
 */
export function createTransport(options: TransportOptions) {
  const handlers = new Map<string, NodeHttpHandler>();
  const handlerFor = (proxy: string) => {
    const handler = handlers.get(proxy) ?? createHandler(proxy, options);
    handlers.set(proxy, handler);
    return handler;
  };
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest, handlerOptions?: HttpHandlerOptions) {
      const proxy = getProxyForUrl(urlOf(request));
      try {
        return await handlerFor(proxy).handle(request, handlerOptions);
      } catch (thrown) {
        throw proxy === '' ? thrown : viaProxy(proxy, thrown);
      }
    },
    destroy: () => {
      for (const handler of handlers.values()) handler.destroy();
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function createHandler(proxy: string, options: TransportOptions): NodeHttpHandler {
  const { maxSockets, limits, secureContext } = options;
  const sockets = { keepAlive: true, maxSockets };
  const tls = { ...sockets, ...(secureContext && { secureContext }) };
  return new NodeHttpHandler({
    connectionTimeout: limits.connect,
    // Idle time. The handler's requestTimeout would also end a request that makes progress.
    socketTimeout: limits.stall,
    requestTimeout: 0,
    ...(proxy === ''
      ? { httpAgent: sockets, httpsAgent: tls }
      : {
          httpAgent: new HttpProxyAgent(proxy, tls),
          httpsAgent: tunnel(proxy, tls),
        }),
  });
}

/** Its options are those of the TLS to the proxy; those of the TLS inside are the agent's own. */
function tunnel(proxy: string, options: AgentOptions): HttpsProxyAgent<string> {
  const agent = new HttpsProxyAgent(proxy, options);
  const { secureContext } = options;
  return Object.assign(agent, { options: { ...agent.options, secureContext } });
}

function urlOf({ protocol, hostname, port, path }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;

/** A proxy's URL may hold a password: only its host is told. */
function viaProxy(proxy: string, thrown: unknown): unknown {
  const { host } = new URL(proxy);
  if (!UNREACHABLE.test(codeOf(thrown))) return thrown;
  return new StoreError(
    'ProxyError',
    `the proxy ${host} can't be reached (${codeOf(thrown)}): correct HTTPS_PROXY or HTTP_PROXY, ` +
      'or name the host of the endpoint in NO_PROXY',
    { cause: thrown },
  );
}
