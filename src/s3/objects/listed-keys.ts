import { forEachConcurrent } from '../../core/concurrency.ts';
import { StoreError } from '../../core/errors.ts';
import { isResolvedKey, isSendableKey } from '../../core/keys.ts';
import { quote } from '../../core/text.ts';
import { type Encoded, type EncodedPage, MARKS, readKey } from '../operations/bucket/bucket.ts';

/**
 * What pages have proven of a store's `encoding-type=url`, for `+` and for `%`. `encoded`: keys with
 * the character are written with an escape, so the character itself was made by the encoding.
 * `literal`: at least one key was not, so every page needs a proof of its own.
 */
type Proofs = Record<Mark, 'unknown' | 'encoded' | 'literal'>;

type Mark = (typeof MARKS)[number];

interface Keyed {
  readonly key: string;
}

/** What a store is asked when a key has more than one reading. */
interface KeySource<Row extends Keyed, Page> {
  /** Whether it encodes as it claims. */
  isKnownToEncode(): Promise<boolean>;
  /** Lists the same page without an encoding. Its rows are the result. */
  askPlain(): Promise<Page>;
  /**
   * Whether it has the object of a row under a key. Asked for each reading where the page can't be
   * read without an encoding: XML has no place for NUL.
   */
  readonly has?: (key: string, row: Row) => Promise<boolean>;
}

/**
 * Reads the keys of encoded listings. Some stores claim the encoding and leave it out, or do a part
 * of it: then `a+b` may be the key `a b` or `a+b`, and the wrong one is another object's.
 */
export interface KeyReader {
  /**
   * Resolves to a page, its rows and its marker with the keys that are stored. Rejects with
   * `AmbiguousKeys` when nothing decides between the readings of a key.
   */
  read<Row extends Keyed, Page extends EncodedPage<Row>>(
    page: Page & EncodedPage<Row>,
    store: KeySource<Row, Page>,
  ): Promise<{
    readonly page: Page;
    readonly rows: readonly Row[];
    readonly next: Page['next'];
  }>;
}

export function createKeyReader(): KeyReader {
  const proofs: Proofs = { '+': 'unknown', '%': 'unknown' };
  const isOpen = ({ key, written }: Encoded<Keyed>) =>
    written !== undefined && (key === written || isAmbiguous(written, proofs));
  return {
    async read(page, store) {
      const rows = page.rows.filter((row) => row !== undefined);
      const open = rows.find(isOpen) ?? [page.next].find((next) => next && isOpen(next));
      if (open === undefined || (await store.isKnownToEncode())) {
        return { page, rows: rows.map(withoutText), next: page.next && withoutText(page.next) };
      }
      let plain: typeof page;
      try {
        plain = await store.askPlain();
      } catch (thrown) {
        const { has } = store;
        if (has === undefined || !isUnreadable(thrown)) throw thrown;
        const decided = await decideByObjects(rows.filter(isOpen), has);
        const stored = rows.map((row) => decided.get(row) ?? withoutText(row));
        return { page, rows: stored, next: markerOf(page.next, rows, stored, isOpen) };
      }
      // An answer that claims the encoding again says no more than the first.
      if (plain.isEncoded) throw ambiguous(open);
      const found = plain.rows.filter((row) => row !== undefined);
      if (isSamePage(rows, found)) {
        rows.forEach((row, index) => {
          learn(proofs, found[index]?.key ?? '', row);
        });
      }
      const stored = found.map((row, index) => ({ ...row, key: storedKey(row, rows, index) }));
      const next = markerOf(plain.next, found, stored, isReplaced);
      return { page: plain, rows: stored, next };
    },
  };
}

/**
 * The marker repeats the last row, whose key may have been read in another way. Throws for another
 * marker that has more than one reading: the next page could leave out keys.
 */
function markerOf<Next extends Keyed>(
  next: Encoded<Next> | undefined,
  found: readonly Encoded<Keyed>[],
  stored: readonly Keyed[],
  isUnsure: (next: Encoded<Next>) => boolean,
): Next | undefined {
  if (next === undefined) return undefined;
  const last = found.at(-1);
  const isLast = last?.key === next.key && last.written === next.written;
  const key = isLast ? stored.at(-1)?.key : undefined;
  if (key === undefined && isUnsure(next)) throw ambiguous(next);
  return { ...withoutText<Next>(next), ...(key !== undefined && { key }) };
}

function withoutText<Row extends Keyed>(row: Encoded<Row>): Row {
  if (row.written === undefined) return row;
  const bare = { ...row };
  delete bare.written;
  return bare;
}

function isAmbiguous(written: string, proofs: Proofs): boolean {
  return MARKS.some((mark) => written.includes(mark) && proofs[mark] !== 'encoded');
}

