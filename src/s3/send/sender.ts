import { abortable } from '../../core/abort.ts';
import type { StoreError } from '../../core/errors.ts';
import { retryOf } from '../error-codes/error-codes.ts';
import type { Retry } from '../error-codes/row.ts';
import {
  assertKeyInUrl,
  assertSendableBucket,
  assertSendableKey,
  toStoreError,
  unproven,
} from '../errors.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import { type AnswerOf, type InputOf, OPERATIONS } from '../operations/operations.ts';
import type { Connections } from '../wire/connections.ts';
import {
  type Call,
  callOf,
  compose,
  type Concern,
  isOver,
  type S3Clients,
  type Send,
  type SendOptions,
} from './call.ts';
import { formed } from './checksum-form.ts';
import { createPace, type Pace, paced } from './pace.ts';
import {
  createHealth,
  createPatience,
  type Patience,
  type PatienceDeps,
  type Policy,
  watched,
} from './patience.ts';
import type { Limits, Time } from './time.ts';
import type { OpenTraffic } from './traffic.ts';

/** Corrections of one request: its region, its credentials, and one more. */
const MAX_MENDS = 3;

/** Sends a request again at once when its region or credentials could be corrected. */
function mended(clients: S3Clients, onRetry: PatienceDeps['onRetry']): Concern {
  return (next) =>
    <Name extends OperationName>(call: Call<Name>) => {
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        const { input, used, mends } = call;
        if (isOver(call) || mends === MAX_MENDS || used === undefined) throw thrown;
        const mend = () => clients.mend(input.bucket, used, thrown as StoreError);
        const isMended = await abortable(call.waiting, mend).catch(() => false);
        if (!isMended) throw thrown;
        call.mends += 1;
        onRetry(thrown as StoreError, 0);
        return next(call).catch(again);
      };
      return next(call).catch(again);
    };
}

/** Rejects with `UnprovenAnswer` when an answer reports success without proof. */
const proven: Concern = (next) => (call) =>
  next(call).then((answer) => {
    const operation: Operation = OPERATIONS[call.operation];
    const lack = operation.missing(answer, call.input);
    if (lack !== undefined) throw unproven(call.operation, lack);
    return answer;
  });

/** Milliseconds for retries of a request whose failure doesn't fail the work. */
const OPTIONAL_BUDGET = 2_000;

/** A store that answers without proof does so each time: MinIO's ACLs have no owner. */
function retryOfRefining(error: StoreError): Retry {
  return error.code === 'UnprovenAnswer' ? 'never' : retryOf(error);
}

/**
 * Sends a request until it succeeds. Rejects with a StoreError that says how often it was sent: at
 * once for an error that is never retried, after `limits.request` for others, with scope `batch`
 * when the store as a whole is given up, and with `RequestCanceled` when the signal aborts.
 */
function retried(deps: PatienceDeps): Concern {
  const ordinary: Policy = {};
  const budget = Math.min(OPTIONAL_BUDGET, deps.limits.request);
  const optional: Policy = { budget, countsThrottling: true };
  const refining: Policy = { ...optional, retryOf: retryOfRefining };
  const policyOf = ({
    isOptional,
    isRefining,
  }: Pick<SendOptions<unknown>, 'isOptional' | 'isRefining'>) =>
    isRefining === true ? refining : isOptional === true ? optional : ordinary;
  return (next) =>
    <Name extends OperationName>(call: Call<Name>) => {
      let patience: Patience | undefined;
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        if (isOver(call)) throw thrown;
        patience ??= createPatience(deps, policyOf(call.options));
        await patience.again(thrown as StoreError, call.waiting);
        return next(call).catch(again);
      };
      return next(call).catch(again);
    };
}

/** Checks the names in every request: no other way leads to a store. */
const guarded: Concern = (next) => async (call) => {
  assertSendableNames(call.operation, call.input);
  return next(call);
};

/**
 * Throws a StoreError unless the bucket and all keys of an input can be sent: `key` in the URL,
 * those of `objects` in the body.
 */
function assertSendableNames(operation: OperationName, input: object): void {
  const { bucket, key, objects } = input as {
    bucket?: unknown;
    key?: unknown;
    objects?: unknown[];
  };
  assertSendableBucket(bucket);
  if ('key' in input) assertKeyInUrl(key, operation === 'DeleteObject');
  for (const object of objects ?? []) assertSendableKey((object as { key?: unknown }).key);
}

/** Rejects with what the guard of a call throws, after which the call is not sent again. */
function refusalByGuard<Name extends OperationName>(call: Call<Name>): Promise<never> | undefined {
  try {
    call.options.guard?.();
    return undefined;
  } catch (thrown) {
    call.isStopped = true;
    return Promise.reject(toStoreError(thrown, call.options.signal));
  }
}

/** An answer whose success is proven. */
export interface Proven<Answer> {
  readonly answer: Answer;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** Sends requests until their success is proven. */
export interface Sender {
  readonly limits: Limits;
  readonly time: Time;
  readonly clients: S3Clients;
  readonly pace: Pick<Pace, 'batch'>;
  /** Counts a retry that neither `send` nor a patience decides on; `wait` is in milliseconds. */
  readonly noteRetry: (error: StoreError, wait: number) => void;
  /** Rejects with a StoreError. */
  send<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    options: SendOptions<AnswerOf<Name>>,
  ): Promise<Proven<AnswerOf<Name>>>;
  /** The patience for several requests that are retried as a whole. */
  patience(policy?: Policy): Patience;
  /** Ends all connections. */
  close(): void;
}

interface SenderOptions {
  /** Maximum number of requests in flight. */
  readonly maxSockets: number;
  readonly limits: Limits;
  readonly time: Time;
  readonly traffic: OpenTraffic;
}

function retryNoter(traffic: OpenTraffic): PatienceDeps['onRetry'] {
  return (error, wait) => {
    traffic.resent({ error, wait, isThrottled: retryOf(error) === 'slower' });
  };
}

/** Sends a request by the client for its bucket. */
function sendOnce(clients: S3Clients, time: Time): Send {
  return (call) => {
    const client = clients.of(call.input.bucket);
    const refusal = refusalByGuard(call);
    if (refusal !== undefined) return refusal;
    call.used = { client, sentAt: time.now() };
    call.attempts += 1;
    return client.send(call.operation, call.input, call.options.signal, call.form);
  };
}

/** The one sender of a store: all its requests share pace and limits, on the wire and the SDK. */
export function createSender(
  clients: S3Clients,
  connections: Pick<Connections, 'close'>,
  { maxSockets, limits, time, traffic }: SenderOptions,
): Sender {
  const pace = createPace(maxSockets, time);
  const health = createHealth(limits, time);
  const noteRetry = retryNoter(traffic);
  traffic.keepTo(pace);
  const deps = { limits, health, time, onRetry: noteRetry };
  const sending = [paced(pace), watched(health), proven];
  const concerns = [
    guarded,
    retried(deps),
    mended(clients, noteRetry),
    formed(noteRetry),
    ...sending,
  ];
  const send = compose(concerns, sendOnce(clients, time));
  return {
    limits,
    time,
    clients,
    pace,
    noteRetry,
    send: (operation, input, options) => {
      const call = callOf(operation, input, options);
      return send(call).then((answer) => ({ answer, attempts: call.attempts }));
    },
    patience: (policy) => createPatience(deps, policy),
    close: () => {
      clients.close();
      connections.close();
    },
  };
}
