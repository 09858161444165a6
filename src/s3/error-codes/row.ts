import type { ErrorScope } from '../../core/errors.ts';

/**
 * What a failed request calls for. `again`: the same. `slower`: the same, at a lower pace.
 * `refresh`: the same with fresh credentials. `never`: nothing helps.
 */
export type Retry = 'again' | 'slower' | 'refresh' | 'never';

/** What is known of an error; all that a cause is recognised by. */
export interface ErrorFacts {
  /** S3's error code, Node's, or one of this project's own. */
  readonly code: string;
  readonly message: string;
  /** Codes of what caused it, the nearest first. */
  readonly causes: readonly string[];
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** S3's name of the request that failed. */
  readonly operation?: string;
  /** The request was about a version of an object. */
  readonly isOfVersion?: boolean;
  /** The key of the request, where that is not the object that the failure is told of. */
  readonly key?: string;
  readonly bucket: string;
}

/** Where it happened, for the sentences. */
export interface Place {
  readonly endpoint: string | undefined;
  readonly bucket: string;
}

export type Sentence = (place: Place, facts: ErrorFacts) => string;

/** What an error calls for. */
interface Treatment {
  /** Default: `item`. */
  readonly scope?: ErrorScope;
  /** Default: `never`. */
  readonly retry?: Retry;
}

/** One of the signs of a cause: a code or a status, and what `when` asks beyond it. */
export interface Sign extends Treatment {
  /** Letters, digits, dots and underscores; a star stands for any characters. */
  readonly codes?: readonly string[];
  readonly statuses?: readonly number[];
  readonly when?: (facts: ErrorFacts) => boolean;
  /** What `when` asks, in words: `when …`. Given exactly when `when` is. */
  readonly condition?: string;
}

/** A cause of errors: how it is recognised, what it calls for, what happened, what to do. */
export interface ErrorRow extends Treatment {
  /** Stands in the report, and is the anchor in docs/errors.md. */
  readonly id: string;
  /** A sign's own treatment goes before that of the row. */
  readonly signs: readonly Sign[];
  /**
   * Until a store has answered once, such an error ends the batch: what answers is none, and will
   * say the same of every object.
   */
  readonly endsUnheard?: true;
  /** One clause, without a full stop. */
  readonly happened: Sentence;
  /** One clause in the imperative, without a full stop. */
  readonly todo: Sentence;
}

/** A condition on the error's message. */
export function says(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return ({ message }) => pattern.test(message);
}

export function hasStatus(...statuses: readonly number[]): (facts: ErrorFacts) => boolean {
  return ({ status }) => status !== undefined && statuses.includes(status);
}

/** A failure of the server's own; 501 says that it never will. */
export const isServerError = ({ status = 0 }: ErrorFacts) => status >= 500 && status !== 501;

export const at = ({ endpoint }: Place) => endpoint ?? 'the store';
