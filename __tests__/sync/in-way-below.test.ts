import { describe, expect, it } from 'vitest';
import { bodies, DENIED, FILES, given, PAGE, sync } from './given-in-way.ts';
import { refusal } from './path-store.ts';

describe('hazard 77: objects below the key of a file', () => {
  it('are all replaced by it', async () => {
    const { store, source } = await given(
      { ...FILES, 'about-us': 'a' },
      { ...PAGE, 'about-us': 'a' },
    );
    const { ends } = await sync(store, source);
    expect(ends).toEqual([
      'done copy about-us headers',
      'done upload about new',
      'done delete about/index.html',
      'done delete about/logo.png',
    ]);
  });

  it('are all put back when one can not be deleted', async () => {
    const { store, source } = await given(FILES, PAGE);
    store.refuse = (operation, key) =>
      operation === 'DELETE' && key.endsWith('.png') ? DENIED : undefined;
    const { ends } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload about ExistingObjectIsDirectory',
      'failed delete about/index.html NotReplaced',
      'failed delete about/logo.png AccessDenied',
    ]);
    expect(bodies(store)).toEqual(FILES);
  });

  it('are not replaced when one of them is kept', async () => {
    const { store, source } = await given(FILES, PAGE);
    const list = store.list.bind(store);
    store.list = async (request) => {
      const { objects, serverTime } = await list(request);
      const later = new Date(1_000_000);
      return {
        objects: objects.map((one) =>
          one.key.endsWith('.png') ? { ...one, lastModified: later } : one,
        ),
        serverTime,
      };
    };
    const { messages } = await sync(store, source);
    expect(messages[0]).toMatch(/^object "site\/about\/logo.png" is in the way of "site\/about":/);
    expect(bodies(store)).toEqual(FILES);
  });

  it('are not replaced when they are more than 1,000', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1001 }, (_, n) => [`about/${n}.txt`, String(n)]),
    );
    const others = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`n${n}`, String(n)]));
    const { store, source } = await given(many, { ...PAGE, ...others });
    const { messages } = await sync(store, source);
    expect(messages[0]).toBe(
      'object "site/about/0.txt" and 1,000 more are in the way of "site/about": the store keeps ' +
        'keys as paths of files, where nothing is both a file and a directory; more than 1,000 ' +
        'objects are not replaced by one: delete them first, or rename the file',
    );
    expect(Object.keys(bodies(store))).toHaveLength(2201);
  });

  it('is named as it may be when it was not listed', async () => {
    const { store, source } = await given({}, { 'a/b.txt': 'b' });
    store.refuse = (operation) =>
      operation === 'PUT' ? refusal('XMinioParentIsObject') : undefined;
    const { messages } = await sync(store, source);
    expect(messages).toEqual([
      'an object that was not listed under the prefix ("site" or "site/a" or below ' +
        '"site/a/b.txt/") is in the way of "site/a/b.txt": the store keeps keys as paths of files, ' +
        'where nothing is both a file and a directory; delete it, or rename the file',
    ]);
  });
});
