import { describe, expect, it } from 'vitest';
import { connectionsOf, NONE, OK, put, startServer } from './wire-server.ts';

describe('a request', () => {
  it('goes as it is, with its length', async () => {
    const seen: string[] = [];
    const { place } = await startServer(({ socket, text }) => {
      seen.push(text);
      socket.write(OK);
    });
    const connections = connectionsOf();
    await connections.send(place, { ...put('/a'), query: 'b=c' }, { host: 'h', 'x-a': 'b' });
    const bodiless = { method: 'PUT', path: '/d', query: '', headers: {} } as const;
    await connections.send(place, bodiless, NONE);
    expect(seen).toEqual([
      'PUT /a?b=c HTTP/1.1\r\nhost: h\r\nx-a: b\r\ncontent-length: 3\r\n\r\nabc',
      'PUT /d HTTP/1.1\r\ncontent-length: 0\r\n\r\n',
    ]);
  });

  it.each([
    ['a line feed in a header', put('/a'), { 'x-a': 'b\nc: d' }, 'the header x-a'],
    ['a carriage return in a header', put('/a'), { 'x-a': 'b\rc' }, 'the header x-a'],
    ['NUL in a header', put('/a'), { 'x-a': '\0' }, 'the header x-a'],
    ['a character beyond ASCII', put('/a'), { 'x-a': '\u0100' }, 'the header x-a'],
    ['a line break in a name', put('/a'), { 'x\r\na': 'b' }, 'the header x'],
    ['a space in its path', put('/a b'), NONE, 'the path'],
    ['a line break in its path', put('/a\r\nb'), NONE, 'the path'],
    ['a line feed in its query', { ...put('/a'), query: 'b\nc' }, NONE, 'the path'],
    ['a path of another host', put('http://b/c'), NONE, 'the path'],
  ])('is not sent with %s', async (_, request, headers, what) => {
    let count = 0;
    const { place } = await startServer(({ socket }) => {
      count += 1;
      socket.write(OK);
    });
    const connections = connectionsOf();
    const sending = async () => connections.send(place, request, headers);
    await expect(sending()).rejects.toMatchObject({
      code: 'InvalidHeader',
      scope: 'batch',
      message: expect.stringContaining(what) as string,
    });
    await connections.send(place, put('/ok'), NONE);
    expect(count).toBe(1);
  });
});
