import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTlsFront } from '../../../support/tls-front.ts';
import { connectionsOf, NONE, OK, put, startServer } from './wire-server.ts';

describe('over TLS', () => {
  it('a host without a trusted certificate gets nothing', async () => {
    const { front, connections, sent } = await overTls();
    await expect(connections.send(front, put('/a'), NONE)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(sent()).toBe(0);
  });

  it('a host under the certificate of another gets nothing', async () => {
    const { front, connections, sent, trust } = await overTls();
    trust();
    const other = { ...front, origin: 'https://127.0.0.1', hostname: '127.0.0.1' };
    await expect(connections.send(other, put('/a'), NONE)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(sent()).toBe(0);
  });

  it('later connections resume the session of an earlier one', async () => {
    const { front, connections, trust, resumed } = await overTls(
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    );
    trust();
    for (let n = 0; n < 3; n += 1) await connections.send(front, put('/a'), NONE);
    expect(resumed()).toEqual([false, true, true]);
  });
});

/** A front that speaks TLS, and how to trust it. */
async function overTls(answer = OK) {
  let count = 0;
  const { place } = await startServer(({ socket }) => {
    count += 1;
    socket.write(answer);
  });
  const tls = await startTlsFront(place.port);
  onTestFinished(() => tls.close());
  const { hostname, port } = new URL(tls.endpoint);
  const trust = () => {
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, readFileSync(tls.certificate, 'utf8')]);
    onTestFinished(() => {
      setDefaultCACertificates(trusted);
    });
  };
  return {
    front: { origin: tls.endpoint, protocol: 'https:', hostname, port: Number(port) },
    connections: connectionsOf(),
    sent: () => count,
    trust,
    resumed: tls.resumed,
  };
}
