import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPathSelection } from '../../src/plan/path-selection.ts';
import { localFiles } from '../../src/sources/local-files.ts';

const PATHS = [
  'a.css',
  'index.html',
  '.env',
  '.well-known/security.txt',
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
    );
  });

  it.each(['', '/a', 'a/', 'a//b', './a', 'a/..', '..', 'a\0b'])(
    'never selects %j, which no file can have for a path',
    (path) => {
      const all = { include: [], exclude: [], includeHiddenFiles: true };
      expect(createPathSelection(all)(path)).toBe(false);
    },
  );
});
