import type { Socket } from 'node:net';
import { Client } from 'undici';
import { codeOf } from '../../../core/errors.ts';
import { headTooLong, lost, MAX_HEAD, timedOut } from './errors.ts';
import type { Exchange, PooledConnection } from './exchange.ts';
import { createSlowness } from './slowness.ts';
import {
  connected,
  dial,
  type Hop,
  openTunnel,
  type Proxy,
  proxyError,
  type TransportOptions,
} from './socket.ts';

/** How connections to an origin are made. */
export interface ConnectOptions extends Pick<TransportOptions, 'limits' | 'secureContext'> {
  readonly target: Hop;
  readonly proxy: Proxy | undefined;
  /** Connections that are being opened, which undici does not end with its pool. */
  readonly opening: Set<PooledConnection>;
}

/**
 * An undici client for a pool that links its connection with the current request. It skips a request
 * that was aborted in the queue.
 */
export function createPoolClient(
  origin: URL,
  options: Client.Options,
  connecting: ConnectOptions,
): Client {
  const connection: PooledConnection = {
    socket: undefined,
    exchange: undefined,
    bytesBefore: 0,
    bodySize: 0,
    isPaused: false,
    watch: (isOn) => {
      connection.isPaused = !isOn;
      connection.socket?.setTimeout(isOn ? connecting.limits.stall : 0);
    },
  };
  const client = new Client(origin, { ...options, connect: connectorOf(connecting, connection) });
  const dispatch = client.dispatch.bind(client);
  client.dispatch = (request, handler) => {
    const exchange = handler as Exchange;
    if (exchange.state.isSettled) return true;
    exchange.state.connection = connection;
    connection.exchange = exchange;
    connection.bytesBefore = connection.socket?.bytesRead ?? 0;
    connection.bodySize = (request.body as Uint8Array | null)?.length ?? 0;
    connection.isPaused = false;
    return dispatch(request, handler);
  };
  return client;
}

function connectorOf(
  connecting: ConnectOptions,
  connection: PooledConnection,
): NonNullable<Client.Options['connect']> {
  return (_, callback) => {
    open(connecting, connection).then(
      (socket) => {
        if (socket.destroyed) {
          callback(socket.errored ?? lost(), null);
          return;
        }
        callback(null, socket);
        limitSlowness(connection, socket, connecting.limits.stall);
        // After undici has read the available bytes.
        socket.on('readable', () => {
          limitOverhead(connection, socket);
        });
      },
      (thrown: unknown) => {
        callback(thrown as Error, null);
      },
    );
  };
}

/** Maximum bytes of framing (such as chunk sizes) per byte of a body. */
const OVERHEAD = 8;

/** Limits reason phrases, chunk extensions and the number of heads, which undici does not. */
function limitOverhead({ exchange, bytesBefore }: PooledConnection, socket: Socket): void {
  if (exchange === undefined) return;
  const { size } = exchange.state;
  const overhead = socket.bytesRead - bytesBefore - socket.readableLength - size;
  if (overhead > MAX_HEAD + OVERHEAD * size) socket.destroy(headTooLong());
}

/** Ends a connection on which bytes move, but too few of them. */
function limitSlowness(connection: PooledConnection, socket: Socket, stall: number): void {
  const { interval, look } = createSlowness<Exchange['state']>(stall);
  let timer: NodeJS.Timeout;
  const lookNow = () => {
    const { exchange } = connection;
    const current = exchange?.state.isSettled === true ? undefined : exchange;
    const problem = look(current?.state, (state) => ({
      sending: connection.bodySize,
      isSent: socket.writableLength === 0,
      isAnswered: socket.bytesRead > connection.bytesBefore,
      hasHead: state.status > 0,
      received: state.size,
      isPaused: connection.isPaused,
    }));
    if (problem !== undefined) socket.destroy(timedOut(problem));
    else lookLater();
  };
  const lookLater = () => {
    timer = setTimeout(lookNow, interval);
    timer.unref();
  };
  lookLater();
  // A timer would keep a socket that is over in memory.
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** Opens a connection within `limits.connect`, including the proxy and TLS. */
async function open(connecting: ConnectOptions, connection: PooledConnection): Promise<Socket> {
  const { limits, opening, proxy, target } = connecting;
  opening.add(connection);
  let late = timedOut(`no connection within ${limits.connect} ms`);
  const timer = setTimeout(() => {
    connection.socket?.destroy(late);
  }, limits.connect);
  try {
    const socket =
      proxy === undefined
        ? await connected((connection.socket = dial(target, connecting)), target)
        : await openThrough(proxy, connecting, connection, (thrown) => (late = thrown));
    connection.bytesBefore = 0;
    socket.setTimeout(limits.stall, () => {
      socket.destroy(timedOut(`no progress on the connection for ${limits.stall} ms`));
    });
    return socket;
  } catch (thrown) {
    connection.socket?.destroy();
    throw thrown;
  } finally {
    clearTimeout(timer);
    opening.delete(connection);
  }
}

/** Opens a connection through a proxy: plain http goes to the proxy itself, https through a tunnel. */
async function openThrough(
  proxy: Proxy,
  connecting: ConnectOptions,
  connection: PooledConnection,
  setLate: (thrown: Error) => void,
): Promise<Socket> {
  const { target, limits } = connecting;
  const isTunnel = target.url.protocol === 'https:';
  const host = `${target.url.hostname}:${target.url.port || (isTunnel ? 443 : 80)}`;
  const what = isTunnel ? `CONNECT ${host} ` : '';
  setLate(proxyError(proxy.url, host, `did not answer ${what}within ${limits.connect} ms`));
  const socket = (connection.socket = dial(proxy, connecting));
  try {
    await connected(socket, proxy);
    if (!isTunnel) return socket;
    await openTunnel(socket, proxy, host);
  } catch (thrown) {
    // The error with which the limit or a signal destroyed the socket also ends up here.
    const code = codeOf(thrown);
    if (code === 'ProxyError' || code === 'ECONNABORTED') throw thrown;
    throw proxyError(proxy.url, host, `can't be reached (${code})`, { cause: thrown });
  }
  setLate(timedOut(`${host} did not establish TLS through the proxy within ${limits.connect} ms`));
  return connected((connection.socket = dial(target, connecting, socket)), target);
}
