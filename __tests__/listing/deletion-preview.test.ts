import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPreview,
  createDeletionSample,
  type DeletionPreview,
  previewOfDirectories,
} from '../../src/listing/deletion-preview.ts';

const NOW = new Date('2026-01-31T12:00:00Z');
const FACTS = { size: 2, lastModified: NOW };

function previewOf(keys: Iterable<string>): DeletionPreview {
  const sample = createDeletionSample();
  for (const key of keys) sample.add({ key }, FACTS);
  return sample.preview(NOW);
}

/** Objects by directory, as `name count`. */
function sumsOf(keys: Iterable<string>): readonly string[] {
  return previewOf(keys).directories.map(({ name, objects }) => `${name} ${objects}`);
}

describe('a preview of what is deleted', () => {
  it.each([
    ['directories under the prefix', ['s/a/1', 's/a/2', 's/b/c/3'], ['s/a/ 2', 's/b/ 1']],
    ['objects beside them', ['s/a/1', 's/x', 's/y', 's/z/1'], ['s/a/ 1', 's/ 2', 's/z/ 1']],
    [
      'where a single one branches',
      ['s/a/b/1', 's/a/b/c/2', 's/a/b/d/3'],
      ['s/a/b/ 1', 's/a/b/c/ 1', 's/a/b/d/ 1'],
    ],
    ['a single one', ['s/a/b/1', 's/a/b/2'], ['s/a/b/ 2']],
    ['a late branch', ['s/a/b/c/1', 's/a/b/d/1', 's/x/1'], ['s/a/ 2', 's/x/ 1']],
    ['names that begin alike', ['s/a/1', 's/ab/1', 's/a/2'], ['s/a/ 2', 's/ab/ 1']],
    ['the whole bucket', ['a/1', 'b', 'c/d/1'], ['a/ 1', ' 1', 'c/ 1']],
    ['a directory that comes again', ['s/a/1', 's/b/1', 's/a/2'], ['s/a/ 2', 's/b/ 1']],
    ['an object like a directory', ['s/a/', 's/a/1', 's/b/1'], ['s/a/ 2', 's/b/ 1']],
    ['slashes alone', ['/', '//', 'a'], ['/ 2', ' 1']],
    ['no valid Unicode', ['s/\ud800/1', 's/b/1', 's/\ud800/2'], ['s/\ufffd/ 2', 's/b/ 1']],
  ])('adds up %s', (_, keys, expected) => {
    expect(sumsOf(keys)).toEqual(expected);
  });

  it('counts every object once, whatever the order', () => {
    const key = fc.array(fc.constantFrom('a', 'b', '/', '//'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(key), (parts) => {
        const keys = parts.map((part) => `s/${part.join('')}`);
        const { objects, bytes, directories, rest } = previewOf(keys);
        expect([objects, bytes]).toEqual([keys.length, 2 * keys.length]);
        const sum = directories.reduce((before, one) => before + one.objects, rest.objects);
        expect(sum).toBe(keys.length);
        const sorted = [...keys].sort();
        const namesOf = (some: readonly string[]) => [...sumsOf(some)].sort();
        expect(namesOf(sorted)).toEqual(namesOf(keys));
      }),
    );
  });

  it('keeps a hundred directories and 500 objects, of however many', () => {
    function* keys() {
      for (let n = 0; n < 100_000; n += 1) yield `s/${n}/a`;
    }
    const { objects, bytes, directories, rest, first } = previewOf(keys());
    expect([objects, bytes]).toEqual([100_000, 200_000]);
    expect(directories.map(({ name }) => name)).toEqual(
      Array.from({ length: 100 }, (_, n) => `s/${n}/`),
    );
    expect(rest).toEqual({ objects: 99_900, bytes: 199_800 });
    expect(first.map(({ key }) => key)).toEqual(Array.from({ length: 500 }, (_, n) => `s/${n}/a`));
  });

  it('joins what had no name when a wider directory is found', () => {
    const keys = Array.from({ length: 300 }, (_, n) => `s/a/${n}/x`);
    expect(sumsOf([...keys, 's/b/1'])).toEqual(['s/a/ 300', 's/b/ 1']);
    expect(previewOf([...keys, 's/b/1']).rest.objects).toBe(0);
  });

  it('is of whole directories where these are known', () => {
    const groups = Array.from({ length: 103 }, (_, n) => {
      return { name: `s/${n}/`, objects: 2, bytes: 3 };
    });
    const preview = previewOfDirectories(groups, previewOf(['s/0/a']));
    expect(preview.directories).toHaveLength(100);
    expect(preview).toMatchObject({ objects: 206, bytes: 309, rest: { objects: 6, bytes: 9 } });
    expect(preview.first.map(({ key }) => key)).toEqual(['s/0/a']);
  });
});

/** Pages of rows, of which every second is deleted. */
async function* pages(count: number) {
  await Promise.resolve();
  for (let page = 0; page < count; page += 1) {
    yield Array.from({ length: 400 }, (_, n) => {
      const action = n % 2 === 0 ? 'delete' : 'kept';
      return { ...FACTS, key: `s/${page}/${n}`, etag: '', action };
    });
  }
}

describe('afterPreview', () => {
  it.each([
    ['the first 500 are known', 5, 600],
    ['the listing has ended', 2, 400],
    ['an empty listing has ended', 0, 0],
  ])('passes on what is deleted when it was shown: %s', async (_, count, known) => {
    let shown = -1;
    const show = async (sample: { preview(start: Date): DeletionPreview }) => {
      await Promise.resolve();
      expect(shown).toBe(-1);
      shown = sample.preview(NOW).objects;
    };
    const rows: string[] = [];
    for await (const page of afterPreview(pages(count), show)) {
      for (const { key, action } of page) {
        if (action === 'delete') expect(shown).toBe(known);
        rows.push(key);
      }
    }
    expect(shown).toBe(known);
    expect(new Set(rows).size).toBe(400 * count);
    expect(rows).toHaveLength(400 * count);
  });
});
