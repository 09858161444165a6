import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createConnections } from '../../../../src/s3/wire/http/connections.ts';
import type { Place } from '../../../../src/s3/wire/http/socket.ts';
import type { WireRequest } from '../../../../src/s3/wire/message.ts';

/** The shortest answer of success. */
export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const LIMITS = { connect: 60_000, stall: 60_000 };

export interface Asked {
  readonly socket: Socket;
  /** Of the connections, the request's own, counting from 1. */
  readonly connection: number;
  readonly text: string;
}

/** A server that gives each request, whole, to `answer`. */
export async function startServer(answer: (asked: Asked) => void) {
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = (connections += 1);
    open.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const [, head = '', length = ''] =
        /^([^]*?\r\ncontent-length: (\d+)\r\n\r\n)/.exec(text) ?? [];
      if (head === '' || text.length < head.length + Number(length)) return;
      const asked = { socket, connection, text };
      text = '';
      answer(asked);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { place: placeOf(port), open };
}

/** A port of this machine. */
export function placeOf(port: number) {
  const hostname = '127.0.0.1';
  return {
    origin: `http://${hostname}:${port}`,
    protocol: 'http:',
    hostname,
    port,
  } satisfies Place;
}

export function connectionsOf(changes: Partial<typeof LIMITS> = {}, maxSockets = 4) {
  const connections = createConnections({ maxSockets, limits: { ...LIMITS, ...changes } });
  onTestFinished(() => {
    connections.close();
  });
  return connections;
}

export function put(path: string, body = 'abc'): WireRequest {
  return { method: 'PUT', path, query: '', headers: {}, body: Buffer.from(body) };
}

export const NONE = {};
