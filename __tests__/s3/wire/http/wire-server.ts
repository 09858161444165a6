import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createConnections } from '../../../../src/s3/wire/connections.ts';
import type { SentRequest } from '../../../../src/s3/wire/message.ts';

/** The shortest answer of success. */
export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const LIMITS = { connect: 60_000, stall: 60_000 };

export interface Asked {
  readonly socket: Socket;
  /** Number of the connection, counting from 1. */
  readonly connection: number;
  readonly text: string;
}

/** A server that gives each request, whole, to `answer`. */
export async function startServer(answer: (asked: Asked) => void) {
  let connections = 0;
  const server = await listening((socket) => {
    const connection = (connections += 1);
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const [head = '', length = '0'] =
        /^[^]*?(?:\r\ncontent-length: (\d+))?\r\n\r\n/.exec(text) ?? [];
      if (head === '' || text.length < head.length + Number(length)) return;
      const asked = { socket, connection, text };
      text = '';
      answer(asked);
    });
  });
  return server;
}

/** A server that does with its sockets what it likes, until the test is over. */
export async function listening(onSocket: (socket: Socket) => void) {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  const allClosed = async () => {
    // Not by `once` of node:events, which rejects for a connection that was reset.
    for (const socket of open) await new Promise((resolve) => socket.once('close', resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, port, open, allClosed };
}

export function connectionsOf(
  { secureContext, ...changes }: Partial<typeof LIMITS> & Pick<Options, 'secureContext'> = {},
  maxSockets = 4,
  proxyFor = () => '',
) {
  const connections = createConnections(
    { maxSockets, limits: { ...LIMITS, ...changes }, ...(secureContext && { secureContext }) },
    proxyFor,
  );
  onTestFinished(() => {
    connections.close();
  });
  return connections;
}

type Options = Parameters<typeof createConnections>[0];

export function put(origin: string, target = '/a', body = 'abc'): SentRequest {
  return { origin, method: 'PUT', target, headers: {}, body: Buffer.from(body) };
}

export function get(origin: string, isStreamed = false): SentRequest {
  return { origin, method: 'GET', target: '/a', headers: {}, isStreamed };
}
