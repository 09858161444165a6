import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHeaderRules } from '../../src/headers/rules.ts';
import { upload } from '../../src/operations/upload.ts';
import { directoryItems, type DirectoryItemsOptions } from '../../src/transfer/upload-directory.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { outcomesOf } from '../support/operation-under-test.ts';

function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'items-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

async function itemsOf(options: Omit<DirectoryItemsOptions, 'bucket'>) {
  const items = [];
  for await (const item of directoryItems({ bucket: 'b', ...options })) items.push(item);
  return items;
}

const SITE = {
  'index.html': '<p>',
  'assets/app.js': '1',
  'assets/app.js.map': '2',
  '.hidden': 'x',
  'drafts/a.html': 'y',
};

describe('directoryItems', () => {
  it('gives every file its key, its content type and the headers of the rules', async () => {
    const { rules } = parseHeaderRules('assets/**\n  Cache-Control: max-age=60');
    const directory = directoryOf(SITE);
    const items = await itemsOf({
      directory,
      prefix: 'site/',
      headers: rules,
      exclude: ['drafts/**'],
    });
    expect(items).toMatchObject([
      {
        key: 'site/assets/app.js',
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'max-age=60',
        },
        content: { size: 1 },
        ifExists: 'overwrite',
      },
      { key: 'site/assets/app.js.map', headers: { 'cache-control': 'max-age=60' } },
      { key: 'site/index.html', headers: { 'content-type': 'text/html; charset=utf-8' } },
    ]);
    expect(items).toHaveLength(3);
  });

  it('takes what is included, and hidden files when it is told to', async () => {
    const directory = directoryOf(SITE);
    const keys = async (options: Partial<DirectoryItemsOptions>) =>
      (await itemsOf({ directory, ...options })).map(({ key }) => key);
    expect(await keys({ include: ['*.html'] })).toEqual(['index.html']);
    expect(await keys({ include: ['*', '!assets', '!drafts'], includeHiddenFiles: true })).toEqual([
      '.hidden',
      'index.html',
    ]);
  });

  it('yields outcomes for what is no item, and uploads the rest', async () => {
    const directory = directoryOf({ 'a.txt': 'text', '.s3-batch-action': 'state' });
    symlinkSync('a.txt', join(directory, 'link'));
    symlinkSync('nowhere', join(directory, 'broken'));
    writeFileSync(join(directory, 'é'.repeat(120)), 'long');
    const store = new MemoryStore();
    const options = { directory, includeHiddenFiles: true, prefix: `${'p'.repeat(900)}/` };
    const items = directoryItems({ bucket: 'b', ...options });
    const { got } = await outcomesOf(upload(items, { store }));
    const said = got.map((one) => [
      one.key.slice(901),
      one.status === 'failed' ? one.error.code : one.status,
    ]);
    expect(said.sort()).toEqual([
      ['.s3-batch-action', 'skipped'],
      ['a.txt', 'done'],
      ['broken', 'skipped'],
      ['link', 'skipped'],
      ['é'.repeat(120), 'InvalidKey'],
    ]);
    const followed = await itemsOf({ directory, followSymlinks: true });
    expect(followed.find(({ key }) => key === 'broken')).toMatchObject({ status: 'failed' });
    expect(followed.find(({ key }) => key === 'link')).toMatchObject({ content: { size: 4 } });
  });

  it('skips existing objects when it is told to', async () => {
    const store = new MemoryStore();
    store.objects.set('b/a.txt', Buffer.from('old'));
    const items = directoryItems({
      bucket: 'b',
      directory: directoryOf({ 'a.txt': 'new' }),
      ifExists: 'skip',
    });
    expect((await outcomesOf(upload(items, { store }))).got).toMatchObject([{ reason: 'exists' }]);
  });

  it('throws where there is no directory', async () => {
    await expect(itemsOf({ directory: '/nowhere/at/all' })).rejects.toMatchObject({
      code: 'SourceUnreadable',
    });
  });
});
