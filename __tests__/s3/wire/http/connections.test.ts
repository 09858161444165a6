import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectionsOf, NONE, OK, placeOf, put, startServer, type Asked } from './wire-server.ts';

describe('connections', () => {
  it('are kept from one request to the next', async () => {
    const seen: number[] = [];
    const { place } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(OK);
    });
    const connections = connectionsOf();
    for (let n = 0; n < 3; n += 1) await connections.send(place, put('/a'), NONE);
    expect(seen).toEqual([1, 1, 1]);
  });

  it('are as many as allowed; what is over that waits, in its order', async () => {
    const held: Asked[] = [];
    const seen: string[] = [];
    const { place, open } = await startServer((asked) => {
      seen.push(asked.text.slice(5, 6));
      held.push(asked);
      if (held.length < 2) return;
      for (const { socket } of held.splice(0)) socket.write(OK);
    });
    const connections = connectionsOf({}, 2);
    const paths = ['/a', '/b', '/c', '/d', '/e', '/f'];
    await Promise.all(paths.map((path) => connections.send(place, put(path), NONE)));
    expect(open.size).toBe(2);
    expect(
      seen.map((path, at) => [path, seen[at + 1]].sort().join('')).filter((_, at) => at % 2 === 0),
    ).toEqual(['ab', 'cd', 'ef']);
  });

  it.each([
    ['the store ends them', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    ['more bytes came than the answer has', `${OK}HTTP/1.1 500 x\r\n\r\n`],
    [
      'the store keeps them for a second',
      'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 0\r\n\r\n',
    ],
  ])('are not used again when %s', async (_, answer) => {
    const seen: number[] = [];
    const { place } = await startServer(({ socket, connection }) => {
      seen.push(connection);
      socket.write(answer);
    });
    const connections = connectionsOf();
    for (let n = 0; n < 3; n += 1) {
      expect((await connections.send(place, put('/a'), NONE)).status).toBe(200);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('are not used again when an answer came before the request was sent', async () => {
    const seen: number[] = [];
    const server = createServer((socket) => {
      seen.push(seen.length);
      socket.on('error', () => undefined);
      socket.pause();
      socket.write('HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const place = placeOf(port);
    const connections = connectionsOf();
    // More than all buffers on the way hold.
    const large = put('/a', 'x'.repeat(32 * 1024 * 1024));
    expect((await connections.send(place, large, NONE)).status).toBe(503);
    expect((await connections.send(place, large, NONE)).status).toBe(503);
    expect(seen).toHaveLength(2);
  });

  it('that the store closes while nobody uses them are not used again', async () => {
    const seen: Asked[] = [];
    const { place } = await startServer((asked) => {
      seen.push(asked);
      asked.socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(place, put('/a'), NONE);
    for (const { socket } of seen) socket.end();
    await Promise.all(seen.map(({ socket }) => once(socket, 'close')));
    await connections.send(place, put('/a'), NONE);
    expect(seen.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('are closed, and with them what is under way and what waits', async () => {
    const seen: Asked[] = [];
    const { place, open } = await startServer((asked) => {
      seen.push(asked);
      connections.close();
    });
    const connections = connectionsOf({}, 1);
    const sent = ['/a', '/b'].map((path) => connections.send(place, put(path), NONE));
    const thrown = await Promise.all(sent.map((one) => one.catch((error: unknown) => error)));
    expect(thrown).toMatchObject([{ code: 'ECONNABORTED' }, { code: 'ECONNABORTED' }]);
    await Promise.all([...open].map((socket) => once(socket, 'close')));
    expect([seen.length, open.size]).toEqual([1, 0]);
  });

  it('are not opened once they were closed', async () => {
    let count = 0;
    const { place } = await startServer(({ socket }) => {
      count += 1;
      socket.write(OK);
    });
    const connections = connectionsOf();
    connections.close();
    const sending = async () => connections.send(place, put('/a'), NONE);
    await expect(sending()).rejects.toMatchObject({ code: 'ECONNABORTED' });
    expect(count).toBe(0);
  });
});
