import { format, resolveConfig } from 'prettier';

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** A pipe would end the cell and a line break the table. */
function cell(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<!\\)\|/g, '\\|')
    .replaceAll(/\s+/g, ' ');
}

/** The text as code; nothing for an empty text. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** Prose in which no star and no underscore is markup, except within code. */
export function prose(text: string): string {
  const parts = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/);
  return parts.map((part, n) => (n % 2 === 1 ? part : part.replaceAll(/[*_<>]/g, '\\$&'))).join('');
}

/** The anchor that GitHub gives a heading of its own in a page. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-');
}

const BEGIN = /^<!-- ([\w/-]+):begin -->$/gm;

/** The names of the generated sections of a page, in their order. */
export function sectionNames(page: string): readonly string[] {
  return [...page.matchAll(BEGIN)].map(([, name = '']) => name);
}

/**
 * The page with what lies between the markers `<!-- name:begin -->` and `<!-- name:end -->` replaced
 * by the content of the section. Throws when a name's markers are not there exactly once.
 */
export function withSections(page: string, contentOf: (name: string) => string): string {
  return sectionNames(page).reduce(
    (text, name) => replaceSection(text, name, contentOf(name)),
    page,
  );
}

function replaceSection(text: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const [before, after, ...more] = text.split(begin);
  const [, tail, ...moreTail] = (after ?? '').split(end);
  if (before === undefined || tail === undefined || more.length + moreTail.length > 0) {
    throw new Error(`the page must hold "${begin}" and then "${end}", each once: put them back`);
  }
  return `${before}${begin}\n\n${content.trimEnd()}\n\n${end}${tail}`;
}

/** The page as the formatter of the repository writes it. */
export async function formatted(page: string, file: string): Promise<string> {
  return format(page, { ...(await resolveConfig(file)), parser: 'markdown' });
}
