import { folded } from './classes.ts';
import { type Atom, unitOf, isLiteral, type Segment, STAR } from './segments.ts';

/** The bits of a machine, 32 in each word. */
export type Bits = Int32Array;

const WORDS = 3;
const ROW_WORDS = 2 * WORDS;
/** Maximum number of places: each code unit of a path takes a step for all of them. */
const MAX_PLACES = 32 * WORDS;

/** The code units of a path from `at` to `end`. */
export interface Stretch {
  readonly path: string;
  readonly at: number;
  readonly end: number;
}

/**
 * A machine with a bit for each place in a pattern. It takes a path one code unit after the other
 * and never goes back, so that no path takes it longer than another. A bit is set while the pattern
 * up to its place matches the path so far.
 */
export interface Machine extends Rows {
  readonly start: Bits;
  /**
   * The bits after a part of a path. `begins`: whether a name begins at
   * the first; further slashes there are skipped.
   */
  readonly run: (before: Bits, begins: boolean, way: Stretch) => Bits;
  isSet(bits: Bits, place: number): boolean;
  /** The place where the pattern ends. */
  readonly end: number;
  /** The place for all that is beneath what the pattern matches. */
  readonly beneath: number;
}

export const SLASH_ROW = 0;
/** The row of a dot that begins a name, and of any other. */
const HIDDEN_ROW = 1;
const DOT_ROW = 2;

/** Numbers of rows; code units with the same row are alike to the pattern. */
interface Rows {
  readonly rowOf: (code: number) => number;
  /** Those that are known by code units below 256; -1: not yet. */
  readonly latin: Int32Array;
}

/** A place, and what leads to it from the one before. */
interface Place {
  /** Undefined: nothing, and only a globstar before it. */
  readonly atom: Atom | undefined;
  readonly isGlobstar: boolean;
  hasStar: boolean;
  /** Whether a wildcard begins a name here that can't begin with a dot. */
  isShy: boolean;
}

interface Row {
  /** Places that the code unit leads to. */
  readonly to: Bits;
  /** Places that it leaves set. */
  readonly kept: Bits;
}

/** The words of all rows: for each those of `to`, then those of `kept`. */
interface Table {
  words: Int32Array;
  /** Adds a row and returns its number. */
  add(row: Row): number;
}

const SEPARATOR: Atom = '/';
const SLASH = 47;
const DOT = 46;
const BACKSLASH = 92;

/** Throws a RangeError when the pattern has too many places; `globProblem` refuses it before. */
export function createMachine(
  segments: readonly Segment[],
  {
    dot,
    anyCase,
    isWindows,
  }: { readonly dot: boolean; readonly anyCase: boolean; readonly isWindows: boolean },
): Machine {
  const places = placesOf(segments, dot);
  if (places.length > MAX_PLACES) throw new RangeError(`${places.length} places are too many`);
  const globstars = bitsOf(places, ({ isGlobstar }) => isGlobstar);
  const isLoop = ({ hasStar, isGlobstar }: Place) => hasStar || isGlobstar;
  const pick = createPick(places, anyCase);
  const loops = bitsOf(places, isLoop);
  const afterShy = bitsOf(places, (_, before) => before?.isShy === true);
  const table = createTable();
  table.add({ to: bitsOf(places, ({ atom }) => atom === SEPARATOR), kept: globstars });
  table.add({
    to: pick(DOT).map((word, at) => word & ~(afterShy[at] ?? 0)),
    kept: bitsOf(places, (one) => isLoop(one) && !one.isShy && (dot || !one.isGlobstar)),
  });
  table.add({ to: pick(DOT), kept: loops });
  const rows = createRows(table, (code) => ({ to: pick(code), kept: loops }), isWindows);
  const running = { ...rows, table, globstars };
  return {
    start: bitsOf(places, (_, before) => before === undefined),
    ...rows,
    run: (before, begins, way) => run(running, before, begins, way),
    isSet: (bits, place) => (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1,
    end: places.length - 2,
    beneath: places.length - 1,
  };
}

function placesOf(segments: readonly Segment[], dot: boolean): readonly Place[] {
  const places: Place[] = [];
  const add = (atom?: Atom, isGlobstar = false): Place => {
    const place = { atom, isGlobstar, hasStar: false, isShy: false };
    places.push(place);
    return place;
  };
  add();
  let begun: Place | undefined;
  for (const segment of segments) {
    if (segment === '**') {
      add(SEPARATOR, true);
      begun = add();
      continue;
    }
    let place = begun ?? add(SEPARATOR);
    begun = undefined;
    place.isShy = !dot && !isLiteral(segment[0] ?? '');
    for (const atom of segment) {
      if (atom === STAR) place.hasStar = true;
      else place = add(atom);
    }
  }
  add(SEPARATOR, true);
  return places;
}

function bitsOf(
  places: readonly Place[],
  isIn: (place: Place, before: Place | undefined) => boolean,
): Bits {
  const bits = new Int32Array(WORDS);
  places.forEach((place, at) => {
    if (isIn(place, places[at - 1])) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  });
  return bits;
}

/** A function that returns the places that a code unit leads to; each class is compiled once. */
function createPick(places: readonly Place[], anyCase: boolean): (code: number) => Bits {
  const fold = (code: number) => (anyCase ? folded(code) : code);
  const literals = new Map<number, Bits>();
  const classes: { readonly expression: RegExp; readonly bits: Bits }[] = [];
  const none = bitsOf(places, () => false);
  for (const atom of new Set(places.map((place) => place.atom))) {
    if (atom === undefined || atom === SEPARATOR) continue;
    const bits = bitsOf(places, (place) => place.atom === atom);
    if (isLiteral(atom)) {
      const code = fold(unitOf(atom));
      literals.set(code, joined(literals.get(code) ?? none, bits));
    } else {
      const flags = (anyCase ? 'i' : '') + (atom.includes('\\p') ? 'u' : '');
      classes.push({ expression: new RegExp(`^${atom}$`, flags), bits });
    }
  }
  return (code) => {
    const char = String.fromCharCode(code);
    let bits = literals.get(fold(code)) ?? none;
    for (const one of classes) if (one.expression.test(char)) bits = joined(bits, one.bits);
    return bits;
  };
}

function joined(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word | (other[at] ?? 0));
}

