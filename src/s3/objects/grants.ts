import { StoreError } from '../../core/errors.ts';
import {
  OBJECT_HEADER_NAMES,
  type GrantHeaderName,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../../core/object-headers.ts';
import { quoted } from '../../core/shown.ts';
import type { Acl, Grant } from '../operations/object/get-object-acl.ts';

const GRANT_PREFIX = 'x-amz-grant-';

/** By permission. Undefined: it means nothing on an object, and no header grants it. */
const HEADERS: Readonly<Record<string, GrantHeaderName | undefined>> = {
  ...Object.fromEntries(
    OBJECT_HEADER_NAMES.filter(isGrant).map((name) => [permissionOf(name), name]),
  ),
  WRITE: undefined,
};

function isGrant(name: ObjectHeaderName): name is GrantHeaderName {
  return name.startsWith(GRANT_PREFIX);
}

/** READ_ACP for x-amz-grant-read-acp. */
function permissionOf(name: GrantHeaderName): string {
  return name.slice(GRANT_PREFIX.length).replaceAll('-', '_').toUpperCase();
}

const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';

/** What stands between quotes in a header. */
const NAME = /^[\x20\x21\x23-\x7e]+$/;

/**
 * The access rights of an object as the headers that grant them; none when they are those that every
 * new object has. Throws a StoreError `UnknownGrant` for what no header can grant.
 */
export function grantHeaders(acl: Acl): ObjectHeaders {
  const { grants = [] } = acl;
  const others = grants.filter((grant) => !isOwners(grant, acl));
  if (others.length === 0) return {};
  return isPublicRead(grants, others) ? { 'x-amz-acl': 'public-read' } : headersOf(grants);
}

function isOwners({ permission, id }: Grant, { owner }: Acl): boolean {
  return permission === 'FULL_CONTROL' && id === owner;
}

/** Some stores take this by its name alone. */
function isPublicRead(grants: readonly Grant[], [other, ...more]: readonly Grant[]): boolean {
  const isReadByAll = other?.permission === 'READ' && other.uri === EVERYBODY;
  return isReadByAll && more.length === 0 && grants.length === 2;
}

function headersOf(grants: readonly Grant[]): ObjectHeaders {
  const headers: Partial<Record<GrantHeaderName, string>> = {};
  for (const { id, uri, permission } of grants) {
    const name = id ?? uri ?? '';
    if (!Object.hasOwn(HEADERS, permission) || !NAME.test(name)) throw unknownGrant(permission);
    const header = HEADERS[permission];
    if (header === undefined) continue;
    const grantee = `${id === undefined ? 'uri' : 'id'}="${name}"`;
    headers[header] = headers[header] ? `${headers[header]}, ${grantee}` : grantee;
  }
  return headers;
}

function unknownGrant(permission: string): StoreError {
  return new StoreError(
    'UnknownGrant',
    `the store tells of an access right ${quoted(permission)}, or of who has it, what no ` +
      'header can grant',
  );
}
