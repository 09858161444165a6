import type { GetObjectAclCommandOutput, Grant } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import {
  OBJECT_HEADER_NAMES,
  type GrantHeaderName,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../../core/object-headers.ts';
import { quoted } from '../../core/shown.ts';
import type { ObjectRequest } from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { objectParameters } from './head.ts';
import { s3Request } from '../request.ts';

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

/** The access rights of an object; see ObjectStore. */
export async function getGrants(
  sender: Sender,
  object: ObjectRequest,
  signal: AbortSignal | undefined,
): Promise<ObjectHeaders> {
  const command = s3Request('GetObjectAcl', objectParameters(object));
  const answer = await sender.send(command, {
    signal,
    missing: missingGrants,
  });
  if (isOwnersAlone(answer)) return {};
  return isPublicRead(answer) ? { 'x-amz-acl': 'public-read' } : headersOf(answer);
}

type Acl = Pick<GetObjectAclCommandOutput, 'Owner' | 'Grants'>;

function missingGrants({ Owner, Grants }: Acl): string | undefined {
  return Owner?.ID && Grants ? undefined : 'an owner and what is granted';
}

/** As every new object has it, and all that there can be where the bucket has no such rights. */
function isOwnersAlone({ Owner, Grants = [] }: Acl): boolean {
  return Grants.every(
    ({ Grantee, Permission }) => Permission === 'FULL_CONTROL' && Grantee?.ID === Owner?.ID,
  );
}

/** Some stores take this by its name alone. */
function isPublicRead({ Owner, Grants = [] }: Acl): boolean {
  const isOwners = ({ Grantee, Permission }: Grant) =>
    Permission === 'FULL_CONTROL' && Grantee?.ID === Owner?.ID;
  const isPublic = ({ Grantee, Permission }: Grant) =>
    Permission === 'READ' && Grantee?.URI === EVERYBODY;
  return Grants.length === 2 && Grants.some(isOwners) && Grants.some(isPublic);
}

function headersOf({ Grants = [] }: Acl): ObjectHeaders {
  const headers: Partial<Record<GrantHeaderName, string>> = {};
  for (const { Grantee: { ID, URI } = {}, Permission = '' } of Grants) {
    const name = ID ?? URI ?? '';
    if (!(Permission in HEADERS) || !NAME.test(name)) throw unknownGrant(Permission);
    const header = HEADERS[Permission];
    if (header === undefined) continue;
    const grantee = `${ID === undefined ? 'uri' : 'id'}="${name}"`;
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
