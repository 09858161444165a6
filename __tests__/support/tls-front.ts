import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

export interface TlsFront {
  readonly endpoint: string;
  /** File of the certificate, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
}

/** Speaks TLS for a server that does not, under a certificate of its own. */
export async function startTlsFront(port: number): Promise<TlsFront> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const front = createServer({ cert, key }, (client) => {
    const server = connect(port, '127.0.0.1');
    server.pipe(client).pipe(server);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    client.on('close', () => server.destroy());
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  onTestFinished(async () => {
    front.close();
    await once(front, 'close');
  });
  const certificate = join(mkdtempSync(join(tmpdir(), 'tls-')), 'certificate.pem');
  writeFileSync(certificate, cert);
  const { port: own } = front.address() as AddressInfo;
  return { endpoint: `https://localhost:${own}`, certificate };
}
