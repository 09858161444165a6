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
import type { LogEntry, RequestHook, S3ServerOptions, SeenRequest } from '../types.ts';
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
  const { state, live, note, options } = parts;
  const date = () => new Date(state.now().getTime() - (options.dateLag ?? 0));
  const site = WEBSITE_HOST.exec((message.headers.host ?? '').replace(/:\d+$/, ''))?.[1];
  const isHead = message.method === 'HEAD';
  if (site !== undefined) {
    const path = (message.url ?? '').replace(/\?.*$/, '');
    const answer = websiteAnswer(state.buckets.get(site), message.method ?? '', path);
    send(response, answer, date(), isHead);
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
  if (fault?.kind === 'delay') await pause(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'hold') await fault.until;
  if (fault?.kind === 'stall-request') return;
  if (fault?.kind === 'reset-before') {
    message.socket.destroy();
    return;
  }
  if (isTooLarge(message.headers)) {
    const refusal = errorAnswer(new S3Error('EntityTooLarge'), seen.url);
    entry.status = refusal.status;
    // The body is not read, so nothing else can come over this connection.
    refusal.headers['connection'] = 'close';
    send(response, refusal, date(), isHead);
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

function see(message: IncomingMessage, n: number): SeenRequest | S3Error {
  try {
    return seeRequest(message, n);
  } catch (thrown) {
    if (thrown instanceof S3Error) return thrown;
    throw thrown;
  }
}
