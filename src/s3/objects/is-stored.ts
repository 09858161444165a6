import { StoreError } from '../../core/errors.ts';
import type { ObjectRequest, PutResult } from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';

/** What an object of ours must look like. */
interface Expected {
  /** MD5, or that of the parts' MD5s with their number; in hexadecimal, without quotes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, so that
 * an earlier attempt must have stored it. Rejects with `refusal` when it certainly is another
 * object, and with `UnknownOutcome` when nothing can tell.
 */
export async function isStored(
  sender: Sender,
  { bucket, key }: ObjectRequest,
  expected: Expected,
  refusal: StoreError,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { answer, attempts } = await sender
    .send('HeadObject', { bucket, key }, { signal })
    .catch((thrown: unknown) => {
      throw unknownOutcome(refusal, thrown);
    });
  const { facts, headers } = answer;
  if (facts?.size !== expected.size) throw refusal;
  const { etag, versionId } = facts;
  if (etag.replaceAll('"', '') === expected.etag) {
    return { etag, ...(versionId !== undefined && { versionId }), attempts };
  }
  // An ETag under a KMS key only looks like an MD5.
  const isUnderKms = headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
  throw isUnderKms ? unknownOutcome(refusal, refusal) : refusal;
}

function unknownOutcome(refusal: StoreError, cause: unknown): StoreError {
  return new StoreError(
    'UnknownOutcome',
    'an answer was lost, and now the key exists: nothing tells whether this object or another ' +
      'one was stored; give the credentials s3:GetObject, or run again',
    { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) },
  );
}
