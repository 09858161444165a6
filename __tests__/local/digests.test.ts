import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import { digestContent, withDigest } from '../../src/local/digests.ts';
import { partSizeFor, partSizesFor } from '../../src/object-store/part-sizes.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const MIB = 1024 ** 2;
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

describe('digestContent', () => {
  it.each([0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 7])('gives the MD5 of %d bytes', async (size) => {
    const bytes = randomBytes(size);
    expect((await digestContent(contentOf(bytes))).md5).toBe(md5(bytes));
  });

  it.each([5 * MIB, 5 * MIB + 1, 10 * MIB, 11 * MIB, 100])(
    'hazard 41: gives the ETag that S3 makes of %d bytes in parts',
    async (size) => {
      const bytes = randomBytes(size);
      const { etags } = await digestContent(contentOf(bytes), { partSizes: [5 * MIB, MIB + 3] });
      const expected = [5 * MIB, MIB + 3].map((part) => {
        const count = Math.ceil(size / part);
        const parts = Array.from({ length: count }, (_, n) =>
          createHash('md5')
            .update(bytes.subarray(n * part, (n + 1) * part))
            .digest(),
        );
        return `${md5(Buffer.concat(parts))}-${count}`;
      });
      expect(etags).toEqual(expected);
    },
  );

  it('finds the ETag of what this project uploads in parts', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server, { limits: {} });
    const content = contentOf(randomBytes(17 * MIB));
    const { etag } = await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    const partSizes = partSizesFor(content.size, 3);
    expect(partSizes[0]).toBe(partSizeFor(content.size));
    const { etags } = await digestContent(content, { partSizes });
    expect(etags[0]).toBe(etag?.replaceAll('"', ''));
  });

  it('gives all bytes to the checksum, in their order', async () => {
    const bytes = randomBytes(2 * MIB + 1);
    const checksum = createHash('sha256');
    await digestContent(contentOf(bytes), { checksum });
    expect(checksum.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('partSizesFor', () => {
  it.each([
    [17 * MIB, 3, [8]],
    [100 * MIB, 7, [15, 16]],
    [100 * MIB, 1, [100]],
    [0, 1, [8]],
    [100 * MIB, 0, []],
    [100 * MIB, 3, []],
  ])('%d bytes in %d parts', (size, parts, expected) => {
    const sizes = partSizesFor(size, parts).map((bytes) => bytes / MIB);
    expect(sizes.sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
  });
});

describe('withDigest', () => {
  it('knows the MD5 of what was read from start to end, also again, and of nothing else', async () => {
    const bytes = randomBytes(100);
    const { content, md5: known } = withDigest(contentOf(bytes));
    expect([content.size, known()]).toEqual([100, undefined]);
    await content.read(0, 60);
    expect(known()).toBeUndefined();
    await content.read(60, 100);
    expect(known()).toBe(md5(bytes));
    await content.read(0, 60);
    await content.read(70, 100);
    expect(known()).toBeUndefined();
    await content.read(0, 100);
    expect(known()).toBe(md5(bytes));
  });
});
