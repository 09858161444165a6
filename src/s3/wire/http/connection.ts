import type { Socket } from 'node:net';
import type { TransportOptions } from '../../sdk/transport.ts';
import { createAnswerReader, type AnswerReader, type WholeAnswer } from './answer-reader.ts';
import { openSocket, type Place } from './socket.ts';

/** A request that is to be sent, and whom to tell of its end: one of both, once. */
export interface Exchange {
  readonly head: string;
  readonly body: Uint8Array | undefined;
  readonly answered: (answer: WholeAnswer) => void;
  readonly failed: (thrown: Error) => void;
}

/** A connection that carries one request after the other. */
export interface Connection {
  /** Only when none is under way. */
  send(exchange: Exchange): void;
  /** Fails the request under way with this error. */
  destroy(thrown: Error): void;
  /** Whether the other side is not likely to have given it up. */
  isFresh(): boolean;
}

export interface ConnectionOptions extends Pick<TransportOptions, 'limits' | 'secureContext'> {
  /** Of an earlier connection over TLS to the same place, which saves most of the handshake. */
  readonly session?: Buffer | undefined;
  readonly onSession: (session: Buffer) => void;
  /** The request under way has its answer, and another may follow. */
  readonly onFree: (connection: Connection) => void;
  /** Called once: nothing can be sent any more. */
  readonly onClosed: (connection: Connection) => void;
}

interface State {
  readonly socket: Socket;
  readonly options: ConnectionOptions;
  readonly connection: Connection;
  exchange: Exchange | undefined;
  reader: AnswerReader | undefined;
  /** What it was destroyed with. */
  reason: Error | undefined;
  idleSince: number;
  /** Milliseconds that the other side is taken to keep it without a request. */
  patience: number;
}

/** Bytes that are read at once; one piece of memory for all that a connection ever reads. */
const READ_SIZE = 64 * 1024;

/** Milliseconds; stores close a connection after five or more without a request. */
const PATIENCE = 4_000;

/**
 * Opens a connection on which nothing may stand still for `limits.stall`. It reads without the
 * streams of Node, which allocate 64 KiB for each answer and pass each through several queues.
 */
export function openConnection(place: Place, options: ConnectionOptions): Connection {
  const memory = Buffer.allocUnsafeSlow(READ_SIZE);
  const callback = (count: number) => {
    take(state, memory.subarray(0, count));
    return true;
  };
  const socket = openSocket(place, { buffer: memory, callback }, options);
  const connection: Connection = {
    send: (exchange) => {
      send(state, exchange);
    },
    destroy: (thrown) => {
      state.reason ??= thrown;
      socket.destroy();
    },
    isFresh: () => !socket.destroyed && performance.now() - state.idleSince < state.patience,
  };
  const state: State = {
    socket,
    options,
    connection,
    exchange: undefined,
    reader: undefined,
    reason: undefined,
    idleSince: 0,
    patience: PATIENCE,
  };
  watch(state, place);
  return connection;
}

function watch(state: State, { protocol }: Place): void {
  const { socket, options } = state;
  const { connect, stall } = options.limits;
  const timer = setTimeout(() => {
    state.connection.destroy(timedOut(`no connection was made in ${connect} ms`));
  }, connect);
  socket.setNoDelay(true);
  socket.once(protocol === 'http:' ? 'connect' : 'secureConnect', () => {
    clearTimeout(timer);
    socket.setTimeout(stall, () => {
      state.connection.destroy(timedOut(`the connection made no progress for ${stall} ms`));
    });
  });
  socket.on('session', options.onSession);
  socket.on('error', (thrown) => {
    state.reason ??= thrown;
  });
  socket.once('end', () => {
    conclude(state);
    state.connection.destroy(lost());
  });
  socket.once('close', () => {
    clearTimeout(timer);
    fail(state, state.reason ?? lost());
    options.onClosed(state.connection);
  });
}

function send(state: State, exchange: Exchange): void {
  const { socket } = state;
  const { head, body } = exchange;
  state.exchange = exchange;
  state.reader = createAnswerReader();
  socket.ref();
  socket.cork();
  socket.write(head, 'latin1');
  if (body !== undefined && body.byteLength > 0) socket.write(body);
  socket.uncork();
}

/** Takes what arrived. Bytes that nobody asked for can be no answer to what comes next. */
function take(state: State, bytes: Buffer): void {
  const { connection, reader } = state;
  if (reader === undefined) {
    connection.destroy(lost());
    return;
  }
  try {
    const answer = reader.take(bytes);
    if (answer !== undefined) settle(state, answer);
  } catch (thrown) {
    connection.destroy(thrown as Error);
  }
}

/** The other side has ended the connection, which is how it may tell the end of an answer. */
function conclude(state: State): void {
  const answer = state.reader?.end();
  if (answer !== undefined) settle(state, answer);
}

function settle(state: State, answer: WholeAnswer): void {
  const { exchange, socket, options, connection } = state;
  state.exchange = undefined;
  state.reader = undefined;
  exchange?.answered(answer);
  // What is answered before it has left whole can't be followed by another request.
  if (!answer.isKept || socket.writableLength > 0) {
    connection.destroy(lost());
    return;
  }
  state.idleSince = performance.now();
  state.patience = patienceOf(answer);
  // The process need not stay for a connection that nobody uses.
  socket.unref();
  options.onFree(connection);
}

function fail(state: State, thrown: Error): void {
  const { exchange } = state;
  state.exchange = undefined;
  state.reader = undefined;
  exchange?.failed(thrown);
}

/** What a store says of it, less a second for what is on its way. */
function patienceOf({ headers }: WholeAnswer): number {
  const seconds = /\btimeout=(\d{1,6})/i.exec(headers.get('keep-alive') ?? '')?.[1];
  return seconds === undefined ? PATIENCE : Math.min(PATIENCE, Number(seconds) * 1000 - 1000);
}

function timedOut(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}

function lost(): Error {
  const message = 'the connection was closed before the answer was whole';
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
