import { bucketOf, type AnswerOf, type Operation, type S3Request } from '../request.ts';
import { callOf, compose, type Send, type SendOptions } from './call.ts';
import { createHealth, watched } from './concerns/health.ts';
import type { Limits } from './limits.ts';
import { mended } from './concerns/mend.ts';
import { createPace, type Pace } from './pace/pace.ts';
import { paced } from './pace/paced.ts';
import { createPatience, type Patience, type Policy } from './patience.ts';
import { proven } from './concerns/proof.ts';
import type { S3Clients } from './regions/regions.ts';
import type { RequestClient } from './request-client.ts';
import { retried } from './concerns/retry.ts';
import { guarded } from './concerns/sendable-names.ts';
import type { Time } from './time.ts';

/** Sends requests until they are proven to have worked. */
export interface Sender {
  readonly limits: Limits;
  readonly time: Time;
  readonly clients: S3Clients;
  readonly pace: Pick<Pace, 'batch'>;
  /** Rejects with a StoreError; `$metadata.attempts` of the answer counts the requests sent. */
  send<Name extends Operation>(
    request: S3Request<Name>,
    options: SendOptions<AnswerOf<Name>>,
  ): Promise<AnswerOf<Name>>;
  /** For what takes several requests and is tried again as a whole. */
  patience(policy?: Policy): Patience;
  /** Whether a request like this one is sent without the SDK. */
  goesByWire(request: S3Request): Promise<boolean>;
  /** Ends all connections. */
  close(): void;
}

interface SenderOptions {
  /** Requests in flight at most. */
  readonly maxSockets: number;
  readonly limits: Limits;
  readonly time: Time;
}

/** One sender for a store: pace and limits are shared by all that it sends, by either client. */
export function createSender(
  clients: S3Clients,
  requests: RequestClient,
  { maxSockets, limits, time }: SenderOptions,
): Sender {
  const pace = createPace(maxSockets, time);
  const health = createHealth(limits, time);
  const deps = { limits, health, time };
  const sendOnce: Send = async (call) => {
    const { bucket, request, options } = call;
    const client = clients.of(bucket);
    call.used = { client, sentAt: time.now() };
    call.attempts += 1;
    const answer = await requests.send(client, request, options.signal);
    answer.$metadata.attempts = call.attempts;
    return answer;
  };
  const concerns = [guarded, retried(deps), mended(clients), paced(pace), watched(health), proven];
  const send = compose(concerns, sendOnce);
  return {
    limits,
    time,
    clients,
    pace,
    send: (request, options) => send(callOf(request, options)),
    patience: (policy) => createPatience(deps, policy),
    goesByWire: (request) => requests.goesByWire(clients.of(bucketOf(request)), request),
    close: () => {
      clients.close();
      requests.close();
    },
  };
}
