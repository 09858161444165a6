import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServer } from 'node:tls';
import { generate } from 'selfsigned';

export interface TlsFront {
  readonly endpoint: string;
  /** File of the certificate, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  /** Of each connection so far, whether it resumed the session of an earlier one. */
  readonly resumed: () => readonly boolean[];
  close(): Promise<void>;
}

/** A certificate of `localhost` and its key, in PEM. */
export async function createCertificate(): Promise<{
  readonly cert: string;
  readonly key: string;
}> {
  // By its name: of two certificates that are trusted, the right one is found.
  const { cert, private: key } = await generate([{ name: 'commonName', value: randomUUID() }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { cert, key };
}

/** Speaks TLS for a server that does not, under a certificate of its own, until it is closed. */
export async function startTlsFront(port: number, host = '127.0.0.1'): Promise<TlsFront> {
  const { cert, key } = await createCertificate();
  const open = new Set<Socket>();
  const resumed: boolean[] = [];
  const front = createServer({ cert, key }, (client) => {
    resumed.push(client.isSessionReused());
    const server = connect({ port, host, noDelay: true });
    server.pipe(client).pipe(server);
    open.add(client);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    client.on('close', () => {
      open.delete(client);
      server.destroy();
    });
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const certificate = join(mkdtempSync(join(tmpdir(), 'tls-')), 'certificate.pem');
  writeFileSync(certificate, cert);
  const { port: own } = front.address() as AddressInfo;
  return {
    endpoint: `https://localhost:${own}`,
    certificate,
    resumed: () => resumed,
    async close() {
      front.close();
      for (const socket of open) socket.destroy();
      await once(front, 'close');
      rmSync(dirname(certificate), { recursive: true });
    },
  };
}
