import type { Content } from '../core/content.ts';
import type { OpenUpload } from './object-store.ts';
import { abortUpload, type OpenUploads } from './open-uploads.ts';
import { createGrace, type Grace } from './resilience/grace.ts';
import type { Sender } from './resilience/sender.ts';
import { completeUpload, isGone, missingETag } from './s3-complete.ts';
import type { AnswerOf, Operation, S3Request } from './s3-request.ts';

export interface PutInParts {
  readonly parameters: { readonly Bucket: string; readonly Key: string };
  readonly content: Content;
}

interface LaneOptions extends PutInParts {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  /** Bytes of each part, the last one's aside. */
  readonly partSize: number;
  readonly signal: AbortSignal | undefined;
}

/** The requests of one multipart upload: proven, retried, and known when they must end. */
export interface Lane extends LaneOptions {
  readonly grace: Grace;
  /** Created, and neither completed nor aborted. */
  open?: OpenUpload | undefined;
  /** What the upload failed with first. */
  failure?: { readonly thrown: unknown };
}

export function openLane(options: LaneOptions): Lane {
  const { sender, signal } = options;
  return { ...options, grace: createGrace(signal, sender.limits.grace) };
}

/** Aborts what was created and not completed; the caller awaits it on every way out. */
export async function closeLane(lane: Lane): Promise<void> {
  lane.grace.end();
  if (lane.open !== undefined && (await abortUpload(lane.sender, lane.open))) forget(lane);
}

type UploadOperation = 'CompleteMultipartUpload' | 'CreateMultipartUpload' | 'UploadPart';

/** Sends a request of the upload; rejects with its first failure from then on. */
export async function sendOfUpload<Name extends UploadOperation>(
  lane: Lane,
  request: S3Request<Name>,
): Promise<AnswerOf<Name>> {
  // Nothing stops the other parts of an upload that has failed already.
  if (lane.failure !== undefined) throw lane.failure.thrown as Error;
  try {
    lane.signal?.throwIfAborted();
    if (isOf(request, 'CreateMultipartUpload')) return await create(lane, request);
    if (isOf(request, 'CompleteMultipartUpload')) return await complete(lane, request);
    if (isOf(request, 'UploadPart')) return await sendPart(lane, request);
    throw new TypeError(`an upload in parts has no use for a ${request.operation}`);
  } catch (thrown) {
    lane.failure ??= { thrown };
    if (isGone(thrown)) forget(lane);
    throw thrown;
  }
}

function isOf<Name extends Operation>(
  request: S3Request,
  operation: Name,
): request is S3Request<Name> {
  return request.operation === operation;
}

async function create(lane: Lane, request: S3Request<'CreateMultipartUpload'>) {
  const { Bucket: bucket = '', Key: key = '' } = request.input;
  const answer = await lane.sender.send(request, {
    signal: lane.grace.signal,
    writes: 1,
    missing: ({ UploadId }) => (UploadId ? undefined : 'the id of the upload'),
  });
  lane.open = { bucket, key, uploadId: answer.UploadId ?? '' };
  lane.uploads.add(lane.open);
  return answer;
}

function sendPart({ sender, signal }: Lane, request: S3Request<'UploadPart'>) {
  return sender.send(request, { signal, writes: 1, missing: missingETag });
}

async function complete(lane: Lane, request: S3Request<'CompleteMultipartUpload'>) {
  const answer = await completeUpload(lane.sender, request, lane.content.size, lane.grace.signal);
  forget(lane);
  return answer;
}

function forget(lane: Lane): void {
  if (lane.open !== undefined) lane.uploads.delete(lane.open);
  lane.open = undefined;
}
