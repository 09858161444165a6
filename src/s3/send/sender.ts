import type { AnswerOf, InputOf } from '../operations/operations.ts';
import type { OperationName } from '../operations/operation.ts';
import { callOf, compose, type Send, type SendOptions } from './call.ts';
import { createHealth, watched } from './concerns/health.ts';
import type { Limits } from './limits.ts';
import { mended } from './concerns/mend.ts';
import { createPace, type Pace } from './pace/pace.ts';
import { paced } from './pace/paced.ts';
import { createPatience, type Patience, type Policy } from './patience.ts';
import { proven } from './concerns/proof.ts';
import type { S3Clients } from './regions/regions.ts';
import { retried } from './concerns/retry.ts';
import { guarded } from './concerns/sendable-names.ts';
import type { Time } from './time.ts';
import type { Connections } from '../wire/connections.ts';

/** An answer that proves what it says. */
export interface Proven<Answer> {
  readonly answer: Answer;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** Sends requests until they are proven to have worked. */
export interface Sender {
  readonly limits: Limits;
  readonly time: Time;
  readonly clients: S3Clients;
  readonly pace: Pick<Pace, 'batch'>;
  /** Rejects with a StoreError. */
  send<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    options: SendOptions<AnswerOf<Name>>,
  ): Promise<Proven<AnswerOf<Name>>>;
  /** For what takes several requests and is tried again as a whole. */
  patience(policy?: Policy): Patience;
  /** Ends all connections. */
  close(): void;
}

interface SenderOptions {
  /** Requests in flight at most. */
  readonly maxSockets: number;
  readonly limits: Limits;
  readonly time: Time;
}

/** One sender for a store: pace and limits are shared by all that it sends, on either way. */
export function createSender(
  clients: S3Clients,
  connections: Pick<Connections, 'close'>,
  { maxSockets, limits, time }: SenderOptions,
): Sender {
  const pace = createPace(maxSockets, time);
  const health = createHealth(limits, time);
  const deps = { limits, health, time };
  const sendOnce: Send = (call) => {
    const client = clients.of(call.input.bucket);
    call.used = { client, sentAt: time.now() };
    call.attempts += 1;
    return client.send(call.operation, call.input, call.options.signal);
  };
  const concerns = [guarded, retried(deps), mended(clients), paced(pace), watched(health), proven];
  const send = compose(concerns, sendOnce);
  return {
    limits,
    time,
    clients,
    pace,
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
