import { derivedError, isDeniedRequest, StoreError } from '../../core/errors.ts';
import type { Content } from '../../core/items.ts';
import { leaseKeyOf } from '../../core/keys.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { quote } from '../../core/text.ts';
import { statePathOf } from '../../headers/own-objects.ts';
import { type FoundLease, NO_LEASE, readLease } from '../../listing/deploy-lease.ts';
import { getIfThere } from '../../listing/if-there.ts';
import type {
  GetResult,
  ObjectStore,
  PutRequest,
  PutResult,
} from '../../object-store/object-store.ts';
import type { Subject } from './format.ts';

/** The state object of a prefix, and the store that holds it. */
export interface StatePlace extends Subject {
  readonly store: ObjectStore;
  /** Key of the state object; undefined: no state is kept. */
  readonly key: string | undefined;
  /** What the rules set for state and lease, beside their own headers. Default: nothing. */
  readonly headers?: ObjectHeaders | undefined;
}

/** A place with a state object. */
export type KeptPlace = StatePlace & { readonly key: string };

export type Condition = Pick<PutRequest, 'ifMatch' | 'ifNoneMatch'>;

/** The state changes with every deploy, and is not for the public. */
const STATE_HEADERS: ObjectHeaders = {
  'content-type': 'application/octet-stream',
  'cache-control': 'private, no-store',
};

/** Stores a state or a lease. A refusal names the object, and what to allow or to send. */
export async function putOwn(
  place: KeptPlace,
  key: string,
  content: Content,
  condition: Condition,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { store, bucket } = place;
  const headers = { ...STATE_HEADERS, ...place.headers };
  try {
    return await store.put({ bucket, key, content, headers, ...condition }, signal);
  } catch (thrown) {
    throw isRefused(thrown) ? unwritable(thrown, place, key) : thrown;
  }
}

/** Gets the state object; undefined: there is none. A refusal names it, and what to allow. */
export async function getOwn(
  place: KeptPlace,
  signal: AbortSignal | undefined,
): Promise<GetResult | undefined> {
  return getIfThere(place, { inPieces: true }, signal).catch((thrown: unknown) => {
    throw isRefused(thrown) ? unreadable(thrown, place, place.key) : thrown;
  });
}

/**
 * Reads the lease. A refusal names it, and what to allow. One that may neither be read nor listed is
 * taken for absent: the conditions of writes find the one that is there.
 */
export async function readOwnLease(place: KeptPlace, signal?: AbortSignal): Promise<FoundLease> {
  return readLease(place, signal).catch((thrown: unknown) => {
    if (isDeniedRequest(thrown) && isDeniedRequest(thrown.cause)) return NO_LEASE;
    throw isRefused(thrown) ? unreadable(thrown, place, leaseKeyOf(place.key)) : thrown;
  });
}

/** Whether a store refused a request for what it lacks, a key of KMS included. */
function isRefused(thrown: unknown): thrown is StoreError {
  return (
    isDeniedRequest(thrown) ||
    (thrown instanceof StoreError && /^(?:KMS|InvalidObjectState$)/.test(thrown.code))
  );
}

function unreadable(error: StoreError, place: KeptPlace, key: string): StoreError {
  const isUnlisted = isDeniedRequest(error.cause);
  const permissions =
    's3:GetObject on it' +
    (usesKey(place) ? ', and kms:Decrypt on its key' : '') +
    (isUnlisted ? ', and s3:ListBucket for it as prefix' : '');
  const remedy =
    error.code === 'InvalidObjectState'
      ? 'it is archived: delete it, which only makes the next deploy send more requests'
      : `allow ${permissions}`;
  return refusal(error, place, key, `can't be read: ${remedy}`);
}

/** Headers of a write that policies of buckets demand. */
const OFTEN_DEMANDED = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-acl',
  'x-amz-tagging',
] as const;

const NO_REPLACING =
  'it was also sent without If-None-Match: where a policy demands that, nothing can be replaced, and ' +
  'only upload-dir with "if-exists: skip" or "fail" can upload';

function unwritable(error: StoreError, place: KeptPlace, key: string): StoreError {
  const { headers = {} } = place;
  const lacked = OFTEN_DEMANDED.filter((name) => headers[name] === undefined);
  const send =
    `it was sent without ${lacked.join(', ')}: where a policy demands one of them, set it in ` +
    `"headers" by a rule for ${quote(statePathOf(place.key, place.prefix))}`;
  const permissions = [
    's3:PutObject',
    ...(headers['x-amz-tagging'] === undefined ? [] : ['s3:PutObjectTagging']),
    ...(headers['x-amz-acl'] === undefined ? [] : ['s3:PutObjectAcl']),
  ];
  const allow =
    `allow ${permissions.join(', ')} on it` +
    (usesKey(place) ? ', and kms:GenerateDataKey and kms:Decrypt on its key' : '');
  const isByPolicy = error.message.includes('explicit deny');
  const replaces = error.requestHeaders?.includes('if-none-match') === false;
  const remedies = isByPolicy ? [send, ...(replaces ? [NO_REPLACING] : []), allow] : [allow, send];
  const remedy = (lacked.length === 0 ? [allow] : remedies).join('; ');
  return refusal(error, place, key, `can't be written: ${remedy}`);
}

function usesKey({ headers = {} }: KeptPlace): boolean {
  return headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
}

function refusal(error: StoreError, place: KeptPlace, key: string, problem: string): StoreError {
  const what = key === place.key ? 'state object' : 'lease object';
  const message =
    `the ${what} ${quote(key)} ${problem}, or set state: none; ` +
    `the store's answer was: ${error.message}`;
  return derivedError(error, { message });
}
