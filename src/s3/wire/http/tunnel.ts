import type { Socket } from 'node:net';
import { Client } from 'undici';
import { codeOf } from '../../../core/errors.ts';
import type { Proxy } from '../proxies.ts';
import { proxyError } from '../proxy-error.ts';
import { asNodeError, headTooLong, lost, MAX_HEAD } from './errors.ts';

/**
 * Resolves when the proxy at the other end of `socket` has opened a tunnel to `target`. Rejects with
 * a ProxyError for any answer to CONNECT but 200, for one of more than 16 KiB, for data that the
 * proxy sends of its own, and when the connection ends before. Has no limit of time: destroying the
 * socket ends it with the error of that.
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
      // Not at once: undici sends nothing on a connection that it has while it asks for one.
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
  // In TLS the client speaks first, so that nothing can come from the host yet.
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
