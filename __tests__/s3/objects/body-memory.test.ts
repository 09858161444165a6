import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content.ts';
import { createBodyMemory } from '../../../src/s3/objects/body-memory.ts';
import { createMemories } from '../../support/into-memory.ts';
import { openOn, type ClientName } from '../../support/open-with-client.ts';
import { BUCKET, startTestServer } from '../../support/test-store.ts';

const KIB = 1024;
const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];

async function given(client: ClientName) {
  const server = await startTestServer();
  const store = await openOn(client, server);
  const put = (key: string, content: Content) =>
    store.put({ bucket: BUCKET, key, content, headers: {} });
  const bodyOf = (key: string) => server.bucket(BUCKET).object(key)?.body;
  return { server, put, bodyOf, memories: createMemories() };
}

describe.each(CLIENTS)('the memory of a body on the %s client', (client) => {
  it('is that of one before it, once that is stored', async () => {
    const { put, bodyOf, memories } = await given(client);
    const bodies = [3 * KIB, 4 * KIB, 1, 5 * KIB, 7 * KIB].map((size) => randomBytes(size));
    for (const [n, bytes] of bodies.entries()) await put(`${n}`, memories.contentOf(bytes));
    expect(memories.used).toEqual([1, 1, 1, 2, 2]);
    expect(bodies.map((bytes, n) => bodyOf(`${n}`)?.equals(bytes))).not.toContain(false);
  });

  it('is not shared by bodies in flight', async () => {
    const { put, bodyOf, memories } = await given(client);
    const bodies = Array.from({ length: 8 }, () => randomBytes(KIB));
    await put('before', memories.contentOf(randomBytes(KIB)));
    await Promise.all(bodies.map((bytes, n) => put(`${n}`, memories.contentOf(bytes))));
    expect(memories.used.toSorted()).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(bodies.map((bytes, n) => bodyOf(`${n}`)?.equals(bytes))).not.toContain(false);
  });

  it('is left alone when an attempt failed, which may be under way still', async () => {
    const { server, put, memories } = await given(client);
    const failures: (500 | 400)[] = [500, 400];
    server.onRequest = () => {
      const status = failures.pop();
      return status && { kind: 'status', status, code: 'Refused' };
    };
    const content = memories.contentOf(randomBytes(KIB));
    await expect(put('a', content)).rejects.toMatchObject({ code: 'Refused', status: 400 });
    await expect(put('a', content)).resolves.toMatchObject({ attempts: 2 });
    await put('a', content);
    expect(memories.used).toEqual([1, 2, 3]);
  });
});

describe('createBodyMemory', () => {
  it.each([
    [1, 4 * KIB],
    [4 * KIB, 4 * KIB],
    [4 * KIB + 1, 8 * KIB],
    [256 * KIB, 256 * KIB],
  ])('takes for %d bytes memory of %d', (size, given) => {
    expect(createBodyMemory().take(size)?.byteLength).toBe(given);
  });

  it.each([0, 256 * KIB + 1])('takes none for %d bytes', (size) => {
    expect(createBodyMemory().take(size)).toBeUndefined();
  });

  it('keeps no more than 8 MiB for later', () => {
    const memory = createBodyMemory();
    const all = Array.from({ length: 40 }, () => memory.take(256 * KIB));
    for (const one of all) if (one !== undefined) memory.giveBack(one);
    const again = new Set(Array.from({ length: 40 }, () => memory.take(256 * KIB)));
    expect(all.filter((one) => again.has(one))).toHaveLength(32);
  });
});
