import type { SecureContext } from 'node:tls';
import type { Limits } from '../send/limits.ts';

export interface TransportOptions {
  /** Sockets that may be open at a time, to each origin. */
  readonly maxSockets: number;
  readonly limits: Pick<Limits, 'connect' | 'stall'>;
  /** What TLS trusts. Default: what Node trusts. */
  readonly secureContext?: () => SecureContext | undefined;
}
