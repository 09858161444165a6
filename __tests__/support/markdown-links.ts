import { fromHtml } from 'hast-util-from-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { anchor } from '../../scripts/docs/markdown.ts';

type Fragment = ReturnType<typeof fromHtml>;
type Element = Extract<Fragment['children'][number], { readonly type: 'element' }>;

function elementsOf(markdown: string): readonly Element[] {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const found: Element[] = [];
  const visit = (node: Fragment | Fragment['children'][number]): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(html, { fragment: true }));
  return found;
}

/** Targets of the links and the pictures of a page, without those in code. */
export function linksOf(markdown: string): readonly string[] {
  return elementsOf(markdown)
    .flatMap(({ properties: { href, src, srcSet } }) => [href, src, srcSet])
    .flat()
    .filter((target) => typeof target === 'string');
}

/** The anchors of a page as GitHub makes them: a second heading of the same text gets `-1`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const element of elementsOf(markdown)) {
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
