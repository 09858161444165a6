import type { WireRequest } from './message.ts';

/** A request as it is sent. */
export interface SentRequest extends Pick<
  WireRequest,
  'method' | 'headers' | 'body' | 'isStreamed'
> {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
}
