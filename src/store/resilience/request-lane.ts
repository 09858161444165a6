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

/** A command, whatever it is for. */
export interface AnyCommand {
  readonly input: ServiceInputTypes;
}

/** A way for requests to the store, each sent once. */
export interface RequestLane {
  /** Resolves to an answer of success, proven or not; rejects with what the SDK would throw. */
  send<Input extends ServiceInputTypes, Answer extends ServiceOutputTypes>(
    client: S3Client,
    command: S3Command<Input, Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer>;
  /** Whether it sends a request like this one without the SDK. */
  isExpress(client: S3Client, command: AnyCommand): Promise<boolean>;
  /** Ends its connections; nothing can be sent afterwards. */
  close(): void;
}

/** Empty for a command that is about no bucket. */
export function bucketOf({ input }: AnyCommand): string {
  return (input as { readonly Bucket?: string }).Bucket ?? '';
}
