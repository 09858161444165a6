import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { bodies, DENIED, FILES, given, PAGE, sync } from './given-in-way.ts';
import type { PathStore, Refusal } from './path-store.ts';

const SSE = { 'x-amz-server-side-encryption': 'AES256' };

let temp = '';
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'in-way-'));
  vi.stubEnv('RUNNER_TEMP', temp);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temp, { recursive: true });
});

describe('hazard 77: an object in the way of a file', () => {
  it('is read, deleted and replaced, key by key', async () => {
    const { store, source } = await given(PAGE, FILES);
    const { ends, thrown } = await sync(store, source);
    expect(thrown).toBeUndefined();
    expect(ends).toEqual([
      'done upload about/logo.png new',
      'done upload about/index.html new',
      'done delete about',
    ]);
    expect(store.asked).toEqual([
      'PUT about/logo.png',
      'PUT about/index.html',
      'GET about',
      'HEAD about',
      'DELETE about', // under a condition that nothing meets
      'DELETE about',
      'PUT about/logo.png',
      'PUT about/index.html',
    ]);
    expect(bodies(store)).toEqual(FILES);
  });

  it.each<readonly [string, Refusal, string]>([
    ['GET', (operation) => (operation === 'GET' ? DENIED : undefined), 'denied'],
    ['HEAD', (operation) => (operation === 'HEAD' ? DENIED : undefined), 'denied'],
  ])('is not touched when its %s fails', async (_, refuse, why) => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    store.refuse = refuse;
    const { ends, messages } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload about/index.html ObjectParentIsFile',
      'failed delete about DeletesStopped',
    ]);
    expect(messages[0]).toBe(
      'object "site/about" is in the way of "site/about/index.html": it could not be read, so ' +
        `nothing was changed: ${why}`,
    );
    expect(bodies(store)).toEqual(PAGE);
    expect(store.asked).not.toContain('DELETE about');
  });

  it('is not touched, and nothing else either, when the credentials expire', async () => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    const expired = new StoreError('ExpiredToken', 'expired', { scope: 'batch' });
    store.refuse = (operation) => (operation === 'GET' ? expired : undefined);
    const { ends, thrown } = await sync(store, source);
    expect([ends, thrown]).toEqual([
      ['failed upload about/index.html ObjectParentIsFile'],
      expired,
    ]);
    expect(bodies(store)).toEqual(PAGE);
  });

  it('is not touched when it is not the listed one any more', async () => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    store.refuse = (operation) => {
      if (operation === 'GET') store.objects.set('b/site/about', Buffer.from('newer!!!'));
      return undefined;
    };
    const { messages } = await sync(store, source);
    expect(messages[0]).toMatch(/: object "site\/about" was replaced after it was listed$/);
    expect(bodies(store)).toEqual({ about: 'newer!!!' });
  });

  it('is replaced after all other uploads, and before the other deletes', async () => {
    const files = { 'about/a.css': 'new', 'z.html': 'z' };
    const { store, source } = await given({ ...PAGE, 'gone.txt': 'g' }, files);
    await sync(store, source);
    expect(store.writes.filter((write) => !write.includes('.s3-batch-action'))).toEqual([
      'PUT site/z.html',
      'DELETE site/about',
      'PUT site/about/a.css',
      'DELETE site/gone.txt',
    ]);
  });

  it('is not touched when another upload failed', async () => {
    const { store, source } = await given(PAGE, { 'about/a.css': 'new', 'z.html': 'z' });
    store.refuse = (_, key) => (key.endsWith('z.html') ? DENIED : undefined);
    const { ends, messages } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload z.html AccessDenied',
      'failed upload about/a.css ObjectParentIsFile',
      'failed delete about DeletesStopped',
    ]);
    expect(messages[1]).toBe(
      'object "site/about" is in the way of "site/about/a.css": it was not replaced, since ' +
        'another change failed',
    );
    expect(bodies(store)).toEqual(PAGE);
  });

  it('stays, and so does the refusal, when it can not be deleted', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.refuse = (operation) => (operation === 'DELETE' ? DENIED : undefined);
    const { ends, messages } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload about/logo.png ObjectParentIsFile',
      'failed upload about/index.html ObjectParentIsFile',
      'failed delete about AccessDenied',
    ]);
    expect(messages[0]).toBe(
      'object "site/about" is in the way of "site/about/logo.png": it could not be deleted ' +
        '(denied); what was in the way is still there',
    );
    expect(bodies(store)).toEqual(PAGE);
  });

  it('is put back when its delete was done, and the answer lost', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.losesAnswers = true;
    store.refuse = (operation) => (operation === 'DELETE' ? DENIED : undefined);
    const { ends } = await sync(store, source);
    expect(ends.at(-1)).toBe('failed delete about NotReplaced');
    expect(bodies(store)).toEqual(PAGE);
  });

  it('is put back when a HEAD is answered by a page of something else', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.losesAnswers = true;
    store.refuse = (operation) => (operation === 'DELETE' ? DENIED : undefined);
    const head = store.head.bind(store);
    const page = { headers: { 'content-type': 'text/html' }, checksums: {} } as const;
    store.head = async (request) => (await head(request)) ?? page;
    await sync(store, source);
    expect(bodies(store)).toEqual(PAGE);
  });

  it('is replaced where a HEAD has no ETag, and put back with what it has', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.head = () => Promise.resolve({ headers: { 'content-type': 'a/b' }, checksums: {} });
    refuseOnce(store, 'about/index.html');
    await sync(store, source);
    expect(bodies(store)).toEqual(PAGE);
    expect(store.headers.get('b/site/about')).toEqual({ 'content-type': 'a/b' });
  });

  it('hazard 72: is replaced where its ACL and its tags can not be read', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.tags = () => Promise.reject(DENIED);
    store.grants = () => Promise.reject(new StoreError('UnprovenAnswer', 'no owner'));
    expect((await sync(store, source)).ends.at(-1)).toBe('done delete about');
  });

  it('is put back with its headers and tags when a file can not be stored', async () => {
    const { store, source } = await given(PAGE, FILES);
    store.ownTags = { 'x-amz-tagging': 'a=b' };
    refuseOnce(store, 'about/index.html');
    const { ends, messages } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload about/logo.png ObjectParentIsFile',
      'failed upload about/index.html AccessDenied',
      'failed delete about NotReplaced',
    ]);
    expect(messages).toEqual([
      'object "site/about" is in the way of "site/about/logo.png": it was not replaced, since ' +
        'another file there could not be stored; what was in the way is still there',
      'denied; what was in the way is still there',
      'deleted and put back, since its replacement could not be stored',
    ]);
    expect(bodies(store)).toEqual(PAGE);
    expect(store.headers.get('b/site/about')).toEqual({
      'content-type': 'text/old',
      'x-amz-tagging': 'a=b',
    });
    expect(await readdir(temp)).toEqual([]);
    const again = await sync(store, source);
    expect(again.ends.filter((end) => end.startsWith('done'))).toHaveLength(3);
    expect(bodies(store)).toEqual(FILES);
  });

  it('is put back without ACL and tags when the store refuses it with them', async () => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    store.ownTags = { 'x-amz-tagging': 'a=b' };
    let puts = 0;
    store.refuse = (operation) =>
      operation === 'PUT' && ++puts > 1 && puts < 4 ? DENIED : undefined;
    const { messages } = await sync(store, source);
    expect(messages[1]).toMatch(/^deleted and put back, without its ACL and tags,/);
    expect(store.headers.get('b/site/about')).toEqual({ 'content-type': 'text/old' });
  });

  it('is put back with what the rules set for its key when the store demands that', async () => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    store.ownTags = { 'x-amz-tagging': 'a=b' };
    store.headers.set('b/site/about', {
      'content-type': 'text/old',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'old',
    });
    let puts = 0;
    store.refuse = (operation) =>
      operation === 'PUT' && ++puts > 1 && puts < 4 ? DENIED : undefined;
    const wanted = { 'x-amz-acl': 'public-read', 'cache-control': 'no-cache', ...SSE };
    const rules = [{ glob: '**', headers: wanted }];
    const { messages } = await sync(store, source, undefined, rules);
    expect(messages[1]).toBe(
      'deleted and put back, with the encryption, ACL and tags that "headers" sets, since its ' +
        'replacement could not be stored',
    );
    expect(store.headers.get('b/site/about')).toEqual({ 'content-type': 'text/old', ...SSE });
  });

  it('is saved, and named, when it can not be put back', async () => {
    const { store, source } = await given({ about: 'o', 'x.txt': 'x' }, FILES);
    let puts = 0;
    store.refuse = (operation) => (operation === 'PUT' && ++puts > 2 ? DENIED : undefined);
    const { ends, messages } = await sync(store, source);
    expect(ends).toEqual([
      'failed upload about/logo.png AccessDenied',
      'failed upload about/index.html ObjectParentIsFile',
      'failed delete about NotRestored',
      'failed delete x.txt DeletesStopped',
    ]);
    const [folder = ''] = await readdir(temp);
    const saved = join(temp, folder, '0');
    const lost =
      'object "site/about" was deleted and could not be put back (denied): ' +
      `its bytes are in "${saved}" as long as the runner keeps that file`;
    expect(messages.slice(0, 3)).toEqual([
      `denied; ${lost}`,
      expect.stringMatching(/^object "site\/about" is in the way .*; object "site\/about" was del/),
      lost,
    ]);
    expect(await readFile(saved, 'utf8')).toBe('o');
  });

  it('is put back by a run that is stopped in between', async () => {
    const { store, source } = await given(PAGE, { 'about/index.html': 'new' });
    const controller = new AbortController();
    let puts = 0;
    store.refuse = (operation) => {
      if (operation !== 'PUT' || ++puts !== 2) return undefined;
      controller.abort(new Error('stopped'));
      return new StoreError('RequestCanceled', 'stopped');
    };
    const { ends, thrown } = await sync(store, source, controller.signal);
    expect(thrown).toEqual(new Error('stopped'));
    expect(ends).toEqual([
      'failed upload about/index.html RequestCanceled',
      'failed delete about NotReplaced',
    ]);
    expect(bodies(store)).toEqual(PAGE);
  });

  it('goes through a file when it is large', async () => {
    const large = { about: 'o'.repeat(5000) };
    const { store, source } = await given(large, { 'about/index.html': 'new' });
    let folders: readonly string[] = [];
    let puts = 0;
    store.refuse = (operation) => {
      if (operation !== 'PUT' || ++puts !== 2) return undefined;
      return DENIED;
    };
    const deleteMany = store.deleteMany.bind(store);
    store.deleteMany = async (...args) => {
      folders = await readdir(temp);
      return deleteMany(...args);
    };
    await sync(store, source);
    expect(folders).toHaveLength(1);
    expect(bodies(store)).toEqual(large);
    expect(await readdir(temp)).toEqual([]);
  });
});

/** The second time that the key is stored fails. */
function refuseOnce(store: PathStore, name: string): void {
  let times = 0;
  store.refuse = (operation, key) =>
    operation === 'PUT' && key === `site/${name}` && ++times === 2 ? DENIED : undefined;
}
