import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { metadataOf } from '../answer-errors.ts';
import { checksumHeaders, repeatedChecksum } from '../body-checksum.ts';
import type { WireOperation } from './operation.ts';
import { headersOf, metadataHeadersOf } from './parameters.ts';
import { encodedPath } from '../message.ts';

const HEADERS = {
  ACL: 'x-amz-acl',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentType: 'content-type',
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  Expires: 'expires',
  GrantFullControl: 'x-amz-grant-full-control',
  GrantRead: 'x-amz-grant-read',
  GrantReadACP: 'x-amz-grant-read-acp',
  GrantWriteACP: 'x-amz-grant-write-acp',
  IfMatch: 'if-match',
  IfNoneMatch: 'if-none-match',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  ObjectLockMode: 'x-amz-object-lock-mode',
  ObjectLockRetainUntilDate: 'x-amz-object-lock-retain-until-date',
  RequestPayer: 'x-amz-request-payer',
  SSEKMSEncryptionContext: 'x-amz-server-side-encryption-context',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
  Tagging: 'x-amz-tagging',
  WebsiteRedirectLocation: 'x-amz-website-redirect-location',
} as const satisfies Readonly<Partial<Record<keyof PutObjectCommandInput, string>>>;

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
