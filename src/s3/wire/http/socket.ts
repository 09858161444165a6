import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { Client } from 'undici';
import { codeOf, StoreError, type StoreErrorDetails } from '../../../core/errors.ts';
import { scopeOf } from '../../error-codes/error-codes.ts';
import type { Limits } from '../../send/time.ts';
import { asNodeError, headTooLong, lost, MAX_HEAD } from './errors.ts';

export interface TransportOptions {
  /** Maximum number of open sockets to each origin. */
  readonly maxSockets: number;
  readonly limits: Pick<Limits, 'connect' | 'stall'>;
  /** The certificates that TLS trusts. Default: those of Node. */
  readonly secureContext?: () => SecureContext | undefined;
}

/** The end of a connection: a store or a proxy. */
export interface Hop {
  readonly url: URL;
  /** TLS session of an earlier connection, which saves most of the handshake. */
  session: Buffer | undefined;
}

/** Connects to `hop`, or starts TLS with it over `socket`; its certificate must name the host. */
export function dial(
  hop: Hop,
  { secureContext }: Pick<TransportOptions, 'secureContext'>,
  socket?: Socket,
): Socket {
  const { protocol, hostname, port } = hop.url;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectPlain({ host, port: Number(port || 80), noDelay: true });
  const trusted = secureContext?.();
  const secured = connectTls({
    host,
    port: Number(port || 443),
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
    ...(hop.session && { session: hop.session }),
    ...(trusted && { secureContext: trusted }),
    ...(socket && { socket }),
  });
  secured.setNoDelay(true);
  return secured.on('session', (session: Buffer) => {
    hop.session = session;
  });
}

/** Resolves when requests can be written to the socket; rejects when it breaks before. */
export function connected(socket: Socket, { url }: Hop): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => {
      resolve(socket);
    });
    // Both listeners are kept: an error that nothing listens for would end the process.
    socket.on('error', reject);
    socket.once('close', () => {
      reject(lost());
    });
  });
}

export interface Proxy extends Hop {
  /** Name and value of the header with its user name and password; empty without them. */
  readonly authorization: readonly string[];
}

/** The proxy at a URL. Throws a StoreError when the URL is not http or https. */
export function proxyAt(text: string): Proxy {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new StoreError(
      'ProxyError',
      'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY is not an http:// or https:// URL: correct it, or add ' +
        'the host of the endpoint to NO_PROXY',
      { scope: 'batch' },
    );
  }
  const credentials = `${decoded(url.username)}:${decoded(url.password)}`;
  const encoded = Buffer.from(credentials).toString('base64');
  const authorization = credentials === ':' ? [] : ['proxy-authorization', `Basic ${encoded}`];
  return { url, session: undefined, authorization };
}

/** Decodes escapes; a percent sign that begins none is kept. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** The error of a proxy. Its URL may hold a password, so the message names host and port only. */
export function proxyError(
  { host }: URL,
  target: string,
  statement: string,
  details: Pick<StoreErrorDetails, 'status' | 'cause'> = {},
): StoreError {
  const { status } = details;
  const remedy =
    status === 407
      ? 'set a user name and password that it accepts in HTTPS_PROXY'
      : 'correct HTTPS_PROXY or HTTP_PROXY';
  return new StoreError(
    'ProxyError',
    `the proxy ${host} ${statement}: ${remedy}, or add ${hostnameOf(target)} to NO_PROXY`,
    { ...details, scope: scopeOf({ code: 'ProxyError', ...details }) },
  );
}

function hostnameOf(target: string): string {
  return target.replace(/:\d+$/, '');
}

/**
 * Resolves when the proxy at the other end of `socket` has opened a tunnel to `target`. Rejects with
 * a ProxyError for any answer to CONNECT but 200, for one of more than 16 KiB, for data that the
 * proxy itself sends into the tunnel, and when the connection ends before. There is no time limit:
 * destroying the socket rejects with its error.
 */
export function openTunnel(socket: Socket, proxy: Proxy, target: string): Promise<void> {
  const limitHead = () => {
    if (socket.bytesRead > MAX_HEAD) socket.destroy(headTooLong());
  };
  const client = clientOver(socket, () => socket.on('readable', limitHead));
  const headers = ['host', target, 'proxy-connection', 'keep-alive', ...proxy.authorization];
  return new Promise((resolve, reject) => {
    client.dispatch(
      { method: 'CONNECT', path: target, headers },
      {
        onRequestStart: () => undefined,
        onRequestUpgrade: (_, status) => {
          socket.off('readable', limitHead);
          const refusal = refusalOf(status, socket, proxy, target);
          if (refusal === undefined) resolve();
          else reject(refusal);
        },
        onResponseError: (_, thrown) => {
          reject(broken(thrown, proxy, target));
        },
      },
    );
  });
}

function clientOver(socket: Socket, onTaken: () => void): Client {
  return new Client('http://proxy', {
    maxHeaderSize: MAX_HEAD,
    headersTimeout: 0,
    connect: (_, callback) => {
      // Not at once: undici sends nothing on a connection that it gets while it asks for one.
      queueMicrotask(() => {
        if (socket.destroyed) {
          callback(socket.errored ?? lost(), null);
          return;
        }
        callback(null, socket);
        onTaken();
      });
    },
  });
}

function refusalOf(status: number, socket: Socket, { url }: Proxy, target: string) {
  if (status !== 200) {
    const statement = `answered CONNECT ${target} with status ${status}`;
    return proxyError(url, target, statement, { status });
  }
  // In TLS the client speaks first, so the host can't have sent anything yet.
  return socket.readableLength > 0
    ? proxyError(url, target, 'sent data of its own into the tunnel')
    : undefined;
}

function broken(thrown: Error, { url }: Proxy, target: string): Error {
  const code = codeOf(asNodeError(thrown));
  if (code === 'HPE_HEADER_OVERFLOW') {
    return proxyError(url, target, `answered CONNECT with more than ${MAX_HEAD} bytes`);
  }
  if (code.startsWith('HPE_')) return proxyError(url, target, 'did not answer CONNECT in HTTP/1.1');
  return codeOf(thrown).startsWith('UND_ERR')
    ? proxyError(url, target, `closed the connection before it answered CONNECT ${target}`)
    : thrown;
}
