import type { MODES } from '../../src/action/modes/modes.ts';
import { leaseKeyOf } from '../../src/core/keys.ts';
import type { OperationName } from '../../src/s3/operations/operation.ts';
import {
  OPERATION_RIGHTS,
  type Permission,
  type RightsRequest,
  rightsOf,
} from '../../src/s3/operations/rights.ts';

type ModeName = (typeof MODES)[number]['name'];

/** What makes a run need more than its mode alone. */
export type Extra =
  | 'delete: true'
  | 'if-exists and dry-run: true'
  | 'versions: noncurrent or all'
  | 'bypass-governance: true'
  | 'x-amz-tagging in headers'
  | 'x-amz-acl or x-amz-grant-* in headers'
  | 'x-amz-object-lock-mode in headers'
  | 'x-amz-object-lock-legal-hold in headers'
  | 'objects that have tags'
  | 'objects whose ACL grants access to others';

/** Requests that a mode sends for one purpose. */
export interface Need {
  readonly requests: readonly RightsRequest[];
  /** Default: the objects under the prefix, and the bucket where the prefix is that of the listing. */
  readonly on?: 'state' | 'states above' | 'any prefix';
  /** Default: every run. */
  readonly with?: Extra;
  readonly purpose: string;
  /** What a run does without the right; absent: it fails. */
  readonly without?: string;
}

const request = (operation: OperationName, ...headers: readonly string[]): RightsRequest => ({
  operation,
  headers,
});
const ofVersion = (operation: OperationName): RightsRequest => ({ operation, isOfVersion: true });

const PUTS: readonly OperationName[] = [
  'PutObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
];

const puts = (...headers: readonly string[]) => PUTS.map((name) => request(name, ...headers));

/** What every mode that stores files needs. */
const STORES: readonly Need[] = [
  { requests: puts(), purpose: 'stores the files, large ones in parts' },
  {
    requests: [request('AbortMultipartUpload')],
    purpose: 'aborts uploads in parts that fail, are cancelled, or were left by a killed step',
    without: 'their parts remain and cost storage; the post step warns of those that it knows',
  },
  {
    requests: [request('ListParts')],
    purpose: 'checks that an aborted upload has no parts left',
    without:
      'a second abort is sent instead; where its answer proves nothing, the post step says so in a notice',
  },
  {
    requests: [request('PutObject', 'x-amz-tagging')],
    with: 'x-amz-tagging in headers',
    purpose: 'stores tags',
  },
  {
    requests: [request('PutObject', 'x-amz-acl')],
    with: 'x-amz-acl or x-amz-grant-* in headers',
    purpose: 'stores ACLs',
  },
  {
    requests: [request('PutObject', 'x-amz-object-lock-mode')],
    with: 'x-amz-object-lock-mode in headers',
    purpose: 'locks objects for a time',
  },
  {
    requests: [request('PutObject', 'x-amz-object-lock-legal-hold')],
    with: 'x-amz-object-lock-legal-hold in headers',
    purpose: 'puts a legal hold on objects',
  },
];

const LISTS: Need = { requests: [request('ListObjectsV2')], purpose: 'lists the objects' };

/** Deletes with a condition need the right to read, too. */
const CONDITION: Need = {
  requests: [request('DeleteObjects', 'if-match')],
  purpose: 'deletes an object only while it has the ETag that was listed',
  without:
    'objects that are replaced while the run deletes are deleted too, and a warning says so; ' +
    '`delete-condition: none` does without',
};

