import type { AnswerOf, Operation, S3Request } from '../s3-request.ts';
import type { StoreClient } from '../store-client.ts';

/** A way for requests to the store, each sent once. */
export interface RequestLane {
  /** Resolves to an answer of success, proven or not; rejects with what the SDK would throw. */
  send<Name extends Operation>(
    client: StoreClient,
    request: S3Request<Name>,
    signal: AbortSignal | undefined,
  ): Promise<AnswerOf<Name>>;
  /** Whether it sends a request like this one without the SDK. */
  isExpress(client: StoreClient, request: S3Request): Promise<boolean>;
  /** Ends its connections; nothing can be sent afterwards. */
  close(): void;
}
