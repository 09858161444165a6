import type { Op } from '../../core/outcome.ts';

/** What was being done when an error came: to an object, or to the bucket (`list…`). */
export type Attempt = Op | 'head' | 'delete-version' | 'list' | 'list-versions' | 'list-uploads';

/** What is known of an error; all a failure is recognised by. */
export interface ErrorFacts {
  /** S3's error code, Node's, or one of this project's own. */
  readonly code: string;
  readonly message: string;
  /** Codes of what caused it, the nearest first. */
  readonly causes: readonly string[];
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  readonly attempt?: Attempt;
  readonly bucket: string;
}

/** Where it happened, for the sentences. */
export interface Place {
  readonly endpoint: string | undefined;
  readonly bucket: string;
}

export type Sentence = (place: Place, facts: ErrorFacts) => string;

/** One of the signs of a failure: a code or a status, and what `when` asks beyond it. */
export interface Sign {
  /** Letters, digits, dots and underscores; a star stands for any characters. */
  readonly codes?: readonly string[];
  readonly statuses?: readonly number[];
  readonly when?: (facts: ErrorFacts) => boolean;
  /** What `when` asks, in words: `when …`. Given exactly when `when` is. */
  readonly condition?: string;
}

/** A failure that users meet: how it is recognised, what happened, and what to do. */
export interface Failure {
  /** Stands in the report, and names the row in docs/errors.md. */
  readonly id: string;
  readonly signs: readonly Sign[];
  /** One clause, without a full stop. */
  readonly happened: Sentence;
  /** One clause in the imperative, without a full stop. */
  readonly todo: Sentence;
}

/** A condition on the error's message. */
export function says(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return ({ message }) => pattern.test(message);
}
