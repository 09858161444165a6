import type { CompletedPart, CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { readWhole } from '../../core/content.ts';
import { mapConcurrent } from '../../core/map-concurrent.ts';
import { sendOfUpload, type UploadSession } from './session.ts';
import { PARTS_IN_FLIGHT } from './sizes.ts';
import { s3Request } from '../request.ts';

/**
 * Uploads in parts that are not copied: they are read in their order, as slots get free, each into
 * the memory of one before it.
 */
export async function uploadInParts(
  session: UploadSession,
): Promise<CompleteMultipartUploadCommandOutput> {
  const { Bucket, Key } = session.parameters;
  let creation: Promise<string | undefined> | undefined;
  const uploadId = () => (creation ??= create(session));
  const sendPart = async ({ number, body, release }: ReadPart): Promise<CompletedPart> => {
    const upload = { Bucket, Key, UploadId: await uploadId() };
    const request = s3Request('UploadPart', { ...upload, PartNumber: number, Body: body });
    const { ETag, ChecksumCRC32, $metadata } = await sendOfUpload(session, request);
    // An attempt that failed may be under way still, and must not carry the bytes of another part.
    if ($metadata.attempts === 1) release();
    return { PartNumber: number, ETag, ...(ChecksumCRC32 !== undefined && { ChecksumCRC32 }) };
  };
  const Parts = await inOrder(mapConcurrent(readParts(session), sendPart, optionsOf(session)));
  const upload = { ...session.parameters, UploadId: await uploadId() };
  const MultipartUpload = { Parts };
  return sendOfUpload(
    session,
    s3Request('CompleteMultipartUpload', { ...upload, MultipartUpload }),
  );
}

function optionsOf({ signal }: UploadSession) {
  return { concurrency: PARTS_IN_FLIGHT, ...(signal && { signal }) };
}

/** S3 completes an upload only when its parts are named in their order. */
async function inOrder(parts: AsyncIterable<CompletedPart>): Promise<CompletedPart[]> {
  const ordered: CompletedPart[] = [];
  for await (const part of parts) ordered[(part.PartNumber ?? 0) - 1] = part;
  return ordered;
}

/** Begins the upload, with the checksum that its parts are going to have, as lib-storage does. */
async function create(session: UploadSession): Promise<string | undefined> {
  const { config } = await session.sender.clients.of('').sdk();
  const policy = await config.requestChecksumCalculation();
  const request = s3Request('CreateMultipartUpload', {
    ...session.parameters,
    ...(policy === 'WHEN_SUPPORTED' && { ChecksumAlgorithm: 'CRC32' }),
  });
  const { UploadId } = await sendOfUpload(session, request);
  return UploadId;
}

interface ReadPart {
  /** From 1. */
  readonly number: number;
  readonly body: Uint8Array;
  /** Gives its memory to a later part, when nothing reads it any more. */
  readonly release: () => void;
}

async function* readParts({ content, partSize }: UploadSession): AsyncGenerator<ReadPart> {
  const free: Uint8Array[] = [];
  for (let start = 0; start < content.size; start += partSize) {
    const end = Math.min(start + partSize, content.size);
    const memory = free.pop() ?? Buffer.allocUnsafeSlow(end - start);
    const body = await readWhole(content, start, end, memory);
    yield { number: start / partSize + 1, body, release: () => free.push(memory) };
  }
}