/** The requests of each mode, and what each is for. */
export const MODE_NEEDS: Readonly<Record<ModeName, readonly Need[]>> = {
  'upload-dir': [
    ...STORES,
    {
      requests: [request('HeadObject')],
      purpose: 'finds out after a lost answer whether an object that exists is the one it sent',
      without:
        'a large file is uploaded again; with `if-exists: skip` or `fail`, such a file fails as ' +
        '`UnknownOutcome`, and running again helps',
    },
    {
      requests: [request('HeadObject'), request('ListObjectsV2')],
      on: 'any prefix',
      with: 'if-exists and dry-run: true',
      purpose:
        'checks which objects exist; S3 answers for one that doesn’t as such only where ' +
        '`s3:ListBucket` has no condition on the prefix',
    },
  ],
  'sync-dir': [
    LISTS,
    {
      requests: [request('HeadObject'), request('GetObject')],
      purpose: 'reads the state, and the headers of unchanged files',
    },
    ...STORES,
    {
      requests: [request('CopyObject')],
      purpose: 'updates the headers of an object by a copy onto itself',
    },
    {
      requests: [request('GetObject'), request('PutObject', 'if-match'), request('ListObjectsV2')],
      on: 'state',
      purpose: 'keeps the state and its lock',
    },
    {
      requests: [request('AbortMultipartUpload'), request('ListParts')],
      on: 'state',
      purpose: 'aborts the upload of a state above 8 MiB that fails',
      without: 'its parts remain and cost storage',
    },
    {
      requests: [request('GetObjectAcl')],
      purpose: 'keeps the ACL of an object whose headers it updates',
      without: 'the object gets the ACL of a new one, and a warning says so',
    },
    {
      requests: [request('DeleteObjects')],
      with: 'delete: true',
      purpose: 'deletes the objects that have no file',
    },
    {
      requests: [request('GetObjectTagging')],
      with: 'x-amz-tagging in headers',
      purpose: 'reads the tags of objects that the state does not describe',
      without: 'each such object is copied once',
    },
    {
      requests: [request('GetObjectTagging'), request('PutObject', 'x-amz-tagging')],
      with: 'objects that have tags',
      purpose: 'keeps the tags when headers are updated',
    },
    {
      requests: [request('PutObject', 'x-amz-acl')],
      with: 'objects whose ACL grants access to others',
      purpose: 'keeps that ACL when headers are updated',
    },
  ],
  'delete-prefix': [
    {
      ...LISTS,
      purpose: 'lists the objects; with `versions`, looks for a sync that is deploying there',
    },
    { requests: [request('DeleteObjects')], purpose: 'deletes the objects' },
    {
      requests: [request('GetObject')],
      purpose: 'reads the state of a sync that may be deploying there',
      without: 'a warning says that this is not known',
    },
    CONDITION,
    {
      requests: [ofVersion('ListObjectVersions'), ofVersion('DeleteObjects')],
      with: 'versions: noncurrent or all',
      purpose: 'lists and deletes versions',
    },
    {
      requests: [request('DeleteObjects', 'x-amz-bypass-governance-retention')],
      with: 'bypass-governance: true',
      purpose: 'deletes versions that Object Lock retains in governance mode',
    },
    {
      requests: [request('ListObjectsV2'), request('GetObject')],
      on: 'states above',
      purpose: 'looks for a sync that is deploying to a directory that the prefix is in',
      without: 'such a deploy is not noticed',
    },
  ],
  'abort-uploads': [
    { requests: [request('ListMultipartUploads')], purpose: 'lists the uploads' },
    { requests: [request('AbortMultipartUpload')], purpose: 'aborts them' },
    {
      requests: [request('ListParts')],
      purpose: 'counts the bytes of their parts, and checks that none arrived after the abort',
      without: 'bytes are not counted, and a warning says so',
    },
  ],
};

/** What a policy is for. */
export interface PolicyFor {
  readonly bucket: string;
  /** With its slash; empty: the whole bucket. */
  readonly prefix: string;
  /** Key of a state that is not under the prefix. */
  readonly state?: string;
  /** What the run needs beside its mode alone. */
  readonly extras?: readonly Extra[];
}

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** The policy that allows all that a mode asks for, what it can do without included. */
export function policyOf(
  mode: ModeName,
  { bucket, prefix, state, extras = [] }: PolicyFor,
): Policy {
  const needs = MODE_NEEDS[mode].filter(
    ({ with: extra }) => extra === undefined || extras.includes(extra),
  );
  const isUnder = ({ on }: Need) =>
    on === undefined || on === 'any prefix' || (on === 'state' && state === undefined);
  const under = needs.filter(isUnder);
  const isAnywhere = prefix === '' || under.some(({ on }) => on === 'any prefix');
  const arn = `arn:aws:s3:::${bucket}`;
  const keys = state === undefined ? [] : [state, leaseKeyOf(state)];
  const elsewhere = state === undefined ? [] : needs.filter(({ on }) => on === 'state');
  const statements: readonly (Statement | undefined)[] = [
    ...onBucket(under, arn, isAnywhere ? undefined : { StringLike: { 's3:prefix': `${prefix}*` } }),
    statement(permissionsOf(under, 'object'), `${arn}/${prefix}*`),
    ...onBucket(elsewhere, arn, { StringEquals: { 's3:prefix': keys } }),
    statement(
      permissionsOf(elsewhere, 'object'),
      keys.map((key) => `${arn}/${key}`),
    ),
  ];
  return {
    Version: '2012-10-17',
    Statement: statements.filter((one) => one !== undefined),
  };
}

/** Only some listings have a prefix that a condition can be on. */
function onBucket(needs: readonly Need[], arn: string, Condition: Statement['Condition']) {
  const all = permissionsOf(needs, 'bucket');
  const hasPrefix = (permission: string) =>
    Object.values(OPERATION_RIGHTS).some(
      (rights) => rights.permission === permission && 's3:prefix' in rights.conditionKeys,
    );
  if (Condition === undefined) return [statement(all, arn)];
  return [
    statement(all.filter(hasPrefix), arn, Condition),
    statement(
      all.filter((one) => !hasPrefix(one)),
      arn,
    ),
  ];
}

function statement(
  Action: readonly Permission[],
  Resource: Statement['Resource'],
  Condition?: Statement['Condition'],
): Statement | undefined {
  if (Action.length === 0) return undefined;
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

/** The permissions that requests need on objects or on the bucket, each once. Default: on either. */
export function permissionsOf(
  needs: readonly Pick<Need, 'requests'>[],
  place?: 'object' | 'bucket',
): readonly Permission[] {
  const rights = needs.flatMap(({ requests }) => requests).flatMap(rightsOf);
  const here = rights.filter(
    ({ on }) => place === undefined || (on === 'bucket') === (place === 'bucket'),
  );
  return [...new Set(here.map(({ permission }) => permission))];
}
