import { getFips, hash } from 'node:crypto';
import { isDeniedRequest, StoreError } from '../../core/errors.ts';
import type { ObjectRequest, PutResult } from '../../object-store/object-store.ts';
import { unproven } from '../errors.ts';
import type { HeadObjectAnswer } from '../operations/object/get-object.ts';
import type { PutObjectAnswer } from '../operations/object/put-object.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import type { Claim } from '../wire/body-checksum.ts';
import { hasMd5Etags } from '../wire/endpoint-guard.ts';

/** Whether an ETag that claims to be the MD5 of a body is that of another one. */
export function isRefuted({ md5 }: Claim, body: Uint8Array): boolean {
  return getFips() === 0 && hash('md5', body, 'hex') !== md5;
}

/** Whether the ETags of a bucket are MD5s, by the documentation of its store. */
export async function documentsMd5({ clients }: Sender, bucket: string): Promise<boolean> {
  return hasMd5Etags((await clients.of(bucket).wayTo(bucket)).hostname);
}

export function otherContent(operation: 'PutObject' | 'UploadPart'): StoreError {
  return unproven(operation, 'an ETag of the content that was sent');
}

/** A body is sent up to 3 times while the store says that it has another one. */
export const BODY_ROUNDS: Policy = { attempts: 3 };

interface ProofDeps {
  readonly sender: Sender;
  /** Buckets whose ETags are known to be no MD5s although they look like one. */
  readonly opaque: Set<string>;
}

/**
 * Resolves to what is stored when nothing in the answer to a put contradicts the body, or else when
 * the object itself proves it. Rejects with `UnprovenAnswer` when the answer is to another request,
 * or when other bytes were stored.
 */
export async function provenPut(
  { sender, opaque }: ProofDeps,
  { bucket, key }: ObjectRequest,
  body: Uint8Array,
  { claim, ...stored }: PutObjectAnswer,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  if (claim === undefined || opaque.has(bucket) || !isRefuted(claim, body)) return stored;
  claim.discard();
  if (await documentsMd5(sender, bucket)) throw otherContent('PutObject');
  const found = await sender
    .send('HeadObject', { bucket, key, withChecksums: true }, { signal })
    .catch((thrown: unknown) => {
      if (isDeniedRequest(thrown)) return undefined;
      if (thrown instanceof StoreError && thrown.status === 404) throw otherContent('PutObject');
      throw thrown;
    });
  const { etag, versionId } = found?.answer.facts ?? {};
  if (etag !== undefined && plain(etag) === hash('md5', body, 'hex')) {
    return { etag, ...(versionId !== undefined && { versionId }) };
  }
  if (found !== undefined && !(await agrees(found.answer, claim, body))) {
    throw otherContent('PutObject');
  }
  opaque.add(bucket);
  return stored;
}

const plain = (etag: string) => etag.replaceAll('"', '').toLowerCase();

/** Whether an object may be the one that an answer claims to be stored, and hold these bytes. */
async function agrees(
  { facts: { size, etag }, checksums }: HeadObjectAnswer,
  { md5 }: Claim,
  body: Uint8Array,
): Promise<boolean> {
  if (size !== undefined && size !== body.byteLength) return false;
  // Some proxies change the ETags of what they hand on.
  if (etag !== undefined && /^[0-9a-f]{32}$/.test(plain(etag)) && plain(etag) !== md5) return false;
  const [checksum] = Object.entries(checksums);
  if (checksum === undefined) return true;
  const { createChecksumHash } = await import('../../object-store/checksum-hash.ts');
  const sum = createChecksumHash(checksum[0] as keyof typeof checksums);
  sum.update(body);
  return (await sum.digest()) === checksum[1];
}
