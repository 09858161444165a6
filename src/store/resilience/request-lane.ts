import type {
  S3Client,
  S3ClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-s3';
import type { Command } from '@smithy/types';

export type S3Command<
  Input extends ServiceInputTypes = ServiceInputTypes,
  Answer extends ServiceOutputTypes = ServiceOutputTypes,
> = Command<ServiceInputTypes, Input, ServiceOutputTypes, Answer, S3ClientResolvedConfig>;

/** A way for requests to the store, each sent once. */
export interface RequestLane {
  /** Resolves to an answer of success, proven or not; rejects with what the SDK would throw. */
  send<Input extends ServiceInputTypes, Answer extends ServiceOutputTypes>(
    client: S3Client,
    command: S3Command<Input, Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer>;
  /** Ends its connections; nothing can be sent afterwards. */
  close(): void;
}
