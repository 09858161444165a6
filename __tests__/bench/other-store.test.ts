import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openOtherStore } from '../../bench/other-store.ts';

/** Serves one text after another. */
async function startPage(texts: readonly string[], status = 200): Promise<string> {
  const left = [...texts];
  const server = createServer((_, answer) => answer.writeHead(status).end(left.shift()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/counts`;
}

async function counterAt(stats: string) {
  const store = await openOtherStore({ endpoint: stats, bucket: 'b', stats }, 0, {});
  if (store.counter === undefined) throw new Error('the store tells no requests');
  return store.counter;
}

it('takes the requests since it last read the page of a store, and nothing else', async () => {
  const told = { PutObject: 10, SlowDown: 3, 'PutObject with checksum': 10, peak: 5, Server: 'x' };
  const counter = await counterAt(await startPage(['{"PutObject": 7}', JSON.stringify(told)]));
  await counter.clear();
  expect(await counter.counts()).toEqual({ PutObject: 10, SlowDown: 3 });
});

it('says so when there is no such page', async () => {
  const counter = await counterAt(await startPage([], 404));
  await expect(counter.clear()).rejects.toThrow(
    '"--stats" must serve counts, got status 404: correct it',
  );
});

it('counts nothing at a store without such a page', async () => {
  const store = await openOtherStore({ endpoint: 'http://127.0.0.1:1', bucket: 'b' }, 0, {});
  expect(store).not.toHaveProperty('counter');
});
