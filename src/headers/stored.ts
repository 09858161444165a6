import {
  HEADER_GROUPS,
  type HeaderGroup,
  headerNamesWhere,
  METADATA_PREFIX,
  objectHeader,
  type ObjectHeaders,
} from '../core/object-headers.ts';

/** Headers that a copy must send again, because CopyObject drops them. */
const RESENT = headerNamesWhere(({ isResent }) => isResent);

/** Whether the stored headers of an object differ from the wanted ones, of those always compared. */
export function headersDiffer(wanted: ObjectHeaders, stored: ObjectHeaders): boolean {
  const names = [...Object.keys(wanted), ...Object.keys(stored)].filter(isAlwaysCompared);
  return [...new Set(names)].some((name) => {
    const key = name as keyof ObjectHeaders;
    return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
  });
}

/** The names of stored headers that are no longer wanted, of those that are always compared. */
export function headersLost(wanted: ObjectHeaders, stored: ObjectHeaders): readonly string[] {
  const values = Object.entries(stored) as [string, string][];
  const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
  return lost.map(([name]) => name).filter(isAlwaysCompared);
}

/** The headers for a copy onto itself: the wanted ones, and stored ones that a copy would drop. */
export function headersOfCopy(wanted: ObjectHeaders, stored: ObjectHeaders): ObjectHeaders {
  const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
  const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
  const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
  return { ...(Object.fromEntries(kept) as ObjectHeaders), ...wanted };
}

/** The wanted headers of a group that are compared only when wanted. */
function wantedIn(group: HeaderGroup, wanted: ObjectHeaders): readonly [string, string][] {
  return (Object.entries(wanted) as [string, string][]).filter(([name]) => {
    const row = objectHeader(name);
    return row?.readBack === group && row.compared === 'when-wanted';
  });
}

/** The names of the wanted headers of a group, of those that are compared only when wanted. */
export function namesIn(group: HeaderGroup, wanted: ObjectHeaders): readonly string[] {
  return wantedIn(group, wanted).map(([name]) => name);
}

/** The groups of the wanted headers that are compared only when wanted. */
export function wantedGroups(wanted: ObjectHeaders): readonly HeaderGroup[] {
  return HEADER_GROUPS.filter((group) => wantedIn(group, wanted).length > 0);
}

/**
 * Whether the headers that the request for a group has returned prove that the object has the
 * wanted ones. What it can't show is not proven: an encryption context, the key of an alias, a lock
 * without the permission to see it, a canned ACL that depends on who owns the object.
 */
export function provesGroup(
  group: HeaderGroup,
  wanted: ObjectHeaders,
  returned: ObjectHeaders,
): boolean {
  const headers = wantedIn(group, wanted);
  if (headers.length === 0) return true;
  if (group === 'acl') return isSameAcl(Object.fromEntries(headers), returned);
  return headers.every(([name, value]) => {
    const shown = returned[name as keyof ObjectHeaders] ?? objectHeader(name)?.absent ?? '';
    if (name === 'x-amz-tagging') return tagsOf(value) === tagsOf(shown);
    if (name === 'x-amz-server-side-encryption-aws-kms-key-id') return isSameKey(value, shown);
    return isSame(name, value, shown);
  });
}

function isAlwaysCompared(name: string): boolean {
  const row = objectHeader(name);
  return row === undefined ? name.startsWith(METADATA_PREFIX) : row.compared === 'always';
}

function isSame(name: string, wanted: string, stored: string): boolean {
  if (wanted.trim() === stored.trim()) return true;
  if (objectHeader(name)?.kind === 'date') return Date.parse(wanted) === Date.parse(stored);
  // Some stores keep the aws-chunked of the request.
  if (name === 'content-encoding') return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
  // A value that is not ASCII is returned in the encoding of mail headers (RFC 2047).
  return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}

/** The tags of a header, decoded and in order. */
function tagsOf(header: string): string {
  return JSON.stringify([...new URLSearchParams(header)].map((tag) => JSON.stringify(tag)).sort());
}

/** Whether two names are of one key: HEAD returns its ARN, rules may have its id alone. */
function isSameKey(wanted: string, shown: string): boolean {
  if (/(^|:)alias\//.test(wanted)) return false;
  if (wanted.startsWith('arn:') && shown.startsWith('arn:')) return wanted === shown;
  const idOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  return idOf(wanted) === idOf(shown);
}

const GROUPS = 'http://acs.amazonaws.com/groups/global/';

/** Grants beside the owner's of canned ACLs; the other ones depend on who owns the bucket. */
const CANNED: ReadonlyMap<string, readonly string[]> = new Map([
  ['private', []],
  ['public-read', [`x-amz-grant-read uri=${GROUPS}AllUsers`]],
  [
    'public-read-write',
    [`x-amz-grant-read uri=${GROUPS}AllUsers`, `x-amz-grant-write uri=${GROUPS}AllUsers`],
  ],
  ['authenticated-read', [`x-amz-grant-read uri=${GROUPS}AuthenticatedUsers`]],
]);

function isSameAcl(wanted: ObjectHeaders, returned: ObjectHeaders): boolean {
  const [one, other] = [grantsIn(wanted), grantsIn(returned)];
  return one !== undefined && one.join('\n') === other?.join('\n');
}

/** The grants that headers give, in order; undefined: they depend on more than the headers. */
function grantsIn(headers: ObjectHeaders): readonly string[] | undefined {
  const { 'x-amz-acl': canned, ...others } = headers;
  const given = Object.entries(others as Readonly<Record<string, string>>).flatMap(
    ([name, value]) => granteesIn(name, value),
  );
  if (canned === undefined) return [...new Set(given)].sort();
  return given.length === 0 ? CANNED.get(canned) : undefined;
}

/** `id="…", uri="…"`, with or without quotes. */
function granteesIn(name: string, value: string): readonly string[] {
  const grantees = value.matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/gi);
  return [...grantees].map(
    ([, kind = '', quoted, bare = '']) => `${name} ${kind.toLowerCase()}=${quoted ?? bare}`,
  );
}
