import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import { onAbort } from '../../../core/abort.ts';
import { StoreError } from '../../../core/errors.ts';
import type { SentRequest, WireAnswer } from '../message.ts';
import { aborted, asNodeError, discarded, lost, notHttp } from './errors.ts';

/** One connection of a pool, with the one request that it carries. */
export interface PooledConnection {
  socket: Socket | undefined;
  exchange: Exchange | undefined;
  /** Bytes that had been read when the request was dispatched; 0 for the first one. */
  bytesBefore: number;
  /** Bytes of the body of the request. */
  bodySize: number;
  /** Whether the reader of an answer is busy. */
  isPaused: boolean;
  /** Turns the stall limit on or off; it is off while the reader of an answer is busy. */
  watch(isOn: boolean): void;
}

/** A request and its answer, as undici drives them. */
export interface Exchange extends Dispatcher.DispatchHandler {
  readonly state: State;
}

interface State {
  readonly isStreamed: SentRequest['isStreamed'];
  /** Maximum bytes of a body in memory: of a 2xx answer, after the head of another one of that. */
  maxBody: number;
  readonly resolve: (answer: WireAnswer) => void;
  readonly reject: (thrown: unknown) => void;
  forget: () => void;
  /** The connection, once the request has left the queue. */
  connection: PooledConnection | undefined;
  isSettled: boolean;
  status: number;
  headers: WireAnswer['headers'];
  /** The body received so far, in one block of memory that may be longer. */
  block: Buffer;
  /** Bytes of the body received so far. */
  size: number;
  stream: BodyStream | undefined;
  /** Whether the whole request was sent, when it was not yet at the head of its answer. */
  sending: Promise<boolean> | undefined;
}

/** Bytes: far more than any answer has that is not a list, however many arrive at once. */
const MAX_BODY = 64 * 1024;
const SWITCHING = 101;
const PARTIAL = 206;
const NO_BYTES = Buffer.alloc(0);
const NOTHING_YET = {
  connection: undefined,
  isSettled: false,
  status: 0,
  headers: new Map<string, string | undefined>(),
  block: NO_BYTES,
  size: 0,
  stream: undefined,
  sending: undefined,
};

type ExchangeRequest = Pick<SentRequest, 'isStreamed' | 'maxBody' | 'onSent'>;

export function createExchange(
  { isStreamed, maxBody = MAX_BODY, onSent }: ExchangeRequest,
  signal: AbortSignal | undefined,
  resolve: State['resolve'],
  reject: State['reject'],
): Exchange {
  const state: State = {
    isStreamed,
    maxBody,
    resolve,
    reject,
    forget: onAbort(signal, () => {
      fail(state, signal?.reason);
      state.connection?.socket?.destroy(aborted());
    }),
    ...NOTHING_YET,
  };
  return {
    state,
    onRequestStart: (controller) => {
      // Stopped before it is sent: its body's memory may be in use again.
      if (state.isSettled) controller.abort(aborted());
      else onSent?.();
    },
    onResponseStart: (controller, status, headers) => {
      if (status === SWITCHING) throw notHttp('it switches to another protocol');
      // An informational answer is followed by the final one.
      if (status >= 200) takeHead(state, controller, status, headersOf(headers));
    },
    onResponseData: (_, piece) => {
      takeBody(state, piece);
    },
    onResponseEnd: () => {
      finish(state);
    },
    onResponseError: (_, thrown) => {
      fail(state, asNodeError(thrown, state.status > 0));
    },
  };
}

/** Reads the head of an answer. Throwing ends the request and its connection. */
function takeHead(
  state: State,
  controller: Dispatcher.DispatchController,
  status: number,
  headers: WireAnswer['headers'],
): void {
  const coding = 'transfer-encoding';
  if (headers.has(coding) && headers.get(coding)?.toLowerCase() !== 'chunked') {
    throw notHttp('it does not say where its body ends');
  }
  const { connection } = state;
  const socket = connection?.socket;
  if (status < 300 && socket !== undefined && socket.writableLength > 0) {
    state.sending = isSoonSent(socket, connection?.bodySize ?? 0);
  }
  state.status = status;
  state.headers = headers;
  if (status >= 300) state.maxBody = MAX_BODY;
  if (!isToStream(state)) return;
  state.stream = createBodyStream({
    pause: () => {
      controller.pause();
      connection?.watch(false);
    },
    resume: () => {
      connection?.watch(true);
      controller.resume();
    },
    abandon: () => {
      state.forget();
      connection?.socket?.destroy(aborted());
    },
  });
  const { pieces } = state.stream;
  state.resolve({ status, headers, body: NO_BYTES, stream: pieces, discard: discardOf(socket) });
}

function isToStream({ isStreamed = false, status }: State): boolean {
  if (isStreamed === false || status >= 300) return false;
  return isStreamed === true || status !== PARTIAL;
}

function takeBody(state: State, piece: Buffer): void {
  const { size, stream, status, maxBody } = state;
  if (state.isSettled && stream === undefined) return;
  state.size += piece.length;
  if (stream !== undefined) {
    stream.push(piece);
    return;
  }
  if (state.size <= maxBody) {
    state.block = appended(state.block, size, piece);
    return;
  }
  if (status < 300) {
    throw new StoreError(
      'UnprovenAnswer',
      `the answer is longer than ${maxBody} bytes, the limit for answers in memory: it may come ` +
        'from a proxy instead of the store',
    );
  }
  cutShort(state, appended(state.block, size, piece.subarray(0, maxBody - size)));
}

