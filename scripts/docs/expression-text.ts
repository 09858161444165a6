import ts from 'typescript';

/** What a text is made of, and the literals in it. */
export interface Rendered {
  readonly text: string;
  readonly literals: readonly ts.Node[];
}

const MAX_ALTERNATIVES = 5;
const MAX_DEPTH = 6;
/** Functions whose result is their first argument in quotes, in the log as in Markdown. */
const QUOTING = new Set(['quote', 'quoteShort', 'markdownCode', 'logName']);
/** Functions whose result is shown as their first argument. */
const PLAIN = new Set([
  ...['escapeControls', 'formatCount', 'formatBytes', 'formatAge', 'String'],
  // A parameter of what is written in the log as in Markdown.
  'write',
]);

/** What stands at the top of files: by its name if it is exported, and by file and name. */
export type Declared = ReadonlyMap<string, ts.Node>;

/** Constants and functions at the top of a file. */
export function declarations(file: ts.SourceFile): readonly (readonly [string, ts.Node])[] {
  return file.statements.flatMap((one) => {
    if (!ts.isFunctionDeclaration(one) && !ts.isVariableStatement(one)) return [];
    const isExported = one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const made = ts.isFunctionDeclaration(one) ? [one] : one.declarationList.declarations;
    return made.flatMap((node): readonly (readonly [string, ts.Node])[] => {
      const name = node.name?.getText() ?? '';
      const own = [placeOf(file, name), node] as const;
      return isExported === true ? [own, [name, node]] : [own];
    });
  });
}

function placeOf(file: ts.SourceFile, name: string): string {
  return `${file.fileName} ${name}`;
}

/** What `name` is at `node`: no name is exported twice, so another file's is found by it. */
function declarationAt(node: ts.Identifier, declared: Declared): ts.Node | undefined {
  const own = placeOf(node.getSourceFile(), node.text);
  return declarationOf(node) ?? declared.get(own) ?? declared.get(node.text);
}

export function isText(node: ts.Node): node is ts.Expression {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (!ts.isBinaryExpression(node)) return false;
  if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false;
  return isText(node.left) || isText(node.right);
}

export function plain(text: string): Rendered {
  return { text, literals: [] };
}

export function joined(parts: readonly Rendered[]): Rendered {
  return {
    text: parts.map(({ text }) => text).join(''),
    literals: parts.flatMap(({ literals }) => literals),
  };
}

/** Texts of which one is printed. */
function oneOf(parts: readonly Rendered[]): Rendered {
  const { literals } = joined(parts);
  const texts = [...new Set(parts.map(({ text }) => text))].filter((text) => text !== '');
  const [only = ''] = texts;
  if (texts.length === 1 && parts.every(({ text }) => text !== '')) return { text: only, literals };
  return { text: `[${texts.join(' | ')}]`, literals };
}

function placeholder(name: string): Rendered {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return plain(`‹${words}›`);
}

/** The text of an expression. What is not known before a run is a placeholder. */
export function rendered(node: ts.Expression, depth: number, declared: Declared): Rendered {
  const deeper = (one: ts.Expression) => rendered(one, depth + 1, declared);
  if (ts.isStringLiteralLike(node)) return { text: node.text, literals: [node] };
  if (ts.isTemplateExpression(node)) {
    const head = { text: node.head.text, literals: [node.head] };
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [
      deeper(expression),
      { text: literal.text, literals: [literal] },
    ]);
    return joined([head, ...spans]);
  }
  if (ts.isParenthesizedExpression(node)) return deeper(node.expression);
  if (ts.isConditionalExpression(node))
    return oneOf([deeper(node.whenTrue), deeper(node.whenFalse)]);
  if (ts.isBinaryExpression(node)) return renderedBinary(node, deeper);
  if (ts.isCallExpression(node)) return renderedCall(node, depth, declared);
  if (ts.isIdentifier(node)) return renderedName(node, depth, declared);
  return placeholder(lastName(node));
}

function renderedBinary(
  { left, operatorToken, right }: ts.BinaryExpression,
  render: (node: ts.Expression) => Rendered,
): Rendered {
  if (operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return isText(left) || isText(right)
      ? joined([render(left), render(right)])
      : plain('‹number›');
  }
  if (/^(\?\?|\|\|)$/.test(operatorToken.getText())) return oneOf([render(left), render(right)]);
  if (operatorToken.getText() === '&&') return oneOf([plain(''), render(right)]);
  return plain('‹number›');
}

