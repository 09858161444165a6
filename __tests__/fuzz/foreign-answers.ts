import type { ValidAnswer } from './store-answers.ts';

const NS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const OWN: ValidAnswer['headers'] = [
  ['Date', 'Mon, 30 Nov 2026 03:00:00 GMT'],
  ['Server', 'AmazonS3'],
];

function document(text: string): ValidAnswer {
  return {
    status: 200,
    headers: [...OWN, ['Content-Type', 'application/xml']],
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
  };
}

/** The answer to another upload, which a connection may carry by mistake. */
export function foreignAnswer(): ValidAnswer {
  return {
    status: 200,
    headers: [
      ['x-amz-request-id', 'OF-ANOTHER'],
      ...OWN,
      ['ETag', '"99999999999999999999999999999999"'],
    ],
    body: Buffer.alloc(0),
  };
}

const PAGE =
  '<Name>fuzzed-bucket</Name><Prefix>other/</Prefix><MaxKeys>1000</MaxKeys>' +
  '<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>';
const OTHER_KEY = '<Bucket>fuzzed-bucket</Bucket><Key>other/x</Key>';
const ETAG = '<ETag>"99999999999999999999999999999999"</ETag>';

/** Valid answers to questions about other objects, prefixes and uploads. */
export const FOREIGN_ANSWERS: readonly ValidAnswer[] = [
  { ...foreignAnswer(), headers: [...OWN, ['ETag', '"99999999999999999999999999999999"']] },
  { status: 204, headers: OWN, body: Buffer.alloc(0) },
  document(`<DeleteResult ${NS}><Deleted><Key>other/x</Key></Deleted></DeleteResult>`),
  document(`<DeleteResult ${NS}/>`),
  document(`<ListBucketResult ${NS}>${PAGE}<KeyCount>0</KeyCount></ListBucketResult>`),
  document(`<ListVersionsResult ${NS}>${PAGE}<KeyMarker/><VersionIdMarker/></ListVersionsResult>`),
  document(
    `<ListMultipartUploadsResult ${NS}>${PAGE}<KeyMarker/><UploadIdMarker/>` +
      '</ListMultipartUploadsResult>',
  ),
  document(
    `<InitiateMultipartUploadResult ${NS}>${OTHER_KEY}<UploadId>upload-9</UploadId>` +
      '</InitiateMultipartUploadResult>',
  ),
  document(
    `<CompleteMultipartUploadResult ${NS}>${OTHER_KEY}${ETAG}</CompleteMultipartUploadResult>`,
  ),
];
