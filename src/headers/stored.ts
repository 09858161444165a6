import {
  headerNamesWhere,
  METADATA_PREFIX,
  objectHeader,
  type ObjectHeaders,
} from '../core/object-headers.ts';

/** Headers that a copy must send again, because CopyObject drops them. */
const RESENT = headerNamesWhere(({ isResent }) => isResent);

/**
 * Whether the stored headers of an object differ from the wanted ones. ACL, tags, lock, encryption
 * and storage class are not compared: they are not read back, or the bucket sets them too.
 */
export function headersDiffer(wanted: ObjectHeaders, stored: ObjectHeaders): boolean {
  const names = new Set([...Object.keys(wanted), ...Object.keys(stored)].filter(isCompared));
  return [...names].some((name) => {
    const key = name as keyof ObjectHeaders;
    return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
  });
}

/** The names of stored headers that are no longer wanted, of those that are compared. */
export function headersLost(wanted: ObjectHeaders, stored: ObjectHeaders): readonly string[] {
  const values = Object.entries(stored) as [string, string][];
  const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
  return lost.map(([name]) => name).filter(isCompared);
}

/** The headers for a copy onto itself: the wanted ones, and stored ones that a copy would drop. */
export function headersOfCopy(wanted: ObjectHeaders, stored: ObjectHeaders): ObjectHeaders {
  const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
  const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
  const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
  return { ...(Object.fromEntries(kept) as ObjectHeaders), ...wanted };
}

/** Whether headers set the ACL of the object. */
export function setsAcl(headers: ObjectHeaders): boolean {
  return Object.keys(headers).some((name) => objectHeader(name)?.readBack === 'acl');
}

function isCompared(name: string): boolean {
  return objectHeader(name)?.isCompared ?? name.startsWith(METADATA_PREFIX);
}

function isSame(name: string, wanted: string, stored: string): boolean {
  if (wanted.trim() === stored.trim()) return true;
  if (objectHeader(name)?.kind === 'date') return Date.parse(wanted) === Date.parse(stored);
  // Some stores keep the aws-chunked of the request.
  if (name === 'content-encoding') return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
  // A value that is not ASCII is returned in the encoding of mail headers (RFC 2047).
  return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}
