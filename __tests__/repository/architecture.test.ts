import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
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

/** Every folder of src by its path there; '' is src itself. */
const FOLDERS = [
  '',
  ...readdirSync(SRC, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name))),
].sort();

/** Files over 250 lines, and why each is one file. ESLint refuses more than 400. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'local/inspect.ts': 'every kind of entry and of link, in the order in which they are judged',
  'sync/survey.ts': 'both sides of a sync, read at the same time, and what a walk found',
  'local/source.ts': 'a directory to upload, and what its names say about the lines of the inputs',
  'prune/keys-from/keys-file.ts':
    'the forms that a file of keys may have, of which a line alone says too little',
  'sync/apply.ts':
    'the only stage of a sync that changes objects, in the order that protects pages',
  'prune/rules/retention.ts': 'one decision in two passes, for directories and for objects',
  'prune/prune-prefix.ts': 'every way to plan a deletion, and when what is planned is shown',
  'sync/state/deploy.ts': 'the lock of a deploy from its first write to its last',
  'sync/state/lease.ts':
    'the lease of a lock: renewed, asked before each write, taken and released',
  'sync/sync-directory.ts': 'a sync from its options to its end, stage by stage',
  'sync/plan.ts': 'every decision of a sync before its first write',
  'sync/state/state-object.ts': 'the state object: read, replaced on a condition, and asked',
  'object-store/delete-condition.ts':
    'one policy: what proves the condition, and what each answer means',
  'core/globs/dialects.ts': 'what other dialects would mean by a pattern, each with its advice',
  'core/globs/machine.ts': 'one machine: its places, its table and its loop, written for speed',
  'core/concurrency.ts': 'one pool of workers: its steps share a state that nothing else may touch',
  'core/items.ts': 'what a program gives an operation: items, and every form of their content',
  'operations/run-operation.ts': 'the way of every item, for single items and for pages',
  's3/error-codes/own.ts': 'one table of all own codes, with the advice of each',
  's3/errors.ts': 'everything that can be thrown, as a StoreError with bounded texts',
  's3/wire/http/exchange.ts': 'one request and its answer, event by event, within all bounds',
  's3/wire/xml/read-xml.ts': 'the one reader of XML, with all that it refuses',
  's3/objects/delete.ts': 'one way of a delete: together, singly, and again for some keys',
  'transfer/if-exists.ts': 'one condition: what proves it, and what happens without proof',
  's3/store-client.ts': 'all that a connection may say, and how each of it is found',
};

/** Files under 25 lines that have fewer than two importers. */
const SMALL_FILES: readonly RegExp[] = [
  // What Node runs: an entry holds one call.
  /^action\/steps\//,
  /^local\/digest-thread\.ts$/,
  // One file for each mode.
  /^action\/modes\//,
];

