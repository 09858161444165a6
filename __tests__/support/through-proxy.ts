// Runs a command that reaches stores through TLS, in tunnels that a proxy opens by CONNECT:
//   node through-proxy.ts COMMAND [ARGUMENT…]
// The command finds the proxy in HTTPS_PROXY, what proves the stores in AWS_CA_BUNDLE, and in
// THROUGH_PROXY that its tests are to name stores by https (store-url.ts); nothing but the proxy
// speaks TLS there. Fails, too, when no tunnel was opened.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { createCertificate } from './tls-front.ts';

const { cert, key } = await createCertificate();
const secureContext = createSecureContext({ cert, key });
let tunnels = 0;

/** What comes out of a tunnel goes in plain to the same port of this machine. */
function carry(client: Socket, port: number): void {
  tunnels += 1;
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  const secured = new TLSSocket(client, { isServer: true, secureContext });
  const server = connect({ port, host: '127.0.0.1', noDelay: true });
  server.pipe(secured).pipe(server);
  for (const socket of [client, secured, server]) {
    socket.on('error', () => {
      for (const end of [client, server]) end.destroy();
    });
  }
  secured.on('close', () => server.destroy());
}

const proxy = createServer((_, answer) => answer.writeHead(400).end());
proxy.on('connect', ({ url = '' }, client: Socket) => {
  carry(client, Number(new URL(`http://${url}`).port));
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');

const folder = mkdtempSync(join(tmpdir(), 'through-proxy-'));
const certificate = join(folder, 'certificate.pem');
writeFileSync(certificate, cert);
const [command = '', ...args] = process.argv.slice(2);
const { port } = proxy.address() as AddressInfo;
const child = spawn(command, args, {
  stdio: 'inherit',
  env: {
    ...process.env,
    HTTPS_PROXY: `http://user:password@127.0.0.1:${port}`,
    AWS_CA_BUNDLE: certificate,
    THROUGH_PROXY: '1',
  },
});
const [status] = (await once(child, 'close')) as [number | null];
rmSync(folder, { recursive: true });
process.stdout.write(`${tunnels} tunnels were opened\n`);
process.exit(tunnels > 0 ? (status ?? 1) : 1);
