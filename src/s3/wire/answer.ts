import { toCount } from './xml/values.ts';
import { readXml, type XmlDocument } from './xml/read-xml.ts';
import type { WireAnswer } from './message.ts';
import { refusalOf } from '../errors.ts';

/** What S3 says of an error that comes with status 200: it failed half way. */
const HIDDEN_STATUS = 503;

/** The last word of a root's name, for which some stores have others than S3. */
const LAST_WORD = /(Output|Response|Result)$/;

/**
 * The document of an answer, when its root is the one of this name; `rows` are the elements of it
 * that repeat. Throws when it is an error in disguise.
 */
export function documentOf(
  answer: WireAnswer,
  root: string,
  ...rows: readonly string[]
): XmlDocument | undefined {
  const document = readXml(answer.body, new Set(rows));
  if (document?.root === 'Error') throw refusalOf(answer, { document, status: HIDDEN_STATUS });
  const isMeant = document?.root.replace(LAST_WORD, '') === root.replace(LAST_WORD, '');
  return isMeant ? document : undefined;
}

/** Undefined where the answer has no such header, or more than one. */
export function headerOf({ headers }: WireAnswer, name: string): string | undefined {
  return headers.get(name);
}

/** Bytes that a header tells. */
export function countOf(answer: WireAnswer, name: string): number | undefined {
  return toCount(headerOf(answer, name));
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
export function timeOf(answer: WireAnswer, name: string): Date | undefined {
  const time = new Date(headerOf(answer, name) ?? NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The server's clock when it gave this answer; an invalid Date when it did not say. */
export function serverTimeOf(answer: WireAnswer): Date {
  return timeOf(answer, 'date') ?? new Date(NaN);
}

/** The version that an answer names, as a member of a result. */
export function versionOf(answer: WireAnswer): { readonly versionId?: string } {
  const versionId = headerOf(answer, 'x-amz-version-id');
  return versionId === undefined ? {} : { versionId };
}
