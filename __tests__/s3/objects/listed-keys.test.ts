import { describe, expect, it } from 'vitest';
import { unproven } from '../../../src/s3/errors.ts';
import { createKeyReader } from '../../../src/s3/objects/listed-keys.ts';

interface Row {
  readonly key: string;
  readonly written?: string;
}

interface Page {
  readonly rows: readonly Row[];
  readonly next: Row;
  readonly isEncoded: boolean;
}

/** What a store lists with an encoding and without one; undefined: XML can't hold that page. */
function read(rows: readonly Row[], next: Row, plain?: Omit<Page, 'isEncoded'>) {
  const page: Page = { rows, next, isEncoded: true };
  return createKeyReader().read(page, {
    isKnownToEncode: () => Promise.resolve(false),
    askPlain: (): Promise<Page> =>
      plain === undefined
        ? Promise.reject(unproven('ListObjectVersions', 'a document'))
        : Promise.resolve({ ...plain, isEncoded: false }),
    has: (key) => Promise.resolve(key === 'a+b'),
  });
}

describe('hazard 76: the marker of the next page', () => {
  const row = { key: 'a b', written: 'a+b' };

  it('is the key of the last row where that is decided by its object', async () => {
    expect((await read([row], row)).next).toEqual({ key: 'a+b' });
  });

  it('is as it was read where it has one reading', async () => {
    expect((await read([row], { key: 'c' })).next).toEqual({ key: 'c' });
    const plain = { rows: [{ key: 'a+b' }], next: { key: 'c' } };
    expect((await read([row], row, plain)).next).toEqual({ key: 'c' });
  });

  it.each([
    ['is no row', { key: 'c d', written: 'c+d' }],
    ['is written in another way than the last row', { key: 'a b', written: 'a%20b' }],
  ])('is refused where it has more than one reading and %s', async (_, next) => {
    await expect(read([row], next)).rejects.toMatchObject({ code: 'AmbiguousKeys' });
  });

  it('is refused where XML may not hold it and it is no row', async () => {
    const plain = { rows: [{ key: 'a+b' }], next: { key: 'c\ufffd' } };
    await expect(read([row], row, plain)).rejects.toMatchObject({ code: 'AmbiguousKeys' });
  });
});
