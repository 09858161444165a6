import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { contentOf, type ContentSource, type UploadItem } from '../../src/core/items.ts';
import { upload, type UploadOptions } from '../../src/operations/upload.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { type ClientName, openOn } from '../support/open-with-client.ts';
import { outcomesOf } from '../support/operation-under-test.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const MIB = 1024 * 1024;
const PART_SIZE = 5 * MIB;
const TEXT = 'grün';
const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];

async function* pieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

function itemOf(content: ContentSource, key = 'a'): UploadItem {
  return { bucket: BUCKET, key, content };
}

async function given(client: ClientName = 'wire') {
  const server = await startTestServer();
  const store = await openOn(client, server);
  const uploadOne = async (content: ContentSource, options: UploadOptions = {}) => {
    const { got } = await outcomesOf(upload([itemOf(content)], { store }, options));
    expect(got).toHaveLength(1);
    return got[0];
  };
  return {
    server,
    store,
    uploadOne,
    bodyOf: (key = 'a') => server.bucket(BUCKET).object(key)?.body,
  };
}

async function fileBlob(): Promise<Blob> {
  const path = join(await mkdtemp(join(tmpdir(), 'blob-')), 'file');
  await writeFile(path, TEXT);
  return openAsBlob(path);
}

const FORMS: readonly (readonly [string, () => ContentSource | Promise<ContentSource>])[] = [
  ['text', () => TEXT],
  ['a Buffer', () => Buffer.from(TEXT)],
  ['a Uint8Array', () => new TextEncoder().encode(TEXT)],
  ['a Blob', () => new Blob([TEXT])],
  ['a File', () => new File([TEXT], 'name')],
  ['the Blob of a file', fileBlob],
  ['a web stream', () => new Blob([TEXT]).stream()],
  ['a Node stream', () => Readable.from([Buffer.from(TEXT)])],
  ['an async iterable', () => pieces(Buffer.from(TEXT), 1)],
  ['what contentOf makes of text', () => contentOf(TEXT)],
  ['what contentOf makes of a stream', () => contentOf(pieces(Buffer.from(TEXT)))],
];

describe('content', () => {
  it.each(FORMS)('may be %s', async (_form, make) => {
    const { uploadOne, bodyOf, server } = await given();
    expect(await uploadOne(await make())).toMatchObject({ status: 'done', bytes: 5 });
    expect(bodyOf()?.toString()).toBe(TEXT);
    expect(server.counts).toEqual({ PutObject: 1 });
  });

  it('may be an empty stream', async () => {
    const { uploadOne, bodyOf } = await given();
    expect(await uploadOne(pieces(Buffer.alloc(0)))).toMatchObject({ status: 'done', bytes: 0 });
    expect(bodyOf()).toEqual(Buffer.alloc(0));
  });

  it('fails alone when a Blob can not be read', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'blob-')), 'file');
    await writeFile(path, TEXT);
    const blob = await openAsBlob(path);
    await writeFile(path, 'something longer');
    const { uploadOne, server } = await given();
    expect(await uploadOne(blob)).toMatchObject({ error: { code: 'UnreadableContent' } });
    expect(server.counts).toEqual({});
  });
});

describe.each(CLIENTS)('a stream on the %s client', (client) => {
  it.each([
    [PART_SIZE, { PutObject: 1 }],
    [PART_SIZE + 1, { CreateMultipartUpload: 1, UploadPart: 2, CompleteMultipartUpload: 1 }],
    [2 * PART_SIZE, { CreateMultipartUpload: 1, UploadPart: 2, CompleteMultipartUpload: 1 }],
    [11 * PART_SIZE + 7, { CreateMultipartUpload: 1, UploadPart: 12, CompleteMultipartUpload: 1 }],
  ])('of %d bytes is stored byte for byte', async (size, counts) => {
    const { uploadOne, bodyOf, server } = await given(client);
    const bytes = randomBytes(size);
    const outcome = await uploadOne(pieces(bytes, 3_000_001), { partSize: PART_SIZE });
    expect(outcome).toMatchObject({ status: 'done', bytes: size });
    expect(outcome).toHaveProperty('etag', server.bucket(BUCKET).object('a')?.etag);
    expect(bodyOf()?.equals(bytes)).toBe(true);
    expect(server.counts).toEqual(counts);
  });

  it('sends a part again with the same bytes', async () => {
    const { uploadOne, bodyOf, server } = await given(client);
    const bytes = randomBytes(3 * PART_SIZE);
    let failures = 2;
    server.onRequest = ({ operation }) => {
      if (operation !== 'UploadPart' || failures === 0) return undefined;
      failures -= 1;
      return { kind: 'status', status: 500, code: 'InternalError' };
    };
    const outcome = await uploadOne(pieces(bytes), { partSize: PART_SIZE });
    expect(outcome?.status).toBe('done');
    expect(server.counts['UploadPart']).toBe(5);
    expect(bodyOf()?.equals(bytes)).toBe(true);
  });

  it('says that the object can not be sent again when the store lost the upload', async () => {
    const { uploadOne, bodyOf, server } = await given(client);
    server.onRequest = ({ operation }) =>
      operation === 'CompleteMultipartUpload'
        ? { kind: 'status', status: 404, code: 'NoSuchUpload', message: 'no such upload' }
        : undefined;
    const outcome = await uploadOne(pieces(randomBytes(2 * PART_SIZE)), { partSize: PART_SIZE });
    expect(outcome).toMatchObject({
      status: 'failed',
      error: {
        code: 'NoSuchUpload',
        cause: {
          message:
            "no such upload; the object can't be sent again from its beginning, because its " +
            'content is a stream, which is read once: upload it again with a new stream',
        },
      },
    });
    expect(server.counts['CreateMultipartUpload']).toBe(1);
    expect(bodyOf()).toBeUndefined();
  });

  it('that breaks fails its object alone, and leaves no upload behind', async () => {
    const { store, server, bodyOf } = await given(client);
    async function* broken() {
      yield* pieces(randomBytes(2 * PART_SIZE));
      throw Object.assign(new Error('read ENOTFOUND'), { code: 'ENOTFOUND' });
    }
    const items = [itemOf(broken()), itemOf('text', 'b')];
    const { got, thrown } = await outcomesOf(upload(items, { store }, { partSize: PART_SIZE }));
    expect(thrown).toBeUndefined();
    expect(got.find(({ key }) => key === 'a')).toMatchObject({
      error: {
        code: 'UnreadableContent',
        cause: { message: "the content can't be read to its end: read ENOTFOUND", scope: 'item' },
      },
    });
    expect([bodyOf('a'), bodyOf('b')?.toString()]).toEqual([undefined, 'text']);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });
});