/** A key that the whole encoding was done to proves it for the characters that it has. */
function learn(proofs: Proofs, key: string, { written = key }: Encoded<Keyed>): void {
  for (const mark of MARKS) {
    if (!key.includes(mark) || proofs[mark] === 'literal') continue;
    proofs[mark] = written !== key && readKey(written, 'url') === key ? 'encoded' : 'literal';
  }
}

/** Whether nothing was stored or deleted between a page and the same one without an encoding. */
function isSamePage(rows: readonly Encoded<Keyed>[], plain: readonly Keyed[]): boolean {
  const isPair = (row: Encoded<Keyed>, other: Keyed | undefined) =>
    other !== undefined && isSame(row, other) && isReading(other.key, row.written ?? row.key);
  return rows.length === plain.length && rows.every((row, index) => isPair(row, plain[index]));
}

const REPLACEMENT = '\ufffd';
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function isReplaced({ key }: Keyed): boolean {
  return key.includes(REPLACEMENT);
}

/** Where keys are not encoded, some stores replace characters that XML has no place for. */
function storedKey(plain: Keyed, rows: readonly Encoded<Keyed>[], index: number): string {
  if (!isReplaced(plain)) return plain.key;
  const isMeant = ({ key }: Keyed) =>
    key === plain.key || key.replace(NOT_IN_XML, REPLACEMENT) === plain.key;
  const own = rows[index];
  if (own !== undefined && isMeant(own) && isSame(own, plain)) return own.key;
  const meant = rows.filter(isMeant);
  const [row, ...others] = meant.filter((one) => isSame(one, plain));
  if (row === undefined || others.length > 0) throw ambiguous(plain);
  return row.key;
}

/** Whether an answer was not the page that it should be. */
export function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof StoreError && thrown.code === 'UnprovenAnswer';
}

const CONCURRENCY = 16;

async function decideByObjects<Row extends Keyed>(
  rows: readonly Encoded<Row>[],
  has: (key: string, row: Row) => Promise<boolean>,
): Promise<ReadonlyMap<Encoded<Row>, Row>> {
  const decided = new Map<Encoded<Row>, Row>();
  await forEachConcurrent(
    rows,
    async (row) => {
      decided.set(row, await decideByObject(row, has));
    },
    { concurrency: CONCURRENCY },
  );
  return decided;
}

/** The row with the one reading of its key under which the store has its object. */
async function decideByObject<Row extends Keyed>(
  row: Encoded<Row>,
  has: (key: string, row: Row) => Promise<boolean>,
): Promise<Row> {
  const { written = row.key } = row;
  const readings = new Set([
    row.key,
    written,
    readKey(written.replaceAll('+', '%2B'), 'url'),
    written.replaceAll('+', ' '),
  ]);
  const sendable = [...readings].filter(isSendableKey);
  // No request names such a key. Where slashes are merged, the answer has the facts of another object.
  if (sendable.some(isResolvedKey)) throw ambiguous(row);
  const found: string[] = [];
  for (const key of sendable) if (await has(key, row)) found.push(key);
  const [key] = found;
  if (key === undefined || found.length > 1) throw ambiguous(row);
  return { ...withoutText(row), key };
}

/** Whether a text is this key when each `+` and each escape is decoded, or kept as it is. */
function isReading(key: string, written: string): boolean {
  if (written === key || readKey(written, 'url') === key) return true;
  const bytes = Buffer.from(key).toString('latin1');
  let ends = new Set([0]);
  for (const [token] of Buffer.from(written).toString('latin1').matchAll(TOKEN)) {
    const texts = [token, ...decoded(token)];
    ends = new Set(
      [...ends].flatMap((at) =>
        texts.filter((text) => bytes.startsWith(text, at)).map((text) => at + text.length),
      ),
    );
  }
  return ends.has(bytes.length);
}

const TOKEN = /%[0-9a-f]{2}|[^]/gi;

function decoded(token: string): readonly string[] {
  if (token === '+') return [' '];
  return token.length === 1 ? [] : [String.fromCharCode(Number.parseInt(token.slice(1), 16))];
}

/** Whether two rows differ in nothing but their keys. */
function isSame(row: Encoded<Keyed>, other: Encoded<Keyed>): boolean {
  const rest = (one: Encoded<Keyed>) =>
    JSON.stringify(Object.entries(one).filter(([name]) => name !== 'key' && name !== 'written'));
  return rest(row) === rest(other);
}

function ambiguous({ key, written = key }: Encoded<Keyed>): StoreError {
  return new StoreError(
    'AmbiguousKeys',
    `the listing contains ${quote(written)}, which may be the key ${quote(key)} or another one: ` +
      'the store, or a proxy in front of it, does not encode listings correctly',
  );
}
