import type { AnswerOf, Operation, S3Request } from '../request.ts';
import type { StoreClient } from './regions/regional-client.ts';

/** A way for requests to the store, each sent once. */
export interface RequestClient {
  /** Resolves to an answer of success, proven or not; rejects with what the SDK would throw. */
  send<Name extends Operation>(
    client: StoreClient,
    request: S3Request<Name>,
    signal: AbortSignal | undefined,
  ): Promise<AnswerOf<Name>>;
  /** Whether it sends a request like this one without the SDK. */
  goesByWire(client: StoreClient, request: S3Request): Promise<boolean>;
  /** Ends its connections; nothing can be sent afterwards. */
  close(): void;
}
