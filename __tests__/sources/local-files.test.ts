import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileContent } from '../../src/sources/file-content.ts';
import { localFiles, type LocalFilesOptions } from '../../src/sources/local-files.ts';

describe('localFiles', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'local-files-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const make = (...paths: string[]) => {
    for (const path of paths) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), path);
    }
  };
  const walk = async (options: Partial<LocalFilesOptions> = {}) => {
    const found = [];
    for await (const { kind, path } of localFiles({ root, ...options }))
      found.push(kind === 'file' ? path : `${kind} ${path}`);
    return found;
  };

  it('tells of a file what its content needs', async () => {
    make('a/b.txt');
    utimesSync(join(root, 'a/b.txt'), 1, 1.5);
    const { dev, ino } = lstatSync(join(root, 'a/b.txt'), { bigint: true });
    const { value: file } = await localFiles({ root }).next();
    expect(file).toEqual({
      kind: 'file',
      path: 'a/b.txt',
      absolutePath: join(root, 'a/b.txt'),
      size: 7,
      mtimeMs: 1500,
      identity: { dev, ino },
    });
    if (file?.kind !== 'file') throw new Error('the one entry is no file');
    const bytes = await fileContent(file.absolutePath, file).read(0, 7);
    expect(Buffer.from(bytes).toString()).toBe('a/b.txt');
  });

  it('takes a root that is relative, or a link to a directory', async () => {
    make('site/a');
    symlinkSync('site', join(root, 'link'));
    expect(await walk({ root: relative(process.cwd(), join(root, 'site')) })).toEqual(['a']);
    expect(await walk({ root: join(root, 'link') })).toEqual(['a']);
  });

  it('yields nothing for an empty directory, and for empty patterns', async () => {
    expect(await walk()).toEqual([]);
    make('a');
    expect(await walk({ patterns: [] })).toEqual([]);
  });

  it('goes by the bytes of the names within each directory', async () => {
    const names = ['!', 'B', 'a.b', 'a/x', 'a0', 'b', 'é', '\ufb01', '\u{1f600}'];
    make(...names.toReversed());
    const files = await walk();
    expect(files).toEqual(['!', 'B', 'a/x', 'a.b', 'a0', 'b', 'é', '\ufb01', '\u{1f600}']);
    expect(await walk({ patterns: ['é', 'b', 'a*', 'a/x'] })).toEqual([
      'a/x',
      'a.b',
      'a0',
      'b',
      'é',
    ]);
  });

  it('hazard 28: keeps names as they are: backslash, byte order mark, line break, dots', async () => {
    const names = ['\ufeffa', '...', 'a\nb', 'a\\b', '~'];
    make(...names);
    expect(await walk({ includeHiddenFiles: true })).toEqual(
      names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });

  it('leaves out what a match of exclude names, whatever the patterns say', async () => {
    make('a.js', 'a.map', 'lib/x.js', 'lib/keep.js', 'node_modules/x/y.js');
    const exclude = ['**/*.map', 'node_modules', 'lib', '!lib/keep.js'];
    expect(await walk({ exclude })).toEqual(['a.js', 'lib/keep.js']);
    expect(await walk({ patterns: ['*.js'], exclude })).toEqual(['a.js']);
  });

  it('hazard 30: names hidden files and directories once, when they would match otherwise', async () => {
    make('.env', '.well-known/a', '.well-known/b', 'a/.x/y', 'a/b', 'a/.c.txt', '.git/config');
    expect(await walk()).toEqual([
      'hidden .env',
      'hidden .git',
      'hidden .well-known',
      'hidden a/.c.txt',
      'hidden a/.x',
      'a/b',
    ]);
    expect(await walk({ patterns: ['a/b', '*.txt', '?well-known/a'] })).toEqual([
      'hidden .well-known',
      'a/b',
    ]);
    expect(await walk({ patterns: ['a/b', '**/*'] })).toContain('hidden .well-known');
    expect(await walk({ exclude: ['**/.*'] })).toEqual(['a/b']);
    expect(await walk({ patterns: ['.well-known/a'], includeHiddenFiles: true })).toEqual([
      '.well-known/a',
    ]);
  });

  it('hazard 30: takes hidden files that a pattern names, and what else it means as before', async () => {
    make('.env', '.well-known/a', '.well-known/.x/b', 'a/.x/y', 'a/b', 'a/.c.txt', '.git/config');
    expect(await walk({ patterns: ['.well-known/**'] })).toEqual([
      'hidden .well-known/.x',
      '.well-known/a',
    ]);
    expect(await walk({ patterns: ['**', '.well-known'] })).toEqual([
      'hidden .env',
      'hidden .git',
      'hidden .well-known/.x',
      '.well-known/a',
      'hidden a/.c.txt',
      'hidden a/.x',
      'a/b',
    ]);
    expect(await walk({ patterns: ['**', '.well-known/*.txt'] })).toContain('hidden .well-known/a');
    expect(await walk({ patterns: ['a/**/.x/*'] })).toEqual(['a/.x/y']);
    expect(await walk({ patterns: ['.env', '.well-known/**'], exclude: ['.well-known'] })).toEqual([
      '.env',
    ]);
    expect(await walk({ patterns: ['.*'], exclude: ['.[!g]*'] })).toEqual(['problem .git']);
  });

  it('finds no gap in a pattern that spells out what is not there', async () => {
    make('a');
    expect(await walk({ patterns: ['missing/**', 'a/b/c', 'a'] })).toEqual(['a']);
  });

  it('looks only where the patterns can match', async () => {
    make('a/b', 'c/d');
    symlinkSync('c', join(root, 'a', 'link.txt'));
    expect(await walk({ patterns: ['a/*.html', 'c/*'] })).toEqual(['c/d']);
  });

  it('reads no further than it is asked', async () => {
    make('a/1', 'b/2', 'c/3');
    const entries = localFiles({ root });
    expect((await entries.next()).value).toMatchObject({ path: 'a/1' });
    make('c/4');
    rmSync(join(root, 'b/2'));
    const rest = [];
    for await (const { path } of entries) rest.push(path);
    expect(rest).toEqual(['c/3', 'c/4']);
  });

  it('yields every file of a directory with more names than are looked at together', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${String(index).padStart(3, '0')}`);
    make(...names);
    expect(await walk()).toEqual(names);
  });

  it('stops with the reason of its signal', async () => {
    make('a', 'b');
    const controller = new AbortController();
    const entries = localFiles({ root, signal: controller.signal });
    await entries.next();
    const reason = new Error('cancelled');
    controller.abort(reason);
    await expect(entries.next()).rejects.toBe(reason);
  });
});
