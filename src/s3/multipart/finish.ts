import { createHash } from 'node:crypto';
import { isDeniedRequest, StoreError } from '../../core/errors.ts';
import type {
  GuardedRequest,
  ObjectRequest,
  OpenUpload,
  PutResult,
} from '../../object-store/object-store.ts';
import { toStoreError, unproven } from '../errors.ts';
import type { CompleteUploadInput, SentPart } from '../operations/multipart-upload.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import { createDeadline } from '../send/time.ts';

/** ETag and size of the object that was sent. */
interface Expected {
  /** MD5 of the body, or of the parts' MD5s with the number of parts; in hexadecimal, unquoted. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, which an
 * earlier attempt must have stored. Rejects with `refusal` when it holds another object, and with
 * `UnknownOutcome` when neither can be proven.
 */
export async function isStored(
  sender: Sender,
  { bucket, key }: ObjectRequest,
  expected: Expected,
  refusal: StoreError,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { answer, attempts } = await sender
    .send('HeadObject', { bucket, key, isProof: true }, { signal })
    .catch((thrown: unknown) => {
      throw unknownOutcome(refusal, thrown);
    });
  const { facts, headers } = answer;
  const { size, etag, versionId } = facts;
  if (size === undefined || etag === undefined) throw unknownOutcome(refusal, refusal);
  if (size !== expected.size) throw refusal;
  if (etag.replaceAll('"', '') === expected.etag) {
    return { etag, ...(versionId !== undefined && { versionId }), attempts };
  }
  // Under a KMS key, an ETag looks like an MD5 but is not one.
  const isUnderKms = headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
  throw isUnderKms ? unknownOutcome(refusal, refusal) : refusal;
}

function unknownOutcome(refusal: StoreError, cause: unknown): StoreError {
  return new StoreError(
    'UnknownOutcome',
    'an answer was lost and the key exists now: it is unknown whether this object or another one ' +
      'was stored; give the credentials s3:GetObject, or run again',
    { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) },
  );
}

interface CompleteOptions extends GuardedRequest {
  readonly signal: AbortSignal;
  /** Whether a refusal by the condition is what the request is for. */
  readonly isProbe: boolean;
}

/**
 * Completes an upload. After a lost answer, the next attempt finds no upload, or the object that the
 * first one stored: then the ETag of the object decides.
 */
export async function completeUpload(
  sender: Sender,
  upload: CompleteUploadInput,
  size: number,
  { signal, guard, isProbe }: CompleteOptions,
): Promise<PutResult> {
  try {
    const options = { signal, guard, writes: 1 };
    const { answer, attempts } = await sender.send('CompleteMultipartUpload', upload, options);
    return { ...answer.stored, attempts };
  } catch (thrown) {
    const isLostAnswer = isGone(thrown) || (isRefused(thrown) && !isProbe);
    if (!isLostAnswer || (thrown.attempts ?? 1) === 1) throw thrown;
    const { bucket, key, parts } = upload;
    const expected = { etag: etagOfParts(parts), size };
    return await isStored(sender, { bucket, key }, expected, thrown, signal).catch(
      (unknown: unknown) => {
        throw isGone(thrown) ? thrown : unknown;
      },
    );
  }
}

/** The ETag as S3 computes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts: readonly SentPart[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}

/** Whether the store answered that the upload does not exist (any more). */
export function isGone(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'NoSuchUpload';
}

function isRefused(thrown: unknown): thrown is StoreError {
  return thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
}

/** A record of open uploads, so that another process can clean up when this one is killed. */
export interface UploadJournal {
  /** `slot` is the lowest number without an open upload. */
  opened(slot: number, upload: OpenUpload): void;
  closed(slot: number): void;
}

/** The open multipart uploads of a store. */
export interface OpenUploads {
  add(upload: OpenUpload): void;
  /** Call it when the upload was completed or is proven to be gone. */
  delete(upload: OpenUpload): void;
}

/** Reports every upload to `journal`, in slots that are reused. */
export function createOpenUploads(journal: UploadJournal | undefined): OpenUploads {
  const slots: (string | undefined)[] = [];
  return {
    add(upload) {
      const free = slots.indexOf(undefined);
      const slot = free === -1 ? slots.length : free;
      slots[slot] = upload.uploadId;
      journal?.opened(slot, upload);
    },
    delete({ uploadId }) {
      const slot = slots.indexOf(uploadId);
      if (slot === -1) return;
      slots[slot] = undefined;
      journal?.closed(slot);
    },
  };
}

/**
 * What is known of an upload that was to be aborted. `gone`: it does not exist any more. `unverified`:
 * the store confirmed the abort, but the credentials may not list parts, so one that was in flight may
 * be stored. An error: it may still be there.
 */
export type UploadEnd = 'gone' | 'unverified' | StoreError;

/**
 * Aborts an upload and lists its parts until the store answers that it is gone, because a part in
 * flight may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html). Never rejects.
 */
export async function abortUpload(sender: Sender, upload: OpenUpload): Promise<UploadEnd> {
  // The run's own signal may have aborted already.
  const deadline = createDeadline(sender.limits.cleanUp, sender.time);
  try {
    return await abortUntil(sender, upload, deadline.signal);
  } finally {
    deadline.end();
  }
}

/** Three attempts, also when the store as a whole was given up. */
const TRIES: Policy = { attempts: 3, retryOf: () => 'again', outlivesBatch: true };

async function abortUntil(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal,
): Promise<UploadEnd> {
  const patience = sender.patience(TRIES);
  const options = { signal, isUrgent: true };
  let end: UploadEnd = unproven('AbortMultipartUpload', 'the end of the upload');
  for (;;) {
    let isAborted = false;
    let error = unproven('AbortMultipartUpload', 'the end of the upload');
    try {
      await sender.send('AbortMultipartUpload', upload, { ...options, writes: 1 });
      isAborted = true;
      await sender.send('ListParts', upload, options);
      end = error;
    } catch (thrown) {
      if (isGone(thrown)) return 'gone';
      error = toStoreError(thrown, signal);
      // Where parts may not be listed, another abort finds out as well whether the upload is gone.
      if (isAborted && isDeniedRequest(error)) end = 'unverified';
      else if (end !== 'unverified') end = error;
      if (!isAborted && isDeniedRequest(error)) return end;
    }
    const isAgain = await patience.again(error, signal).then(
      () => true,
      () => false,
    );
    if (!isAgain) return end;
  }
}
