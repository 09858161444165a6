import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { NAMES_BY_PARAMETER } from '../../operations/headers.ts';
import { metadataOf } from '../answer-errors.ts';
import { checksumHeaders, repeatedChecksum } from '../body-checksum.ts';
import type { WireOperation } from './operation.ts';
import { headersOf, metadataHeadersOf } from './parameters.ts';
import { encodedPath } from '../message.ts';

const HEADERS = {
  ...NAMES_BY_PARAMETER,
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  IfMatch: 'if-match',
  IfNoneMatch: 'if-none-match',
  RequestPayer: 'x-amz-request-payer',
} satisfies Readonly<Partial<Record<keyof PutObjectCommandInput, string>>>;

const OTHERS: ReadonlySet<string> = new Set(['Bucket', 'Key', 'Body', 'Metadata']);

/** What the SDK says of a body that nobody gave a type. */
const DEFAULT_TYPE = 'application/octet-stream';

export const putObjectOperation: WireOperation<PutObjectCommandInput, PutObjectCommandOutput> = {
  write(input, route) {
    const { Key = '', Body, Metadata } = input;
    const headers = headersOf(input, HEADERS, OTHERS);
    const metadata = metadataHeadersOf(Metadata);
    if (headers === undefined || metadata === undefined) return undefined;
    if (!(Body instanceof Uint8Array)) return undefined;
    return {
      method: 'PUT',
      path: `${route.basePath}/${encodedPath(Key)}`,
      query: '',
      headers: {
        'content-type': DEFAULT_TYPE,
        ...headers,
        ...metadata,
        ...checksumHeaders(Body, route.checksum),
      },
      body: Body,
    };
  },
  read(answer, request) {
    repeatedChecksum('PutObject', answer, request);
    return {
      $metadata: metadataOf(answer),
      ETag: answer.headers.get('etag'),
      VersionId: answer.headers.get('x-amz-version-id'),
    };
  },
};
