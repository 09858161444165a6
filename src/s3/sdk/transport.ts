import type { SecureContext } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions } from '@smithy/types';
import { HttpProxyAgent } from 'http-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { codeOf } from '../../core/errors.ts';
import { proxyError } from './proxy/error.ts';
import { createTunnelAgent } from './proxy/tunnel.ts';
import type { Limits } from '../send/limits.ts';

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
  const handlerFor = (protocol: string, proxy: string) => {
    const name = `${protocol} ${proxy}`;
    const handler = handlers.get(name) ?? createHandler(protocol, proxy, options);
    handlers.set(name, handler);
    return handler;
  };
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest, handlerOptions?: HttpHandlerOptions) {
      const proxy = getProxyForUrl(urlOf(request));
      try {
        return await handlerFor(request.protocol, proxy).handle(request, handlerOptions);
      } catch (thrown) {
        throw proxy === '' ? thrown : viaProxy(proxy, request.hostname, thrown);
      }
    },
    destroy: () => {
      for (const handler of handlers.values()) handler.destroy();
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function createHandler(
  protocol: string,
  proxy: string,
  options: TransportOptions,
): NodeHttpHandler {
  const { maxSockets, limits, secureContext } = options;
  const common = {
    // Idle time. The handler's requestTimeout would also end a request that makes progress.
    socketTimeout: limits.stall,
    requestTimeout: 0,
  };
  if (proxy !== '' && protocol === 'https:') {
    // Has its own limit for a connection: the handler's would leave the socket to the proxy open.
    return new NodeHttpHandler({
      ...common,
      httpsAgent: createTunnelAgent(new URL(proxy), options),
    });
  }
  const sockets = { keepAlive: true, maxSockets };
  const tls = { ...sockets, ...(secureContext && { secureContext }) };
  return new NodeHttpHandler({
    ...common,
    connectionTimeout: limits.connect,
    httpAgent: proxy === '' ? sockets : new HttpProxyAgent(proxy, tls),
    httpsAgent: tls,
  });
}

function urlOf({ protocol, hostname, port, path }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;

function viaProxy(proxy: string, hostname: string, thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (!UNREACHABLE.test(code)) return thrown;
  return proxyError(new URL(proxy), hostname, `can't be reached (${code})`, { cause: thrown });
}
