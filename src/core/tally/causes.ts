import { type ItemError, messageOf, type OwnCode, StoreError } from '../errors.ts';
import { excerptOf, formatCount, plural, quote } from '../text.ts';
import { type Pieces, piecesOf, type Varying } from './message-pattern.ts';

/** An object as a cause names it. */
export type NamedObject = Pick<ItemError, 'key' | 'versionId'>;

/** Failed objects with the same code and the same message, apart from what varies in it. */
export interface Cause {
  /** S3's error code, or one of this project's own; undefined: the error had none. */
  readonly code: string | undefined;
  /** What the messages have in common: a number that differs is a range, other text is `…`. */
  readonly message: string;
  readonly count: number;
  /** The first of the objects, at most five; a key is cut at 1,024 characters. */
  readonly objects: readonly NamedObject[];
  /** The first error of each kind of request, at most four. */
  readonly samples: readonly ItemError[];
}

/**
 * Why objects of a batch failed, grouped by cause. Together these numbers are the number of failed
 * objects.
 */
export interface Causes {
  /** The most frequent first, at most 100. */
  readonly failures: readonly Cause[];
  /** Objects whose causes are too many to be kept apart; those are the least frequent ones. */
  readonly others: number;
  /** Objects that were in flight when the batch ended; undefined: none. */
  readonly stopped: Cause | undefined;
  /** Objects that were not attempted, because something before them failed; undefined: none. */
  readonly notAttempted: Cause | undefined;
}

export interface OpenCauses {
  add(error: ItemError): void;
  list(): Causes;
}

const MAX_CAUSES = 100;

type Aside = 'stopped' | 'notAttempted';

/** Codes of objects that did not fail by themselves: something else ended the batch before. */
const ASIDES: ReadonlyMap<string | undefined, Aside> = new Map([
  ['RequestCanceled', 'stopped'],
  ['NotAttempted', 'notAttempted'],
  ['DeletesStopped', 'notAttempted'],
  ['AbortsStopped', 'notAttempted'],
] satisfies readonly [OwnCode, Aside][]);

/** Whether an object failed by itself: it was not only interrupted or not attempted. */
export function isOwnFailure({ code }: ItemError): boolean {
  return !ASIDES.has(code);
}

/** Counts failed objects by cause, in memory for at most 100 causes. */
export function createCauses(): OpenCauses {
  const groups = new Map<string, Group>();
  const asides = new Map<string, Group>();
  let others = 0;
  const causeAside = (name: Aside) => {
    const group = asides.get(name);
    return group && causeOf(group);
  };
  return {
    add(error) {
      const aside = ASIDES.get(error.code);
      const pieces = aside ? [excerptOf(textOf(error))] : piecesOf(textOf(error), error);
      const all = aside ? asides : groups;
      const name = aside ?? nameOfGroup(error, pieces);
      const known = all.get(name);
      if (known === undefined && !aside && groups.size >= MAX_CAUSES) {
        others += dropRarest(groups);
      }
      const group = known ?? newGroup(error, pieces);
      all.set(name, group);
      join(group, error, pieces);
    },
    list: () => ({
      failures: [...groups.values()].sort((a, b) => b.count - a.count).map(causeOf),
      others,
      stopped: causeAside('stopped'),
      notAttempted: causeAside('notAttempted'),
    }),
  };
}

function nameOfGroup({ code }: ItemError, pieces: Pieces): string {
  return JSON.stringify([excerptOf(code), ...pieces.map(fixedPartOf)]);
}

/**
 * Makes room for a new cause, which may be the one of all that follow. Returns the number of objects
 * of the cause that was dropped, the oldest of the rarest.
 */
function dropRarest(groups: Map<string, Group>): number {
  let [rarest, count] = ['', Infinity];
  for (const [name, group] of groups) {
    if (group.count < count) [rarest, count] = [name, group.count];
  }
  groups.delete(rarest);
  return count;
}

interface Group {
  readonly code: string | undefined;
  readonly parts: (string | Range)[];
  count: number;
  readonly objects: NamedObject[];
  readonly samples: Map<string, ItemError>;
}

/** What a varying part was in the messages so far. */
interface Range extends Varying {
  isConstant: boolean;
  least: Varying;
  most: Varying;
}

function newGroup(error: ItemError, pieces: Pieces): Group {
  const parts = pieces.map((piece) =>
    typeof piece === 'string' ? piece : { ...piece, isConstant: true, least: piece, most: piece },
  );
  const code = hasCode(error) ? excerptOf(error.code) : undefined;
  return { code, parts, count: 0, objects: [], samples: new Map() };
}

const MAX_OBJECTS = 5;
const MAX_SAMPLES = 4;

