import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorAnswer, send, sendHalf, statusAnswer } from './answer.ts';
import { assertLength, decodeBody, readBody } from './body.ts';
import { verifyChecksums } from './checksums.ts';
import { deleteObjects } from './deletes.ts';
import { S3Error } from './errors.ts';
import type { Handling } from './handler.ts';
import { isWrite, OPERATIONS } from './operations.ts';
import { createWriteLimit } from './write-limit.ts';
import { seeRequest } from './request.ts';
import { verifySignature, type Identity } from './signature.ts';
import type { ServerState } from './state.ts';
import type {
  Answer,
  Fault,
  LogEntry,
  RequestHook,
  S3ServerOptions,
  SeenRequest,
} from './types.ts';
import { WEBSITE_HOST, websiteAnswer } from './website.ts';

export interface ListenerParts {
  readonly state: ServerState;
  readonly identity: Identity;
  readonly live: { onRequest: RequestHook | undefined };
  readonly note: (entry: LogEntry) => void;
  readonly options: S3ServerOptions;
}

/** A request of these that has no operation here has one in S3. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'PUT'];

type Listener = (message: IncomingMessage, response: ServerResponse) => void;

/** What the server does with every request. */
export function createListener(parts: ListenerParts): Listener {
  let n = 0;
  const isOverLimit = createWriteLimit(parts.options.writesPerSecond, parts.state.now);
  return (message, response) => {
    n += 1;
    answerRequest(parts, message, response, n, isOverLimit).catch(() => message.socket.destroy());
  };
}

async function answerRequest(
  parts: ListenerParts,
  message: IncomingMessage,
  response: ServerResponse,
  n: number,
  isOverLimit: () => boolean,
): Promise<void> {
  const { state, live, note } = parts;
  const site = WEBSITE_HOST.exec((message.headers.host ?? '').replace(/:\d+$/, ''))?.[1];
  const isHead = message.method === 'HEAD';
  if (site !== undefined) {
    const path = (message.url ?? '').replace(/\?.*$/, '');
    const answer = websiteAnswer(state.buckets.get(site), message.method ?? '', path);
    send(response, answer, state.now(), isHead);
    return;
  }
  const seen = see(message, n);
  if (seen instanceof S3Error) {
    send(response, errorAnswer(seen, message.url ?? ''), state.now(), isHead);
    return;
  }
  const entry: LogEntry = { ...seen, status: 0, requestBytes: 0, applied: {} };
  note(entry);
  const fault = live.onRequest?.(seen);
  if (fault !== undefined) entry.fault = fault.kind;
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'hold') await fault.until;
  if (fault?.kind === 'stall-request') return;
  if (fault?.kind === 'reset-before') {
    message.socket.destroy();
    return;
  }
  const raw = await readBody(message);
  entry.requestBytes = raw.length;
  const isSlow = isWrite(seen.operation) && isOverLimit();
  const answer = isSlow
    ? errorAnswer(new S3Error('SlowDown'), seen.url)
    : replaced(fault, () => perform(parts, seen, raw, entry, fault));
  await deliver(response, answer, fault, entry, state.now());
}

function see(message: IncomingMessage, n: number): SeenRequest | S3Error {
  try {
    return seeRequest(message, n);
  } catch (thrown) {
    if (thrown instanceof S3Error) return thrown;
    throw thrown;
  }
}

/** The answer that a fault puts in the place of the true one. */
function replaced(fault: Fault | undefined, perform: () => Answer): Answer {
  if (fault?.kind === 'status') {
    return statusAnswer(fault.status, fault.code, fault.message, fault.headers);
  }
  if (fault?.kind === 'replace') {
    if (fault.apply === true) perform();
    return { status: fault.status, headers: { ...fault.headers }, body: Buffer.from(fault.body) };
  }
  const answer = fault?.kind === 'garbage' ? statusAnswer(200, undefined, undefined) : perform();
  return fault?.kind === 'edit' ? fault.edit(answer) : answer;
}

function perform(
  { state, identity }: ListenerParts,
  seen: SeenRequest,
  raw: Buffer,
  entry: LogEntry,
  fault: Fault | undefined,
): Answer {
  try {
    const head = verifySignature(seen, identity, state.now());
    assertRegion(state, seen);
    assertLength(seen.headers);
    const { bytes, trailers } = decodeBody(raw, head, seen.headers);
    const checksums = verifyChecksums({ ...seen.headers, ...trailers }, bytes);
    const handling: Handling = { request: { ...seen, body: bytes, checksums }, state, entry };
    if (seen.operation === 'DeleteObjects') {
      return deleteObjects(handling, fault?.kind === 'deny-keys' ? fault : undefined);
    }
    const operation = OPERATIONS[seen.operation];
    if (operation === undefined) {
      throw new S3Error(METHODS.includes(seen.method) ? 'NotImplemented' : 'MethodNotAllowed');
    }
    return operation(handling);
  } catch (thrown) {
    if (!(thrown instanceof S3Error)) throw thrown;
    return errorAnswer(thrown, seen.url);
  }
}

function assertRegion({ buckets, region }: ServerState, { bucket }: SeenRequest): void {
  const home = bucket === undefined ? undefined : buckets.get(bucket)?.region;
  if (home === undefined || home === region) return;
  throw new S3Error('PermanentRedirect', { Bucket: bucket ?? '' }, { 'x-amz-bucket-region': home });
}

async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  entry: LogEntry,
  now: Date,
): Promise<void> {
  const { socket } = response;
  switch (fault?.kind) {
    case 'reset-after':
      socket?.destroy();
      return;
    case 'garbage':
      socket?.end('this is not HTTP\r\n\r\n');
      return;
    case 'stall-body':
      entry.status = answer.status;
      await sendHalf(response, answer, now);
      return;
    case 'truncate':
      entry.status = answer.status;
      await sendHalf(response, answer, now);
      socket?.end();
      return;
    case undefined:
    case 'delay':
    case 'hold':
    case 'stall-request':
    case 'reset-before':
    case 'status':
    case 'replace':
    case 'edit':
    case 'deny-keys':
      entry.status = answer.status;
      send(response, answer, now, entry.method === 'HEAD');
  }
}
