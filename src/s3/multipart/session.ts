import type { Content } from '../../core/content.ts';
import type { OpenUpload } from '../../object-store/object-store.ts';
import { abortUpload, type OpenUploads } from './clean-up.ts';
import { createGrace, type Grace } from '../send/grace.ts';
import type { Sender } from '../send/sender.ts';
import { completeUpload, isGone, missingETag } from './complete.ts';
import type { AnswerOf, Operation, S3Request } from '../request.ts';

export interface PutInParts {
  readonly parameters: { readonly Bucket: string; readonly Key: string };
  readonly content: Content;
}

interface SessionOptions extends PutInParts {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  /** Bytes of each part, the last one's aside. */
  readonly partSize: number;
  readonly signal: AbortSignal | undefined;
}

/** The requests of one multipart upload: proven, retried, and known when they must end. */
export interface UploadSession extends SessionOptions {
  readonly grace: Grace;
  /** Created, and neither completed nor aborted. */
  open?: OpenUpload | undefined;
  /** What the upload failed with first. */
  failure?: { readonly thrown: unknown };
}

export function openSession(options: SessionOptions): UploadSession {
  const { sender, signal } = options;
  return { ...options, grace: createGrace(signal, sender.limits.grace, sender.time) };
}

/** Aborts what was created and not completed; the caller awaits it on every way out. */
export async function closeSession(session: UploadSession): Promise<void> {
  session.grace.end();
  if (session.open !== undefined && (await abortUpload(session.sender, session.open)))
    forget(session);
}

type UploadOperation = 'CompleteMultipartUpload' | 'CreateMultipartUpload' | 'UploadPart';

/** Sends a request of the upload; rejects with its first failure from then on. */
export async function sendOfUpload<Name extends UploadOperation>(
  session: UploadSession,
  request: S3Request<Name>,
): Promise<AnswerOf<Name>> {
  // Nothing stops the other parts of an upload that has failed already.
  if (session.failure !== undefined) throw session.failure.thrown as Error;
  try {
    session.signal?.throwIfAborted();
    if (isOf(request, 'CreateMultipartUpload')) return await create(session, request);
    if (isOf(request, 'CompleteMultipartUpload')) return await complete(session, request);
    if (isOf(request, 'UploadPart')) return await sendPart(session, request);
    throw new TypeError(`an upload in parts has no use for a ${request.operation}`);
  } catch (thrown) {
    session.failure ??= { thrown };
    if (isGone(thrown)) forget(session);
    throw thrown;
  }
}

function isOf<Name extends Operation>(
  request: S3Request,
  operation: Name,
): request is S3Request<Name> {
  return request.operation === operation;
}

async function create(session: UploadSession, request: S3Request<'CreateMultipartUpload'>) {
  const { Bucket: bucket = '', Key: key = '' } = request.input;
  const answer = await session.sender.send(request, {
    signal: session.grace.signal,
    writes: 1,
    missing: ({ UploadId }) => (UploadId ? undefined : 'the id of the upload'),
  });
  session.open = { bucket, key, uploadId: answer.UploadId ?? '' };
  session.uploads.add(session.open);
  return answer;
}

function sendPart({ sender, signal }: UploadSession, request: S3Request<'UploadPart'>) {
  return sender.send(request, { signal, writes: 1, missing: missingETag });
}

async function complete(session: UploadSession, request: S3Request<'CompleteMultipartUpload'>) {
  const answer = await completeUpload(
    session.sender,
    request,
    session.content.size,
    session.grace.signal,
  );
  forget(session);
  return answer;
}

function forget(session: UploadSession): void {
  if (session.open !== undefined) session.uploads.delete(session.open);
  session.open = undefined;
}
