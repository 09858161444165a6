import type { BodyChecksum } from '../operations/operation.ts';

/** Where requests to a bucket go, and how they are signed. */
export interface Route {
  /** Scheme, host and port. */
  readonly origin: string;
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  /** Undefined: the scheme's own. */
  readonly port?: number;
  /** As the Host header names it. */
  readonly host: string;
  /** What stands before a request's path: empty, or the bucket's name in path style. */
  readonly basePath: string;
  /** Of the signature. */
  readonly region: string;
  readonly checksum: BodyChecksum;
}

/** A bucket's route; or why the AWS SDK has to send its requests, as a clause. */
export type Resolved =
  { readonly route: Route } | { readonly reason: string; readonly checksum: BodyChecksum };
