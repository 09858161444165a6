import { classAt, escaped, NONE } from './classes.ts';

/**
 * What a pattern has for one code unit of a name: the source of a regular expression, or `STAR`,
 * which stands for any number of them.
 */
export type Atom = string;

export const STAR: Atom = '*';
const ANY: Atom = '[^]';

/** One segment of a pattern; `**`: any number of segments. */
export type Segment = readonly Atom[] | '**';

/**
 * The segments of a pattern without its `!`, read as minimatch does without braces and extended
 * globs. It is not used itself: its time for brackets is the cube of the line's length, and its
 * expressions backtrack.
 */
export function segmentsOf(pattern: string): readonly Segment[] {
  const texts = pattern.split('/').filter((text) => text !== '');
  return texts
    .filter((text, at) => text !== '**' || texts[at - 1] !== '**')
    .map((text) => (text === '**' ? text : atomsOf(text)));
}

/** The text that is the only name a segment matches; undefined: it matches others too. */
export function onlyNameOf(segment: Segment): string | undefined {
  if (segment === '**' || !segment.every(isLiteral)) return undefined;
  return String.fromCharCode(...segment.map(unitOf));
}

export function isLiteral(atom: Atom): boolean {
  return atom.startsWith('\\u');
}

/** The code unit of a literal. */
export function unitOf(literal: Atom): number {
  return Number.parseInt(literal.slice(2), 16);
}

function atomsOf(text: string): readonly Atom[] {
  // No name is empty.
  if (/^\*+$/.test(text)) return [ANY, STAR];
  const atoms: Atom[] = [];
  let isClosed = true;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const found = char === '[' && isClosed ? classAt(text, at) : undefined;
    if (found !== undefined) {
      atoms.push(found.atom);
      if (found.atom === NONE) return [NONE];
      at = found.end;
      continue;
    }
    // After a bracket that is not closed, none is.
    if (char === '[') isClosed = false;
    if (char === '*') {
      if (atoms.at(-1) !== STAR) atoms.push(STAR);
    } else if (char === '?') atoms.push(ANY);
    else if (char === '\\' && at + 1 < text.length) atoms.push(escaped(text.charAt((at += 1))));
    else atoms.push(escaped(char));
  }
  return atoms;
}
