import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import { onAbort } from '../../../core/abort.ts';
import { StoreError } from '../../../core/errors.ts';
import type { WireAnswer } from '../message.ts';
import { aborted, asNodeError, lost, notHttp } from './errors.ts';

/** One connection of a pool, with the one request that it carries. */
export interface PooledConnection {
  socket: Socket | undefined;
  exchange: Exchange | undefined;
  /** Bytes that had been read when the request was dispatched. */
  bytesBefore: number;
  /** Turns the stall limit on or off; it is off while the reader of an answer is busy. */
  watch(isOn: boolean): void;
}

/** A request and its answer, as undici drives them. */
export interface Exchange extends Dispatcher.DispatchHandler {
  readonly state: State;
}

interface State {
  readonly isStreamed: boolean;
  readonly resolve: (answer: WireAnswer) => void;
  readonly reject: (thrown: unknown) => void;
  forget: () => void;
  /** The connection, once the request has left the queue. */
  connection: PooledConnection | undefined;
  isSettled: boolean;
  status: number;
  headers: WireAnswer['headers'];
  readonly pieces: Buffer[];
  /** Bytes of the body received so far. */
  size: number;
  stream: BodyStream | undefined;
}

/** Bytes: more than a page of 1,000 keys of 1,024 bytes, each byte encoded as three. */
const MAX_BODY = 16 * 1024 * 1024;
const SWITCHING = 101;
const NO_BYTES = Buffer.alloc(0);
const NOTHING_YET = {
  connection: undefined,
  isSettled: false,
  status: 0,
  headers: new Map<string, string | undefined>(),
  size: 0,
  stream: undefined,
};

export function createExchange(
  isStreamed: boolean,
  signal: AbortSignal | undefined,
  resolve: State['resolve'],
  reject: State['reject'],
): Exchange {
  const state: State = {
    isStreamed,
    resolve,
    reject,
    forget: onAbort(signal, () => {
      fail(state, signal?.reason);
      state.connection?.socket?.destroy(aborted());
    }),
    ...NOTHING_YET,
    pieces: [],
  };
  return {
    state,
    onRequestStart: (controller) => {
      stopLate(state, controller);
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

/** Stops an aborted request before it is sent: its body's memory may be in use again. */
function stopLate({ isSettled }: State, controller: Dispatcher.DispatchController): void {
  if (isSettled) controller.abort(aborted());
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
  state.status = status;
  state.headers = headers;
  if (!state.isStreamed || status >= 300) return;
  const { connection } = state;
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
  state.resolve({ status, headers, body: NO_BYTES, stream: state.stream.pieces });
}

function takeBody(state: State, piece: Buffer): void {
  state.size += piece.length;
  if (state.stream !== undefined) {
    state.stream.push(piece);
    return;
  }
  if (state.size > MAX_BODY) {
    throw new StoreError(
      'UnprovenAnswer',
      `the answer is longer than ${MAX_BODY} bytes, the limit for answers in memory: it may come ` +
        'from a proxy instead of the store',
    );
  }
  state.pieces.push(piece);
}

function finish(state: State): void {
  const { status, headers, pieces, size, stream } = state;
  const socket = state.connection?.socket;
  // A body without a length ends with its connection, unless that broke.
  if (socket?.errored) {
    fail(state, lost());
    return;
  }
  settle(state);
  if (stream !== undefined) stream.end();
  else {
    const body = pieces[1] ? Buffer.concat(pieces, size) : (pieces[0] ?? NO_BYTES);
    // undici frees the connection in the next turn of the event loop: a request that is sent before
    // would open another connection.
    process.nextTick(setImmediate, state.resolve, { status, headers, body });
  }
  // A request that was answered before it was fully sent still reads the memory of its body.
  if (socket !== undefined && socket.writableLength > 0) socket.destroy(lost());
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
  readonly pieces: AsyncIterable<Uint8Array>;
}

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
  async function* read() {
    try {
      for (;;) {
        const piece = waiting.shift();
        if (piece !== undefined) yield piece;
        else if (end === undefined) await more();
        else if ('thrown' in end) throw end.thrown;
        else return;
      }
    } finally {
      if (end === undefined) source.abandon();
    }
  }
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
    pieces: read(),
  };
}