/** The status of an error answer counts, and the beginning of its body, however long that is. */
function cutShort(state: State, body: Buffer): void {
  const { status, headers } = state;
  settle(state);
  state.connection?.socket?.destroy(aborted());
  state.resolve({ status, headers, body: body.subarray(0, state.maxBody) });
}

/** Bytes of a block of more than one piece, at least. */
const MIN_BLOCK = 4096;

/**
 * A block with a piece after its first `size` bytes; a piece alone is a block. Kept as it is, each
 * piece of one byte would take some 100 bytes.
 */
function appended(block: Buffer, size: number, piece: Buffer): Buffer {
  if (size === 0) return piece;
  const needed = size + piece.length;
  const isRoomy = block.length >= needed;
  const target = isRoomy ? block : Buffer.allocUnsafeSlow(Math.max(MIN_BLOCK, 2 * needed));
  if (!isRoomy) block.copy(target, 0, 0, size);
  piece.copy(target, size);
  return target;
}

function finish(state: State): void {
  const { status, headers, block, size, stream } = state;
  const socket = state.connection?.socket;
  // A body without a length ends with its connection, unless that broke.
  if (socket?.errored) {
    fail(state, lost());
    return;
  }
  settle(state);
  if (stream !== undefined) stream.end();
  else {
    const body = block.subarray(0, size);
    // undici frees the connection in the next turn of the event loop: a request that is sent before
    // would open another connection.
    const answer = { status, headers, body, discard: discardOf(socket) };
    if (state.sending === undefined) process.nextTick(setImmediate, state.resolve, answer);
    else void state.sending.then(endEarly(state, answer));
  }
  // A request that was refused before it was fully sent still reads the memory of its body.
  const isUnsent = socket !== undefined && socket.writableLength > 0;
  if (isUnsent && state.sending === undefined) socket.destroy(lost());
}

/**
 * Ends a success that came before its request was sent, as it seemed. No store knows the result of a
 * request before it has all of it: this answers another one.
 */
function endEarly(state: State, answer: WireAnswer): (isSent: boolean) => void {
  return (isSent) => {
    if (isSent) {
      state.resolve(answer);
      return;
    }
    state.connection?.socket?.destroy(lost());
    state.reject(lost());
  };
}

/** Turns of the event loop in which TLS notices that the system has taken what it wrote. */
const TURNS = 10;

/** Bytes of a body that the system takes at once: its connection may be closed with the answer. */
const AT_ONCE = 16 * 1024;

/** Resolves to whether all that was written so far is sent, a few turns later. */
function isSoonSent(socket: Socket, bodySize: number): Promise<boolean> {
  const due = socket.bytesWritten;
  return new Promise((resolve) => {
    const look = (turns: number) => {
      const isSent = socket.bytesWritten - socket.writableLength >= due;
      if (isSent) resolve(true);
      else if (socket.destroyed) resolve(bodySize <= AT_ONCE);
      else if (turns === 0) resolve(false);
      else setImmediate(look, turns - 1);
    };
    setImmediate(look, TURNS);
  });
}

function discardOf(socket: Socket | undefined): () => void {
  return () => socket?.destroy(discarded());
}

function fail(state: State, thrown: unknown): void {
  if (state.isSettled) return;
  settle(state);
  if (state.stream === undefined) state.reject(thrown);
  else state.stream.end({ thrown });
}

function settle(state: State): void {
  state.isSettled = true;
  state.forget();
}

/** undici gives names in lower case, and a list of values for a header that occurs more than once. */
function headersOf(parsed: IncomingHttpHeaders): Map<string, string | undefined> {
  const headers = new Map<string, string | undefined>();
  for (const name of Object.keys(parsed)) {
    const value = parsed[name];
    headers.set(name, typeof value === 'string' ? value.trimEnd() : undefined);
  }
  return headers;
}

/** The connection that the pieces of a body come from. */
interface Source {
  pause(): void;
  resume(): void;
  /** Called when the reader stops before the end. */
  abandon(): void;
}

export interface BodyStream {
  push(piece: Buffer): void;
  /** Ends the body after all pieces; the reader then gets `thrown`, if present. */
  end(how?: { readonly thrown?: unknown }): void;
  /** Its `return` ends the reading, also before it has begun. */
  readonly pieces: AsyncIterableIterator<Uint8Array>;
}

const OVER = { done: true, value: undefined } as const;

/** A body that is read as it arrives. Its source pauses while the reader is busy. */
function createBodyStream(source: Source): BodyStream {
  const waiting: Buffer[] = [];
  let end: { readonly thrown?: unknown } | undefined;
  let wake: (() => void) | undefined;
  const more = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      source.resume();
    });
  const pieces: BodyStream['pieces'] = {
    [Symbol.asyncIterator]: () => pieces,
    async next() {
      while (waiting.length === 0 && end === undefined) await more();
      const value = waiting.shift();
      if (value !== undefined) return { value };
      if (end !== undefined && 'thrown' in end) throw end.thrown;
      return OVER;
    },
    return() {
      if (end === undefined) source.abandon();
      end ??= {};
      waiting.length = 0;
      return Promise.resolve(OVER);
    },
  };
  return {
    push(piece) {
      waiting.push(piece);
      if (wake === undefined) source.pause();
      wake?.();
      wake = undefined;
    },
    end(how = {}) {
      end = how;
      wake?.();
    },
    pieces,
  };
}
