import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import type { SentPart } from '../operations/upload/complete-multipart-upload.ts';

/**
 * The requests of one multipart upload: proven, retried, and known when they must end. Each rejects
 * with the first failure of the upload from then on.
 */
export interface UploadSession {
  readonly request: PutRequest;
  /** Resolves to the upload's id. */
  create(): Promise<string>;
  /** After `create`. `attempts` counts how often the part was sent. */
  sendPart(number: number, body: Uint8Array): Promise<SentPart & { readonly attempts: number }>;
  complete(parts: readonly SentPart[]): Promise<PutResult>;
  /** What the upload failed with first. */
  failure(): { readonly thrown: unknown } | undefined;
  /** Aborts what was created and not completed; the caller awaits it on every way out. */
  close(): Promise<void>;
}
