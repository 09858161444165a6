import {
  headerNamesWhere,
  METADATA_PREFIX,
  objectHeader,
  type ObjectHeaders,
} from '../core/object-headers.ts';

/** What a copy has to be sent again, because it would lose it. */
const RESENT = headerNamesWhere(({ isResent }) => isResent);

/**
 * Whether an object is stored with other headers than are wanted, as far as the store tells: not
 * its access rights, tags, lock, encryption and storage class, which others have a say in too.
 */
export function headersDiffer(wanted: ObjectHeaders, stored: ObjectHeaders): boolean {
  const names = new Set([...Object.keys(wanted), ...Object.keys(stored)].filter(isCompared));
  return [...names].some((name) => {
    const key = name as keyof ObjectHeaders;
    return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
  });
}

/** Names of stored headers that are wanted no longer, as far as the store tells. */
export function headersLost(wanted: ObjectHeaders, stored: ObjectHeaders): readonly string[] {
  const values = Object.entries(stored) as [string, string][];
  const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
  return lost.map(([name]) => name).filter(isCompared);
}

/** The headers of a copy onto itself: those wanted, and of the stored ones what would be lost. */
export function headersOfCopy(wanted: ObjectHeaders, stored: ObjectHeaders): ObjectHeaders {
  const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
  const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
  const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
  return { ...(Object.fromEntries(kept) as ObjectHeaders), ...wanted };
}

/** Whether headers say who may have access to the object. */
export function setsAccess(headers: ObjectHeaders): boolean {
  return Object.keys(headers).some((name) => objectHeader(name)?.readBack === 'acl');
}

function isCompared(name: string): boolean {
  return objectHeader(name)?.isCompared ?? name.startsWith(METADATA_PREFIX);
}

function isSame(name: string, wanted: string, stored: string): boolean {
  if (wanted.trim() === stored.trim()) return true;
  if (objectHeader(name)?.kind === 'date') return Date.parse(wanted) === Date.parse(stored);
  // Some stores keep what aws-chunked said of the request.
  if (name === 'content-encoding') return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
  // What is not ASCII comes back in the encoding of mail headers (RFC 2047).
  return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}
