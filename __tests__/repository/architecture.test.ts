import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

interface Import {
  readonly file: string;
  /** A file of src, by its path there, or the name of a module. */
  readonly target: string;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const IMPORTS = FILES.flatMap(importsOf);

/** The folders of src that a folder may import from; '' holds the entries. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  action: ['action', 'sources', 'operations', 'plan', 'deploy-state', 's3', 'object-store', 'core'],
  sources: ['sources', 'core'],
  operations: ['operations', 'core'],
  plan: ['plan', 'core'],
  'deploy-state': ['deploy-state', 'object-store', 'core'],
  s3: ['s3', 'object-store', 'core'],
  'object-store': ['object-store', 'core'],
  core: ['core'],
};

/** The port belongs to everybody who uses a store. */
const PORT = 'object-store/object-store.ts';

describe('the import rules', () => {
  it('finds imports at all', () => {
    expect(IMPORTS.length).toBeGreaterThan(100);
    expect(IMPORTS).toContainEqual({ file: 'action.ts', target: 'action/run.ts' });
    expect(IMPORTS).toContainEqual({ file: 's3/sdk/client.ts', target: '@aws-sdk/client-s3' });
  });

  it('sees every way to import', () => {
    const text = `
      import 'a';
      import type { B } from 'b';
      export { c } from 'c';
      export const d = await import('d');
      type E = import('e').E;
      const f = require('f');
      const g = () => import(\`g\`);
      const h = import(h);`;
    expect(importedNames(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', '(computed)']);
  });

  it('names files of src by their paths, and otherwise only Node and packages', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(SRC, '../package.json'), 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    // What only the action imports is in its bundle; who installs the library doesn't need it.
    const isOfLibrary = (file: string) => !/^(action[/.]|plan\/|main\.|post\.)/.test(file);
    const isKnown = ({ file, target }: { file: string; target: string }) =>
      FILES.includes(target) ||
      target.startsWith('node:') ||
      packageOf(target) in dependencies ||
      (!isOfLibrary(file) && packageOf(target) in devDependencies);
    expect(IMPORTS.filter((one) => !isKnown(one))).toEqual([]);
  });

  it('knows every folder of src', () => {
    const folders = new Set(FILES.map(folderOf).filter((folder) => folder !== ''));
    expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it.each(Object.keys(MAY_IMPORT))('%s imports only what lies below it', (folder) => {
    const allowed = MAY_IMPORT[folder] ?? [];
    const wrong = IMPORTS.filter(
      ({ file, target }) =>
        folderOf(file) === folder &&
        target.endsWith('.ts') &&
        target !== PORT &&
        !allowed.includes(folderOf(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('main and post import the action and nothing else, index everything but the action', () => {
    const targetsOf = (entry: string) =>
      IMPORTS.filter(({ file }) => file === entry).map(({ target }) => target);
    const foldersOf = (entry: string) => new Set(targetsOf(entry).map(folderOf));
    expect([targetsOf('main.ts'), targetsOf('post.ts')]).toEqual([['action.ts'], ['action.ts']]);
    expect(foldersOf('action.ts')).toEqual(new Set(['action']));
    expect(foldersOf('index.ts')).toEqual(
      new Set(['core', 'object-store', 'operations', 's3', 'sources']),
    );
  });

  it.each([
    ['@aws-sdk/', 's3/sdk/'],
    ['@smithy/', 's3/sdk/'],
    ['undici', 's3/wire/'],
    ['saxes', 's3/wire/xml/'],
    ['proxy-from-env', 's3/wire/'],
    ['@actions/core', 'action/'],
    ['@actions/glob', 'sources/'],
    ['mime-types', 'plan/'],
    ['minimatch', 'core/'],
  ])('%s is imported in %s only', (name, folder) => {
    const users = IMPORTS.filter(({ target }) => target.startsWith(name));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ file }) => !file.startsWith(folder))).toEqual([]);
  });

  it('core, plan and operations reach no file, process or network', () => {
    const wrong = IMPORTS.filter(
      ({ file, target }) =>
        ['core', 'plan', 'operations'].includes(folderOf(file)) && target.startsWith('node:'),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    expect(FILES.flatMap((file) => cycleFrom(file, []) ?? [])).toEqual([]);
  });

  it('re-exports by name', () => {
    expect(readFileSync(join(SRC, 'index.ts'), 'utf8')).not.toMatch(/export (type )?\*/);
  });
});

/** Also `import()` and types named by `import('…')`, which would be ways around the rules. */
function importsOf(file: string): Import[] {
  return importedNames(readFileSync(join(SRC, file), 'utf8')).map((name) => ({
    file,
    target: name.startsWith('.') ? join(dirname(file), name) : name,
  }));
}

function importedNames(text: string): string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ESNext, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) names.push(specifier.text);
    else if (specifier) names.push('(computed)');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isImport || isRequire ? node.arguments[0] : undefined;
}

/** The package that a module is in: `@scope/name` of `@scope/name/part`. */
function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

const withoutCycle = new Set<string>();

function cycleFrom(file: string, path: readonly string[]): string | undefined {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ');
  if (withoutCycle.has(file)) return undefined;
  for (const { file: from, target } of IMPORTS) {
    const cycle = from === file ? cycleFrom(target, [...path, file]) : undefined;
    if (cycle !== undefined) return cycle;
  }
  withoutCycle.add(file);
  return undefined;
}

describe('the tests mirror the sources', () => {
  it('no folder of src is without tests', () => {
    const tests = join(SRC, '../__tests__');
    const folders = new Set(FILES.map(folderOf).filter((folder) => folder !== ''));
    const tested = readdirSync(tests, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter((name) => readdirSync(join(tests, name)).some((file) => file.endsWith('.test.ts')));
    expect([...folders].filter((folder) => !tested.includes(folder))).toEqual([]);
    expect(relative(SRC, tests)).toBe('../__tests__');
  });
});
