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
import { dirname, join, relative } from 'node:path';
import { create } from '@actions/glob';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../../src/core/errors.ts';
import { fileContent } from '../../src/local/file-content.ts';
import { localFiles, type LocalFilesOptions } from '../../src/local/walk.ts';

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

/** What @actions/glob finds; it prints commands for the runner's log, which nobody needs here. */
async function filesByActionsGlob(root: string, patterns: readonly string[]): Promise<string[]> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const lines = patterns.map((line) => {
    const [, marks = '', pattern = ''] = /^([!\s]*)(.*)$/.exec(line) ?? [];
    return pattern === '' || line.startsWith('#') ? line : `${marks}${root}/${pattern}`;
  });
  const options = { followSymbolicLinks: false, matchDirectories: false };
  const found = await (await create(lines.join('\n'), options)).glob();
  write.mockRestore();
  return found.map((path) => relative(root, path)).sort();
}

async function filesByWalk(root: string, patterns: readonly string[]): Promise<string[]> {
  const paths = [];
  for await (const entry of localFiles({ root, patterns, includeHiddenFiles: true })) {
    expect(entry.kind).toBe('file');
    paths.push(entry.path);
  }
  return paths.sort();
}

function makeTree(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    try {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    } catch {
      // A name that is a file already can't be a directory too: the tree is made without it.
    }
  }
}

const TREE = [
  'index.html',
  'a.map',
  '.hidden',
  'docs/index.html',
  'docs/a/b/deep.txt',
  'docs/.x/y',
  'docs [1]/c.txt',
  'b*c/d',
  'back\\slash/e',
  '#no-comment',
  '!bang',
  '{a,b}',
  'node_modules/x/index.js',
  'ÿ/é.txt',
];

describe('the files that localFiles yields', () => {
  let base: string;
  let root: string;
  beforeAll(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'local-files-oracle-')));
    root = join(base, 'tree');
    makeTree(root, TREE);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  it.each<[count: number, patterns: string]>([
    [14, '**'],
    [1, '*.html'],
    [1, 'index.html'],
    [2, '**/index.html'],
    [3, 'docs'],
    [3, 'docs/'],
    [0, 'index.html/'],
    [1, 'index.html/**'],
    [13, '**\n!node_modules'],
    [2, '**/*.html\n!docs\ndocs/index.html'],
    [2, 'docs/a\nnode_modules/**/*.js'],
    [0, 'missing/**'],
    [1, 'docs [[]1]/c.txt'],
    [1, 'b[*]c/*'],
    [1, 'back\\\\slash'],
    [1, '[#]*'],
    [1, '{a,b}'],
    [1, '[!a-z.#{b]*/é.txt'],
    [2, '**/.*'],
    [0, '# docs\n\n'],
    [0, '!docs'],
  ])('are %i for %j, as with @actions/glob', async (count, patterns) => {
    const lines = patterns.split('\n');
    const expected = await filesByActionsGlob(root, lines);
    expect(await filesByWalk(root, lines)).toEqual(expected);
    expect(expected).toHaveLength(count);
  });

  it('are those of @actions/glob for any tree and any patterns', async () => {
    const name = fc.constantFrom('a', 'b', 'ab', '.c', 'a.b', '[a]', 'a\\b', '*');
    const glob = fc.oneof(
      fc.constantFrom(
        'a',
        'b',
        '.c',
        '*',
        '**',
        'a*',
        '?',
        '[ab]',
        '[!a]',
        '*.b',
        '[[]a]',
        'a\\\\b',
      ),
      fc.constantFrom('[', '[]', '[a', '\\*', '***', '**a', '\\a', '.*', '+(a)', '{a,b}', ' a '),
    );
    const some = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
      fc.array(item, { minLength: 1, maxLength });
    const line = fc
      .tuple(fc.constantFrom('', '', '!', '#'), some(glob, 4), fc.constantFrom('', '', '/', '//'))
      .map(([mark, globs, slash]) => mark + globs.join('/') + slash);
    const paths = some(
      some(name, 4).map((names) => names.join('/')),
      12,
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(paths, some(line, 4), async (tree, patterns) => {
        const directory = join(base, `run-${run++}`);
        mkdirSync(directory);
        makeTree(directory, tree);
        const expected = await filesByActionsGlob(directory, patterns).catch((error: unknown) => {
          // It gives up when a pattern spells out a path below a file; the walk finds nothing there.
          fc.pre(codeOf(error) !== 'ENOTDIR');
          throw error;
        });
        expect(await filesByWalk(directory, patterns)).toEqual(expected);
        rmSync(directory, { recursive: true });
      }),
      { numRuns: 400 },
    );
  });
});
