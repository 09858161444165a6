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
 * sent as other bytes than those that are signed.
 */
export function sentHeaders(headers: ObjectHeaders): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers) as [string, string][]) {
    const text = isDate(name) ? dateOf(name, value) : value;
    if (!NAME.test(name) || text === undefined || !VALUE.test(text)) throw unsendable(name, value);
    sent[name.toLowerCase()] = text;
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

function unsendable(name: string, value: string): StoreError {
  return new StoreError(
    'InvalidHeader',
    `header ${shown(name)} ${shown(value)} ` +
      (isDate(name)
        ? 'is not a date'
        : 'has other characters than those of printable ASCII: encode them') +
      '; no request was sent for it',
  );
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