function join(group: Group, error: ItemError, pieces: Pieces): void {
  group.count += 1;
  if (group.objects.length < MAX_OBJECTS) group.objects.push(namedObject(error));
  const request = requestOf(error);
  if (group.samples.size < MAX_SAMPLES && !group.samples.has(request)) {
    group.samples.set(request, error);
  }
  pieces.forEach((piece, index) => {
    const part = group.parts[index];
    if (typeof piece !== 'string' && typeof part === 'object') widen(part, piece);
  });
}

function widen(range: Range, piece: Varying): void {
  range.isConstant &&= piece.text === range.text;
  const { amount } = piece;
  if (amount === undefined) return;
  if (amount < (range.least.amount ?? 0)) range.least = piece;
  if (amount > (range.most.amount ?? 0)) range.most = piece;
}

function namedObject({ key, versionId }: ItemError): NamedObject {
  const version = versionId === undefined ? undefined : excerptOf(versionId);
  return { key: key.length > 1024 ? excerptOf(key) : key, versionId: version };
}

/** What an advice depends on beside code and message. */
function requestOf({ cause, key, versionId }: ItemError): string {
  if (!(cause instanceof StoreError)) return '';
  const otherKey = cause.key === key ? undefined : cause.key;
  const { operation, status } = cause;
  return JSON.stringify([operation, status, otherKey, versionId !== undefined]);
}

/** A number has another unit after it for one attempt than for two. */
function fixedPartOf(piece: string | Varying): unknown {
  if (typeof piece !== 'string') return { kind: piece.kind };
  return piece.replace(/^ (attempt|byte|second|minute|hour|millisecond)s?\b/, ' $1');
}

function causeOf({ code, parts, count, objects, samples }: Group): Cause {
  const message = parts.map(shownPart).join('');
  return { code, message, count, objects: [...objects], samples: [...samples.values()] };
}

function shownPart(part: string | Range, index: number, parts: Group['parts']): string {
  if (typeof part !== 'string') return shownRange(part);
  const before = parts[index - 1];
  const isOfMany = typeof before === 'object' && !before.isConstant && before.kind === 'number';
  return isOfMany ? part.replace(/^ (attempt|byte|second|minute|hour)\b/, ' $1s') : part;
}

function shownRange({ kind, text, isConstant, least, most }: Range): string {
  if (isConstant) return text;
  if (kind === 'number') return `${least.text} to ${most.text}`;
  const [first = ''] = /^["']/.exec(text) ?? [];
  return `${first}…${first}`;
}

/** An error without a message has the name of its class at least. */
function textOf({ cause, code }: ItemError): string {
  return messageOf(cause) || code;
}

/** Without a code of its own, an error is known by the name of its class, which says nothing. */
function hasCode({ cause, code }: ItemError): boolean {
  if (!(cause instanceof Error)) return code !== 'Error';
  return code !== cause.name || ('code' in cause && cause.code === code);
}

/** Causes that a message names. */
const MAX_NAMED_CAUSES = 3;

/** The most frequent causes, one a line, and how many more there are. */
export function causeLines({ failures, others }: Causes): readonly string[] {
  return [
    ...failures.slice(0, MAX_NAMED_CAUSES).map(causeLine),
    ...restOfCauses(failures.slice(MAX_NAMED_CAUSES), others),
  ];
}

/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
export function causeLine(cause: Cause): string {
  const { count, objects } = cause;
  const rest = count > objects.length ? ` and ${formatCount(count - objects.length)} more` : '';
  const names = objects.map((object) => nameOf(object, quote));
  const text = causeText(cause, (words) => words).replace(/\.$/, '');
  return `${text}: ${names.join(', ')}${rest}`;
}

/** `and 3 more causes (12 failures)`; none if no cause is left. */
export function restOfCauses(causes: readonly Cause[], others: number): readonly string[] {
  if (causes.length === 0 && others === 0) return [];
  const number =
    others > 0 ? `more than ${formatCount(causes.length)}` : formatCount(causes.length);
  const many = causes.length === 1 && others === 0 ? 'cause' : 'causes';
  return [`and ${number} more ${many} (${plural(failuresOf(causes, others), 'failure')})`];
}

/** Failed objects of some causes, and of the others. */
export function failuresOf(causes: readonly Cause[], others: number): number {
  return causes.reduce((sum, { count }) => sum + count, others);
}

/** `AccessDenied: Access Denied`, as `write` writes untrusted text. */
export function causeText({ code, message }: Cause, write: (text: string) => string): string {
  const isWhole = code === undefined || code === message;
  return isWhole ? write(message) : `${write(code)}: ${write(message)}`;
}

/** `"a.html"` or `"a.html" (version "3HL4kqtJ")`, as `write` writes untrusted text. */
export function nameOf({ key, versionId }: NamedObject, write: (text: string) => string): string {
  return versionId === undefined ? write(key) : `${write(key)} (version ${write(versionId)})`;
}
