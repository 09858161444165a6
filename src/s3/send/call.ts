import type { AnswerOf, InputOf } from '../operations/operations.ts';
import type { OperationName } from '../operations/operation.ts';
import type { UsedClient } from './regions/regions.ts';

export interface SendOptions<Answer> {
  readonly signal?: AbortSignal | undefined;
  /** Writes that the request makes: 1 for a PUT, the keys of a DeleteObjects. Default: 0. */
  readonly writes?: number;
  /** Aborted: the request is not sent, or not sent again; when under way it is finished. */
  readonly gate?: AbortSignal | undefined;
  /** For cleaning up: out of turn, and never repeated. */
  readonly isUrgent?: boolean;
  /** For a question without whose answer the work goes on: repeated for a short time only. */
  readonly isOptional?: boolean;
  /** How much of the request an answer that proves it refused as too fast. Default: nothing. */
  readonly throttled?: (answer: Answer) => 'nothing' | 'something' | 'everything';
}

/** One request on its way through all that stands before the network, however often it is sent. */
export interface Call<Name extends OperationName = OperationName> {
  readonly operation: Name;
  readonly input: InputOf<Name>;
  readonly options: SendOptions<AnswerOf<Name>>;
  /** Ends waiting: the signal or the gate. */
  readonly waiting: AbortSignal | undefined;
  /** How often it was sent. */
  attempts: number;
  /** How often what was wrong with it was mended. */
  mends: number;
  /** What it was sent with last. */
  used: UsedClient | undefined;
  /** It was stopped before it was sent once more. */
  isStopped: boolean;
}

export type Send = <Name extends OperationName>(call: Call<Name>) => Promise<AnswerOf<Name>>;

/** One thing that is to be cared for with every request, around those that come after it. */
export type Concern = (next: Send) => Send;

/** Every concern around those that follow it, and the last one around `send`. */
export function compose(concerns: readonly Concern[], send: Send): Send {
  return concerns.reduceRight((next, concern) => concern(next), send);
}

export function callOf<Name extends OperationName>(
  operation: Name,
  input: InputOf<Name>,
  options: SendOptions<AnswerOf<Name>>,
): Call<Name> {
  return {
    operation,
    input,
    options,
    waiting: anyOf(options.signal, options.gate),
    attempts: 0,
    mends: 0,
    used: undefined,
    isStopped: false,
  };
}

function anyOf(
  signal: AbortSignal | undefined,
  gate: AbortSignal | undefined,
): AbortSignal | undefined {
  if (gate === undefined) return signal;
  return signal === undefined ? gate : AbortSignal.any([signal, gate]);
}

/** Whether a call that failed must not be sent again, whatever the error. */
export function isOver<Name extends OperationName>(call: Call<Name>): boolean {
  const { isUrgent, signal } = call.options;
  return isUrgent === true || signal?.aborted === true || call.isStopped;
}
