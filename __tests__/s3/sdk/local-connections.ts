import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Connections } from '../../../src/s3/wire/connections.ts';
import type { SentRequest, WireAnswer } from '../../../src/s3/wire/message.ts';

export interface LocalConnections extends Connections {
  readonly sent: SentRequest[];
}

/** Connections to a port of this machine, whatever host a request is for. */
export function localConnections(port: number): LocalConnections {
  const sent: SentRequest[] = [];
  return {
    sent,
    send: async (what, signal) => {
      sent.push(what);
      signal?.throwIfAborted();
      const { method, target, headers, body } = what;
      const host = { host: '127.0.0.1', port };
      const outgoing = request({ ...host, method, path: target, headers, agent: false });
      const forget = listenOnce(signal, () => outgoing.destroy(signal?.reason as Error));
      const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
      outgoing.end(body);
      const [message] = await answered.finally(forget);
      return answerOf(message, what.isStreamed === true);
    },
    close: () => undefined,
  };
}

function listenOnce(signal: AbortSignal | undefined, listener: () => void): () => void {
  signal?.addEventListener('abort', listener);
  return () => {
    signal?.removeEventListener('abort', listener);
  };
}

async function answerOf(message: IncomingMessage, isStreamed: boolean): Promise<WireAnswer> {
  const status = message.statusCode ?? 0;
  const headers = new Map(Object.entries(message.headersDistinct).map(([n, v]) => [n, one(v)]));
  if (isStreamed && status < 300) {
    return { status, headers, body: Buffer.alloc(0), stream: message };
  }
  return { status, headers, body: await buffer(message) };
}

function one(values: readonly string[] = []): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server that answers as `answer` says; it ends with the test. */
export async function startServer(answer: (heard: Heard) => Said): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    void buffer(incoming).then((body) => {
      const said = answer({ method, url, headers, body: body.toString() });
      outgoing.writeHead(said.status ?? 200, said.headers).end(said.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
