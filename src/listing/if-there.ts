import { codeOf, derivedError, isDeniedRequest, type StoreError } from '../core/errors.ts';
import { compareKeys } from '../core/keys.ts';
import type {
  GetRequest,
  GetResult,
  ListRequest,
  ObjectStore,
} from '../object-store/object-store.ts';
import { loopDetector } from './objects.ts';

/** An object that a run reads for itself, and the prefix of the run, which it may list anyway. */
export interface OwnObject {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly key: string;
  readonly prefix: string;
}

/**
 * Gets an object; undefined: there is none. S3 answers 403 for a key without an object where
 * s3:ListBucket is not allowed or, since a GET has no prefix, only on a condition on the prefix:
 * then a listing decides. Rejects with the refusal of the GET where the listing shows the object,
 * and where it is refused too, whose error is then the cause.
 */
export async function getIfThere(
  object: OwnObject,
  options: Pick<GetRequest, 'inPieces'>,
  signal: AbortSignal | undefined,
): Promise<GetResult | undefined> {
  const { store, bucket, key } = object;
  try {
    return await store.get({ bucket, key, ...options }, signal);
  } catch (thrown) {
    if (codeOf(thrown) === 'NoSuchKey') return undefined;
    if (!isDeniedRequest(thrown) || (await isListed(object, thrown, signal))) throw thrown;
    return undefined;
  }
}

async function isListed(
  object: OwnObject,
  refusal: StoreError,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { store, bucket, key, prefix } = object;
  try {
    const page = await store.list({ bucket, prefix: key, pageSize: 1 }, signal);
    return page.objects.some((one) => one.key === key);
  } catch (thrown) {
    if (!isDeniedRequest(thrown)) throw thrown;
    const isInside = key.startsWith(prefix) && key !== prefix;
    if (isInside) return await isListedUnder(object, refusal, signal);
    throw derivedError(refusal, { cause: thrown });
  }
}

/** Whether the listing of the whole prefix, which alone may be allowed, shows the object. */
async function isListedUnder(
  { store, bucket, key, prefix }: OwnObject,
  refusal: StoreError,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const assertNewToken = loopDetector();
  const parent = key.slice(0, key.lastIndexOf('/') + 1);
  let from: Pick<ListRequest, 'startAfter' | 'continuationToken'> =
    parent === '' ? {} : { startAfter: parent };
  try {
    for (;;) {
      const { objects, nextToken } = await store.list({ bucket, prefix, ...from }, signal);
      if (objects.some((one) => one.key === key)) return true;
      const isBeyond = objects.some((one) => compareKeys(one.key, key) > 0);
      if (isBeyond || nextToken === undefined) return false;
      assertNewToken(nextToken);
      from = { continuationToken: nextToken };
    }
  } catch (thrown) {
    throw isDeniedRequest(thrown) ? derivedError(refusal, { cause: thrown }) : thrown;
  }
}
