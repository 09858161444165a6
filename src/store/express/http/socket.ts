import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where a connection leads. */
export interface Place {
  /** Scheme, host and port: what is the same there goes over the same connections. */
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

/** Where arriving bytes are put, and what is then told how many. */
export interface OnRead {
  readonly buffer: Buffer;
  readonly callback: (count: number) => boolean;
}

/**
 * A socket whose host is proven by its certificate, unless the place is plain http. `session`: of
 * an earlier one over TLS to the same place, which saves most of the handshake.
 */
export function openSocket(
  { protocol, hostname, port }: Place,
  onread: OnRead,
  session: Buffer | undefined,
): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectPlain({ host, port: port ?? 80, onread });
  const options = {
    host,
    port: port ?? 443,
    ALPNProtocols: ['http/1.1'],
    onread,
    ...(isIP(host) === 0 && { servername: host }),
    ...(session && { session }),
  };
  return connectTls(options);
}
