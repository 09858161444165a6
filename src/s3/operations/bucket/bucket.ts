import { ownCopyOf, quote } from '../../../core/text.ts';
import type { XmlFields } from '../../wire/xml/read-xml.ts';
import type { Operation, RequestSubject } from '../operation.ts';

/**
 * Asks whether a bucket exists. Every answer about a bucket names its region, even a refusal.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export const headBucket: Operation<RequestSubject, undefined> = {
  write: () => ({ method: 'HEAD', path: '/', query: {}, headers: {} }),
  read: () => undefined,
  missing: () => undefined,
};

/**
 * Reads a key in a listing as S3 encodes it: with `encoding-type=url`, a `+` is a space. A text that
 * can't be decoded is returned as it is: some stores claim the encoding and leave it out.
 */
export function readKey(
  written: string | undefined,
  encodingType: string | undefined,
): string | undefined {
  if (written === undefined) return undefined;
  // The key outlives its page; decoding makes a copy.
  if (encodingType !== 'url') return ownCopyOf(written);
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    return ownCopyOf(written);
  }
}

/** Characters that encoding makes, and that a key may hold itself. */
export const MARKS = ['+', '%'] as const;

/** A row of a listing, with the text of its key where that is not how the key was read. */
export type Encoded<Row> = Row & { written?: string };

/** What a page of a listing says about keys. */
export interface EncodedPage<Row> {
  /** Undefined where a row can't be read. */
  readonly rows: readonly (Encoded<Row> | undefined)[];
  /** The key after which the next page begins, where no token says it. */
  readonly next?: Encoded<{ readonly key: string }> | undefined;
  /** Whether the answer claims that keys are encoded. */
  readonly isEncoded: boolean;
}

/**
 * Maximum bytes of a page: more than 1,000 keys of 1,024 bytes take, each byte written with six, and
 * all else in their rows.
 */
export const MAX_PAGE = 8 * 1024 * 1024;

/** Whether a listing is to be asked for without the encoding of keys. */
export interface Encodable {
  readonly isPlain?: boolean;
}

/** Reads a key as S3 encodes it; undefined where there is none. `name` is that of its element. */
export function keyFields(
  fields: XmlFields,
  encodingType: string | undefined,
  name = 'Key',
): { readonly key: string; readonly written?: string } | undefined {
  const key = readKey(fields.get(name), encodingType);
  const written = fields.get(name) ?? '';
  if (!key) return undefined;
  const isMarked = encodingType === 'url' && MARKS.some((mark) => written.includes(mark));
  return isMarked ? { key, written: ownCopyOf(written) } : { key };
}

/** What a document repeats of its request, by the name of the element. */
export type Echo = Readonly<Record<string, string | undefined>>;

export function echoOf(fields: XmlFields | undefined, ...names: readonly string[]): Echo {
  return Object.fromEntries(names.map((name) => [name, fields?.get(name)]));
}

/**
 * The proof that a document lacks when it repeats another value than the one in `asked`, as the
 * answer to another request does. Some stores leave these elements out.
 */
export function missingEcho(echo: Echo, asked: Echo): string | undefined {
  const other = Object.keys(asked).find((name) => !isEcho(echo[name], asked[name] ?? ''));
  return other && `the ${other} of the request`;
}

/** Characters that no XML 1.0 document holds, which some stores replace. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Whether a text is a value as it is, or encoded wholly or in part. */
function isEcho(written: string | undefined, asked: string): boolean {
  if (written === undefined || written === asked) return true;
  const meant = asked.replaceAll(NOT_IN_XML, '\ufffd');
  const texts = [written, written.replaceAll('+', ' ')].flatMap((text) => [text, unescaped(text)]);
  return texts.some((text) => text.replaceAll(NOT_IN_XML, '\ufffd') === meant);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The proof that a page lacks when it lists a key outside the prefix, however the key is read. */
export function missingPrefix(
  prefix: string,
  rows: EncodedPage<{ readonly key: string }>['rows'],
): string | undefined {
  const foreign = rows.find(
    (row) => row?.key.startsWith(prefix) === false && row.written === undefined,
  );
  if (foreign === undefined) return undefined;
  return `the prefix ${quote(prefix)} in the key ${quote(foreign.key)}`;
}
