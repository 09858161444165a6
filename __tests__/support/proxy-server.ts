import { once } from 'node:events';
import { createServer, request as sendRequest } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ProxyServer {
  readonly url: string;
  /** What was asked for: `CONNECT host:port` or `GET http://…`. */
  readonly requests: readonly string[];
}

/** A proxy for http and, by CONNECT, for https, that is gone when the test is. */
export async function startProxy(refusal?: number): Promise<ProxyServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((request, answer) => {
    const { method = '', url = '', headers } = request;
    requests.push(`${method} ${url}`);
    if (refusal !== undefined) {
      answer.writeHead(refusal).end();
      return;
    }
    const passed = sendRequest(url, { method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.rawHeaders);
      from.pipe(answer);
    });
    request.pipe(passed);
  });
  proxy.on('connect', (request, client: Socket) => {
    const target = new URL(`http://${request.url ?? ''}`);
    requests.push(`CONNECT ${target.host}`);
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
      return;
    }
    const server = connect(Number(target.port), target.hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client);
      client.pipe(server);
    });
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(async () => {
    proxy.close();
    proxy.closeAllConnections();
    for (const socket of sockets) socket.destroy();
    await once(proxy, 'close');
  });
  const { port } = proxy.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests };
}

export interface OddProxy {
  readonly url: string;
  readonly port: number;
  /** Heads of what was asked for. */
  readonly requests: readonly string[];
}

/**
 * A proxy that answers CONNECT number `n`, counting from 0, with `answer(n)` to the byte, and then
 * opens a tunnel where that is `OPEN`, or leaves the connection as it is; undefined: it closes it.
 */
export async function startOddProxy(answer: (n: number) => string | undefined): Promise<OddProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  };
  const proxy = createTcpServer((client) => {
    keep(client);
    let head = '';
    const onData = (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      client.off('data', onData);
      const text = answer(requests.push(head) - 1);
      if (text === undefined) client.destroy();
      else client.write(text);
      if (text?.endsWith(OPEN) !== true) return;
      const [, host = '', port = ''] = /^CONNECT (\S+):(\d+) /.exec(head) ?? [];
      const server = connect(Number(port), host);
      keep(server);
      server.pipe(client).pipe(server);
      client.on('close', () => server.destroy());
      server.on('close', () => client.destroy());
    };
    client.on('data', onData);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(async () => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
    await once(proxy, 'close');
  });
  const { port } = proxy.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, requests };
}

export const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n';
