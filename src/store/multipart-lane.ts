import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Content } from '../core/content.ts';
import type { OpenUpload } from './object-store.ts';
import { abortUpload, type OpenUploads } from './open-uploads.ts';
import { createGrace, type Grace } from './resilience/grace.ts';
import type { S3Command, Sender } from './resilience/sender.ts';
import { completeUpload, isGone, missingETag } from './s3-complete.ts';

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

/** What sends the requests of the upload, and lib-storage takes for a client of the SDK. */
export function clientOf(lane: Lane): S3Client {
  const send = { value: (command: S3Command) => sendOnce(lane, command) };
  return Object.create(lane.sender.clients.of(''), { send }) as S3Client;
}

async function sendOnce(lane: Lane, command: S3Command): Promise<object> {
  // Nothing stops the other parts of an upload that has failed already.
  if (lane.failure !== undefined) throw lane.failure.thrown as Error;
  try {
    lane.signal?.throwIfAborted();
    if (command instanceof CreateMultipartUploadCommand) return await create(lane, command);
    if (command instanceof CompleteMultipartUploadCommand) return await complete(lane, command);
    if (command instanceof UploadPartCommand) return await sendPart(lane, command);
    throw new TypeError(`an upload in parts has no use for a ${command.constructor.name}`);
  } catch (thrown) {
    lane.failure ??= { thrown };
    if (isGone(thrown)) forget(lane);
    throw thrown;
  }
}

async function create(lane: Lane, command: CreateMultipartUploadCommand) {
  const { Bucket: bucket = '', Key: key = '' } = command.input;
  const answer = await lane.sender.send(command, {
    signal: lane.grace.signal,
    writes: 1,
    missing: ({ UploadId }) => (UploadId ? undefined : 'the id of the upload'),
  });
  lane.open = { bucket, key, uploadId: answer.UploadId ?? '' };
  lane.uploads.add(lane.open);
  return answer;
}

function sendPart({ sender, signal }: Lane, command: UploadPartCommand) {
  return sender.send(command, { signal, writes: 1, missing: missingETag });
}

async function complete(lane: Lane, command: CompleteMultipartUploadCommand) {
  const answer = await completeUpload(lane.sender, command, lane.content.size, lane.grace.signal);
  forget(lane);
  return answer;
}

function forget(lane: Lane): void {
  if (lane.open !== undefined) lane.uploads.delete(lane.open);
  lane.open = undefined;
}
