import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  headerOf,
  xmlAnswer,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import { readableVersion } from './objects.ts';
import { bucketOf, OWNER, type BucketState, type Grant } from '../state.ts';
import type { XmlChildren } from '../http/xml.ts';

const GROUPS = 'http://acs.amazonaws.com/groups/global/';
const EVERYBODY = { URI: `${GROUPS}AllUsers` };
const OWNERS: Grant = { grantee: { ID: OWNER.ID }, permission: 'FULL_CONTROL' };
const READ: Grant = { grantee: EVERYBODY, permission: 'READ' };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const CANNED: Readonly<Record<string, readonly Grant[]>> = {
  private: [OWNERS],
  'public-read': [OWNERS, READ],
  'public-read-write': [OWNERS, READ, { grantee: EVERYBODY, permission: 'WRITE' }],
  'authenticated-read': [
    OWNERS,
    { grantee: { URI: `${GROUPS}AuthenticatedUsers` }, permission: 'READ' },
  ],
  // The account that owns the bucket owns all objects here.
  'bucket-owner-read': [OWNERS],
  'bucket-owner-full-control': [OWNERS],
};

const GRANTS: Readonly<Record<string, string>> = {
  'x-amz-grant-full-control': 'FULL_CONTROL',
  'x-amz-grant-read': 'READ',
  'x-amz-grant-read-acp': 'READ_ACP',
  'x-amz-grant-write-acp': 'WRITE_ACP',
};

/** What the headers of a request give an object that it stores; undefined: all to its owner. */
export function aclOf(request: S3Request, bucket: BucketState): readonly Grant[] | undefined {
  const canned = headerOf(request, 'x-amz-acl');
  const grants = Object.entries(GRANTS).flatMap(([name, permission]) =>
    granteesOf(headerOf(request, name)).map((grantee) => ({ grantee, permission })),
  );
  if (canned === undefined && grants.length === 0) return undefined;
  if (canned !== undefined && grants.length > 0) {
    const Message = 'Specifying both Canned ACLs and Header Grants is not allowed';
    throw new S3Error('InvalidRequest', { Message });
  }
  const acl = canned === undefined ? grants : CANNED[canned];
  if (acl === undefined) throw new S3Error('InvalidArgument', { ArgumentName: 'x-amz-acl' });
  const isOfOwner = canned === 'bucket-owner-full-control' || isOwners(grants);
  if (!bucket.hasAcls && !isOfOwner) throw new S3Error('AccessControlListNotSupported');
  return acl;
}

function isOwners(grants: readonly Grant[]): boolean {
  const [first, ...others] = grants;
  const isFull = first?.permission === 'FULL_CONTROL' && first.grantee.ID === OWNER.ID;
  return isFull && others.length === 0;
}

/** `id="…"`, `uri="…"`, with commas between. */
function granteesOf(header = ''): readonly Grant['grantee'][] {
  return header
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [, kind, name = ''] = /^\s*(id|uri)\s*=\s*"([^"]+)"\s*$/.exec(one) ?? [];
      if (kind === undefined) throw new S3Error('InvalidArgument', { ArgumentValue: one });
      return kind === 'id' ? { ID: name } : { URI: name };
    });
}

export const getBucketAcl: Handler = ({ request, state }) => {
  bucketOf(state, bucketNameOf(request));
  return aclAnswer([OWNERS]);
};

export const getObjectAcl: Handler = ({ request, state }) =>
  aclAnswer(readableVersion(request, state).acl ?? [OWNERS]);

function aclAnswer(grants: readonly Grant[]) {
  const Grant = grants.map(({ grantee, permission }): XmlChildren => {
    return { Grantee: { ...grantee }, Permission: permission };
  });
  const answer = xmlAnswer('AccessControlPolicy', { Owner: OWNER, AccessControlList: { Grant } });
  const body = answer.body
    .toString()
    .replaceAll('<Grantee><ID>', `<Grantee ${granteeType('CanonicalUser')}><ID>`)
    .replaceAll('<Grantee><URI>', `<Grantee ${granteeType('Group')}><URI>`);
  return { ...answer, body: Buffer.from(body) };
}

function granteeType(type: string): string {
  return `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}"`;
}
