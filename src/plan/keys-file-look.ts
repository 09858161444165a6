/** What a file that is not a list of keys looks like, by its beginning. */
export interface Look {
  /** With its article: `a ZIP archive`. */
  readonly what: string;
  /** Whether no key can begin so, even where every text could be a key. */
  readonly isSure: boolean;
}

/** Bytes of its beginning that `lookOf` wants. */
export const HEAD_BYTES = 1024;

/** First bytes, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip data'],
  ['BZh', 'bzip2 data'],
  ['\xfd7zXZ', 'xz data'],
  ['\x28\xb5\x2f\xfd', 'zstd data'],
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet file'],
  ['ORC', 'an ORC file'],
  ['\xff\xfe', 'text in UTF-16'],
  ['\xfe\xff', 'text in UTF-16'],
];

/** The first line that is not blank. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^<(?:!doctype html|html|head|body)\b/i, 'an HTML page'],
  [/^<(?:\?xml\b|[A-Za-z]+Result\b)/, 'XML'],
  [/^(?!\{"(?:op|version|counts)":)(?:\[\s*(?:["{[]|$)|\{\s*(?:"|$))/, 'JSON'],
];

const MAYBE_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^s3:\/\//i, 'a list of s3:// URLs'],
  [/^https?:\/\//i, 'a list of URLs'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d+ /, 'the output of aws s3 ls'],
  [/^(?:\(dryrun\) )?(?:delete|upload|copy|download): /, 'the output of an aws s3 command'],
  [/^(?:---$|- )/, 'YAML'],
  [/[,;\t]/, 'a table (CSV)'],
];

/** Undefined: like nothing in particular. */
export function lookOf(head: Buffer): Look | undefined {
  const latin1 = head.toString('latin1');
  const signed = SIGNATURES.find(([signature]) => latin1.startsWith(signature));
  if (signed !== undefined) return { what: signed[1], isSure: true };
  const nuls = head.filter((byte) => byte === 0).length;
  if (nuls * 3 > head.length) return { what: 'text in UTF-16', isSure: true };
  const line =
    head
      .toString()
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? '';
  const sure = TEXTS.find(([pattern]) => pattern.test(line));
  const [, what] = sure ?? MAYBE_TEXTS.find(([pattern]) => pattern.test(line)) ?? [];
  return what === undefined ? undefined : { what, isSure: sure !== undefined };
}
