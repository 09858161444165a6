import type { Fault, RequestHook, S3Server, SeenRequest } from 's3-test-server';
import { BUCKET } from './test-store.ts';

type OneOrMore = string | readonly string[];

export interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

/** A request for one right, as a policy sees it. */
interface Asked {
  readonly action: string;
  readonly resource: string;
  /** By condition key; a key that the request doesn't have is absent. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface Denial extends Asked {
  readonly operation: string;
}

const listOf = (value: OneOrMore): readonly string[] =>
  typeof value === 'string' ? [value] : value;

function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

/** Whether a policy's statements allow what is asked, and none denies it. */
export function evaluate(
  statements: readonly PolicyStatement[],
  { action, resource, context = {} }: Asked,
): 'allowed' | 'denied' | 'not allowed' {
  const applies = ({ Action, Resource, Condition = {} }: PolicyStatement) =>
    listOf(Action).some((one) => isLike(one.toLowerCase(), action.toLowerCase())) &&
    listOf(Resource).some((one) => isLike(one, resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => isMet(operator, context[key], listOf(values))),
    );
  const effects = statements.filter(applies).map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'not allowed';
}

/** A condition on a key that the request doesn't have is not met. */
function isMet(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  switch (operator) {
    case 'StringEquals':
      return value !== undefined && wanted.includes(value);
    case 'StringLike':
      return value !== undefined && wanted.some((pattern) => isLike(pattern, value));
    default:
      throw new Error(`this front does not know the condition ${operator}`);
  }
}

const ARN = `arn:aws:s3:::${BUCKET}`;
const on = (key: string) => `${ARN}/${key}`;

/** What headers of a new object need, as S3's page on the permissions of its operations has it. */
function forHeaders(headers: SeenRequest['headers'], resource: string): readonly Asked[] {
  const asked: Asked[] = [];
  const names = Object.keys(headers);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^x-amz-tagging$/)) asked.push({ action: 's3:PutObjectTagging', resource });
  if (has(/^x-amz-(acl|grant-)/)) asked.push({ action: 's3:PutObjectAcl', resource });
  if (has(/^x-amz-object-lock-(mode|retain)/)) {
    asked.push({ action: 's3:PutObjectRetention', resource });
  }
  if (has(/^x-amz-object-lock-legal-hold$/)) {
    asked.push({ action: 's3:PutObjectLegalHold', resource });
  }
  if (has(/^if-match$/)) asked.push({ action: 's3:GetObject', resource });
  return asked;
}

function forCopy(server: S3Server, { headers }: SeenRequest, resource: string): readonly Asked[] {
  const source = decodeURIComponent(String(headers['x-amz-copy-source'])).replace(/^\//, '');
  const [name = '', version] = source.split('?versionId=');
  const key = name.slice(name.indexOf('/') + 1);
  const suffix = version === undefined ? '' : 'Version';
  const asked = [
    { action: `s3:GetObject${suffix}`, resource: on(key) },
    ...forHeaders(headers, resource),
  ];
  const tags = Object.keys(server.bucket(BUCKET).object(key)?.tags ?? {});
  if (headers['x-amz-tagging-directive'] === 'REPLACE' || tags.length === 0) return asked;
  return [
    ...asked,
    { action: `s3:GetObject${suffix}Tagging`, resource: on(key) },
    { action: 's3:PutObjectTagging', resource },
  ];
}

/**
 * The rights that a request needs, by this file's own reading of
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function askedBy(server: S3Server, seen: SeenRequest): readonly Asked[] {
  const { operation, key = '', query, headers } = seen;
  const resource = on(key);
  const version = query.has('versionId') ? 'Version' : '';
  const prefix = query.get('prefix');
  const listing = { resource: ARN, context: prefix === null ? {} : { 's3:prefix': prefix } };
  switch (operation) {
    case 'PutObject':
    case 'CreateMultipartUpload':
    case 'CompleteMultipartUpload':
    case 'UploadPart':
      return [{ action: 's3:PutObject', resource }, ...forHeaders(headers, resource)];
    case 'CopyObject':
      return [{ action: 's3:PutObject', resource }, ...forCopy(server, seen, resource)];
    case 'GetObject':
    case 'HeadObject':
      return [{ action: `s3:GetObject${version}`, resource }];
    case 'GetObjectAcl':
      return [{ action: `s3:GetObject${version}Acl`, resource }];
    case 'GetObjectTagging':
      return [{ action: `s3:GetObject${version}Tagging`, resource }];
    case 'DeleteObject':
    case 'DeleteObjects':
      return deleteRights(resource, version === 'Version', headers);
    case 'AbortMultipartUpload':
      return [{ action: 's3:AbortMultipartUpload', resource }];
    case 'ListParts':
      return [{ action: 's3:ListMultipartUploadParts', resource }];
    case 'ListMultipartUploads':
      return [{ action: 's3:ListBucketMultipartUploads', resource: ARN }];
    case 'ListObjectsV2':
      return [{ action: 's3:ListBucket', ...listing }];
    case 'ListObjectVersions':
      return [{ action: 's3:ListBucketVersions', ...listing }];
    case 'HeadBucket':
      return [{ action: 's3:ListBucket', resource: ARN }];
    default:
      throw new Error(`no right is known for ${operation}`);
  }
}

function deleteRights(
  resource: string,
  isOfVersion: boolean,
  headers: SeenRequest['headers'],
): readonly Asked[] {
  const bypasses = headers['x-amz-bypass-governance-retention'] === 'true';
  return [
    { action: isOfVersion ? 's3:DeleteObjectVersion' : 's3:DeleteObject', resource },
    ...(headers['if-match'] === undefined ? [] : [{ action: 's3:GetObject', resource }]),
    ...(bypasses ? [{ action: 's3:BypassGovernanceRetention', resource }] : []),
  ];
}

interface Front {
  /** What was refused so far, in order. */
  denials(): readonly Denial[];
}

