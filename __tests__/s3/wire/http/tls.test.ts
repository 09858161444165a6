import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startOddProxy, OPEN } from '../../../support/proxy-server.ts';
import { startTlsFront } from '../../../support/tls-front.ts';
import { connectionsOf, listening, OK, put, startServer } from './wire-server.ts';

const CLOSING = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

describe('over TLS', () => {
  it('a host without a trusted certificate gets nothing', async () => {
    const { front, sent } = await overTls();
    await expect(connectionsOf().send(put(front.endpoint))).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(sent()).toBe(0);
  });

  it('a host under the certificate of another gets nothing', async () => {
    const { front, trust, sent } = await overTls();
    const other = front.endpoint.replace('localhost', '127.0.0.1');
    // The name in the head is no proof.
    const request = { ...put(other), headers: { host: new URL(front.endpoint).host } };
    await expect(connectionsOf(trust).send(request)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(sent()).toBe(0);
  });

  it('connections are made side by side', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { origin, open } = await listening(() => {
      if (open.size === 2) resolve(undefined);
    });
    const connections = connectionsOf({}, 2);
    const sent = [1, 2].map(() => connections.send(put(origin.replace('http:', 'https:'))));
    const caught = Promise.allSettled(sent);
    await promise;
    connections.close();
    await caught;
    expect(open.size).toBe(2);
  });

  it('requests are sent to a host that is trusted, whatever their head says', async () => {
    const { front, trust, sent } = await overTls();
    const connections = connectionsOf(trust, 1);
    for (const host of ['a', 'b', 'localhost']) {
      await connections.send({ ...put(front.endpoint), headers: { host } });
    }
    expect(sent()).toBe(3);
  });

  it.each([
    ['directly', false],
    ['through a proxy', true],
  ])('later connections %s resume the session of an earlier one', async (_, isProxied) => {
    const { front, trust } = await overTls(CLOSING);
    const proxy = isProxied ? (await startOddProxy(() => OPEN)).url : '';
    const connections = connectionsOf(trust, 4, () => proxy);
    for (let n = 0; n < 3; n += 1) {
      await connections.send(put(front.endpoint));
    }
    expect(front.resumed()).toEqual([false, true, true]);
  });
});

/** A front that speaks TLS, and what trusts it. */
async function overTls(answer = OK) {
  let count = 0;
  const { port } = await startServer(({ socket }) => {
    count += 1;
    socket.write(answer);
  });
  const front = await startTlsFront(port);
  onTestFinished(() => front.close());
  const context = createSecureContext({ ca: readFileSync(front.certificate) });
  const trust = { secureContext: () => context };
  return { front, trust, sent: () => count };
}
