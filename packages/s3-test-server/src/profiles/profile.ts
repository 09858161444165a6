import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../types.ts';

/** How a bucket, a store, or what stands before a store differs from a plain bucket of Amazon S3. */
export interface Profile {
  /** A short name in kebab case: `r2`. */
  readonly name: string;
  /** As people call it: `Cloudflare R2`. */
  readonly title: string;
  readonly differences: readonly Difference[];
}

/** One difference that changes what a client must do. */
export interface Difference {
  /** One sentence for users, without a full stop. */
  readonly text: string;
  /** The page or the report that says so. */
  readonly source: string;
  /** Sees a request whose signature was verified, before it is performed. */
  readonly before?: (request: ProfiledRequest) => Intervention | undefined;
  /** Alters the answer to a request that was performed. */
  readonly after?: (request: ProfiledRequest, answer: Answer) => Answer;
}

export interface ProfiledRequest {
  readonly operation: string;
  readonly method: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the bucket is in the path, not in the host's name. */
  readonly isPathStyle: boolean;
}

/** A request that is answered at once, or performed with other headers or another body. */
export type Intervention =
  { readonly refuse: Answer } | { readonly headers?: IncomingHttpHeaders; readonly body?: Buffer };
