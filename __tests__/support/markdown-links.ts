import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor } from '../../scripts/docs/markdown.ts';
import { type Element, elementsOf } from './github-markdown.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Page {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** Pages by their Markdown: each is asked for often, and a long one takes half a second. */
const known = new Map<string, Page>();

function pageOf(markdown: string): Page {
  const page = known.get(markdown) ?? read(elementsOf(markdown));
  known.set(markdown, page);
  return page;
}

/** Targets of the links and the pictures of a page, without those in code. */
export function linksOf(markdown: string): readonly string[] {
  return pageOf(markdown).links;
}

/** The anchors of a page as GitHub makes them: a second heading of the same text gets `-1`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  return pageOf(markdown).anchors;
}

/**
 * Why a path from the root of the repository leads nowhere, which may end in `#` and an anchor of a
 * page; undefined: it leads there.
 */
export function targetProblem(target: string): string | undefined {
  const [path = '', name] = target.split('#');
  const file = join(ROOT, path);
  if (!existsSync(file)) return 'no such file';
  if (name === undefined || !path.endsWith('.md')) return undefined;
  return anchorsOf(readFileSync(file, 'utf8')).has(name) ? undefined : 'no such heading';
}

function read(elements: readonly Element[]): Page {
  return { links: linksIn(elements), anchors: anchorsIn(elements) };
}

function linksIn(elements: readonly Element[]): readonly string[] {
  return elements
    .flatMap(({ properties: { href, src, srcSet } }) => [href, src, srcSet])
    .flat()
    .filter((target) => typeof target === 'string');
}

function anchorsIn(elements: readonly Element[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const element of elements) {
    const { id, name } = element.properties;
    for (const own of [id, name]) if (typeof own === 'string') anchors.add(own);
    if (!/^h[1-6]$/.test(element.tagName)) continue;
    const first = anchor(textOf(element));
    let one = first;
    for (let n = 1; anchors.has(one); n += 1) one = `${first}-${n}`;
    anchors.add(one);
  }
  return anchors;
}

function textOf(node: Element | Element['children'][number]): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
