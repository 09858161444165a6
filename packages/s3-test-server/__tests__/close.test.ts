import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startS3Server } from '../src/index.ts';
import { openSdk, put, refusal } from './client.ts';
import { BUCKET } from './test-server.ts';
import { createGate } from './gate.ts';

async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

it('ends connections that are idle, half sent or waiting for an answer', async () => {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const idle = await openSocket(server.port);
  idle.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await once(idle, 'data');
  const half = await openSocket(server.port);
  half.write('PUT /test-bucket/key HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n12');
  const seen = createGate();
  server.onRequest = ({ operation }) => {
    if (operation === 'PutObject') seen.open(undefined);
    return { kind: 'hold', until: new Promise(() => undefined) };
  };
  const waiting = refusal(put(openSdk(server), 'key'));
  await seen.promise;
  const ended = [idle, half].map((socket) => once(socket, 'close'));
  await server.close();
  await Promise.all(ended);
  expect(await waiting).toMatch(/^no answer/);
});

it('leaves the port to others', async () => {
  const first = await startS3Server();
  await first.close();
  const second = await startS3Server({ port: first.port });
  expect(second.port).toBe(first.port);
  await second.close();
});

it('serves many requests over one connection', async () => {
  const server = await startS3Server();
  const socket = await openSocket(server.port);
  for (let n = 0; n < 3; n += 1) {
    socket.write('GET /bucket HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(data.toString()).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(data.toString()).toMatch(/^connection: keep-alive\r$/im);
  }
  await server.close();
});
