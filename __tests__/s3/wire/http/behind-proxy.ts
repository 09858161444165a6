import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { onTestFinished } from 'vitest';
import { startTlsFront } from '../../../support/tls-front.ts';
import { connectionsOf, OK, put, startServer } from './wire-server.ts';

/** A server behind TLS, and requests to it through the proxy at `url`. */
export async function given(url: string, connect = 60_000) {
  let count = 0;
  const { port } = await startServer(({ socket }) => {
    count += 1;
    socket.write(OK);
  });
  const front = await startTlsFront(port);
  onTestFinished(() => front.close());
  const context = createSecureContext({ ca: readFileSync(front.certificate) });
  const connections = connectionsOf({ connect, secureContext: () => context }, 1, () => url);
  return {
    send: (signal?: AbortSignal) => connections.send(put(front.endpoint), signal),
    close: () => {
      connections.close();
    },
    target: new URL(front.endpoint).host,
    sent: () => count,
  };
}

export const withPassword = (url: string) => url.replace('//', '//us%65r:hu%sh%ff@');
