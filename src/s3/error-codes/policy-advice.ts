import { objectHeader } from '../../core/object-headers.ts';
import { quote } from '../../core/text.ts';
import {
  COMMON_CONDITION_KEYS,
  isOperation,
  operationRights,
  type Right,
  rightsOf,
} from '../operations/rights.ts';
import type { ErrorFacts } from './row.ts';

/** The missing permission: the one that the answer names, else the first that the request needs. */
export function permissionOf(facts: ErrorFacts): string | undefined {
  return namedPermission(facts) ?? neededBy(facts)[0]?.permission;
}

function neededBy({ operation = '', isOfVersion, requestHeaders }: ErrorFacts): readonly Right[] {
  if (!isOperation(operation)) return [];
  return rightsOf({
    operation,
    ...(isOfVersion !== undefined && { isOfVersion }),
    ...(requestHeaders !== undefined && { headers: requestHeaders }),
  });
}

/**
 * The permission that an answer names.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function namedPermission({ message }: ErrorFacts): string | undefined {
  return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}

/** The object that a refused request named, or the objects of the bucket. */
export function objectsOf({ bucket, key }: ErrorFacts): string {
  return key === undefined
    ? `the objects of the bucket ${quote(bucket)}`
    : `the object ${quote(key)} of the bucket ${quote(bucket)}`;
}

/** What else a request needs, for an answer that names no permission. */
function othersOf(facts: ErrorFacts): string {
  if (namedPermission(facts) !== undefined) return '';
  const others = neededBy(facts).slice(1);
  if (others.length === 0) return '';
  const named = others.map(({ permission, on }) =>
    on === 'source' ? `${permission} on its source` : permission,
  );
  return `; this request also needs ${named.join(' and ')}`;
}

/** Amazon refuses requests to a Requester Pays bucket without giving that reason. */
function payerOf(facts: ErrorFacts): string {
  const { message, requestHeaders = ['x-amz-request-payer'] } = facts;
  const isBare = namedPermission(facts) === undefined && /^access ?denied\.?$/i.test(message);
  return isBare && !requestHeaders.includes('x-amz-request-payer')
    ? '; if the bucket is Requester Pays, set request-payer: requester'
    : '';
}

/** The policies that may hold a statement, by the words with which S3 names one of them. */
const POLICIES: readonly (readonly [RegExp, string])[] = [
  [/ resource-based policy/i, 'the bucket policy'],
  [/ identity-based policy/i, 'the policies of the role'],
  [/ service control policy/i, "the organization's service control policies"],
  [/ resource control policy/i, "the organization's resource control policies"],
  [/ permissions boundary/i, "the role's permissions boundary"],
  [/ session policy/i, 'the session policy that was requested at sign-in'],
  [/ VPC endpoint policy/i, 'the policy of the VPC endpoint'],
];

function policyNamedIn(message: string): string | undefined {
  return POLICIES.find(([words]) => words.test(message))?.[1];
}

/** What a policy may have demanded of the request, as clauses; never empty. */
function unmetConditions(facts: ErrorFacts): string {
  const keys = Object.entries(operationRights(facts.operation)?.conditionKeys ?? {});
  const looked = keys.flatMap(([, header]) => (header === undefined ? [] : [header]));
  const others = keys.filter(([, header]) => header === undefined).map(([key]) => key);
  return [
    ...lackingHeaders(looked.filter(isStoredHeader), facts),
    ...lackingCondition(
      looked.filter((header) => !isStoredHeader(header)),
      facts,
    ),
    `the policy may look at ${[...others, ...COMMON_CONDITION_KEYS].join(', ')}`,
  ].join('; ');
}

function isStoredHeader(name: string): boolean {
  return objectHeader(name) !== undefined;
}

function lackingHeaders(
  names: readonly string[],
  { requestHeaders }: ErrorFacts,
): readonly string[] {
  const lacking = names.filter((name) => requestHeaders?.includes(name) !== true);
  if (lacking.length === 0) return [];
  const had = requestHeaders === undefined ? 'may have had no' : 'had no';
  return [
    `the request ${had} ${lacking.join(', ')}: if the policy demands one of them, set it by "headers"`,
  ];
}

/** One condition is enough, since no request can have two. */
function lackingCondition(
  names: readonly string[],
  { operation = '', requestHeaders = names }: ErrorFacts,
): readonly string[] {
  if (names.length === 0 || names.some((name) => requestHeaders.includes(name))) return [];
  const remedy = operation.startsWith('Delete')
    ? '"delete-condition: etag" sends it'
    : 'upload-dir sends one with "if-exists: skip" or "fail"';
  return [`the request had no condition (${names.join(' or ')}): ${remedy}`];
}

/** The advice to allow a permission, or, where the answer mentions a deny, what to do about that. */
export function grant(permission: string, on: string, facts: ErrorFacts, more = ''): string {
  const { message } = facts;
  const policy = policyNamedIn(message);
  if (message.includes('explicit deny')) {
    const policies = policy ?? 'the policies of the role, the bucket or the organization';
    return (
      `meet the condition of the deny, if it has one: ${unmetConditions(facts)}; otherwise remove ` +
      `the explicit deny of ${permission} on ${on} from ${policies}`
    );
  }
  const others = payerOf(facts) + othersOf(facts);
  const isOfRole = policy === undefined || /role$|bucket policy/.test(policy);
  return isOfRole
    ? `allow ${permission} on ${on} in the policy of the role and, if the bucket belongs to ` +
        `another account, also in the bucket policy${others}${more}`
    : `allow ${permission} on ${on} in ${policy}, which limits what the role may do${others}${more}`;
}
