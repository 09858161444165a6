import type { OpenUpload, PutRequest, PutResult } from '../../object-store/object-store.ts';
import { unproven } from '../errors.ts';
import type { SentPart } from '../operations/upload/complete-multipart-upload.ts';
import { createGrace, type Grace } from '../send/grace.ts';
import type { Sender } from '../send/sender.ts';
import { abortUpload, type OpenUploads } from './clean-up.ts';
import { completeUpload, isGone } from './complete.ts';
import type { UploadSession } from './upload-session.ts';

interface SessionOptions {
  readonly request: PutRequest;
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  readonly signal: AbortSignal | undefined;
}

interface State extends SessionOptions {
  readonly grace: Grace;
  /** Created, and neither completed nor aborted. */
  open?: OpenUpload | undefined;
  failure?: { readonly thrown: unknown };
}

export function openSession(options: SessionOptions): UploadSession {
  const { request, sender, signal } = options;
  const grace = createGrace(signal, sender.limits.grace, sender.time);
  const state: State = { ...options, grace };
  return {
    request,
    create: () => attempt(state, () => create(state)),
    sendPart: (number, body) => attempt(state, () => sendPart(state, number, body)),
    complete: (parts) => attempt(state, () => complete(state, parts)),
    failure: () => state.failure,
    async close() {
      grace.end();
      if (state.open !== undefined && (await abortUpload(sender, state.open))) forget(state);
    },
  };
}

/** Nothing stops the other requests of an upload that has failed already. */
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
  const { bucket, key, headers } = state.request;
  const options = { signal: state.grace.signal, writes: 1 };
  const input = { bucket, key, headers };
  const { answer } = await state.sender.send('CreateMultipartUpload', input, options);
  state.open = { bucket, key, uploadId: answer.uploadId ?? '' };
  state.uploads.add(state.open);
  return state.open.uploadId;
}

async function sendPart(state: State, number: number, body: Uint8Array) {
  const { sender, signal } = state;
  const input = { ...openUpload(state), number, body };
  const { answer, attempts } = await sender.send('UploadPart', input, { signal, writes: 1 });
  const { etag = '', ...checksum } = answer;
  return { number, etag, ...checksum, attempts };
}

async function complete(state: State, parts: readonly SentPart[]): Promise<PutResult> {
  const { request, sender, grace } = state;
  const { ifMatch, ifNoneMatch, content } = request;
  const conditions = { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
  const input = { ...openUpload(state), ...conditions, parts };
  const result = await completeUpload(sender, input, content.size, grace.signal);
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
