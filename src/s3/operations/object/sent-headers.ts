import { StoreError } from '../../../core/errors.ts';
import {
  headerNamesWhere,
  METADATA_PREFIX,
  objectHeader,
  type ObjectHeaders,
} from '../../../core/object-headers.ts';
import { shown } from '../../../core/shown.ts';
import type { WireAnswer } from '../../wire/message.ts';

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * Headers that S3 stores, as they are sent. Throws a StoreError `InvalidHeader` for one that would be
 * sent as other bytes than those that are signed, and for one that S3 doesn't store: it could make
 * another request of a PUT, as `x-amz-copy-source` does.
 */
export function sentHeaders(headers: ObjectHeaders): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers) as [string, string][]) {
    const lower = name.toLowerCase();
    const text = isDate(lower) ? dateOf(lower, value) : value;
    const isStored = objectHeader(lower) !== undefined || lower.startsWith(METADATA_PREFIX);
    if (!isStored) throw invalid(name, value, 'is none that S3 stores with an object');
    if (text === undefined) throw invalid(name, value, 'is not a date');
    if (!NAME.test(name) || !VALUE.test(text)) throw invalid(name, value, NOT_ASCII);
    sent[lower] = text;
  }
  return sent;
}

function isDate(name: string): boolean {
  return objectHeader(name)?.kind === 'date';
}

/** S3 takes Expires as HTTP writes a date, and the end of a lock in ISO 8601. */
function dateOf(name: string, value: string): string | undefined {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return name === 'expires' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
}

const NOT_ASCII = 'has other characters than those of printable ASCII: encode them';

function invalid(name: string, value: string, statement: string): StoreError {
  const message = `header ${shown(name)} ${shown(value)} ${statement}; no request was sent for it`;
  return new StoreError('InvalidHeader', message);
}

const READ_BY_HEAD = headerNamesWhere(({ readBack }) => readBack === 'head');

/** The headers of an object that HEAD returns: none of its access rights, tags and lock. */
export function storedHeaders({ headers }: WireAnswer): ObjectHeaders {
  const stored: Record<string, string> = {};
  for (const name of READ_BY_HEAD) {
    const value = headers.get(name);
    const isUnset = objectHeader(name)?.kind === 'flag' && value !== 'true';
    if (value && !isUnset) stored[name] = value;
  }
  for (const [name, value] of headers) {
    if (name.startsWith(METADATA_PREFIX) && value) stored[name] = value;
  }
  return stored;
}
