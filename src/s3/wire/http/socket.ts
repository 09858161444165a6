import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';

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

interface TlsOptions {
  /** Of an earlier socket over TLS to the same place, which saves most of the handshake. */
  readonly session?: Buffer | undefined;
  /** What is trusted. Default: what Node trusts. */
  readonly secureContext?: SecureContext;
}

/** A socket whose host is proven by its certificate, unless the place is plain http. */
export function openSocket(
  { protocol, hostname, port }: Place,
  onread: OnRead,
  { session, secureContext }: TlsOptions,
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
    ...(secureContext && { secureContext }),
  };
  return connectTls(options);
}
