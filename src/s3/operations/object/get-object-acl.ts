import { StoreError } from '../../../core/errors.ts';
import {
  type GrantHeaderName,
  OBJECT_HEADER_NAMES,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../../../core/object-headers.ts';
import { quote } from '../../../core/text.ts';
import type { ObjectRequest } from '../../../object-store/object-store.ts';
import { documentOf } from '../../wire/answer.ts';
import type { XmlRow } from '../../wire/xml/read-xml.ts';
import type { Operation } from '../operation.ts';
import { pathOf } from './object.ts';

/** The ACL of an object. */
export interface Acl {
  readonly owner: string | undefined;
  /** Undefined when the answer has no list of grants. */
  readonly grants: readonly Grant[] | undefined;
}

export interface Grant {
  /** For example `READ_ACP`. */
  readonly permission: string;
  /** The id of an account. */
  readonly id: string | undefined;
  /** The URI of a group. */
  readonly uri: string | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html */
export const getObjectAcl: Operation<ObjectRequest, Acl> = {
  write: (input) => ({
    method: 'GET',
    path: pathOf(input),
    query: { acl: '', versionId: input.versionId },
    headers: {},
  }),
  read: (answer) => {
    const document = documentOf(answer, 'AccessControlPolicy', 'Grant');
    const hasList =
      document?.rows.length !== 0 || document.fields.get('AccessControlList') !== undefined;
    return {
      owner: document?.fields.get('Owner/ID'),
      grants: hasList ? document?.rows.map(toGrant) : undefined,
    };
  },
  missing: ({ owner, grants }) => (owner && grants ? undefined : 'an owner and a list of grants'),
};

function toGrant({ fields }: XmlRow): Grant {
  return {
    permission: fields.get('Permission') ?? '',
    id: fields.get('Grantee/ID'),
    uri: fields.get('Grantee/URI'),
  };
}

const GRANT_PREFIX = 'x-amz-grant-';

/** Header by permission; undefined for one without a meaning on objects, which no header grants. */
const HEADERS: Readonly<Record<string, GrantHeaderName | undefined>> = {
  ...Object.fromEntries(
    OBJECT_HEADER_NAMES.filter(isGrant).map((name) => [permissionOf(name), name]),
  ),
  WRITE: undefined,
};

function isGrant(name: ObjectHeaderName): name is GrantHeaderName {
  return name.startsWith(GRANT_PREFIX);
}

/** The permission that a header grants: READ_ACP for x-amz-grant-read-acp. */
function permissionOf(name: GrantHeaderName): string {
  return name.slice(GRANT_PREFIX.length).replaceAll('-', '_').toUpperCase();
}

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';
const ALL_ACCOUNTS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';

/** Canned ACLs by their grants beside the owner's; some stores accept only these names. */
const CANNED: Readonly<Record<string, string | undefined>> = {
  [`READ ${ALL_USERS}`]: 'public-read',
  [`READ ${ALL_USERS}, WRITE ${ALL_USERS}`]: 'public-read-write',
  [`READ ${ALL_ACCOUNTS}`]: 'authenticated-read',
};

/** A grantee that a header can quote. */
const NAME = /^[\x20\x21\x23-\x7e]+$/;

/**
 * The headers that grant the ACL of an object; none for the ACL that every new object has. Throws a
 * StoreError `UnknownGrant` for a grant that no header can express.
 */
export function grantHeaders(acl: Acl): ObjectHeaders {
  const { grants = [] } = acl;
  const others = grants.filter((grant) => !isOwners(grant, acl));
  if (others.length === 0) return {};
  const canned = grants.length === others.length + 1 ? CANNED[textOf(others)] : undefined;
  return canned === undefined ? headersOf(grants) : { 'x-amz-acl': canned };
}

function isOwners({ permission, id }: Grant, { owner }: Acl): boolean {
  return permission === 'FULL_CONTROL' && id === owner;
}

function textOf(grants: readonly Grant[]): string {
  const granteeOf = ({ id, uri }: Grant) => (id === undefined ? uri : `id ${id}`);
  const texts = grants.map((grant) => `${grant.permission} ${granteeOf(grant)}`);
  return texts.sort().join(', ');
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
    `the object's ACL has a grant (${quote(permission)}) that no x-amz-grant-* header can express`,
  );
}
