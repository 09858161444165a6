import { unproven } from '../errors.ts';
import { bucketOf, type AnswerOf, type Operation, type S3Request } from '../request.ts';
import { createHealth } from './health.ts';
import type { Limits } from './limits.ts';
import { createPace, type Pace } from './pace/pace.ts';
import type { RequestClient } from './request-client.ts';
import { retried } from './retry.ts';
import type { S3Clients, UsedClient } from './regions.ts';
import type { Time } from './time.ts';

export interface SendOptions<Answer> {
  readonly signal?: AbortSignal | undefined;
  /** Writes that the request makes: 1 for a PUT, the keys of a DeleteObjects. Default: 0. */
  readonly writes?: number;
  /** Aborted: the request is not sent, or not sent again; when under way it is finished. */
  readonly gate?: AbortSignal | undefined;
  /** For cleaning up: out of turn, and never repeated. */
  readonly isUrgent?: boolean;
  /** What the answer lacks to prove that the request worked; undefined: it does prove it. */
  readonly missing: (answer: Answer) => string | undefined;
  /** Whether an answer that proves it says that the store refused some of it for the pace. */
  readonly isThrottled?: (answer: Answer) => boolean;
}

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

/** One sender for a store: pace and limits are shared by all that it sends, on whichever requests. */
export function createSender(
  clients: S3Clients,
  requests: RequestClient,
  { maxSockets, limits, time }: SenderOptions,
): Sender {
  const pace = createPace(maxSockets, time);
  const deps = { limits, time, pace, health: createHealth(limits, time) };
  return {
    limits,
    time,
    clients,
    pace,
    send(request, options) {
      const [name, bucket] = [request.operation, bucketOf(request)];
      let used: UsedClient | undefined;
      return retried(
        {
          ...options,
          kind: name,
          writes: options.writes ?? 0,
          send: async (attempt) => {
            used = { client: clients.of(bucket), sentAt: time.now() };
            const answer = await requests.send(used.client, request, options.signal);
            answer.$metadata.attempts = attempt;
            const lack = options.missing(answer);
            if (lack !== undefined) throw unproven(name, lack);
            return answer;
          },
          mend: (error) => (used ? clients.mend(bucket, used, error) : Promise.resolve(false)),
        },
        deps,
      );
    },
    goesByWire: (request) => requests.goesByWire(clients.of(bucketOf(request)), request),
    close: () => {
      clients.close();
      requests.close();
    },
  };
}
