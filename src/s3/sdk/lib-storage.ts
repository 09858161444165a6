import { Readable } from 'node:stream';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandOutput,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Content, readWhole } from '../../core/items.ts';
import type { PutResult } from '../../object-store/object-store.ts';
import { PARTS_IN_FLIGHT } from '../../object-store/part-sizes.ts';
import type { SentPart } from '../operations/multipart-upload.ts';
import type { UploadSession } from '../way.ts';

/**
 * Bytes read at a time. lib-storage joins pieces until they exceed a part, and the part keeps all of
 * them in memory: with pieces of the size of a part, that would be twice as much.
 */
const PIECE_SIZE = 1024 * 1024;

/** Uploads in parts with the SDK's lib-storage; the session sends them. */
export async function uploadBySdk(
  session: UploadSession,
  client: S3Client,
  content: Content,
  partSize: number,
): Promise<PutResult> {
  const { bucket, key } = session.request;
  let stored: PutResult = {};
  const onStored = (result: PutResult) => (stored = result);
  const value = (command: { readonly input: object }) => answerOf(session, command, onStored);
  const upload = new Upload({
    client: Object.create(client, { send: { value } }) as S3Client,
    params: {
      Bucket: bucket,
      Key: key,
      Body: Readable.from(pieces(content)),
      ContentLength: content.size,
    },
    partSize,
    queueSize: PARTS_IN_FLIGHT,
    leavePartsOnError: true,
  });
  await upload.done();
  return stored;
}

type Answer = Partial<CompleteMultipartUploadCommandOutput> & {
  readonly UploadId?: string;
};

/** Runs a command of lib-storage in the session, and answers it in the SDK's types. */
async function answerOf(
  session: UploadSession,
  command: { readonly input: object },
  onStored: (result: PutResult) => void,
): Promise<Answer> {
  if (command instanceof CreateMultipartUploadCommand) return { UploadId: await session.create() };
  if (command instanceof UploadPartCommand) {
    const { PartNumber = 0, Body } = command.input;
    const { etag, crc32 } = await session.sendPart(PartNumber, Body as Uint8Array);
    return { ETag: etag, ...(crc32 !== undefined && { ChecksumCRC32: crc32 }) };
  }
  if (command instanceof CompleteMultipartUploadCommand) {
    const parts = command.input.MultipartUpload?.Parts ?? [];
    const result = await session.complete(parts.map(sentPartOf));
    onStored(result);
    return { ETag: result.etag };
  }
  throw new TypeError(`lib-storage sent an unexpected ${command.constructor.name}`);
}

function sentPartOf({ PartNumber = 0, ETag = '', ChecksumCRC32 }: CompletedPart): SentPart {
  const part = { number: PartNumber, etag: ETag };
  return ChecksumCRC32 === undefined ? part : { ...part, crc32: ChecksumCRC32 };
}

async function* pieces(content: Content): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.size; start += PIECE_SIZE) {
    yield await readWhole(content, start, Math.min(start + PIECE_SIZE, content.size));
  }
}
