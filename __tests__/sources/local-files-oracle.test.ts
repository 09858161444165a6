import { create } from '@actions/glob';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../../src/core/errors.ts';
import { localFiles } from '../../src/sources/local-files.ts';

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
