import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/action/report/explain.ts';
import { StoreError } from '../../src/core/errors.ts';
import { contentOf, type DownloadTarget, type IfExists } from '../../src/core/items.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { download } from '../../src/operations/download.ts';
import { upload } from '../../src/operations/upload.ts';
import { rowOf } from '../../src/s3/error-codes/error-codes.ts';
import { MemoryStore } from '../support/memory-store.ts';

const object = { bucket: 'b', key: 'k' };

async function only(outcomes: AsyncIterable<Outcome>): Promise<Outcome> {
  const all: Outcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`${all.length} outcomes`);
  return first;
}

describe('upload', () => {
  it.each<readonly [IfExists, string]>([
    ['overwrite', 'new'],
    ['skip', 'old'],
    ['fail', 'old'],
  ])('does with an existing key as told: %s', async (ifExists, expected) => {
    const store = new MemoryStore();
    store.objects.set('b/k', Buffer.from('old'));
    const item = { ...object, content: contentOf('new'), ifExists };
    const outcome = await only(upload([item], { store }));
    expect(Buffer.from(store.objects.get('b/k') ?? []).toString()).toBe(expected);
    const results = {
      overwrite: { status: 'done', bytes: 3 },
      skip: { status: 'skipped', reason: 'exists' },
      fail: { status: 'failed', error: { code: 'PreconditionFailed' } },
    };
    expect(outcome).toMatchObject(results[ifExists]);
  });

  it.each<readonly [IfExists, string]>([
    ['overwrite', 'not here'],
    ['skip', 'not here (the request had the header If-None-Match)'],
    ['fail', 'not here (the request had the header If-None-Match)'],
  ])('hazard 74: says what a store may have refused: %s', async (ifExists, message) => {
    const store = new MemoryStore();
    store.onObject = () => {
      throw new StoreError('NotImplemented', 'not here', { status: 501 });
    };
    const item = { ...object, content: contentOf('new'), ifExists };
    const outcome = await only(upload([item], { store }));
    if (outcome.status !== 'failed') throw new Error(outcome.status);
    expect(outcome.error.cause).toMatchObject({ code: 'NotImplemented', status: 501, message });
    expect(rowOf(factsOf(outcome.error.cause, 'b'))?.id).toBe(
      ifExists === 'overwrite' ? 'not-supported' : 'if-exists-unsupported',
    );
  });

  it('hazard 77: names the places of what may be in the way, where keys are paths', async () => {
    const store = new MemoryStore();
    store.onObject = () => {
      throw new StoreError('ObjectParentIsFile', 'a file', { status: 409 });
    };
    const item = { bucket: 'b', key: 'a/b/c', content: contentOf('new') };
    const outcome = await only(upload([item], { store }));
    const cause: unknown = outcome.status === 'failed' ? outcome.error.cause : undefined;
    expect(cause).toMatchObject({
      code: 'ObjectParentIsFile',
      status: 409,
      message:
        'an object ("a" or "a/b" or below "a/b/c/") is in the way of "a/b/c", since the store ' +
        'keeps keys as paths of files: a file',
    });
  });

  it('holds no more than 128 MiB of bodies at a time', async () => {
    const store = new MemoryStore();
    Object.assign(store, { maxBytesPerPut: 64 * 1024 * 1024 });
    store.onRequest = () => new Promise((resolve) => setImmediate(resolve));
    const content = { size: 1024 ** 3, read: () => Promise.resolve(new Uint8Array(1)) };
    const items = Array.from({ length: 9 }, (_, n) => ({ bucket: 'b', key: `k${n}`, content }));
    for await (const { status } of upload(items, { store })) expect(status).toBe('done');
    expect(store.mostRunning).toBe(2);
  });
});

describe('download', () => {
  const store = new MemoryStore();
  store.objects.set('b/k', Buffer.from('hello'));

  function collecting(): { target: DownloadTarget; text: () => string } {
    const chunks: Uint8Array[] = [];
    const target = {
      async write(body: AsyncIterable<Uint8Array>) {
        for await (const chunk of body) chunks.push(chunk);
      },
    };
    return { target, text: () => Buffer.concat(chunks).toString() };
  }

  it('gives the target every byte', async () => {
    const { target, text } = collecting();
    const outcome = await only(download([{ ...object, target, size: 5 }], { store }));
    expect(outcome).toMatchObject({ status: 'done', bytes: 5, etag: '"5"' });
    expect(text()).toBe('hello');
  });

  it('hazard 8: fails when the object is not as long as it was listed, and tells the target', async () => {
    let told: unknown;
    const target = {
      async write(body: AsyncIterable<Uint8Array>) {
        try {
          for await (const chunk of body) expect(chunk.length).toBeGreaterThan(0);
        } catch (thrown) {
          told = thrown;
          throw thrown;
        }
      },
    };
    const outcome = await only(download([{ ...object, target, size: 6 }], { store }));
    expect(outcome).toMatchObject({
      status: 'failed',
      error: {
        code: 'IncompleteBody',
        cause: {
          message: 'received 5 bytes of an object announced with 5 and listed with 6',
        },
      },
    });
    expect(told).toMatchObject({ code: 'IncompleteBody' });
  });

  it('hazard 8: fails when a target swallows that the body was cut short', async () => {
    const short = new MemoryStore();
    const whole = new MemoryStore();
    whole.objects.set('b/k', Buffer.from('hello'));
    short.get = async (request) => ({ ...(await whole.get(request)), size: 9 });
    const target = {
      async write(body: AsyncIterable<Uint8Array>) {
        try {
          for await (const chunk of body) expect(chunk.length).toBeGreaterThan(0);
        } catch {
          // As a careless target would.
        }
      },
    };
    const outcome = await only(download([{ ...object, target }], { store: short }));
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'IncompleteBody' } });
  });

  it('takes what the target throws for the failure of the object', async () => {
    const target = { write: () => Promise.reject(new Error('disk full')) };
    const outcome = await only(download([{ ...object, target }], { store }));
    expect(outcome).toMatchObject({ status: 'failed', error: { cause: { message: 'disk full' } } });
  });
});
