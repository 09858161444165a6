import type { Content } from '../../core/content.ts';
import { derivedError, StoreError } from '../../core/errors.ts';
import { bareETag } from '../../plan/etag.ts';
import { NOT_COMPARED, type FileVerdict, type StoredFacts } from '../../plan/file-verdict.ts';
import { joinKey } from '../../plan/keys.ts';
import { digestContent } from '../../sources/content-digests.ts';
import { createChecksumHash } from '../../s3/sdk/checksum-hash.ts';
import type { ChecksumName, StoredObject } from '../../object-store/object-store.ts';
import type { SyncView } from './sync-view.ts';

/** What a HEAD tells of a file's object. Rejects with a StoreError that says that it failed. */
export async function askObject(
  { inputs, store, source }: SyncView,
  row: number,
  verdict: FileVerdict | undefined,
  signal: AbortSignal,
): Promise<StoredFacts | 'gone'> {
  const key = joinKey(inputs.prefix, source.files.pathOf(row));
  const withChecksums = verdict?.action === 'ask' && verdict.about === 'content';
  const object = await store
    .head({ bucket: inputs.bucket, key, withChecksums }, signal)
    .catch((thrown: unknown) => {
      throw explained(thrown, NOT_COMPARED);
    });
  if (object === undefined) return 'gone';
  const { size, etag, headers } = object;
  const content = source.files.contentOf(row);
  const isChecksumEqual = size === content.size ? await hasChecksum(content, object) : undefined;
  return { size, etag: bareETag(etag), headers, isChecksumEqual };
}

const STRONGEST_FIRST: readonly ChecksumName[] = ['sha256', 'sha1', 'crc64nvme', 'crc32c', 'crc32'];

/** Whether the bytes have the stored checksum; undefined: there is none. */
async function hasChecksum(
  content: Content,
  { checksums }: StoredObject,
): Promise<boolean | undefined> {
  const name = STRONGEST_FIRST.find((one) => checksums[one] !== undefined);
  if (name === undefined) return undefined;
  const checksum = createChecksumHash(name);
  await digestContent(content, { checksum });
  return (await checksum.digest()) === checksums[name];
}

/** What was thrown, its message after the words on what that means. */
export function explained(thrown: unknown, meaning: string): unknown {
  if (!(thrown instanceof StoreError)) return thrown;
  return derivedError(thrown, { message: `${meaning}: ${thrown.message}` });
}
