import type { OpenUpload } from '../../../object-store/object-store.ts';
import { headerOf } from '../../wire/answer.ts';
import { checksumHeaders, repeatedChecksum } from '../../wire/body-checksum.ts';
import { missingETag } from '../object/put-object.ts';
import type { Operation } from '../operation.ts';
import { placeOf } from './upload-query.ts';

export interface UploadPartInput extends OpenUpload {
  /** From 1. */
  readonly number: number;
  readonly body: Uint8Array;
}

export interface UploadPartAnswer {
  readonly etag?: string;
  /** In Base64, where the store says it. */
  readonly crc32?: string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export const uploadPart: Operation<UploadPartInput, UploadPartAnswer> = {
  write: (input, checksum) => {
    const { path, query } = placeOf(input);
    return {
      method: 'PUT',
      path,
      query: { ...query, partNumber: String(input.number) },
      // Elsewhere the signature's SHA-256 has to do: an MD5 of all parts would take longer than all
      // else that is done with them.
      headers: checksum === 'crc32' ? checksumHeaders(input.body, checksum) : {},
      body: input.body,
    };
  },
  read: (answer, request) => {
    const crc32 = repeatedChecksum('UploadPart', answer, request);
    const etag = headerOf(answer, 'etag');
    return { ...(etag !== undefined && { etag }), ...(crc32 !== undefined && { crc32 }) };
  },
  missing: missingETag,
};