function createTable(): Table {
  let count = 0;
  const table: Table = {
    words: new Int32Array(ROW_WORDS * 4),
    add({ to, kept }) {
      const at = ROW_WORDS * count;
      if (at === table.words.length) {
        const grown = new Int32Array(2 * at);
        grown.set(table.words);
        table.words = grown;
      }
      table.words.set(to, at);
      table.words.set(kept, at + WORDS);
      count += 1;
      return count - 1;
    },
  };
  return table;
}

/** Numbers of rows by code unit. A row is made when it is first asked for; equal rows are one. */
function createRows(table: Table, make: (code: number) => Row, isWindows: boolean): Rows {
  const latin = new Int32Array(256).fill(-1);
  const pages: Int32Array[] = [latin];
  const numbers = new Map<string, number>();
  const numberOf = (code: number): number => {
    if (code === SLASH || (isWindows && code === BACKSLASH)) return SLASH_ROW;
    if (code === DOT) return DOT_ROW;
    const row = make(code);
    const text = row.to.join();
    const number = numbers.get(text) ?? table.add(row);
    numbers.set(text, number);
    return number;
  };
  const rowOf = (code: number) => {
    const page = (pages[code >> 8] ??= new Int32Array(256).fill(-1));
    const known = page[code & 255] ?? -1;
    return known < 0 ? (page[code & 255] = numberOf(code)) : known;
  };
  return { latin, rowOf };
}

/** What `run` needs of a machine. */
interface Running extends Rows {
  readonly table: Table;
  readonly globstars: Bits;
}

/** Written out for each word: this is what takes the time for long names. */
function run(
  { latin, rowOf, table, globstars }: Running,
  bits: Bits,
  begins: boolean,
  way: Stretch,
): Bits {
  const { path, end } = way;
  let isFirst = begins;
  let words = table.words;
  const [g0, g1, g2] = [globstars[0] ?? 0, globstars[1] ?? 0, globstars[2] ?? 0];
  let [a, b, c] = [bits[0] ?? 0, bits[1] ?? 0, bits[2] ?? 0];
  for (let { at } = way; at < end; at += 1) {
    const code = path.charCodeAt(at);
    let row = code < 256 ? (latin[code] ?? -1) : -1;
    if (row < 0) {
      row = rowOf(code);
      words = table.words;
    }
    if (isFirst && row <= DOT_ROW) {
      if (row === SLASH_ROW) continue;
      row = HIDDEN_ROW;
    }
    const first = row * ROW_WORDS;
    c = (((c << 1) | (b >>> 31)) & (words[first + 2] ?? 0)) | (c & (words[first + 5] ?? 0));
    b = (((b << 1) | (a >>> 31)) & (words[first + 1] ?? 0)) | (b & (words[first + 4] ?? 0));
    a = ((a << 1) & (words[first] ?? 0)) | (a & (words[first + 3] ?? 0));
    isFirst = row === SLASH_ROW;
    if (!isFirst) continue;
    // A name may begin at the place after each globstar.
    c |= ((c & g2) << 1) | ((b & g1) >>> 31);
    b |= ((b & g1) << 1) | ((a & g0) >>> 31);
    a |= (a & g0) << 1;
  }
  return Int32Array.of(a, b, c);
}
