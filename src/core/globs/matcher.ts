import { folded } from './classes.ts';
import { type Bits, createMachine, type Machine, SLASH_ROW, type Stretch } from './machine.ts';
import { onlyNameOf, type Segment } from './segments.ts';

/** A pattern that matches in time that grows with the length of the path alone. */
export interface Matcher {
  /** Whether it matches the path, or a directory that the path is in. */
  readonly matches: (path: string) => boolean;
  /** The same without a file at the very path that the pattern has. */
  readonly matchesBelow: (path: string) => boolean;
  /** Whether it may match something in the directory at this path; `''` is the root. */
  readonly mayLead: (path: string) => boolean;
}

export interface MatcherOptions {
  /** Whether wildcards match names that begin with a dot. */
  readonly dot: boolean;
  readonly anyCase: boolean;
  /** Whether `\` separates the segments of a path too. */
  readonly isWindows: boolean;
}

/** No pattern matches such a path. */
export const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/;
const DOT_SEGMENT_OF_WINDOWS = /(^|[\\/])\.\.?([\\/]|$)/;

const SLASH = 47;
const BACKSLASH = 92;

/** Names at the beginning of a pattern, which a path has to have as they are, and the rest. */
export function splitHead(segments: readonly Segment[]): {
  readonly names: readonly string[];
  readonly rest: readonly Segment[];
} {
  const wild = segments.findIndex((segment) => onlyNameOf(segment) === undefined);
  const end = wild < 0 ? segments.length : wild;
  return {
    names: segments.slice(0, end).map((segment) => onlyNameOf(segment) ?? ''),
    rest: segments.slice(end),
  };
}

export function createMatcher(all: readonly Segment[], options: MatcherOptions): Matcher {
  // A pattern that matches a directory matches all beneath it: `**` at the end adds nothing.
  const { names, rest } = splitHead(all.at(-1) === '**' ? all.slice(0, -1) : all);
  const { dot, anyCase, isWindows } = options;
  const isSlash = (code: number) => code === SLASH || (isWindows && code === BACKSLASH);
  const placeAfter = createHead(names.join('/'), isSlash, anyCase);
  const dotSegment = isWindows ? DOT_SEGMENT_OF_WINDOWS : DOT_SEGMENT;
  // Made when a path has the head: most paths have not.
  let taker: { readonly machine: Machine; readonly take: Take } | undefined;
  const makeTaker = () => {
    const machine = createMachine(rest, options);
    return { machine, take: createTaker(machine, dot) };
  };
  const accepts = (path: string, isBelow: boolean) => {
    const end = endOf(path, isSlash);
    const start = placeAfter(path, end);
    if (typeof start !== 'number') return false;
    const { machine, take } = (taker ??= makeTaker());
    const bits = take(path, start, end);
    if (bits === undefined) return false;
    const isMatch = machine.isSet(bits, machine.end) && (!isBelow || end < path.length);
    return (isMatch || machine.isSet(bits, machine.beneath)) && !dotSegment.test(path);
  };
  return {
    matches: (path) => accepts(path, false),
    matchesBelow: (path) => accepts(path, true),
    mayLead(directory) {
      const end = endOf(directory, isSlash);
      const start = placeAfter(directory, end);
      if (typeof start !== 'number') return start === 'above';
      const { take } = (taker ??= makeTaker());
      return take(directory, start, end, true) !== undefined;
    },
  };
}

/** Where a path ends without the slashes at its end. */
function endOf(path: string, isSlash: (code: number) => boolean): number {
  let end = path.length;
  while (end > 0 && isSlash(path.charCodeAt(end - 1))) end -= 1;
  return end;
}

/**
 * Returns where a path goes on after the head of a pattern; `above`: the path ends within it, at the
 * end of a name; undefined: the path has another beginning.
 */
type PlaceAfter = (path: string, end: number) => number | 'above' | undefined;

