import { describe, expect, it } from 'vitest';
import { connectionsOf, OK, put, startServer } from './wire-server.ts';

describe('a request', () => {
  it('is sent as it is, with its length', async () => {
    const seen: string[] = [];
    const { origin } = await startServer(({ socket, text }) => {
      seen.push(text);
      socket.write(OK);
    });
    const connections = connectionsOf();
    const headers = { host: 'h', 'x-a': 'b' };
    await connections.send({ ...put(origin, '/a?b=c'), headers });
    for (const method of ['PUT', 'POST', 'DELETE', 'GET', 'HEAD'] as const) {
      await connections.send({ origin, method, target: '/d', headers });
    }
    const common = ' HTTP/1.1\r\nhost: h\r\nconnection: keep-alive\r\nx-a: b\r\n';
    expect(seen).toEqual([
      `PUT /a?b=c${common}content-length: 3\r\n\r\nabc`,
      `PUT /d${common}content-length: 0\r\n\r\n`,
      `POST /d${common}content-length: 0\r\n\r\n`,
      `DELETE /d${common}\r\n`,
      `GET /d${common}\r\n`,
      `HEAD /d${common}\r\n`,
    ]);
  });

  it.each([
    ['a line feed in a header', {}, { 'x-a': 'b\nc: d' }, 'the header x-a'],
    ['a carriage return in a header', {}, { 'x-a': 'b\rc' }, 'the header x-a'],
    ['NUL in a header', {}, { 'x-a': '\0' }, 'the header x-a'],
    ['a character beyond ASCII', {}, { 'x-a': '\u0100' }, 'the header x-a'],
    ['a line break in a name', {}, { 'x\r\na': 'b' }, 'the header x'],
    ['a space in its path', { target: '/a b' }, {}, 'the path'],
    ['a line break in its path', { target: '/a\r\nb' }, {}, 'the path'],
    ['a line feed in its query', { target: '/a?b\nc' }, {}, 'the path'],
    ['a path of another host', { target: 'http://b/c' }, {}, 'the path'],
  ])('is not sent with %s', async (_, changes, headers, what) => {
    let count = 0;
    const { origin } = await startServer(({ socket }) => {
      count += 1;
      socket.write(OK);
    });
    const connections = connectionsOf();
    const sending = async () => connections.send({ ...put(origin), ...changes, headers });
    await expect(sending()).rejects.toMatchObject({
      code: 'InvalidHeader',
      scope: 'batch',
      message: expect.stringContaining(what) as string,
    });
    await connections.send(put(origin));
    expect(count).toBe(1);
  });
});
