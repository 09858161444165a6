import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TransportOptions } from '../transport-options.ts';
import { lost } from './errors.ts';

/** Where a connection leads, directly or through another. */
export interface Hop {
  readonly url: URL;
  /** TLS session of an earlier connection, which saves most of the handshake. */
  session: Buffer | undefined;
}

/** A new connection to `hop`, or TLS with it over `socket`; its host is proven by its certificate. */
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

/** Resolves when requests can be written to it; rejects when it breaks before. */
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
