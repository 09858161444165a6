import type { ObjectHeaders } from '../../../core/object-headers.ts';
import { documentOf } from '../../wire/answer.ts';
import type { Operation } from '../operation.ts';
import { pathOf } from '../object/object-path.ts';
import { sentHeaders } from '../object/sent-headers.ts';

export interface CreateUploadInput {
  readonly bucket: string;
  readonly key: string;
  readonly headers: ObjectHeaders;
}

export interface CreateUploadAnswer {
  readonly uploadId: string | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export const createMultipartUpload: Operation<CreateUploadInput, CreateUploadAnswer> = {
  write: (input, checksum) => ({
    method: 'POST',
    path: pathOf(input),
    query: { uploads: '' },
    headers: {
      ...sentHeaders(input.headers),
      // What its parts are going to have.
      ...(checksum === 'crc32' && { 'x-amz-checksum-algorithm': 'CRC32' }),
    },
  }),
  read: (answer) => ({
    uploadId: documentOf(answer, 'InitiateMultipartUploadResult')?.fields.get('UploadId'),
  }),
  missing: ({ uploadId }) => (uploadId ? undefined : 'the id of the upload'),
};
