import type { S3Client, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-s3';
import type { S3ClientResolvedConfig } from '@aws-sdk/client-s3';
import type { Command } from '@smithy/types';
import { unproven } from '../s3-errors.ts';
import { createHealth } from './health.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createPace } from './pace.ts';
import { retried } from './retry.ts';
import type { S3Clients } from './s3-clients.ts';

export type S3Command<
  Input extends ServiceInputTypes = ServiceInputTypes,
  Answer extends ServiceOutputTypes = ServiceOutputTypes,
> = Command<ServiceInputTypes, Input, ServiceOutputTypes, Answer, S3ClientResolvedConfig>;

export interface SendOptions<Answer> {
  readonly signal?: AbortSignal | undefined;
  /** Writes that the request makes: 1 for a PUT, the keys of a DeleteObjects. Default: 0. */
  readonly writes?: number;
  /** Aborted: the request is not sent, or not sent again; when under way it is finished. */
  readonly brake?: AbortSignal | undefined;
  /** For cleaning up: out of turn, and never repeated. */
  readonly isUrgent?: boolean;
  /** What the answer lacks to prove that the request worked; undefined: it does prove it. */
  readonly missing: (answer: Answer) => string | undefined;
}

/** Sends commands of the SDK until they are proven to have worked. */
export interface Sender {
  readonly limits: Limits;
  readonly clients: S3Clients;
  /** Rejects with a StoreError; `$metadata.attempts` of the answer counts the requests sent. */
  send<Input extends ServiceInputTypes, Answer extends ServiceOutputTypes>(
    command: S3Command<Input, Answer>,
    options: SendOptions<Answer>,
  ): Promise<Answer>;
}

/** One sender for a store: pace and limits are shared by all that it sends. */
export function createSender(
  clients: S3Clients,
  maxInFlight: number,
  limits: Limits = DEFAULT_LIMITS,
): Sender {
  const deps = { limits, pace: createPace(maxInFlight), health: createHealth(limits) };
  return {
    limits,
    clients,
    send(command, { signal, brake, writes = 0, isUrgent = false, missing }) {
      const name = command.constructor.name;
      const { Bucket: bucket = '' } = command.input as { readonly Bucket?: string };
      let used: { readonly client: S3Client; readonly sentAt: number } | undefined;
      return retried(
        {
          kind: name,
          writes,
          signal,
          brake,
          isUrgent,
          send: async (attempt) => {
            used = { client: clients.of(bucket), sentAt: performance.now() };
            const answer = await used.client.send(command, {
              ...(signal && { abortSignal: signal }),
            });
            answer.$metadata.attempts = attempt;
            const lack = missing(answer);
            if (lack !== undefined) throw unproven(name.replace(/Command$/, ''), lack);
            return answer;
          },
          mend: (error) => (used ? clients.mend(bucket, used, error) : Promise.resolve(false)),
        },
        deps,
      );
    },
  };
}
