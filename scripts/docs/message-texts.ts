import ts from 'typescript';
import {
  type Declared,
  declarations,
  descendants,
  isText,
  joined,
  plain,
  type Rendered,
  rendered,
} from './expression-text.ts';

/** A source file, by its path in the repository. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A text that can be printed, with ‹names› in place of what is only known in a run. */
export interface MessageText {
  readonly path: string;
  readonly line: number;
  /** The code of the error whose message it is. */
  readonly code?: string;
  readonly text: string;
}

interface Root {
  readonly node: ts.Node;
  readonly made: Rendered;
}

/**
 * All texts of `sources` with at least two words, in the order of the sources. A text is whole: what
 * is added to it, chosen for it, or passed to it by a constant or an argument is shown in it.
 */
export function messageTexts(sources: readonly Source[]): readonly MessageText[] {
  const files = sources.map(({ path, text }) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
  );
  const declared = new Map(files.flatMap(declarations));
  return withoutParts(files.flatMap((file) => rootsOf(file, declared)))
    .filter(({ made, node }) => isSentence(made.text) && !isNoMessage(node))
    .map(({ made, node }) => {
      const file = node.getSourceFile();
      return {
        path: file.fileName,
        line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        ...codeAround(node),
        text: made.text.replaceAll(/\s+/g, ' ').trim(),
      };
    });
}

function rootsOf(file: ts.SourceFile, declared: Declared): readonly Root[] {
  return descendants(file).flatMap((node) => {
    const pair = pairOf(node, declared);
    if (pair !== undefined) return [{ node, made: pair }];
    return isText(node) && !isInText(node) ? [{ node, made: rendered(node, 0, declared) }] : [];
  });
}

/** Without what another text shows whole. */
function withoutParts(roots: readonly Root[]): readonly Root[] {
  const holders = new Map<ts.Node, Root[]>();
  for (const root of roots) {
    for (const literal of root.made.literals) {
      const holding = holders.get(literal) ?? [];
      holders.set(literal, [...holding, root]);
    }
  }
  return roots.filter((root) => {
    const own = new Set(root.made.literals);
    const [first] = own;
    const others = first === undefined ? [] : (holders.get(first) ?? []);
    return !others.some(({ made }) => {
      const all = new Set(made.literals);
      return all.size > own.size && [...own].every((one) => all.has(one));
    });
  });
}

/** Whether a text has two words: codes, keys of tables and header names have one. */
export function isSentence(text: string): boolean {
  const known = text.replaceAll(/‹[^›]*›/g, '‹›');
  return /\p{L}{2}\S* +\S|\S +\S*\p{L}{2}/u.test(known);
}

/** Regular expressions, types, and the names that are recognized in place of an input's. */
function isNoMessage(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isTypeNode(at) || ts.isImportDeclaration(at) || ts.isExportDeclaration(at)) return true;
    if (ts.isTaggedTemplateExpression(at)) return true;
    if (ts.isNewExpression(at) && at.expression.getText() === 'RegExp') return true;
    if (ts.isBinaryExpression(at) && /[!=]==/.test(at.operatorToken.getText())) return true;
    if (ts.isArrayLiteralExpression(at.parent) && isNameList(at)) return true;
    if (ts.isStatement(at) || ts.isFunctionLike(at)) return false;
  }
  return false;
}

function isNameList(node: ts.Node): boolean {
  return (
    node.getSourceFile().fileName.endsWith('/other-names.ts') &&
    ts.isArrayLiteralExpression(node.parent) &&
    node.parent.elements[0] === node
  );
}

/** Whether an expression around `node` shows it as a part of its own text. */
function isInText(node: ts.Node): boolean {
  const { parent } = node;
  if (isText(parent)) return true;
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node);
  return passes && isInText(parent);
}

/** A statement and its remedy, which are printed with a colon between them. */
function pairOf(node: ts.Node, declared: Declared): Rendered | undefined {
  if (ts.isObjectLiteralExpression(node)) {
    const [statement, remedy] = ['statement', 'remedy'].map((name) => propertyOf(node, name));
    if (statement === undefined || remedy === undefined) return undefined;
    return joined([rendered(statement, 0, declared), plain(': '), rendered(remedy, 0, declared)]);
  }
  if (!ts.isCallExpression(node) || !/(^|\.)refuse$/.test(node.expression.getText())) return;
  const [name, statement, remedy] = node.arguments;
  if (name === undefined || statement === undefined || remedy === undefined) return undefined;
  const input = ts.isStringLiteralLike(name) ? plain(name.text) : rendered(name, 0, declared);
  const parts = [rendered(statement, 0, declared), plain(': '), rendered(remedy, 0, declared)];
  return joined([input, plain(' "‹value›" '), ...parts]);
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name);
  if (property === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  return ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** The code of the error that `node` is the message of. */
function codeAround(node: ts.Node): { readonly code?: string } {
  const { parent } = node;
  if (!ts.isNewExpression(parent) || parent.arguments?.[1] !== node) return {};
  const [code] = parent.arguments;
  return code !== undefined && ts.isStringLiteralLike(code) ? { code: code.text } : {};
}