function renderedCall(node: ts.CallExpression, depth: number, declared: Declared): Rendered {
  const name = lastName(node.expression);
  const [first, second, third] = node.arguments;
  const of = (one: ts.Expression | undefined) =>
    one ? rendered(one, depth + 1, declared) : plain('');
  if (name === 'plural' && first && second) {
    const one = of(second);
    const many = third ? oneOf([one, of(third)]) : { ...one, text: `${one.text}s` };
    return joined([of(first), plain(' '), many]);
  }
  if (QUOTING.has(name) && first) return joined([plain('"'), of(first), plain('"')]);
  if (PLAIN.has(name) && first) return of(first);
  if (name === 'messageOf') return plain('‹error›');
  if (ts.isPropertyAccessExpression(node.expression)) {
    return placeholder(lastName(node.expression.expression));
  }
  return chosen(returnsOf(node.expression, declared), depth, declared) ?? placeholder(name);
}

function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) return lastName(node.expression);
  if (ts.isCallExpression(node)) return lastName(node.expression);
  if (ts.isNonNullExpression(node) || ts.isAsExpression(node)) return lastName(node.expression);
  return 'value';
}

/** A constant's text, or those that are passed for a parameter. */
function renderedName(node: ts.Identifier, depth: number, declared: Declared): Rendered {
  if (node.text === 'undefined') return plain('');
  const found = depth < MAX_DEPTH ? declarationAt(node, declared) : undefined;
  if (found !== undefined && ts.isVariableDeclaration(found) && found.initializer) {
    if (ts.isNumericLiteral(found.initializer)) return plain(numberText(found.initializer));
    const made = rendered(found.initializer, depth + 1, declared);
    if (made.literals.length > 0) return made;
  }
  if (found !== undefined && ts.isParameter(found)) {
    return chosen(argumentsFor(found), depth, declared) ?? placeholder(node.text);
  }
  return placeholder(node.text);
}

/** One of a few texts, if they are all known. */
function chosen(
  nodes: readonly ts.Expression[],
  depth: number,
  declared: Declared,
): Rendered | undefined {
  if (nodes.length === 0 || nodes.length > MAX_ALTERNATIVES || depth >= MAX_DEPTH) return undefined;
  const parts = nodes.map((one) => rendered(one, depth + 1, declared));
  return parts.every(({ literals }) => literals.length > 0) ? oneOf(parts) : undefined;
}

function declarationOf(
  name: ts.Identifier,
): ts.VariableDeclaration | ts.ParameterDeclaration | undefined {
  for (let at: ts.Node = name; !ts.isSourceFile(at); at = at.parent) {
    const scope = at.parent;
    if (ts.isFunctionLike(scope)) {
      const parameter = scope.parameters.find((one) => one.name.getText() === name.text);
      if (parameter !== undefined) return parameter;
    }
    const statements: readonly ts.Statement[] =
      ts.isBlock(scope) || ts.isSourceFile(scope) ? scope.statements : [];
    const declared = statements
      .filter((one) => ts.isVariableStatement(one))
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .find((one) => one.name.getText() === name.text);
    if (declared !== undefined) return declared;
  }
  return undefined;
}

/** What the file passes for a parameter of a function with a name. */
function argumentsFor(parameter: ts.ParameterDeclaration): readonly ts.Expression[] {
  const made = parameter.parent;
  if (!ts.isFunctionDeclaration(made) || made.name === undefined) return [];
  const index = made.parameters.indexOf(parameter);
  const name = made.name.text;
  const calls = descendants(parameter.getSourceFile())
    .filter((node) => ts.isCallExpression(node))
    .filter((call) => call.expression.getText() === name);
  const given = calls.map((call) => call.arguments[index]);
  return given.every((one) => one !== undefined) ? given : [];
}

/** What a function returns. */
function returnsOf(name: ts.Expression, declared: Declared): readonly ts.Expression[] {
  const made = ts.isIdentifier(name) ? declarationAt(name, declared) : undefined;
  if (made === undefined || !ts.isFunctionDeclaration(made)) return [];
  const returned = descendants(made).filter((node) => ts.isReturnStatement(node));
  return returned.flatMap(({ expression }) => (expression === undefined ? [] : [expression]));
}

function numberText(node: ts.NumericLiteral): string {
  return Number(node.text.replaceAll('_', '')).toLocaleString('en-US');
}

export function descendants(node: ts.Node): readonly ts.Node[] {
  const all: ts.Node[] = [];
  const visit = (one: ts.Node) => {
    all.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return all;
}