describe('a stream', () => {
  it('is read only as far as its parts in flight have room', async () => {
    const { store, server } = await given();
    let read = 0;
    let most = 0;
    async function* watched() {
      for await (const chunk of pieces(randomBytes(20 * PART_SIZE), MIB)) {
        read += chunk.length;
        most = Math.max(most, read - stored());
        yield chunk;
      }
    }
    const stored = () => PART_SIZE * (server.counts['UploadPart'] ?? 0);
    const items = [itemOf(watched())];
    await outcomesOf(upload(items, { store }, { partSize: PART_SIZE }));
    expect(read).toBe(20 * PART_SIZE);
    expect(most).toBeLessThanOrEqual(5 * PART_SIZE + MIB);
  });

  it('weighs as much as it may hold, so that few run at a time', async () => {
    const store = new MemoryStore();
    store.onRequest = () => new Promise((resolve) => setImmediate(resolve));
    const items = Array.from({ length: 9 }, (_, n) => itemOf(pieces(Buffer.from('x')), `k${n}`));
    const { got } = await outcomesOf(upload(items, { store }, { partSize: 10 * MIB }));
    expect(got.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 'done'));
    expect(store.mostRunning).toBe(2);
  });

  it('can not be the content of two objects', async () => {
    const { store, bodyOf } = await given();
    const stream = Readable.from([Buffer.from(TEXT)]);
    const items = [itemOf(stream, 'a'), itemOf(stream, 'b')];
    const { got } = await outcomesOf(upload(items, { store }, { concurrency: 1 }));
    expect(got).toMatchObject([
      { status: 'done' },
      {
        error: {
          code: 'InvalidItem',
          cause: {
            message:
              'the content is a stream that was read before: give every item a stream of its own',
          },
        },
      },
    ]);
    expect(bodyOf('b')).toBeUndefined();
  });

  it('fails when it was ended before, and when it yields no bytes', async () => {
    const { uploadOne, server } = await given();
    const ended = Readable.from([Buffer.from(TEXT)]);
    for await (const chunk of ended) expect(chunk).toHaveLength(5);
    expect(await uploadOne(ended)).toMatchObject({ error: { code: 'InvalidItem' } });
    expect(await uploadOne(Readable.from(['text']))).toMatchObject({
      error: { cause: { message: /^the content yielded "text", not bytes: / } },
    });
    expect(server.counts).toEqual({});
  });

  it('is closed when the batch is aborted, also while it hangs', async () => {
    const { store, server } = await given();
    const stopper = new AbortController();
    let isClosed = false;
    const stream: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          setImmediate(() => {
            stopper.abort(new Error('enough'));
          });
          return new Promise(() => undefined);
        },
        return: () => {
          isClosed = true;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    };
    const { got, thrown } = await outcomesOf(
      upload([itemOf(stream)], { store }, { signal: stopper.signal }),
    );
    expect(got).toMatchObject([{ status: 'failed', error: { code: 'RequestCanceled' } }]);
    expect(thrown).toMatchObject({ message: 'enough' });
    expect(server.counts).toEqual({});
    expect(isClosed).toBe(true);
  });
});

describe('partSize', () => {
  it.each([PART_SIZE - 1, 5 * 1024 * MIB + 1, PART_SIZE + 0.5, NaN])('refuses %d', (partSize) => {
    const store = new MemoryStore();
    expect(() => upload([], { store }, { partSize })).toThrow(
      `partSize must be a whole number of bytes from 5242880 (5 MiB) to 5368709120 (5 GiB), got ${partSize}`,
    );
  });

  it('decides about the parts of content of a known size', async () => {
    const { uploadOne, server } = await given();
    await uploadOne(new Uint8Array(6 * MIB));
    expect(server.counts).toEqual({ PutObject: 1 });
    await uploadOne(new Uint8Array(11 * MIB), { partSize: PART_SIZE });
    expect(server.counts['UploadPart']).toBe(3);
  });

  it('must let an object do with 10,000 parts', async () => {
    const { uploadOne, server } = await given();
    const read = () => Promise.reject(new StoreError('ContentChanged', 'never read'));
    const content = { size: 10_000 * PART_SIZE + 1, read };
    expect(await uploadOne(content, { partSize: PART_SIZE })).toMatchObject({
      error: {
        code: 'EntityTooLarge',
        cause: {
          message:
            "the object has more than 10,000 parts of 5.0 MiB, which is S3's limit: give a larger partSize",
        },
      },
    });
    expect(server.counts).toEqual({});
  });
});
