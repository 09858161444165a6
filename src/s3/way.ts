import type { UploadSession } from './multipart/upload-session.ts';
import type { BodyChecksum, OperationName, RequestSubject } from './operations/operation.ts';
import type { PutResult } from '../object-store/object-store.ts';
import type { WireAnswer, WireRequest } from './wire/message.ts';

/** How requests about a bucket reach the store. */
export interface Way {
  readonly checksum: BodyChecksum;
  /** Resolves to the answer, whatever its status. */
  send(
    operation: OperationName,
    subject: RequestSubject,
    request: WireRequest,
    signal: AbortSignal | undefined,
  ): Promise<WireAnswer>;
  /** Uploads in parts of so many bytes; undefined where this project does so itself. */
  readonly uploadInParts?: (session: UploadSession, partSize: number) => Promise<PutResult>;
}
