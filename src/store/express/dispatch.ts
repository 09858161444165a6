import buildConnector from 'undici/lib/core/connect.js';
import Agent, { type RawHandler } from 'undici/lib/dispatcher/agent.js';
import { StoreError } from '../../core/errors.ts';
import { onAbort } from '../../core/on-abort.ts';
import type { TransportOptions } from '../s3-transport.ts';
import { toNodeError } from './connection-errors.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

/** Sends requests with the headers of their signatures, over connections that are kept. */
export interface Dispatch {
  /** Rejects when there was no whole answer: with Node's errors, or the signal's reason. */
  send(
    origin: string,
    request: WireRequest,
    headers: WireRequest['headers'],
    signal?: AbortSignal,
  ): Promise<WireAnswer>;
  close(): void;
}

/** More than a page of 1,000 keys of 1,024 bytes needs, each byte encoded in three. */
const MAX_ANSWER = 16 * 1024 * 1024;

/**
 * Connections over undici, none of which follows a redirect. One on which nothing moves for
 * `limits.stall` is ended: the socket's own idle time, because undici's time-outs would also end
 * an upload that makes progress.
 */
export function createDispatch({ maxSockets, limits }: TransportOptions): Dispatch {
  const connect = buildConnector({ timeout: limits.connect });
  const agent = new Agent({
    connections: maxSockets,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      connect(options, (...connected) => {
        const [, socket] = connected;
        socket?.setTimeout(limits.stall, () => socket.destroy(stalled(limits.stall)));
        callback(...connected);
      });
    },
  });
  return {
    send: (origin, request, headers, signal) =>
      new Promise((resolve, reject) => {
        const { method, path: before, query, body = null } = request;
        const path = query === '' ? before : `${before}?${query}`;
        const handler = collector({ resolve, reject }, signal);
        agent.dispatch({ origin, method, path, headers, body }, handler);
      }),
    close: () => void agent.destroy(),
  };
}

interface Settle {
  readonly resolve: (answer: WireAnswer) => void;
  readonly reject: (thrown: Error) => void;
}

/** Gathers an answer and settles once, also when the signal aborts before anything was sent. */
function collector({ resolve, reject }: Settle, signal: AbortSignal | undefined): RawHandler {
  let abort: ((reason: Error) => void) | undefined;
  let status = 0;
  let rawHeaders: readonly Buffer[] = [];
  let chunks: Buffer[] | undefined;
  let size = 0;
  const stop = () => {
    abort?.(signal?.reason as Error);
    reject(signal?.reason as Error);
  };
  const forget = onAbort(signal, stop);
  return {
    onConnect: (start) => {
      abort = start;
      if (signal?.aborted === true) stop();
    },
    onHeaders: (received, raw) => {
      status = received;
      rawHeaders = raw;
      return true;
    },
    onData: (chunk) => {
      (chunks ??= []).push(chunk);
      size += chunk.length;
      if (size > MAX_ANSWER) abort?.(tooLong());
      return true;
    },
    onComplete: () => {
      forget();
      const body = chunks === undefined ? NO_BYTES : Buffer.concat(chunks, size);
      resolve({ status, rawHeaders, body });
    },
    onError: (thrown) => {
      forget();
      reject(toNodeError(thrown));
    },
  };
}

const NO_BYTES = Buffer.alloc(0);

/** Under the code of a lost connection, so that what waits for the socket is not failed with it. */
function stalled(ms: number): Error {
  const message = `the connection made no progress for ${ms} ms`;
  return Object.assign(new Error(message), { name: 'TimeoutError', code: 'UND_ERR_SOCKET' });
}

function tooLong(): StoreError {
  return new StoreError(
    'UnprovenAnswer',
    `the answer is longer than the ${MAX_ANSWER} bytes that a store may send here: something ` +
      'between here and the store may have answered in its place',
  );
}
