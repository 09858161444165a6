import { once } from 'node:events';
import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FailingFront {
  readonly endpoint: string;
  /** Parts that were refused. */
  readonly refused: number;
  close(): Promise<void>;
}

const REFUSAL =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>ServiceUnavailable</Code>' +
  '<Message>Please try again</Message></Error>';

/** Stands before a store, passes requests on as they are, and refuses one part in so many. */
export async function startFailingFront(store: string, onePartIn: number): Promise<FailingFront> {
  let parts = 0;
  let refused = 0;
  const front = createServer((request, answer) => {
    if (request.method === 'PUT' && request.url?.includes('partNumber=') === true) {
      parts += 1;
      if (parts % onePartIn === 0) {
        refused += 1;
        request.resume().on('end', () => {
          answer.writeHead(503, { 'content-type': 'application/xml' }).end(REFUSAL);
        });
        return;
      }
    }
    const { method, headers, url = '/' } = request;
    // The signature is about the front's own host, which the store must be told unchanged.
    const passed = sendRequest(new URL(url, store), { method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.rawHeaders);
      from.pipe(answer);
    });
    request.pipe(passed);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    get refused() {
      return refused;
    },
    async close() {
      front.close();
      front.closeAllConnections();
      await once(front, 'close');
    },
  };
}
