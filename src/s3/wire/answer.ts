import { refusalOf } from '../errors.ts';
import type { WireAnswer } from './message.ts';
import { readXml, type XmlDocument } from './xml/read-xml.ts';
import { toCount } from './xml/write-xml.ts';

/** The status of an error in a 200 answer, which S3 sends when an operation fails half way. */
const HIDDEN_STATUS = 503;

/** The last word of a root's name, in which some stores differ from S3. */
const LAST_WORD = /(Output|Response|Result)$/;

/**
 * The document of an answer, if its root has this name; `rows` names its repeated elements. Throws a
 * StoreError when the document is an error.
 */
export function documentOf(
  answer: WireAnswer,
  root: string,
  ...rows: readonly string[]
): XmlDocument | undefined {
  const document = readXml(answer.body, new Set(rows));
  if (document?.root === 'Error') throw refusalOf(answer, { document, status: HIDDEN_STATUS });
  const isExpected = document?.root.replace(LAST_WORD, '') === root.replace(LAST_WORD, '');
  return isExpected ? document : undefined;
}

/** Undefined where the answer has no such header, or more than one. */
export function headerOf({ headers }: WireAnswer, name: string): string | undefined {
  return headers.get(name);
}

/** The count in a header; undefined when it is not a whole number. */
export function countOf(answer: WireAnswer, name: string): number | undefined {
  return toCount(headerOf(answer, name));
}

/**
 * The date in a header; undefined when it is not one.
 * https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats
 */
export function timeOf(answer: WireAnswer, name: string): Date | undefined {
  const time = new Date(headerOf(answer, name) ?? NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The server's clock when it sent the answer; an invalid Date without a Date header. */
export function serverTimeOf(answer: WireAnswer): Date {
  return timeOf(answer, 'date') ?? new Date(NaN);
}

/** The version id in an answer, as a member of a result. */
export function versionOf(answer: WireAnswer): { readonly versionId?: string } {
  const versionId = headerOf(answer, 'x-amz-version-id');
  return versionId === undefined ? {} : { versionId };
}
