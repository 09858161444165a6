import type { CredentialProvider } from '../../credentials.ts';
import type { AnswerOf, InputOf } from '../../operations/operations.ts';
import type { OperationName } from '../../operations/operation.ts';
import type { Way } from '../../way.ts';

/** Where the options say that a store is. */
export interface StorePlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly forcePathStyle: boolean;
}

/** A store in one region. */
export interface StoreClient {
  /**
   * Sends a request once. Resolves to an answer of success, proven or not; rejects with a StoreError
   * for another answer, and with what was thrown when there was none.
   */
  send<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    signal: AbortSignal | undefined,
  ): Promise<AnswerOf<Name>>;
  /** How requests about a bucket are sent. */
  wayTo(bucket: string): Promise<Way>;
  readonly credentials: CredentialProvider;
  close(): void;
}
