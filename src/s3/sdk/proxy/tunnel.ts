import { Agent } from 'node:https';
import { connect as connectPlain, isIP, isIPv6, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { codeOf } from '../../../core/errors.ts';
import { readTunnelAnswer } from './answer.ts';
import { proxyError } from './error.ts';
import type { Limits } from '../../send/limits.ts';

interface TunnelOptions {
  readonly maxSockets: number;
  readonly limits: Pick<Limits, 'connect'>;
  /** What TLS trusts, to the proxy and through it. Default: what Node trusts. */
  readonly secureContext?: SecureContext;
}

/**
 * An agent whose https requests go through a tunnel that `proxy` opens with CONNECT. Only after the
 * answer 200 is TLS spoken through it, with the host that the request is for. Any other answer is an
 * error of the proxy: nothing that a proxy says itself is taken for the host's answer. Reaching the
 * proxy, its answer and the TLS handshake take at most `limits.connect` together.
 */
export function createTunnelAgent(
  proxy: URL,
  { maxSockets, limits, secureContext }: TunnelOptions,
): Agent {
  const trust = { ...(secureContext && { secureContext }) };
  const agent = new Agent({ keepAlive: true, maxSockets, ...trust });
  // Agent's own way keeps TLS sessions.
  const connectOver = agent.createConnection.bind(agent);
  const destroyAll = agent.destroy.bind(agent);
  const opening = new Set<Socket>();
  agent.createConnection = (options, callback) => {
    const tunnel = connectTo(proxy, trust);
    opening.add(tunnel);
    const target = targetOf(options.host ?? 'localhost', Number(options.port ?? 443));
    // TLS reads `socket`, which the type of this method does not know.
    const secure = () => connectOver({ ...options, socket: tunnel } as typeof options) as Socket;
    opened(tunnel, secure, { proxy, target, limit: limits.connect })
      .finally(() => opening.delete(tunnel))
      .then(
        (socket) => callback?.(null, socket),
        (thrown: unknown) => callback?.(thrown as Error, tunnel),
      );
    return undefined;
  };
  agent.destroy = () => {
    // One that is not answered must not keep the process.
    for (const tunnel of opening) tunnel.destroy();
    destroyAll();
  };
  return agent;
}

interface Tunnel {
  readonly proxy: URL;
  /** Host and port, as CONNECT names them. */
  readonly target: string;
  /** Milliseconds. */
  readonly limit: number;
}

/** A socket on which TLS is established through the tunnel. */
async function opened(tunnel: Socket, secure: () => Socket, way: Tunnel): Promise<Socket> {
  const { proxy, target, limit } = way;
  let socket = tunnel;
  let isProxyDone = false;
  // What breaks them is reported below; an error that nothing listens for would end the process.
  tunnel.on('error', ignore);
  const timer = setTimeout(() => {
    socket.destroy(isProxyDone ? silentHost(way) : silentProxy(way));
  }, limit);
  try {
    tunnel.write(connectRequest(proxy, target));
    await readTunnelAnswer(tunnel, proxy, target);
    isProxyDone = true;
    socket = secure().on('error', ignore);
    await secured(socket);
    return socket;
  } catch (thrown) {
    socket.destroy();
    tunnel.destroy();
    throw isProxyDone ? thrown : asProxyError(thrown, way);
  } finally {
    clearTimeout(timer);
  }
}

const ignore = () => undefined;

function connectTo(proxy: URL, trust: Pick<TunnelOptions, 'secureContext'>): Socket {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const isTls = proxy.protocol === 'https:';
  const port = proxy.port === '' ? (isTls ? 443 : 80) : Number(proxy.port);
  if (!isTls) return connectPlain({ host, port });
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return connectTls({ host, port, ALPNProtocols: ['http/1.1'], ...trust, ...servername });
}

function targetOf(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function connectRequest({ username, password }: URL, target: string): string {
  const credentials = `${decoded(username)}:${decoded(password)}`;
  const authorization =
    credentials === ':'
      ? ''
      : `Proxy-Authorization: Basic ${Buffer.from(credentials).toString('base64')}\r\n`;
  return (
    `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n` +
    `Proxy-Connection: Keep-Alive\r\n${authorization}\r\n`
  );
}

/** A per cent sign that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function secured(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (thrown?: Error) => {
      socket.off('secureConnect', settle).off('error', settle).off('close', onClose);
      if (thrown === undefined) resolve();
      else reject(thrown);
    };
    const onClose = () => {
      const message = 'the connection was closed before TLS was established';
      settle(Object.assign(new Error(message), { code: 'ECONNRESET' }));
    };
    socket.once('secureConnect', settle).once('error', settle).once('close', onClose);
  });
}

function asProxyError(thrown: unknown, { proxy, target }: Tunnel): Error {
  const code = codeOf(thrown);
  if (code === 'ProxyError') return thrown as Error;
  return proxyError(proxy, target, `can't be reached (${code})`, { cause: thrown });
}

function silentProxy({ proxy, target, limit }: Tunnel): Error {
  return proxyError(proxy, target, `did not answer CONNECT ${target} in ${limit} ms`);
}

function silentHost({ limit, target }: Tunnel): Error {
  const message = `${target} did not establish TLS through the proxy in ${limit} ms`;
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}
