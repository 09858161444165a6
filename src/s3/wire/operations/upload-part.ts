import type { UploadPartCommandInput, UploadPartCommandOutput } from '@aws-sdk/client-s3';
import { metadataOf } from '../answer-errors.ts';
import { checksumHeaders, repeatedChecksum } from '../body-checksum.ts';
import type { WireOperation } from './operation.ts';
import { headersOf } from './parameters.ts';
import { encodedPath, queryOf } from '../message.ts';

const HEADERS = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  RequestPayer: 'x-amz-request-payer',
} as const satisfies Readonly<Partial<Record<keyof UploadPartCommandInput, string>>>;

const OTHERS: ReadonlySet<string> = new Set(['Bucket', 'Key', 'Body', 'PartNumber', 'UploadId']);

export const uploadPartOperation: WireOperation<UploadPartCommandInput, UploadPartCommandOutput> = {
  write(input, { basePath, checksum }) {
    const { Key = '', Body, PartNumber, UploadId } = input;
    const headers = headersOf(input, HEADERS, OTHERS);
    if (headers === undefined || !(Body instanceof Uint8Array)) return undefined;
    return {
      method: 'PUT',
      path: `${basePath}/${encodedPath(Key)}`,
      query: queryOf({ partNumber: String(PartNumber), uploadId: UploadId }),
      // Elsewhere, as the SDK sends it, the signature's SHA-256 has to do: an MD5 of all parts
      // would take longer than all else that is done with them.
      headers: { ...headers, ...(checksum === 'crc32' && checksumHeaders(Body, checksum)) },
      body: Body,
    };
  },
  read(answer, request) {
    const ChecksumCRC32 = repeatedChecksum('UploadPart', answer, request);
    return {
      $metadata: metadataOf(answer),
      ETag: answer.headers.get('etag'),
      ...(ChecksumCRC32 !== undefined && { ChecksumCRC32 }),
    };
  },
};
