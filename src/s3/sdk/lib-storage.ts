import { Readable } from 'node:stream';
import type { CompleteMultipartUploadCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { readWhole, type Content } from '../../core/content.ts';
import { sendOfUpload, type UploadSession } from '../multipart/session.ts';
import { PARTS_IN_FLIGHT } from '../multipart/sizes.ts';
import type { S3Request } from '../request.ts';
import { toRequest } from './commands.ts';

/**
 * Bytes read at a time. lib-storage joins pieces until they are more than a part, and the part
 * keeps all that was joined in memory: with pieces as large as parts that would be twice as much.
 */
const PIECE_SIZE = 1024 * 1024;

/** Uploads in parts as the SDK's lib-storage does. */
export async function uploadBySdk(
  session: UploadSession,
): Promise<CompleteMultipartUploadCommandOutput> {
  const { parameters, content, partSize } = session;
  const upload = new Upload({
    client: await clientOf(session),
    params: {
      ...parameters,
      Body: Readable.from(pieces(content)),
      ContentLength: content.size,
    },
    partSize,
    queueSize: PARTS_IN_FLIGHT,
    leavePartsOnError: true,
  });
  return upload.done();
}

/** A client that sends the upload's requests through its session. */
async function clientOf(session: UploadSession): Promise<S3Client> {
  const send = {
    value: (command: { readonly input: object }) =>
      sendOfUpload(session, toRequest(command) as S3Request<'UploadPart'>),
  };
  return Object.create(await session.sender.clients.of('').sdk(), { send }) as S3Client;
}

async function* pieces(content: Content): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.size; start += PIECE_SIZE) {
    yield await readWhole(content, start, Math.min(start + PIECE_SIZE, content.size));
  }
}
