import type { S3Client } from '@aws-sdk/client-s3';
import type { RawAnswer, RawRequest } from './signed-request.ts';

/** What every server that speaks S3 must do, in one small story. */
export interface ContractCase<Context = ContractContext> {
  readonly name: string;
  /** The page of the Amazon S3 reference that says so, and what of it. */
  readonly source: string;
  /** Rejects where the server differs. */
  readonly run: (context: Context) => Promise<void>;
}

export interface ContractContext {
  readonly s3: S3Client;
  /** Empty, without versions, and this case's own. */
  readonly bucket: string;
  /** Sends what the SDK would not send. The bucket is this case's own unless it is named. */
  readonly send: (request: RawRequest) => Promise<RawAnswer>;
  /** A name that no other case has. */
  readonly newName: () => string;
}