interface FrontOptions {
  /** What goes wrong with a request that is allowed. */
  readonly also?: RequestHook;
  /** Whether the DeleteObjects requests name versions: a hook sees no body. */
  readonly isOfVersions?: boolean;
}

/** From now on the server answers only what a policy allows, and refuses the rest as S3 does. */
export function enforcePolicy(
  server: S3Server,
  policy: { readonly Statement: readonly PolicyStatement[] },
  { also, isOfVersions = false }: FrontOptions = {},
): Front {
  const denied: Denial[] = [];
  const first = server.log.length;
  const refusalOf = (asked: Asked): string | undefined => {
    const result = evaluate(policy.Statement, asked);
    return result === 'allowed' ? undefined : wordsOf(asked, result);
  };
  const deletesOf = (key: string, headers: SeenRequest['headers']) =>
    deleteRights(on(key), isOfVersions, headers).find((asked) => refusalOf(asked) !== undefined);
  // S3 compares the condition of a delete only for who may read the object.
  const mayRead = server
    .bucket(BUCKET)
    .keys()
    .filter((key) => deletesOf(key, {}) === undefined)
    .every((key) => refusalOf({ action: 's3:GetObject', resource: on(key) }) === undefined);
  server.setDeleteConditions(BUCKET, mayRead ? 'honored' : 'denied');
  server.onRequest = (seen) => {
    if (seen.operation === 'DeleteObjects')
      return also?.(seen) ?? denyKeys(server, seen, deletesOf);
    const asked = [...askedBy(server, seen), ...toSeeAbsence(server, seen)];
    const refused = asked.find((one) => refusalOf(one) !== undefined);
    if (refused === undefined) return also?.(seen);
    denied.push({ operation: seen.operation, ...refused });
    return { kind: 'status', status: 403, code: 'AccessDenied', message: refusalOf(refused) ?? '' };
  };
  return {
    denials: () => [
      ...denied,
      ...server.log.slice(first).flatMap(({ operation, keys = [], headers }) =>
        keys.flatMap((key) => {
          const asked = deletesOf(key, headers);
          return asked === undefined ? [] : [{ operation, ...asked }];
        }),
      ),
    ],
  };
}

/** S3 says that an object is not there only to who may list the bucket, whatever the prefix. */
function toSeeAbsence(server: S3Server, { operation, key = '' }: SeenRequest): readonly Asked[] {
  const isRead = operation === 'GetObject' || operation === 'HeadObject';
  const isThere = server.bucket(BUCKET).object(key) !== undefined;
  return isRead && !isThere ? [{ action: 's3:ListBucket', resource: ARN }] : [];
}

function denyKeys(
  server: S3Server,
  { headers }: SeenRequest,
  deletesOf: (key: string, headers: SeenRequest['headers']) => Asked | undefined,
): Fault | undefined {
  const named = new Set(
    server
      .bucket(BUCKET)
      .versions()
      .map(({ key }) => key),
  );
  const keys = [...named].filter((key) => deletesOf(key, headers) !== undefined);
  const [first = ''] = keys;
  const asked = deletesOf(first, headers);
  if (asked === undefined) return undefined;
  return { kind: 'deny-keys', keys, message: wordsOf(asked, 'not allowed') };
}

function wordsOf({ action, resource }: Asked, result: 'denied' | 'not allowed'): string {
  const why =
    result === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return (
    'User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: ' +
    `${action} on resource: "${resource}" ${why}`
  );
}
