// Stands before a store, passes requests on as they are, and writes a line for each before it is
// answered: node request-log.ts STORE FILE. Prints its own endpoint; ends with its standard input.
import { appendFileSync } from 'node:fs';
import { Agent, createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

const [store = '', file = ''] = process.argv.slice(2);

// A connection for each request: a kept one may end while the next request is under way, which
// would then be sent, and counted, twice.
const agent = new Agent({ keepAlive: false });

const front = createServer({ keepAliveTimeout: 60_000 }, (request, answer) => {
  const { method, headers, url = '/' } = request;
  const copied = headers['x-amz-copy-source'];
  const bytes = Number(headers['content-length'] ?? 0);
  appendFileSync(file, `${JSON.stringify({ method, url, bytes, copied })}\n`);
  // The signature is about the front's own host, which the store must be told unchanged.
  const passed = sendRequest(new URL(url, store), { agent, method, headers }, (from) => {
    answer.writeHead(from.statusCode ?? 502, from.rawHeaders);
    from.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  request.pipe(passed);
});
front.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(front.address() as AddressInfo).port}\n`);
});
process.stdin.resume().on('end', () => process.exit());
