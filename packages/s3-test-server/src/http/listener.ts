import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { errorAnswer, send } from './answer.ts';
import { isTooLarge, readBody } from './body.ts';
import { S3Error } from './errors.ts';
import { answerUnder, deliver } from './faults.ts';
import { isWrite } from '../operations.ts';
import { perform } from './perform.ts';
import { seeRequest } from './request.ts';
import type { Identity } from './signature.ts';
import type { ServerState } from '../state.ts';
import type {
  Answer,
  Fault,
  LogEntry,
  RequestHook,
  S3ServerOptions,
  SeenRequest,
} from '../types.ts';
import { WEBSITE_HOST, websiteAnswer } from '../buckets/website.ts';
import { createWriteLimit } from '../buckets/write-limit.ts';

export interface ListenerParts {
  readonly state: ServerState;
  readonly identity: Identity;
  readonly live: { onRequest: RequestHook | undefined };
  readonly note: (entry: LogEntry) => void;
  readonly options: S3ServerOptions;
}

type Listener = (message: IncomingMessage, response: ServerResponse) => void;

/** What the server does with every request. */
export function createListener(parts: ListenerParts): Listener {
  let n = 0;
  const isOverLimit = createWriteLimit(parts.options.writesPerSecond, parts.state.now);
  return (message, response) => {
    n += 1;
    answerAfterLatency(parts, message, response, n, isOverLimit).catch(() =>
      message.socket.destroy(),
    );
  };
}

async function answerAfterLatency(
  parts: ListenerParts,
  message: IncomingMessage,
  ...rest: [response: ServerResponse, n: number, isOverLimit: () => boolean]
): Promise<void> {
  const { latency = 0 } = parts.options;
  if (latency > 0) await pause(latency, undefined, { ref: false });
  await answerRequest(parts, message, ...rest);
}

async function answerRequest(
  parts: ListenerParts,
  message: IncomingMessage,
  response: ServerResponse,
  n: number,
  isOverLimit: () => boolean,
): Promise<void> {
  const { state, live, note, options } = parts;
  const date = () => new Date(state.now().getTime() - (options.dateLag ?? 0));
  const isHead = message.method === 'HEAD';
  const page = sitePage(state, message);
  if (page !== undefined) {
    send(response, page, date(), isHead);
    return;
  }
  const seen = see(message, n);
  if (seen instanceof S3Error) {
    send(response, errorAnswer(seen, message.url ?? ''), date(), isHead);
    return;
  }
  const entry: LogEntry = { ...seen, status: 0, requestBytes: 0, applied: {} };
  note(entry);
  const fault = live.onRequest?.(seen);
  if (fault !== undefined) entry.fault = fault.kind;
  if (await isEndedBefore(fault, message)) return;
  if (isTooLarge(message.headers)) {
    // The body is not read, so nothing else can come over this connection.
    const error = new S3Error('EntityTooLarge', {}, { connection: 'close' });
    entry.status = error.status;
    send(response, errorAnswer(error, seen.url), date(), isHead);
    return;
  }
  const raw = await readBody(message);
  entry.requestBytes = raw.length;
  const isSlow = isWrite(seen.operation) && isOverLimit();
  const answer = isSlow
    ? errorAnswer(new S3Error('SlowDown'), seen.url)
    : answerUnder(fault, () => perform(parts, seen, raw, entry, fault));
  await deliver(response, answer, fault, entry, date());
}

/** Waits as a fault says; whether the fault leaves nothing to read and to answer. */
async function isEndedBefore(fault: Fault | undefined, message: IncomingMessage): Promise<boolean> {
  if (fault?.kind === 'delay') await pause(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'hold') await fault.until;
  if (fault?.kind === 'reset-before') message.socket.destroy();
  return fault?.kind === 'reset-before' || fault?.kind === 'stall-request';
}

/** The answer of a bucket's website, where the host's name is one. */
function sitePage(state: ServerState, message: IncomingMessage): Answer | undefined {
  const site = WEBSITE_HOST.exec((message.headers.host ?? '').replace(/:\d+$/, ''))?.[1];
  if (site === undefined) return undefined;
  const path = (message.url ?? '').replace(/\?.*$/, '');
  return websiteAnswer(state.buckets.get(site), message.method ?? '', path);
}

function see(message: IncomingMessage, n: number): SeenRequest | S3Error {
  try {
    return seeRequest(message, n);
  } catch (thrown) {
    if (thrown instanceof S3Error) return thrown;
    throw thrown;
  }
}
