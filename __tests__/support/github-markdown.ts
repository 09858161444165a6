import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

type Fragment = ReturnType<typeof fromHtml>;
type Node = Fragment['children'][number];
export type Element = Extract<Node, { readonly type: 'element' }>;

/**
 * Markdown as HTML as GitHub shows it in a job summary: GitHub Flavored Markdown with its tag filter,
 * of which only the elements and attributes are kept that GitHub allows. The schema follows GitHub's
 * (https://github.com/syntax-tree/hast-util-sanitize).
 */
export function renderMarkdown(markdown: string): string {
  return toHtml(treeOf(markdown));
}

function treeOf(markdown: string): Fragment {
  return sanitize(rawTreeOf(markdown), defaultSchema) as Fragment;
}

/** The tree from which GitHub then removes elements. */
function rawTreeOf(markdown: string): Fragment {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return fromHtml(html, { fragment: true });
}

/** The elements of Markdown in their order, also those that GitHub removes. */
export function elementsOf(markdown: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Fragment | Node): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(rawTreeOf(markdown));
  return found;
}

/** What a page has beside plain text. */
export interface Markup {
  /** Names of elements, each once. */
  readonly elements: readonly string[];
  /** Targets of links and images. */
  readonly links: readonly string[];
  /** What stands in elements that show text as it is. */
  readonly codes: readonly string[];
  /** Everything else that is read. */
  readonly prose: string;
  /** Pieces of the prose from which GitHub makes links, emojis or formulas. */
  readonly references: readonly string[];
}

/** The markup of a summary, as far as the words of others could have become a part of it. */
export function markupOf(markdown: string): Markup {
  const elements = new Set<string>();
  const links: string[] = [];
  const codes: string[] = [];
  let prose = '';
  const visit = (node: Node): void => {
    if (node.type === 'text') prose += node.value;
    if (node.type !== 'element') return;
    elements.add(node.tagName);
    const { href, src } = node.properties;
    for (const target of [href, src]) if (typeof target === 'string') links.push(target);
    if (node.tagName === 'code' && node.children.every(({ type }) => type === 'text')) {
      codes.push(textOf(node.children));
      // What stands before a span and after it must not read as one word.
      prose += '\u{fffc}';
    } else {
      node.children.forEach(visit);
    }
  };
  treeOf(markdown).children.forEach(visit);
  return { elements: [...elements].sort(), links, codes, prose, references: referencesIn(prose) };
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
}

/** Mentions, issues, commits, emojis and formulas, which GitHub looks for outside of code. */
const REFERENCES = [
  /(?<![\w/])@[\p{L}\d](?:[\p{L}\d/-]*)/gu,
  /(?<![\w&])(?:[\w.-]+\/[\w.-]+)?(?:#|GH-)\d+\b/g,
  /\b[0-9a-f]{7,40}\b/g,
  /:[a-z0-9_+-]+:/g,
  /\$/g,
] as const;

function referencesIn(prose: string): readonly string[] {
  return REFERENCES.flatMap((pattern) => prose.match(pattern) ?? []).filter(
    (text) => !/^\d+$/.test(text),
  );
}

/** Elements of the action's own Markdown. */
const OWN_ELEMENTS = new Set(
  'a br code details em h2 h3 h4 li ol p pre strong sub summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** Where the action's own links lead. */
const OWN_LINKS = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/blob\/[\w./-]+(?:#[\w-]+)?$/;

/**
 * What is in a summary and is not of the action's own making: elements and comments, also those that
 * GitHub removes, links, and references.
 */
export function foreignMarkup(markdown: string): readonly string[] {
  const { links, references } = markupOf(markdown);
  return [
    ...tagsIn(rawTreeOf(markdown)).filter((name) => !OWN_ELEMENTS.has(name)),
    ...links.filter((link) => !OWN_LINKS.test(link)),
    ...references,
  ];
}

function tagsIn({ children }: Pick<Fragment, 'children'>): readonly string[] {
  return children.flatMap((node) => {
    if (node.type === 'text') return [];
    return node.type === 'element' ? [node.tagName, ...tagsIn(node)] : [node.type];
  });
}
