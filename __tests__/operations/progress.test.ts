import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { download } from '../../src/operations/download.ts';
import type { Progress } from '../../src/operations/progress.ts';
import { upload } from '../../src/operations/upload.ts';
import { outcomesOf } from '../support/operation-under-test.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const MIB = 1024 * 1024;
const PART_SIZE = 5 * MIB;

async function given() {
  const server = await startTestServer();
  const store = await openTestStore(server);
  const said: Progress[] = [];
  const onProgress = (progress: Progress) => {
    said.push(progress);
  };
  return { server, store, said, onProgress };
}

const summed = (said: readonly Progress[]) =>
  said.map(({ done, failed, bytes, objectBytes }) => [
    done,
    failed,
    bytes / MIB,
    objectBytes / MIB,
  ]);

describe('progress', () => {
  it('counts the parts of a large object before it is done', async () => {
    const { store, said, onProgress } = await given();
    const items = [{ bucket: BUCKET, key: 'a', content: randomBytes(11 * MIB) }];
    await outcomesOf(upload(items, { store }, { onProgress, partSize: PART_SIZE }));
    expect(said.map(({ object }) => object)).toEqual(
      said.map(() => ({ bucket: BUCKET, key: 'a' })),
    );
    expect(summed(said).slice(-2)).toEqual([
      [0, 0, 11, 11],
      [1, 0, 11, 11],
    ]);
    expect(said).toHaveLength(4);
  });

  it('takes back the bytes of parts that have to be sent again, or that have failed', async () => {
    const { server, store, said, onProgress } = await given();
    let isLost = true;
    server.onRequest = ({ operation, key }) => {
      if (operation !== 'CompleteMultipartUpload') return undefined;
      if (key === 'b') return { kind: 'status', status: 403, code: 'AccessDenied' };
      if (!isLost) return undefined;
      isLost = false;
      return { kind: 'status', status: 404, code: 'NoSuchUpload' };
    };
    const items = ['a', 'b'].map((key) => ({ bucket: BUCKET, key, content: randomBytes(6 * MIB) }));
    const options = { onProgress, partSize: PART_SIZE, concurrency: 1 };
    const { got } = await outcomesOf(upload(items, { store }, options));
    expect(got.map(({ status }) => status)).toEqual(['done', 'failed']);
    expect(server.counts['UploadPart']).toBe(6);
    expect(Math.max(...said.map(({ bytes }) => bytes))).toBe(12 * MIB);
    expect(summed(said).at(-1)).toEqual([1, 1, 6, 0]);
    expect(summed(said)).toContainEqual([0, 0, 0, 0]);
  });

  it('counts a large download every 8 MiB', async () => {
    const { server, store, said, onProgress } = await given();
    server.bucket(BUCKET).seed('a', randomBytes(20 * MIB));
    let received = 0;
    const target = {
      write: async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) received += chunk.length;
      },
    };
    const { got } = await outcomesOf(
      download([{ bucket: BUCKET, key: 'a', target }], { store }, { onProgress }),
    );
    expect(got).toMatchObject([{ status: 'done' }]);
    expect(received).toBe(20 * MIB);
    expect(said).toHaveLength(3);
    expect(said[0]?.bytes).toBeGreaterThanOrEqual(8 * MIB);
    expect(said[0]?.bytes).toBeLessThan(10 * MIB);
    expect(summed(said).at(-1)).toEqual([1, 0, 20, 20]);
  });
});
