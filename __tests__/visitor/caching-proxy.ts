import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface CachingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** What it keeps; the oldest goes first, so that assets are asked for again. */
const KEPT = 12;

/** As a CDN before the website of a bucket: it keeps what says how long it may be kept. */
export async function startCachingProxy(port: number, bucket: string): Promise<CachingProxy> {
  const cache = new Map<string, { readonly answer: Answer; readonly until: number }>();
  const answerTo = async (path: string): Promise<Answer> => {
    const kept = cache.get(path);
    if (kept !== undefined && kept.until > Date.now()) return kept.answer;
    const answer = await ask(port, bucket, path);
    const seconds = Number(/max-age=(\d+)/.exec(answer.headers['cache-control'] ?? '')?.[1] ?? 0);
    if (answer.status === 200 && seconds > 0) {
      cache.set(path, { answer, until: Date.now() + seconds * 1000 });
      for (const oldest of [...cache.keys()].slice(0, -KEPT)) cache.delete(oldest);
    }
    return answer;
  };
  const server = createServer((request, response) => {
    answerTo(request.url ?? '/').then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(502).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function ask(port: number, bucket: string, path: string): Promise<Answer> {
  const headers = { host: `${bucket}.s3-website.localhost:${port}` };
  const request = get({ host: '127.0.0.1', port, path, headers });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const passed = ['content-type', 'cache-control', 'location'].flatMap((name) => {
    const value = answer.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    status: answer.statusCode ?? 502,
    headers: Object.fromEntries(passed),
    body: await buffer(answer),
  };
}
