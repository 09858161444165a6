import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { syncDirectory } from '../../src/sync/sync-directory.ts';
import { PathStore, refusal, type Refusal } from './path-store.ts';

type Files = Readonly<Record<string, string>>;

const DENIED = new StoreError('AccessDenied', 'denied', { status: 403 });

let temp = '';
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'in-way-'));
  vi.stubEnv('RUNNER_TEMP', temp);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temp, { recursive: true });
});

/** A store with these objects, and a directory with these files. */
async function given(objects: Files, files: Files) {
  const store = new PathStore();
  for (const [name, text] of Object.entries(objects)) {
    store.objects.set(`b/site/${name}`, Buffer.from(text));
    store.headers.set(`b/site/${name}`, { 'content-type': 'text/old' });
  }
  const source = await mkdtemp(join(tmpdir(), 'in-way-source-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(source, name)), { recursive: true });
    await writeFile(join(source, name), text);
  }
  return { store, source };
}

async function sync(store: PathStore, source: string, signal?: AbortSignal) {
  const options = { bucket: 'b', prefix: 'site/', source, store, deletes: true, signal };
  const outcomes: Outcome[] = [];
  let thrown: unknown;
  try {
    for await (const outcome of syncDirectory(options)) outcomes.push(outcome);
  } catch (error) {
    thrown = error;
  }
  const messages = outcomes.flatMap((one) =>
    one.status === 'failed' ? [(one.error.cause as Error).message] : [],
  );
  return { ends: outcomes.map(endOf), messages, thrown };
}

function endOf(outcome: Outcome): string {
  const detail = outcome.status === 'failed' ? outcome.error.code : (outcome.reason ?? '');
  return `${outcome.status} ${outcome.op} ${outcome.key.slice('site/'.length)} ${detail}`.trim();
}

function bodies(store: PathStore): Files {
  const entries = [...store.objects].filter(([name]) => !name.includes('.s3-batch-action'));
  return Object.fromEntries(
    entries.map(([name, bytes]) => [name.slice('b/site/'.length), Buffer.from(bytes).toString()]),
  );
}

const PAGE = { about: 'old page' };
const FILES = { 'about/index.html': 'new', 'about/logo.png': 'logo' };

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
    expect(messages[0]).toMatch(/: object "site\/about" is not the one that was listed any more$/);
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
        '(denied); what was in the way is there as before',
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
        'another file in its place could not be stored; what was in the way is there as before',
      'denied; what was in the way is there as before',
      'deleted and put back, since what was to replace it was not stored',
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

/** The second time that the key is stored fails. */
function refuseOnce(store: PathStore, name: string): void {
  let times = 0;
  store.refuse = (operation, key) =>
    operation === 'PUT' && key === `site/${name}` && ++times === 2 ? DENIED : undefined;
}
