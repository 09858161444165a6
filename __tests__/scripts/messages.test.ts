import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isSentence, messageTexts } from '../../scripts/docs/message-texts.ts';
import { messagesPage, sourcesOfMessages } from '../../scripts/docs/messages-page.ts';

function textsOf(...sources: readonly string[]): readonly string[] {
  const files = sources.map((text, n) => ({ path: `src/core/${n}.ts`, text }));
  return messageTexts(files).map(({ text, code }) => (code ? `${code}: ${text}` : text));
}

describe('messageTexts', () => {
  it('joins what is added, and names what is only known in a run', () => {
    expect(
      textsOf(
        'f(`the key ${quote(item.givenKey)} has ${formatCount(bytes)} ` + "bytes: shorten it")',
      ),
    ).toEqual(['the key "‹given key›" has ‹bytes› bytes: shorten it']);
  });

  it('shows every text of a choice and of a plural', () => {
    expect(
      textsOf('f(`${plural(n, "file is", "files are")} ${a ? "not there" : b ? "here" : ""}`)'),
    ).toEqual(['‹n› [file is | files are] [not there | [here]]']);
  });

  it('shows constants, arguments and results in the text that they are a part of', () => {
    const texts = textsOf(
      `import { LIMIT } from './1.ts';
       f('one key', WHY);
       const WHY = 'run it again';
       function f(what: string, why: string) { g(\`\${what} of \${LIMIT} \${end()}: \${why}\`); }
       function end() { return 'is lost'; }`,
      `export const LIMIT = 1_024;
       const WHY = 'another text of that name';
       log(WHY);`,
    );
    expect(texts).toEqual(['one key of 1,024 is lost: run it again', 'another text of that name']);
  });

  it('joins a statement and its remedy, and shows the code of an error', () => {
    const texts = textsOf(
      `const remedy = 'write one of them';
       reader.refuse('mode', 'is not known', remedy);
       const problem = { statement: 'has no end', remedy };
       throw new StoreError('NoEnd', 'it has no end');`,
    );
    expect(texts).toEqual([
      'mode "‹value›" is not known: write one of them',
      'has no end: write one of them',
      'NoEnd: it has no end',
    ]);
  });

  it('leaves out codes, types and regular expressions', () => {
    expect(
      textsOf(`const a: 'a type of it' = f('SlowDown'); new RegExp('a word'); s === 'a word';`),
    ).toEqual([]);
  });
});

/** Every string, and every piece of a template between two values, of a source. */
function literals(path: string, text: string): readonly ts.LiteralLikeNode[] {
  const found: ts.LiteralLikeNode[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node) || ts.isTaggedTemplateExpression(node)) return;
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

describe('messagesPage', () => {
  const sources = sourcesOfMessages();
  const page = messagesPage(sources);

  it('has every text of three words in src', () => {
    const missing = sources
      .filter(({ path }) => !path.endsWith('/other-names.ts'))
      .flatMap(({ path, text }) => literals(path, text).map((one) => `${path}: ${one.text}`))
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      .filter((line) => /: .*\p{L}{2} \p{L}+ \p{L}{2}/u.test(line))
      .filter((line) => !page.includes(line.replace(/^[^:]+: /, '')));
    expect(missing).toEqual([]);
  });

  it('has a message as soon as a file refuses an input with it', () => {
    const path = 'src/prune/run.ts';
    const text = "throw new InputError(['the new input is too long: shorten it']);";
    expect(messagesPage([...sources, { path, text }])).toContain(
      '- `the new input is too long: shorten it`',
    );
    expect(page).not.toContain('the new input is too long');
  });

  it('puts every file with a text under a heading', () => {
    const files = new Set(messageTexts(sources).map(({ path }) => path));
    expect([...files].filter((path) => !page.includes(`### ${path}\n`))).toEqual([
      'src/headers/stored.ts',
      'src/s3/wire/signer.ts',
    ]);
  });
});

describe('isSentence', () => {
  it('takes two words, or one beside a value', () => {
    expect(['not attempted', 'skipped ‹count›', '‹count› bytes'].every(isSentence)).toBe(true);
    expect(['SlowDown', '‹one name› ‹other›', '‹bucket name›/‹key›', 'a-b'].some(isSentence)).toBe(
      false,
    );
  });
});