function createHead(
  head: string,
  isSlash: (code: number) => boolean,
  anyCase: boolean,
): PlaceAfter {
  const isSame = (one: number, other: number) =>
    one === other || (anyCase && folded(one) === folded(other));
  const isExact = !anyCase && head !== '';
  return (path, end) => {
    if (isExact && path.startsWith(head)) {
      const at = head.length;
      if (at === end || isSlash(path.charCodeAt(at))) return at;
    }
    let at = 0;
    const skipSlashes = () => {
      while (at < end && isSlash(path.charCodeAt(at))) at += 1;
    };
    skipSlashes();
    if (at === end && head !== '') return 'above';
    for (let place = 0; place < head.length; place += 1) {
      const code = head.charCodeAt(place);
      if (code === SLASH) {
        if (at === end) return 'above';
        if (!isSlash(path.charCodeAt(at))) return undefined;
        skipSlashes();
      } else {
        if (at === end || !isSame(path.charCodeAt(at), code)) return undefined;
        at += 1;
      }
    }
    return head === '' || at === end || isSlash(path.charCodeAt(at)) ? at : undefined;
  };
}

/** Bits of a machine that were met. */
interface State {
  readonly bits: Bits;
  /** Whether a name begins here. */
  readonly begins: boolean;
  /** Whether no code unit can change what they lead to. */
  readonly isFinal: boolean;
  /** The states that follow, by row. */
  readonly next: (State | undefined)[];
}

/** The bits after a path from `start` on, and after a slash if it `isOpen`; undefined: none is set. */
type Take = (path: string, start: number, end: number, isOpen?: boolean) => Bits | undefined;

const AFTER: Stretch = { path: '/', at: 0, end: 1 };

/** Maximum number of states that are kept, and of rows that they are kept for. */
const MAX_STATES = 128;
const MAX_ROWS = 64;

/**
 * A function that gives paths to a machine. It keeps the states that it meets, few as a rule; where
 * names are such that there are many, each code unit takes a step.
 */
export function createTaker(machine: Machine, dot: boolean): Take {
  const states = new Map<string, State>();
  const stateOf = (bits: Bits, begins: boolean): State | undefined => {
    const text = `${bits.join()} ${begins}`;
    const known = states.get(text);
    if (known !== undefined || states.size === MAX_STATES) return known;
    const isFinal = isDead(bits) || (dot && machine.isSet(bits, machine.beneath));
    const state = { bits, begins, isFinal, next: [] };
    states.set(text, state);
    return state;
  };
  const start: State = { bits: machine.start, begins: false, isFinal: false, next: [] };
  const follow = (state: State, path: string, at: number, row: number) => {
    if (row >= MAX_ROWS) return undefined;
    const begins = row === SLASH_ROW;
    const next = stateOf(machine.run(state.bits, state.begins, { path, at, end: at + 1 }), begins);
    state.next[row] = next;
    return next;
  };
  const enter = (state: State) => state.next[SLASH_ROW] ?? follow(state, '/', 0, SLASH_ROW);
  return (path, from, end, isOpen = false) => {
    let state = from < end ? enter(start) : start;
    for (let at = from; at < end && state?.isFinal === false; at += 1) {
      const code = path.charCodeAt(at);
      let row = code < 256 ? (machine.latin[code] ?? -1) : -1;
      if (row < 0) row = machine.rowOf(code);
      const next: State | undefined = state.next[row] ?? follow(state, path, at, row);
      if (next === undefined) {
        const bits = machine.run(state.bits, state.begins, { path, at, end });
        return alive(isOpen ? machine.run(bits, false, AFTER) : bits);
      }
      state = next;
    }
    if (state === undefined) return undefined;
    return alive(isOpen ? machine.run(state.bits, state.begins, AFTER) : state.bits);
  };
}

function alive(bits: Bits): Bits | undefined {
  return isDead(bits) ? undefined : bits;
}

function isDead(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}
