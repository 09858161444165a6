import type { ErrorScope } from '../../core/errors.ts';

/**
 * How a failed request is retried. `again`: the same request. `slower`: the same at a lower pace.
 * `refresh`: the same with fresh credentials. `never`: not at all.
 */
export type Retry = 'again' | 'slower' | 'refresh' | 'never';

/** What is known about an error. Rows match by these facts alone. */
export interface ErrorFacts {
  /** S3's error code, Node's, or one of this project's own. */
  readonly code: string;
  readonly message: string;
  /** Codes of its causes, the nearest first. */
  readonly causes: readonly string[];
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;
  /** S3's name for the operation that failed. */
  readonly operation?: string;
  /** Whether the request named a version of an object. */
  readonly isOfVersion?: boolean;
  /** Names of the headers that the request had, in lower case. */
  readonly requestHeaders?: readonly string[];
  /** The key in the request, where it differs from the object that the failure is reported for. */
  readonly key?: string;
  readonly bucket: string;
}

/** The store and the bucket that the sentences name. */
export interface Place {
  readonly endpoint: string | undefined;
  readonly bucket: string;
  /** The account that the requests named as the owner of the bucket. */
  readonly expectedBucketOwner?: string;
}

export type Sentence = (place: Place, facts: ErrorFacts) => string;

/** How far an error reaches and how it is retried. */
interface Treatment {
  /** Default: `item`. */
  readonly scope?: ErrorScope;
  /** Default: `never`. */
  readonly retry?: Retry;
}

/** One way to recognise a cause: a code or a status, and the condition in `when`. */
export interface Sign extends Treatment {
  /** Letters, digits, dots and underscores; `*` matches any characters. */
  readonly codes?: readonly string[];
  readonly statuses?: readonly number[];
  readonly when?: (facts: ErrorFacts) => boolean;
  /** The condition of `when` in words, for `when …`. Present exactly when `when` is. */
  readonly condition?: string;
}

/** A cause of errors: how it is recognised and treated, what happened, and what to do. */
export interface ErrorRow extends Treatment {
  /** Appears in the report and is the anchor in docs/errors.md. */
  readonly id: string;
  /** The treatment of a sign overrides that of the row. */
  readonly signs: readonly Sign[];
  /**
   * Whether such an error ends the batch while no store has answered yet: whatever answers is not
   * a store, and would answer the same for every object.
   */
  readonly endsUnheard?: true;
  /** One clause, without a full stop. */
  readonly happened: Sentence;
  /** One clause in the imperative, without a full stop. */
  readonly todo: Sentence;
}

/** A condition that holds when the error's message matches. */
export function says(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return ({ message }) => pattern.test(message);
}

export function hasStatus(...statuses: readonly number[]): (facts: ErrorFacts) => boolean {
  return ({ status }) => status !== undefined && statuses.includes(status);
}

/** Whether the status is a server error that may pass; 501 never does. */
export const isServerError = ({ status = 0 }: ErrorFacts) => status >= 500 && status !== 501;

export const at = ({ endpoint }: Place) => endpoint ?? 'the store';
