import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'packages/s3-test-server');
const SRC = join(PACKAGE, 'src');
const FILES = readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const FOLDERS = readdirSync(SRC, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)));

/** What a file imports that is outside of the package, and no module that Node or npm has. */
function foreignImports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(read(file), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => {
      if (!name.startsWith('.')) return /^s3-batch-action(\/|$)/.test(name);
      return relative(PACKAGE, join(PACKAGE, dirname(file), name)).startsWith('..');
    });
}

function read(file: string): string {
  return readFileSync(join(PACKAGE, file), 'utf8');
}

describe('the S3 server of the tests', () => {
  it('imports nothing of the project', () => {
    const imports = FILES.flatMap((file) => foreignImports(file).map((name) => `${file}: ${name}`));
    expect(imports).toEqual([]);
    expect(FILES.length).toBeGreaterThan(80);
  });

  it.each(['', ...FOLDERS])('src/%s has at most 12 entries', (folder) => {
    const entries = readdirSync(join(SRC, folder));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.slice(12)).toEqual([]);
  });
});
