import { isDeniedRequest, StoreError } from '../../core/errors.ts';
import type {
  AbortRequest,
  AbortResult,
  OpenUpload,
  PutRequest,
  PutResult,
} from '../../object-store/object-store.ts';
import { toStoreError, unproven } from '../errors.ts';
import { BODY_ROUNDS, documentsMd5, isRefuted, otherContent } from '../objects/put-proof.ts';
import type { SentPart } from '../operations/multipart-upload.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import { createGrace, type Grace } from '../send/time.ts';
import type { UploadSession } from '../way.ts';
import type { Claim } from '../wire/body-checksum.ts';
import { abortUpload, completeUpload, isGone, type OpenUploads } from './finish.ts';

interface SessionOptions {
  readonly request: PutRequest;
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  readonly signal: AbortSignal | undefined;
}

interface State extends SessionOptions {
  readonly grace: Grace;
  /** The upload while it is neither completed nor aborted. */
  open?: OpenUpload | undefined;
  failure?: { readonly thrown: unknown };
  /** Bytes of the parts that are stored. */
  sent: number;
  isComplete: boolean;
}

export function openSession(options: SessionOptions): UploadSession {
  const { request, sender, signal } = options;
  const grace = createGrace(signal, sender.limits.grace, sender.time);
  const state: State = { ...options, grace, sent: 0, isComplete: false };
  return {
    request,
    create: () => attempt(state, () => create(state)),
    sendPart: (number, body) => attempt(state, () => sendPart(state, number, body)),
    complete: (parts) => attempt(state, () => complete(state, parts)),
    failure: () => state.failure,
    async close() {
      grace.end();
      if (!state.isComplete) request.onBytes?.(-state.sent);
      if (state.open === undefined) return;
      // The post step aborts once more what may not be proven to be gone.
      if ((await abortUpload(sender, state.open)) === 'gone') forget(state);
    },
  };
}

/** Runs a request unless the upload has failed, and keeps its first failure. */
async function attempt<Result>(state: State, send: () => Promise<Result>): Promise<Result> {
  if (state.failure !== undefined) throw state.failure.thrown as Error;
  try {
    state.signal?.throwIfAborted();
    return await send();
  } catch (thrown) {
    state.failure ??= { thrown };
    if (isGone(thrown)) forget(state);
    throw thrown;
  }
}

async function create(state: State): Promise<string> {
  const { bucket, key, headers, guard } = state.request;
  const options = { signal: state.grace.signal, guard, writes: 1 };
  const input = { bucket, key, headers };
  const { answer } = await state.sender.send('CreateMultipartUpload', input, options);
  state.open = { bucket, key, uploadId: answer.uploadId ?? '' };
  state.uploads.add(state.open);
  return state.open.uploadId;
}

async function sendPart(state: State, number: number, body: Uint8Array) {
  const { sender, signal, request } = state;
  const patience = sender.patience(BODY_ROUNDS);
  for (let sent = 0; ;) {
    const input = { ...openUpload(state), number, body };
    const options = { signal, guard: request.guard, writes: 1 };
    const { answer, attempts } = await sender.send('UploadPart', input, options);
    sent += attempts;
    const { etag = '', claim, ...checksum } = answer;
    if (await isOfOtherPart(state, claim, body)) {
      await patience.again(otherContent('UploadPart'), signal);
      continue;
    }
    state.sent += body.byteLength;
    state.request.onBytes?.(body.byteLength);
    return { number, etag, ...checksum, attempts: sent };
  }
}

/** Other stores find out when they are told the ETags of all parts. */
async function isOfOtherPart(
  { sender, request: { bucket } }: State,
  claim: Claim | undefined,
  body: Uint8Array,
): Promise<boolean> {
  if (claim === undefined || !(await documentsMd5(sender, bucket))) return false;
  const isOther = isRefuted(claim, body);
  if (isOther) claim.discard();
  return isOther;
}

async function complete(state: State, parts: readonly SentPart[]): Promise<PutResult> {
  const { request, sender, grace } = state;
  const { ifMatch, ifNoneMatch, content, probe, guard } = request;
  const conditions = { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
  const input = { ...openUpload(state), ...conditions, parts };
  const options = { signal: grace.signal, guard, isProbe: probe !== undefined };
  const result = await completeUpload(sender, input, content.size ?? state.sent, options);
  state.isComplete = true;
  forget(state);
  return result;
}

function openUpload({ open }: State): OpenUpload {
  if (open === undefined) throw unproven('CreateMultipartUpload', 'an upload that is still open');
  return open;
}

function forget(state: State): void {
  if (state.open !== undefined) state.uploads.delete(state.open);
  state.open = undefined;
}

/** Resolves to the bytes of all parts of an open upload. */
export async function uploadSize(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal | undefined,
): Promise<number> {
  let size = 0;
  let after: number | undefined;
  do {
    const page = { ...upload, ...(after !== undefined && { after }) };
    const { answer } = await sender.send('ListParts', page, { signal, isOptional: true });
    for (const bytes of answer.sizes) size += bytes ?? 0;
    after = answer.isTruncated === true ? answer.next : undefined;
  } while (after !== undefined);
  return size;
}

/** Maximum number of aborts of an upload that has parts again each time. */
const MAX_ROUNDS = 4;

const ROUNDS: Policy = { attempts: MAX_ROUNDS, budget: Infinity, retryOf: () => 'again' };

/**
 * Aborts an upload until it has no parts any more, as S3 advises: a part in flight may arrive after
 * the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
 */
export async function endUpload(
  sender: Sender,
  { gate, ...upload }: AbortRequest,
  signal: AbortSignal | undefined,
): Promise<AbortResult> {
  const patience = sender.patience(ROUNDS);
  let attempts = 0;
  for (let round = 1; ; round += 1) {
    try {
      const aborted = await sender.send('AbortMultipartUpload', upload, {
        signal,
        gate,
        writes: 1,
      });
      attempts += aborted.attempts;
    } catch (thrown) {
      const { attempts: sent = 1 } = toStoreError(thrown, signal);
      // After a lost answer, or in a later round, this run aborted it itself.
      if (!isGone(thrown) || (round === 1 && sent === 1)) throw thrown;
      return { attempts: attempts + sent };
    }
    if (await hasEnded(sender, upload, signal)) return { attempts };
    await patience.again(stillThere(), signal);
  }
}

/** Without permission to list parts, the answer to the abort has to suffice. */
async function hasEnded(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await sender.send('ListParts', upload, { signal });
    return false;
  } catch (thrown) {
    if (isGone(thrown) || isDeniedRequest(thrown)) return true;
    throw thrown;
  }
}

function stillThere(): StoreError {
  return new StoreError(
    'UploadStillThere',
    `the upload still has parts after ${MAX_ROUNDS} aborts, because another client keeps sending ` +
      'them: stop that client, and run again',
  );
}
