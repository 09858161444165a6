import type { GetObjectCommandInput, GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { metadataOf } from '../answer-errors.ts';
import type { WireOperation } from './operation.ts';
import { headersOf } from './parameters.ts';
import { encodedPath, queryOf } from '../message.ts';
import { toCount } from '../xml/xml-fields.ts';

const HEADERS = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  IfMatch: 'if-match',
  Range: 'range',
  RequestPayer: 'x-amz-request-payer',
} as const satisfies Readonly<Partial<Record<keyof GetObjectCommandInput, string>>>;

const OTHERS: ReadonlySet<string> = new Set(['Bucket', 'Key', 'VersionId']);

/** Bytes; a longer body goes through the SDK, which streams it. */
const MAX_RANGE = 8 * 1024 * 1024;

/** Of a range that can be held in memory. */
export const getObjectOperation: WireOperation<GetObjectCommandInput, GetObjectCommandOutput> = {
  write(input, { basePath }) {
    const { Key = '', Range = '', VersionId } = input;
    const headers = headersOf(input, HEADERS, OTHERS);
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(Range) ?? [];
    const isShort = Number(last) - Number(first) < MAX_RANGE;
    if (headers === undefined || !isShort) return undefined;
    const path = `${basePath}/${encodedPath(Key)}`;
    return { method: 'GET', path, query: queryOf({ versionId: VersionId }), headers };
  },
  read(answer) {
    const header = (name: string) => answer.headers.get(name);
    return {
      $metadata: metadataOf(answer),
      // All that is done with a body here is to go through its pieces.
      Body: [answer.body] as unknown as NonNullable<GetObjectCommandOutput['Body']>,
      ContentLength: toCount(header('content-length')),
      ContentRange: header('content-range'),
      ETag: header('etag'),
      LastModified: timeOf(header('last-modified')),
      VersionId: header('x-amz-version-id'),
    };
  },
};

/** https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
function timeOf(text: string | undefined): Date | undefined {
  const time = new Date(text ?? NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
