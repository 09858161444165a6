import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-s3';
import type { BucketRoute } from '../bucket-route.ts';
import type { WireAnswer, WireRequest } from '../message.ts';

/** How one operation is written to the wire and read from it. */
export interface WireOperation<
  Input extends ServiceInputTypes = ServiceInputTypes,
  Answer extends ServiceOutputTypes = ServiceOutputTypes,
> {
  /** Undefined: the input holds something that is not known here. */
  write(input: Input, route: BucketRoute): WireRequest | undefined;
  /**
   * What an answer of success says. What can't be read is left out, so that nothing is proven.
   * Throws when the answer is an error in disguise, or about another body than that of `request`.
   */
  read(answer: WireAnswer, request: WireRequest): Answer;
}
