import { describe, expect, it } from 'vitest';
import {
  bareETag,
  createListingIndex,
  type ObjectRow,
  splitETag,
} from '../../src/listing/listing-index.ts';

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';
const lastModified = new Date('2026-01-02T03:04:05Z');

describe('the index of a listing', () => {
  it.each([
    ['an MD5', `"${MD5}"`, MD5],
    ['an MD5 of parts', `"${MD5}-12"`, `${MD5}-12`],
    ['an MD5 of 10,000 parts', `"${MD5}-10000"`, `${MD5}-10000`],
    ['no quotes', MD5, MD5],
    ['a weak ETag', `W/"${MD5}"`, MD5],
    ['capitals', `"${MD5.toUpperCase()}"`, MD5.toUpperCase()],
    ['a text', '"v1"', 'v1'],
    ['nothing', '', ''],
    ['parts that begin with 0', `"${MD5}-01"`, `${MD5}-01`],
  ])('gives back the ETag: %s', (_, etag, bare) => {
    const index = createListingIndex();
    index.add({ key: 'k', size: 5 * 1024 ** 4, etag, lastModified });
    expect(index.at(index.rowOf('k') ?? (-1 as ObjectRow))).toEqual({
      size: 5 * 1024 ** 4,
      etag: bare,
      lastModified: lastModified.getTime(),
    });
  });

  it('knows each of many keys by its row, and nothing of others', () => {
    const index = createListingIndex();
    const etagOf = (n: number) => (n % 3 === 0 ? `odd ${n}` : n.toString(16).padStart(32, '0'));
    for (let n = 0; n < 5000; n += 1) {
      index.add({ key: `key ${n} ☃`, size: n, etag: `"${etagOf(n)}"`, lastModified });
    }
    expect([index.count, index.rowOf('key 5000 ☃')]).toEqual([5000, undefined]);
    for (const [row, key] of [...index.keys()].entries()) {
      expect([key, index.rowOf(key)]).toEqual([`key ${row} ☃`, row]);
      expect(index.at(row as ObjectRow)).toMatchObject({ size: row, etag: etagOf(row) });
    }
  });

  it('keeps the latest facts of a key that is listed twice', () => {
    const index = createListingIndex();
    index.add({ key: 'k', size: 1, etag: '"odd"', lastModified });
    index.add({ key: 'k', size: 2, etag: `"${MD5}"`, lastModified });
    expect([index.count, index.at(0 as ObjectRow)]).toMatchObject([1, { size: 2, etag: MD5 }]);
  });
});

it('the index of a listing tells the size and the parts of an object by themselves', () => {
  const index = createListingIndex();
  for (const [size, etag] of [`"${MD5}-12"`, `"${MD5}"`, '"v1"', `"${MD5}-3"`].entries()) {
    index.add({ key: `${size}`, size, etag, lastModified });
  }
  index.add({ key: '3', size: 9, etag: '"v1"', lastModified });
  const rows = [0, 1, 2, 3];
  expect(rows.map((row) => index.sizeAt(row as ObjectRow))).toEqual([0, 1, 2, 9]);
  expect(rows.map((row) => index.partsAt(row as ObjectRow))).toEqual([12, 0, 0, 0]);
});

describe('splitETag', () => {
  it('tells the number of parts, and takes no other form for an MD5', () => {
    expect(splitETag(MD5)).toEqual({ digest: MD5, parts: 0 });
    expect(splitETag(`${MD5}-3`)).toEqual({ digest: MD5, parts: 3 });
    for (const etag of ['', 'v1', `${MD5}0`, `${MD5}-`, `${MD5}-0`, `"${MD5}"`]) {
      expect(splitETag(etag)).toBeUndefined();
    }
    expect(bareETag('"a"b"')).toBe('a"b');
  });
});
