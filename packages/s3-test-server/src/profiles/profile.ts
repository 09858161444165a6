import type { IncomingHttpHeaders } from 'node:http';
import type { Answer, CreateBucketOptions } from '../types.ts';

/** How a bucket, a store, or what stands before a store differs from a plain bucket of Amazon S3. */
export interface Profile {
  /** A short name in kebab case: `r2`. */
  readonly name: string;
  /** As people call it: `Cloudflare R2`. */
  readonly title: string;
  readonly differences: readonly Difference[];
  /** What the bucket is created with, where that is a part of the difference. */
  readonly bucket?: CreateBucketOptions;
  /** Inputs of the action, by name, that make it work there; without them it runs as it is. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** How scenarios end as the action is, without inputs for the store. Default: as on a plain bucket. */
  readonly ends?: Ends;
  /** How scenarios end with `inputs`. Default: as on a plain bucket. */
  readonly endsWithInputs?: Ends;
  /** Where a store is; undefined for a bucket's policy and for what stands before a store. */
  readonly place?: Place;
}

/** How users reach a store, and what its section of docs/stores.md says beside its differences. */
export interface Place {
  /** Values of inputs, as an example; without `endpoint`, it is Amazon S3. */
  readonly connection: Readonly<
    Partial<Record<'endpoint' | 'region' | 'force-path-style', string>>
  >;
  /** Paragraphs in Markdown. */
  readonly notes: readonly string[];
}

/** The main scenarios that run over every profile, in their order. */
export const SCENARIOS = [
  'first deploy',
  'second deploy',
  'header change',
  'delete',
  'prune',
  'large file',
  'if-exists: skip',
  'if-exists: fail',
] as const;

export type Scenario = (typeof SCENARIOS)[number];

/** `all` holds for every scenario that has no entry of its own. */
export type Ends = Readonly<Partial<Record<Scenario | 'all', End>>>;

/** How a run ends, as a user sees it. */
export type End =
  /** As on a plain bucket, with exit code 0 and nothing said. */
  | 'ok'
  /** The work is done and the exit code is 0, with a warning that says `warns`. */
  | { readonly warns: string }
  /** The exit code is 1, with an error that says `fails`, and, where there is one, this code. */
  | { readonly fails: string; readonly code?: string };

/** One difference that changes what a client must do. */
export interface Difference {
  /** One sentence for users, without a full stop. */
  readonly text: string;
  /** The page or the report that says so. */
  readonly source: string;
  /** Sees a request whose signature was verified, before it is performed. */
  readonly before?: (request: ProfiledRequest) => Intervention | undefined;
  /** Alters the answer to a request that was performed, also one that says what is wrong. */
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
  /** By names in lower case; checksums that came after the body are among them. */
  readonly headers: IncomingHttpHeaders;
  /** Without its aws-chunked framing. */
  readonly body: Buffer;
  /** Whether the bucket is in the path, not in the host's name. */
  readonly isPathStyle: boolean;
}

/** A request that is answered at once, or performed with other headers or another body. */
export type Intervention =
  { readonly refuse: Answer } | { readonly headers?: IncomingHttpHeaders; readonly body?: Buffer };