/**
 * The folders of src that a folder may import from, beside itself, as ARCHITECTURE.md says in the
 * last column of its first table.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ...readFileSync(join(SRC, '../ARCHITECTURE.md'), 'utf8').matchAll(
      /^\| `src\/([a-z0-9-]+)\/` +\|[^|]+\|([^|]*)\|$/gm,
    ),
  ].map(([, folder = '', cell = '']) => [
    folder,
    [folder, ...[...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, name = '']) => name)],
  ]),
);

describe('the import rules', () => {
  it('finds imports at all', () => {
    expect(IMPORTS.length).toBeGreaterThan(100);
    expect(IMPORTS).toContainEqual({ file: 'action/steps/action.ts', target: 'action/run.ts' });
    expect(IMPORTS).toContainEqual({ file: 's3/sdk/sdk.ts', target: '@aws-sdk/client-s3' });
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
    const isOfLibrary = (file: string) => !file.startsWith('action/');
    const isKnown = ({ file, target }: { file: string; target: string }) =>
      FILES.includes(target) ||
      target.startsWith('node:') ||
      packageOf(target) in dependencies ||
      (!isOfLibrary(file) && packageOf(target) in devDependencies);
    expect(IMPORTS.filter((one) => !isKnown(one))).toEqual([]);
  });

  it('knows every folder of src', () => {
    const folders = FOLDERS.filter((folder) => folder !== '' && !folder.includes('/'));
    expect(folders).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it.each(Object.keys(MAY_IMPORT))('%s imports only what lies below it', (folder) => {
    const allowed = MAY_IMPORT[folder] ?? [];
    const wrong = IMPORTS.filter(
      ({ file, target }) =>
        folderOf(file) === folder && target.endsWith('.ts') && !allowed.includes(folderOf(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('the steps import the action and nothing else, the library everything but the action', () => {
    const targetsOf = (entry: string) =>
      IMPORTS.filter(({ file }) => file === entry).map(({ target }) => target);
    const program = 'action/steps/action.ts';
    expect(targetsOf('action/steps/main.ts')).toEqual([program]);
    expect(targetsOf('action/steps/post.ts')).toEqual([program]);
    expect(targetsOf('index.ts').filter((target) => folderOf(target) === 'action')).toEqual([]);
  });

  it.each([
    ['@aws-sdk/', 's3/sdk/', 'object-store/checksum-hash.ts'],
    ['@smithy/', 's3/sdk/'],
    ['undici', 's3/wire/'],
    ['saxes', 's3/wire/xml/'],
    ['proxy-from-env', 's3/wire/'],
    ['@actions/core', 'action/'],
    ['@actions/glob', 'local/'],
    ['mime-types', 'headers/'],
  ])('%s is imported in %s only', (name, ...places) => {
    const users = IMPORTS.filter(({ target }) => target.startsWith(name));
    expect(users.length).toBeGreaterThan(0);
    const isInPlace = ({ file }: Import) => places.some((place) => file.startsWith(place));
    expect(users.filter((user) => !isInPlace(user))).toEqual([]);
  });

  it('core, headers and operations reach no file, process or network', () => {
    const wrong = IMPORTS.filter(
      ({ file, target }) =>
        ['core', 'headers', 'operations'].includes(folderOf(file)) && target.startsWith('node:'),
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

/** The names that a module declares and exports; what it re-exports from others is not its own. */
function exportedNames(text: string): string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ESNext, true);
  const names = source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return clauseNames(statement);
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
    }
    const { name } = statement as ts.DeclarationStatement;
    return name === undefined ? [] : [name.text];
  });
  return [...new Set(names)];
}

function clauseNames({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string[] {
  if (moduleSpecifier !== undefined || exportClause === undefined) return [];
  return ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return [...name.elements].flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

function linesOf(file: string): number {
  return readFileSync(join(SRC, file), 'utf8').trimEnd().split('\n').length;
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

describe('the size of things', () => {
  it('a file over 250 lines says here why it is one', () => {
    const long = FILES.filter((file) => linesOf(file) > 250);
    expect(long.sort()).toEqual(Object.keys(LONG_FILES).sort());
    expect(Object.values(LONG_FILES).filter((reason) => reason.length < 20)).toEqual([]);
  });

  it('a file under 25 lines has two importers, or is small by a rule', () => {
    const importersOf = (file: string) => IMPORTS.filter(({ target }) => target === file).length;
    const small = FILES.filter((file) => linesOf(file) < 25);
    const few = small.filter((file) => importersOf(file) < 2);
    const isByRule = (file: string) => SMALL_FILES.some((rule) => rule.test(file));
    expect(few.filter((file) => !isByRule(file))).toEqual([]);
    expect(SMALL_FILES.filter((rule) => !few.some((file) => rule.test(file)))).toEqual([]);
  });

  it.each(FOLDERS)('src/%s has at most 12 entries', (folder) => {
    const entries = readdirSync(join(SRC, folder));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.slice(12)).toEqual([]);
  });

  it('no two files export one name', () => {
    const owners = new Map<string, string[]>();
    for (const file of FILES) {
      for (const name of exportedNames(readFileSync(join(SRC, file), 'utf8'))) {
        owners.set(name, [...(owners.get(name) ?? []), file]);
      }
    }
    expect(owners.size).toBeGreaterThan(100);
    expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it('sees every way to declare an export', () => {
    const text = `
      export const { a, b: [c] } = d, e = 1;
      export function f(): void;
      export function f(x?: number): void {}
      export class G {}
      export interface H {}
      export type I = 1;
      const j = 1;
      export { j as k };
      export { l } from 'm';`;
    expect(exportedNames(text)).toEqual(['a', 'c', 'e', 'f', 'G', 'H', 'I', 'k']);
  });
});

describe('the READMEs', () => {
  it.each(FOLDERS.filter((folder) => folder !== ''))(
    'src/%s has one, or the one above it names it',
    (folder) => {
      if (existsSync(join(SRC, folder, 'README.md'))) return;
      const above = join(SRC, dirname(folder), 'README.md');
      expect(existsSync(above) ? readFileSync(above, 'utf8') : '').toContain(
        `\`${basename(folder)}/\``,
      );
    },
  );
});

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
