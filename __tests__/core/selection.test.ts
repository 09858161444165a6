import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeySelection, createPathSelection } from '../../src/core/globs/selection.ts';
import { localFiles } from '../../src/local/walk.ts';

const none = { include: [], exclude: [] };

describe('createKeySelection', () => {
  it.each([
    ['every key without globs', 'p/', none, 'p/a/../b', true],
    ['a key that a glob means', 'p/', { ...none, include: ['*.txt'] }, 'p/a.txt', true],
    ['not one of a directory below', 'p/', { ...none, include: ['*.txt'] }, 'p/a/b.txt', false],
    ['not one that is excluded', 'p/', { ...none, exclude: ['a/**'] }, 'p/a/b', false],
    ['hidden names', 'p/', { ...none, include: ['**'] }, 'p/.a/.b', true],
    ['markers of directories', 'p/', { ...none, exclude: ['a/**'] }, 'p/', true],
    ['no dot segments, which no glob protects', 'p/', { ...none, exclude: ['a'] }, 'p/./a', false],
    [
      'below the directory of a star',
      'p/logs-',
      { ...none, include: ['logs-1/*'] },
      'p/logs-1/a',
      true,
    ],
    ['a backslash as a character', '', { ...none, include: ['a\\\\b'] }, 'a\\b', true],
  ])('means %s', (_, prefix, globs, key, expected) => {
    expect(createKeySelection({ prefix, ...globs })(key)).toBe(expected);
  });
});

const PATHS = [
  'a.css',
  'index.html',
  '.env',
  '.well-known/security.txt',
  '.well-known/.cache/x',
  '.well-known/docs/a.css',
  'docs/.htaccess',
  'docs/a.css',
  'docs/.cache/x',
  'docs/deep/index.html',
  'docs/deep/a.txt',
  '.git/config',
  'docs/.GIT/config',
];
const GLOBS = [
  '**',
  '*.css',
  '**/*.html',
  'docs',
  'docs/**',
  '!docs/deep/**',
  '.well-known',
  '**/.*',
  '.well-known/**',
  '!.well-known/**',
  '.well-known/*/a.css',
  '**/.htaccess',
  'docs/.cache',
  '.e*',
  '?env',
  '.git/**',
  '\\.env',
  '[.]env',
];

describe('createPathSelection', () => {
  it('selects exactly what a walk by the same rules would upload', async () => {
    const root = await mkdtemp(join(tmpdir(), 'selection-'));
    for (const path of PATHS) {
      await mkdir(join(root, dirname(path)), { recursive: true });
      await writeFile(join(root, path), '');
    }
    const rules = fc.record({
      include: fc.uniqueArray(fc.constantFrom(...GLOBS), { maxLength: 3 }),
      exclude: fc.uniqueArray(fc.constantFrom(...GLOBS), { maxLength: 2 }),
      includeHiddenFiles: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(rules, async ({ include, exclude, includeHiddenFiles }) => {
        const walked: string[] = [];
        const patterns = include.length > 0 ? { patterns: include } : {};
        for await (const entry of localFiles({ root, exclude, includeHiddenFiles, ...patterns })) {
          if (entry.kind === 'file') walked.push(entry.path);
        }
        const isSelected = createPathSelection({ include, exclude, includeHiddenFiles });
        expect(PATHS.filter(isSelected).sort()).toEqual(walked.sort());
      }),
      { numRuns: 500 },
    );
  });

  it.each<[include: string[], path: string, isSelected: boolean]>([
    [['.well-known/**'], '.well-known/security.txt', true],
    [['.well-known'], '.well-known/a/b', true],
    [['.well-known/**'], '.well-known/.cache/x', false],
    [['**'], '.well-known/security.txt', false],
    [['**', '.well-known/**'], '.well-known/security.txt', true],
    [['.well-known/**', '**'], '.well-known/security.txt', true],
    [['**', '.well-known/**'], 'index.html', true],
    [['**', '.well-known/**'], '.env', false],
    [['**/.nojekyll'], 'docs/.nojekyll', true],
    [['**/.nojekyll'], '.nojekyll', true],
    [['**/.nojekyll'], '.cache/.nojekyll', false],
    [['.htaccess'], '.htaccess', true],
    [['.*'], '.env', true],
    [['.*'], 'docs/.env', false],
    [['*'], '.env', false],
    [['?env'], '.env', false],
    [['.well-known/**', '!**/*.txt'], '.well-known/security.txt', false],
    [['.well-known/**', '!.well-known/**', '**'], '.well-known/security.txt', false],
    [['.git/**'], '.git/config', false],
    [['.*/**'], '.git/config', false],
  ])('with %j, %j is selected: %j', (include, path, isSelected) => {
    const rules = { include, exclude: [], includeHiddenFiles: false };
    expect(createPathSelection(rules)(path)).toBe(isSelected);
  });

  it.each(['', '/a', 'a/', 'a//b', './a', 'a/..', '..', 'a\0b'])(
    'never selects %j, which no file can have for a path',
    (path) => {
      const all = { include: [], exclude: [], includeHiddenFiles: true };
      expect(createPathSelection(all)(path)).toBe(false);
    },
  );
});
