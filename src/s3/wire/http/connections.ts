import { onAbort } from '../../../core/on-abort.ts';
import type { TransportOptions } from '../../sdk/transport.ts';
import type { WireAnswer, WireRequest } from '../message.ts';
import { openConnection, type Connection, type Exchange } from './connection.ts';
import { requestHead } from './request-head.ts';
import type { Place } from './socket.ts';

/** Sends requests with the headers of their signatures, over connections that are kept. */
export interface Connections {
  /**
   * Rejects when there was no whole answer: with Node's errors, or the signal's reason. The body
   * may be read until then. Throws a StoreError for a header that can't be sent.
   */
  send(
    place: Place,
    request: WireRequest,
    headers: WireRequest['headers'],
    signal?: AbortSignal,
  ): Promise<WireAnswer>;
  close(): void;
}

/** The connections to one place. */
interface Pool {
  readonly place: Place;
  readonly options: TransportOptions;
  readonly open: Set<Connection>;
  /** The last is the one that was used last. */
  readonly idle: Connection[];
  readonly waiting: Waiting[];
  session: Buffer | undefined;
}

interface Waiting extends Exchange {
  /** What carries it, once it is sent. */
  connection: Connection | undefined;
}

/**
 * HTTP/1.1 without Node's or another client's layers, which take longer for a small object than
 * all else that is done with it. One request at a time on a connection, no redirects, no retries:
 * what is not a plain, whole answer is an error, and those are the resilience layer's.
 */
export function createConnections(options: TransportOptions): Connections {
  const pools = new Map<string, Pool>();
  let isClosed = false;
  const poolOf = (place: Place): Pool => {
    const known = pools.get(place.origin);
    if (known !== undefined) return known;
    const pool = createPool(place, options);
    pools.set(place.origin, pool);
    return pool;
  };
  return {
    send: (place, request, headers, signal) => {
      const head = requestHead(request, headers);
      if (isClosed) throw closed();
      return exchanged(poolOf(place), { head, body: request.body }, signal);
    },
    close: () => {
      isClosed = true;
      for (const { open, waiting } of pools.values()) {
        for (const connection of open) connection.destroy(closed());
        for (const { failed } of waiting.splice(0)) failed(closed());
      }
    },
  };
}

function createPool(place: Place, options: TransportOptions): Pool {
  return { place, options, open: new Set(), idle: [], waiting: [], session: undefined };
}

function exchanged(
  pool: Pool,
  request: Pick<Exchange, 'head' | 'body'>,
  signal: AbortSignal | undefined,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const waiting: Waiting = {
      ...request,
      answered: (answer) => {
        forget();
        resolve(answer);
      },
      failed: (thrown) => {
        forget();
        reject(thrown);
      },
      connection: undefined,
    };
    const forget = onAbort(signal, () => {
      abort(pool, waiting, signal?.reason as Error);
    });
    pool.waiting.push(waiting);
    advance(pool);
  });
}

/** Sends what waits over a connection that is free, or over a new one where one more may be. */
function advance(pool: Pool): void {
  for (let next = pool.waiting[0]; next !== undefined; next = pool.waiting[0]) {
    const connection = freeOf(pool) ?? openOne(pool);
    if (connection === undefined) return;
    pool.waiting.shift();
    next.connection = connection;
    connection.send(next);
  }
}

function freeOf({ idle }: Pool): Connection | undefined {
  for (let last = idle.pop(); last !== undefined; last = idle.pop()) {
    if (last.isFresh()) return last;
    last.destroy(closed());
  }
  return undefined;
}

function openOne(pool: Pool): Connection | undefined {
  const { place, options, open, idle } = pool;
  if (open.size >= options.maxSockets) return undefined;
  const connection = openConnection(place, {
    limits: options.limits,
    ...(options.secureContext && { secureContext: options.secureContext }),
    session: pool.session,
    onSession: (session) => {
      pool.session = session;
    },
    onFree: (free) => {
      idle.push(free);
      advance(pool);
    },
    onClosed: (gone) => {
      open.delete(gone);
      // It would stay there for as long as newer ones are enough.
      if (idle.includes(gone)) idle.splice(idle.indexOf(gone), 1);
      advance(pool);
    },
  });
  open.add(connection);
  return connection;
}

/** A connection in the middle of a request is of no more use. */
function abort({ waiting }: Pool, request: Waiting, reason: Error): void {
  const { connection, failed } = request;
  if (connection !== undefined) {
    connection.destroy(reason);
    return;
  }
  waiting.splice(waiting.indexOf(request), 1);
  failed(reason);
}

function closed(): Error {
  return Object.assign(new Error('the connections were closed'), { code: 'ECONNABORTED' });
}
