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
  /** Whether the answer claims that keys are encoded. */
  readonly isEncoded: boolean;
}

/** Whether a listing is to be asked for without the encoding of keys. */
export interface Encodable {
  readonly isPlain?: boolean;
}

/** Reads a key as S3 encodes it; undefined where there is none. */
export function keyFields(
  fields: XmlFields,
  encodingType: string | undefined,
): { readonly key: string; readonly written?: string } | undefined {
  const key = readKey(fields.get('Key'), encodingType);
  const written = fields.get('Key') ?? '';
  if (!key) return undefined;
  const isMarked = encodingType === 'url' && MARKS.some((mark) => written.includes(mark));
  return isMarked ? { key, written: ownCopyOf(written) } : { key };
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
