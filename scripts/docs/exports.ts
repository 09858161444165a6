import { join, relative } from 'node:path';
import ts from 'typescript';

const SRC = join(import.meta.dirname, '../../src');

/** A group of exported names: its title, and where in src its names are declared. */
interface Topic {
  readonly title: string;
  /** Files, and folders that end in `/`, relative to src. */
  readonly places: readonly string[];
}

const TOPICS: readonly Topic[] = [
  {
    title: 'Operations on items',
    places: ['abort', 'copy', 'download', 'progress', 'remove', 'run-operation', 'upload'].map(
      (name) => `operations/${name}.ts`,
    ),
  },
  { title: 'Items and their content', places: ['core/items.ts', 'core/object-headers.ts'] },
  {
    title: 'Outcomes, totals and errors',
    places: ['core/outcome.ts', 'core/tally/', 'core/errors.ts'],
  },
  {
    title: 'Directories and prefixes',
    places: [
      ...['sync/', 'prune/', 'transfer/'],
      ...['operations/feature.ts', 'operations/max-deletes.ts'],
    ],
  },
  { title: 'Files and their headers', places: ['local/', 'headers/'] },
  { title: 'Listings', places: ['listing/'] },
  { title: 'Stores and credentials', places: ['s3/', 'object-store/'] },
];

/** An exported name, and what its docstring says. */
export interface ExportedName {
  readonly name: string;
  /** The file that declares it, relative to src. */
  readonly file: string;
  readonly isType: boolean;
  /** Its docstring, on one line. */
  readonly doc: string;
}

/**
 * Markdown with an entry for every name that the library exports: the first sentence of its docstring,
 * by topic, values before types. Throws for a name without a docstring or a topic.
 */
export function exportsSection(): string {
  return sectionOfNames(exportedNames(join(SRC, 'index.ts')));
}

/** The section of these names. */
export function sectionOfNames(names: readonly ExportedName[]): string {
  const lost = names.filter(({ file }) => topicOf(file) === undefined);
  if (lost.length > 0) {
    const named = lost.map(({ name, file }) => `${name} (${file})`).join(', ');
    throw new Error(`no topic has ${named}: add the file to TOPICS in scripts/docs/exports.ts`);
  }
  const sections = TOPICS.map(({ title }) => {
    const own = names.filter(({ file }) => topicOf(file)?.title === title);
    const values = entries(own.filter(({ isType }) => !isType));
    const types = entries(own.filter(({ isType }) => isType));
    const parts = [values, types === '' ? '' : `Types:\n\n${types}`];
    return [`### ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
  });
  return sections.join('\n\n');
}

function topicOf(file: string): Topic | undefined {
  const isIn = (place: string) => (place.endsWith('/') ? file.startsWith(place) : file === place);
  return TOPICS.find(({ places }) => places.some(isIn));
}

function entries(names: readonly ExportedName[]): string {
  const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, doc }) => `- \`${name}\`: ${firstSentence(name, doc)}`).join('\n');
}

/** A full stop ends a sentence before white space or at the end, but not in code. */
function firstSentence(name: string, doc: string): string {
  const [sentence] = /^(?:`[^`]*`|[^`])*?\.(?=\s|$)/.exec(doc) ?? [];
  if (sentence !== undefined) return sentence;
  throw new Error(`${name} has no docstring with a sentence: write one above its declaration`);
}

/** The names that a module exports, with their docstrings, as the TypeScript compiler finds them. */
export function exportedNames(module: string): readonly ExportedName[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  // Packages declare no name of the library, and reading theirs takes most of the time.
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, file, options, host)
        : { resolvedModule: undefined },
    );
  const program = ts.createProgram([module], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(module);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${module} is no module`);
  return checker.getExportsOfModule(symbol).map((exported) => {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(exported) : exported;
    const doc = ts.displayPartsToString(target.getDocumentationComment(checker));
    return {
      name: exported.name,
      file: fileOf(target),
      isType: !isValue(exported, target),
      doc: doc.replaceAll(/\s+/g, ' ').trim(),
    };
  });
}

function fileOf(symbol: ts.Symbol): string {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) throw new Error(`${symbol.name} has no declaration`);
  return relative(SRC, declaration.getSourceFile().fileName).replaceAll('\\', '/');
}

/** A class that is exported by `export type` is only a type. */
function isValue(exported: ts.Symbol, target: ts.Symbol): boolean {
  const isTypeOnly = (exported.declarations ?? []).some(ts.isTypeOnlyExportDeclaration);
  return !isTypeOnly && (target.flags & ts.SymbolFlags.Value) !== 0;
}
